-- What whoever asked wanted hidden from everybody, for the agency.
alter table disclosure_request add column hidden text;
-- What was changed in the public words of requests or taken from the public: by whom, why, and what it said before.
create table disclosure_moderation (
    case_id text not null,
    version bigint not null,
    at_us bigint not null,
    person_id text,
    act text not null check (act in ('edit', 'hide', 'restore')),
    part text not null check (part in ('request', 'title', 'words', 'entry')),
    place text not null,
    said text,
    says text,
    reason text,
    words text,
    primary key (case_id, version)
);
