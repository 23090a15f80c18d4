-- Alerts about a whole district.
alter table reports_alert add column district text;
-- The newest reports of a district, for its feed.
create index reports_case_district on kernel_case (area_district, created_us, id) where kind = 'report' and public;
