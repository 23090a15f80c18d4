-- What people bring about data, beside its case: a problem with a dataset, or a wish that data be open; and who wants the same.
create table opendata_ticket (
    case_id text primary key,
    sort text not null check (sort in ('fault', 'wish')),
    dataset text,
    reason text,
    title text not null,
    words text not null,
    outcome text,
    published text,
    answered_us bigint
);
create index opendata_ticket_dataset on opendata_ticket (dataset, sort);
create table opendata_ticket_with (
    case_id text not null,
    person_id text not null,
    lang text not null,
    at_us bigint not null,
    primary key (case_id, person_id)
);
create index opendata_ticket_with_person on opendata_ticket_with (person_id, case_id);
