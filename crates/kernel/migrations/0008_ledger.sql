create table kernel_charge (
    id text primary key,
    case_id text not null,
    agency text not null,
    fee text not null,
    amount bigint not null check (amount > 0),
    currency text not null,
    state text not null check (state in ('due', 'settled', 'waived')),
    raised_us bigint not null,
    ended_us bigint
);
create index kernel_charge_case on kernel_charge (case_id, id);
create index kernel_charge_due on kernel_charge (agency, raised_us) where state = 'due';
create table kernel_journal (
    id text primary key,
    charge_id text not null references kernel_charge (id),
    act text not null check (act in ('raise', 'settle', 'waive')),
    at_us bigint not null,
    actor_id text,
    note text,
    unique (charge_id, act)
);
create table kernel_posting (
    journal_id text not null references kernel_journal (id),
    account text not null,
    amount bigint not null check (amount <> 0),
    currency text not null,
    primary key (journal_id, account)
);
create index kernel_posting_account on kernel_posting (account, journal_id);
