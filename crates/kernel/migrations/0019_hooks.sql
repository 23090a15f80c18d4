-- Addresses of agencies' programs to which events are sent, and each event on its way there.
create table kernel_hook (
    id text primary key,
    agency text not null,
    version bigint not null,
    url text not null,
    events text not null,
    state text not null check (state in ('unproved', 'live', 'off')),
    secret text not null,
    old_secret text,
    old_until_us bigint,
    cursor bigint not null,
    held_us bigint not null,
    failures bigint not null,
    failing_us bigint,
    failure text,
    created_us bigint not null,
    created_by text
);
create index kernel_hook_agency on kernel_hook (agency, created_us, id);
create table kernel_delivery (
    id text primary key,
    hook_id text not null,
    position bigint not null,
    subject text not null,
    name text not null,
    reference text not null,
    body text not null,
    at_us bigint not null,
    state text not null check (state in ('waiting', 'sent', 'dead')),
    attempts bigint not null,
    next_us bigint not null,
    error text,
    ended_us bigint
);
create index kernel_delivery_state on kernel_delivery (hook_id, state, position);
create index kernel_delivery_subject on kernel_delivery (hook_id, subject, position) where state = 'waiting';
create index kernel_delivery_ended on kernel_delivery (ended_us) where state = 'sent';
