-- A report is always found by its case: the rows stand in that order themselves, so no index lies between. Nothing
-- looked for reports by their category alone.
create table reports_report_ordered (
    case_id text primary key references kernel_case (id),
    category text not null,
    description text not null,
    lat double precision,
    lon double precision,
    address text,
    state text,
    district text,
    reporter_name text,
    reporter_email text,
    reporter_phone text,
    name_public boolean not null,
    answers text not null,
    private_answers text not null,
    routing text not null,
    source text not null check (source in ('web', 'open311', 'demo')),
    media_url text,
    feedback text not null default 'complaint'
        check (feedback in ('complaint', 'enquiry', 'suggestion', 'appreciation')),
    came text check (came in ('counter', 'phone', 'letter')),
    filed_by text,
    moderated boolean not null default false,
    cell_small bigint,
    cell_large bigint
) without rowid;
insert into reports_report_ordered
select case_id, category, description, lat, lon, address, state, district, reporter_name, reporter_email,
    reporter_phone, name_public, answers, private_answers, routing, source, media_url, feedback, came, filed_by,
    moderated, cell_small, cell_large
from reports_report order by case_id;
drop table reports_report;
alter table reports_report_ordered rename to reports_report;
create index reports_report_cell_small on reports_report (cell_small, case_id, lat, lon) where cell_small is not null;
create index reports_report_cell_large on reports_report (cell_large, case_id, lat, lon) where cell_large is not null;
