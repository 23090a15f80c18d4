-- Where reports are, by cells of about 2 and 22 km: what is new around a place is found without reading what is far.
alter table reports_report add column cell_small bigint;
alter table reports_report add column cell_large bigint;
update reports_report set
    cell_small = cast((lat + 90.0) * 50.0 as integer) * 200000 + cast((lon + 180.0) * 50.0 as integer),
    cell_large = cast((lat + 90.0) * 5.0 as integer) * 200000 + cast((lon + 180.0) * 5.0 as integer)
    where lat is not null and lon is not null;
create index reports_report_cell_small on reports_report (cell_small, case_id, lat, lon) where cell_small is not null;
create index reports_report_cell_large on reports_report (cell_large, case_id, lat, lon) where cell_large is not null;
drop index reports_report_place;
