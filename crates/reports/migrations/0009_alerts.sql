-- What people want to be told of: new reports around a place, at an agency, of a category.
create table reports_alert (
    id text primary key,
    person_id text not null,
    lang text not null,
    pace text not null check (pace in ('soon', 'daily')),
    agency text,
    category text,
    place text,
    lat double precision,
    lon double precision,
    radius_m bigint,
    made_us bigint not null
);
create index reports_alert_person on reports_alert (person_id, made_us);
-- Under what a new report looks for alerts: the cells of the circle, else the agency, else the category.
create table reports_alert_key (
    key text not null,
    alert_id text not null,
    primary key (key, alert_id)
);
create index reports_alert_key_alert on reports_alert_key (alert_id);
-- Which reports a person is told of, each once, through whichever of their alerts; from `due_us` on, at `told_us`.
create table reports_alert_found (
    person_id text not null,
    case_id text not null,
    alert_id text not null,
    due_us bigint not null,
    told_us bigint,
    primary key (person_id, case_id)
);
create index reports_alert_found_due on reports_alert_found (due_us) where told_us is null;
create index reports_alert_found_told on reports_alert_found (person_id, told_us) where told_us is not null;
create index reports_alert_found_case on reports_alert_found (case_id);
-- How far a reader of the event feed has read.
create table reports_reading (
    name text primary key,
    position bigint not null
);
