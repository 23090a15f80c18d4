-- What people prove themselves with beside the code that is sent to them. Secrets are sealed with the key of the data
-- folder; of recovery codes only marks are kept.
create table kernel_factor (
    id text primary key,
    person_id text not null,
    secret text not null,
    last_step bigint not null,
    created_us bigint not null,
    confirmed_us bigint,
    used_us bigint
);
create index kernel_factor_person on kernel_factor (person_id, created_us);
create table kernel_recovery (
    person_id text not null,
    mark text not null,
    used_us bigint,
    primary key (person_id, mark)
);
create table kernel_factor_tries (
    person_id text primary key,
    wrong bigint not null,
    locked_us bigint not null
);
alter table kernel_session add column proved_us bigint;
create index kernel_session_proved on kernel_session (person_id) where proved_us is not null;
