-- Whose account at a provider is whose here. What the last arrival said of an identity number: nothing, kept, no number
-- of its kind, or kept by somebody else.
create table kernel_provider_link (
    id text primary key,
    person_id text not null,
    provider text not null,
    issuer text not null,
    sub text not null,
    number text not null default '' check (number in ('', 'kept', 'unsound', 'taken')),
    linked_us bigint not null,
    used_us bigint not null,
    unique (issuer, sub)
);
create index kernel_provider_link_person on kernel_provider_link (person_id, linked_us, id);
-- Browsers on their way to a provider, found by a mark of the secret that comes back.
create table kernel_provider_trip (
    mark text primary key,
    browser text not null,
    provider text not null,
    purpose text not null check (purpose in ('sign_in', 'link')),
    onward text not null,
    lang text not null,
    expires_us bigint not null
);
create index kernel_provider_trip_expires on kernel_provider_trip (expires_us);
-- What a provider said, sealed, while a code or a word of the person is awaited, or while they go to sign out there.
create table kernel_provider_held (
    mark text primary key,
    browser text not null,
    provider text not null,
    sealed text not null,
    expires_us bigint not null
);
create index kernel_provider_held_expires on kernel_provider_held (expires_us);
-- From which provider's session a session came: what ends with it.
create table kernel_provider_session (
    token_hash text primary key,
    person_id text not null,
    provider text not null,
    issuer text not null,
    sub text not null,
    sid text not null,
    sealed text not null
);
create index kernel_provider_session_person on kernel_provider_session (person_id);
create index kernel_provider_session_sub on kernel_provider_session (issuer, sub);
create index kernel_provider_session_sid on kernel_provider_session (issuer, sid);
-- Words of providers that somebody signed out: each counts once.
create table kernel_provider_logout (
    mark text primary key,
    expires_us bigint not null
);
create index kernel_provider_logout_expires on kernel_provider_logout (expires_us);
-- Which provider vouches for a number.
alter table kernel_identity_paper add column vouched text;
