create table kernel_person (
    id text primary key,
    name text not null,
    email text unique,
    phone text unique,
    lang text,
    sample boolean not null,
    created_us bigint not null
);
create table kernel_grant (
    person_id text not null references kernel_person (id),
    role text not null,
    agency text not null,
    primary key (person_id, role, agency)
);
create index kernel_grant_agency on kernel_grant (agency, role);
create table kernel_session (
    token_hash text primary key,
    person_id text references kernel_person (id),
    created_us bigint not null,
    seen_us bigint not null,
    expires_us bigint not null
);
create index kernel_session_expires on kernel_session (expires_us);
create table kernel_session_case (
    token_hash text not null references kernel_session (token_hash),
    case_id text not null,
    primary key (token_hash, case_id)
);
create table kernel_token (
    id text primary key,
    person_id text not null references kernel_person (id),
    name text not null,
    hash text not null unique,
    scopes text not null,
    created_us bigint not null,
    expires_us bigint,
    last_used_us bigint
);
create index kernel_token_person on kernel_token (person_id, created_us);
create table kernel_code (
    id text primary key,
    purpose text not null,
    channel text not null check (channel in ('email', 'sms')),
    address text not null,
    code_hash text not null,
    attempts bigint not null,
    created_us bigint not null,
    expires_us bigint not null,
    used_us bigint
);
create index kernel_code_address on kernel_code (address, created_us);
create index kernel_code_expires on kernel_code (expires_us);
