-- Children for whom somebody says that they act as a guardian. An officer confirms it by their papers; then the child is a party:
-- the account that has this number, or a person's row of its own, and the guardian holds a mandate until the child is of age.
create table kernel_child (
    id text primary key,
    name text not null,
    born text not null,
    kind text not null,
    sealed text not null,
    mark text not null,
    state text not null check (state in ('claimed', 'confirmed', 'refused', 'ended')),
    until_us bigint not null,
    made_us bigint not null,
    made_by text not null,
    party_id text,
    mandate_id text,
    decided_us bigint
);
create index kernel_child_by on kernel_child (made_by, made_us, id);
create index kernel_child_mark on kernel_child (mark) where party_id is not null;
create index kernel_child_claimed on kernel_child (made_us, id) where state = 'claimed';
create index kernel_child_confirmed on kernel_child (decided_us, id) where state = 'confirmed';
