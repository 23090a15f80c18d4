-- Areas in which somebody proposed that an agency is in charge whatever the rules say, and what became of that. Those in
-- force are rows of the registry as well, with the same JSON as `fields`.
create table kernel_override (
    code text primary key,
    standing text not null check (standing in ('proposed', 'in_force', 'refused', 'ended')),
    fields text not null,
    proposed_by text not null,
    proposed_us bigint not null,
    decided_by text,
    decided_us bigint,
    decided_words text,
    ended_by text,
    ended_us bigint,
    ended_words text
);
create index kernel_override_standing on kernel_override (standing, proposed_us, code);
