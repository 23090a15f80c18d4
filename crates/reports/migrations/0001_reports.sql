create table reports_report (
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
    media_url text
);
create index reports_report_place on reports_report (lat, lon);
create index reports_report_category on reports_report (category);
create table reports_draft (
    id text primary key,
    data text not null,
    updated_us bigint not null
);
create index reports_draft_updated on reports_draft (updated_us);
