-- Public keys of people's devices, which are no secret, and what was asked of a browser and not answered yet. A handle
-- is what a device knows a person by: drawn for this alone.
create table kernel_passkey (
    id text primary key,
    person_id text not null,
    handle text not null,
    name text not null,
    credential_id text not null unique,
    credential text not null,
    counter bigint not null,
    created_us bigint not null,
    used_us bigint
);
create index kernel_passkey_person on kernel_passkey (person_id, created_us);
create table kernel_challenge (
    browser text not null,
    purpose text not null check (purpose in ('add', 'prove', 'sign_in')),
    state text not null,
    handle text not null,
    expires_us bigint not null,
    primary key (browser, purpose)
);
create index kernel_challenge_expires on kernel_challenge (expires_us);
