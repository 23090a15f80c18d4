alter table opendata_version add column said text;
