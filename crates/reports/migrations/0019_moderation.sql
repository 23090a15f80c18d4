-- What was changed in the public words of reports or taken from the public: by whom, why, and what it said before.
create table reports_moderation (
    case_id text not null,
    version bigint not null,
    at_us bigint not null,
    person_id text,
    act text not null check (act in ('edit', 'hide', 'restore', 'object', 'stand')),
    part text not null check (part in ('report', 'description', 'address', 'name', 'answer', 'entry')),
    place text not null,
    said text,
    says text,
    reason text,
    words text,
    settled_us bigint,
    primary key (case_id, version)
);
create index reports_moderation_open on reports_moderation (at_us, case_id) where act = 'object' and settled_us is null;
-- Whether any of a report's own public words is not as it was written.
alter table reports_report add column moderated boolean not null default false;
