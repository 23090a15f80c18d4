-- Agencies that work in a system of their own: how it is spoken to, what is on its way there, what came from there.
create table reports_partner (
    agency text primary key,
    version bigint not null,
    api_key text,
    services text not null,
    held_us bigint not null,
    poll_us bigint not null,
    heard_us bigint,
    swept_us bigint,
    failures bigint not null,
    failing_us bigint,
    failure text
);
create table reports_parcel (
    id text primary key,
    agency text not null,
    case_id text not null,
    version bigint not null,
    sort text not null check (sort in ('report', 'update')),
    step text not null,
    entry_id text,
    made_us bigint not null,
    state text not null check (state in ('waiting', 'sent', 'dead')),
    attempts bigint not null,
    unsure boolean not null,
    next_us bigint not null,
    token text,
    remote text,
    error text,
    ended_us bigint
);
create index reports_parcel_case on reports_parcel (case_id, version);
create index reports_parcel_state on reports_parcel (agency, state, made_us, id);
create index reports_parcel_remote on reports_parcel (agency, remote) where remote is not null;
create table reports_heard (
    agency text not null,
    update_id text not null,
    case_id text not null,
    version bigint,
    at_us bigint not null,
    primary key (agency, update_id)
);
create index reports_heard_case on reports_heard (case_id);
