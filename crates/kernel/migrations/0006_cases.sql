create table kernel_kind (
    code text not null,
    edition bigint not null,
    hash text not null,
    source text not null,
    seen_us bigint not null,
    primary key (code, edition)
);
create table kernel_case (
    id text primary key,
    kind text not null,
    edition bigint not null,
    reference text not null unique,
    state text not null,
    phase text not null check (phase in ('hidden', 'open', 'waiting', 'closed')),
    version bigint not null,
    agency text not null,
    topic text,
    turn bigint not null,
    holder_id text,
    owner_id text,
    key_hash text,
    lang text not null,
    public boolean not null,
    created_us bigint not null,
    opened_us bigint,
    updated_us bigint not null,
    closed_us bigint,
    paused_us bigint,
    due_us bigint,
    due_basis text check (due_basis in ('promise', 'estimate', 'law')),
    desk text check (desk in ('supervisor', 'bureau')),
    erased_us bigint
);
create index kernel_case_queue on kernel_case (agency, phase, due_us, id);
create index kernel_case_owner on kernel_case (owner_id, created_us);
create index kernel_case_recent on kernel_case (kind, created_us, id) where public and phase <> 'hidden';
create index kernel_case_agency on kernel_case (agency, kind, created_us, id)
    where public and phase <> 'hidden';
create index kernel_case_desk on kernel_case (agency, due_us, id) where desk is not null;
create index kernel_case_bureau on kernel_case (due_us, id) where desk = 'bureau';
create index kernel_case_kept on kernel_case (kind, closed_us) where closed_us is not null and erased_us is null;
create table kernel_entry (
    id text primary key,
    case_id text not null references kernel_case (id),
    version bigint not null,
    at_us bigint not null,
    move text not null,
    from_state text,
    to_state text not null,
    agency text not null,
    to_agency text,
    party text not null,
    actor_id text,
    audience text not null check (audience in ('public', 'case', 'internal')),
    body text,
    reason text,
    detail text,
    unique (case_id, version)
);
create table kernel_deadline (
    case_id text not null references kernel_case (id),
    turn bigint not null,
    clock text not null,
    agency text not null,
    amount bigint not null,
    unit text not null,
    basis text not null check (basis in ('promise', 'estimate', 'law')),
    condition text,
    started_us bigint not null,
    due_us bigint not null,
    paused_us bigint,
    met_us bigint,
    ended_us bigint,
    steps bigint not null,
    next_us bigint,
    trace text not null,
    primary key (case_id, turn, clock)
);
create index kernel_deadline_next on kernel_deadline (next_us) where next_us is not null;
create table kernel_task (
    case_id text not null references kernel_case (id),
    number bigint not null,
    sort text not null,
    agency text,
    person_id text,
    given_us bigint not null,
    due_us bigint,
    next_us bigint,
    outcome text,
    body text,
    ended_us bigint,
    ended_by text,
    primary key (case_id, number)
);
create index kernel_task_next on kernel_task (next_us) where next_us is not null;
create index kernel_task_agency on kernel_task (agency, due_us) where outcome is null;
create index kernel_task_person on kernel_task (person_id, due_us) where outcome is null;
create table kernel_member (
    case_id text not null references kernel_case (id),
    person_id text not null,
    part text not null,
    added_us bigint not null,
    primary key (case_id, person_id, part)
);
create index kernel_member_person on kernel_member (person_id, added_us);
create table kernel_link (
    case_id text not null references kernel_case (id),
    other_id text not null references kernel_case (id),
    relation text not null,
    made_us bigint not null,
    primary key (case_id, other_id, relation)
);
create index kernel_link_other on kernel_link (other_id, case_id);
