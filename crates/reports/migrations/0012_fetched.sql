-- Whether reports that were made in an agency's own system are fetched, and how far that has come.
alter table reports_partner add column fetches boolean not null default false;
alter table reports_partner add column fallback text;
alter table reports_partner add column fetch_us bigint not null default 0;
alter table reports_partner add column fetched_us bigint;
