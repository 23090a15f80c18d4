-- Which agencies came aboard: one row for each, from the first verification on.
create table kernel_reach (
    agency text primary key,
    version bigint not null,
    standing text not null check (standing in ('verified', 'live', 'suspended')),
    officer_id text not null,
    channel text not null check (channel in ('desk', 'email', 'open311', 'api')),
    address text,
    jurisdiction text,
    since_us bigint not null,
    proved_us bigint,
    due_us bigint,
    failed_us bigint,
    failure text,
    noted text not null,
    noted_us bigint not null
);
create index kernel_reach_officer on kernel_reach (officer_id);
create table kernel_reach_test (
    id text primary key,
    agency text not null,
    term text not null,
    version bigint not null,
    channel text not null check (channel in ('desk', 'email', 'open311', 'api')),
    secret_hash text not null unique,
    sent_us bigint not null,
    due_us bigint not null,
    expires_us bigint not null,
    confirmed_us bigint,
    confirmed_by text,
    unique (agency, term)
);
create index kernel_reach_test_recent on kernel_reach_test (agency, sent_us, id);
create table kernel_reach_claim (
    id text primary key,
    agency text not null,
    name text not null,
    email text not null,
    words text not null,
    person_id text,
    fits boolean not null,
    lang text not null,
    made_us bigint not null,
    ended_us bigint,
    outcome text check (outcome in ('settled', 'refused'))
);
create index kernel_reach_claim_waiting on kernel_reach_claim (agency, made_us, id) where ended_us is null;
create index kernel_message_failed on kernel_message (address, created_us) where state = 'failed';
