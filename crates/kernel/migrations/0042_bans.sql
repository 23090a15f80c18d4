-- Senders from whom an agency takes nothing for a time: an officer proposes it about whoever brought a case, the bureau decides. Of
-- addresses only marks are kept.
create table kernel_ban (
    id text primary key,
    agency text not null,
    reference text not null,
    person_id text,
    email_mark text,
    phone_mark text,
    reason text not null,
    state text not null check (state in ('proposed', 'standing', 'refused', 'lifted')),
    until_us bigint not null,
    made_us bigint not null,
    made_by text not null,
    decided_us bigint,
    decided_by text,
    lifted_us bigint,
    lifted_by text,
    lifted_why text
);
create index kernel_ban_list on kernel_ban (made_us, id);
create index kernel_ban_agency on kernel_ban (agency, made_us, id);
create index kernel_ban_state on kernel_ban (state, until_us);
