-- Whose closed report was asked about, and what they said of it.
create table reports_fixed (
    case_id text primary key,
    agency text not null,
    asked_us bigint not null,
    answered_us bigint,
    outcome text check (outcome in ('fixed', 'not_fixed', 'moot')),
    rating bigint check (rating between 1 and 5),
    comment text
);
create index reports_fixed_agency on reports_fixed (agency);
