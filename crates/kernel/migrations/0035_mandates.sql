-- What lets a person act in somebody else's name, as long as it stands. The address is that to which it was offered; nobody
-- holds it before whoever receives there has accepted it. No kinds stand for all of them; a role is that in a business.
create table kernel_mandate (
    id text primary key,
    grantor_id text not null,
    holder_id text,
    channel text not null,
    address text not null,
    basis text not null check (basis in ('granted', 'role', 'guardian', 'counter')),
    role text,
    kinds text not null,
    acts boolean not null,
    offered_us bigint not null,
    from_us bigint not null,
    until_us bigint,
    accepted_us bigint,
    ended_us bigint,
    outcome text check (outcome in ('declined', 'withdrawn', 'revoked', 'returned', 'closed', 'done'))
);
create index kernel_mandate_grantor on kernel_mandate (grantor_id, offered_us, id);
create index kernel_mandate_holder on kernel_mandate (holder_id, offered_us, id) where holder_id is not null;
create index kernel_mandate_address on kernel_mandate (address);
-- What was done by virtue of it: one row for each entry of a case.
create table kernel_mandate_act (
    mandate_id text not null references kernel_mandate (id),
    case_id text not null,
    version bigint not null,
    step text not null,
    at_us bigint not null,
    primary key (mandate_id, case_id, version)
);
create index kernel_mandate_act_at on kernel_mandate_act (mandate_id, at_us, case_id, version);
-- In whose name a session acts.
alter table kernel_session add column mandate_id text;
