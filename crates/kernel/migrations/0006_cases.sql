create table kernel_case (
    id text primary key,
    kind text not null,
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
    due_basis text check (due_basis in ('promise', 'estimate'))
);
create index kernel_case_queue on kernel_case (agency, phase, due_us, id);
create index kernel_case_owner on kernel_case (owner_id, created_us);
create index kernel_case_recent on kernel_case (kind, created_us, id) where public and phase <> 'hidden';
create index kernel_case_agency on kernel_case (agency, kind, created_us, id)
    where public and phase <> 'hidden';
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
    party text not null check (party in ('owner', 'officer', 'system')),
    actor_id text,
    audience text not null check (audience in ('public', 'case', 'internal')),
    body text,
    unique (case_id, version)
);
create table kernel_deadline (
    case_id text not null references kernel_case (id),
    turn bigint not null,
    milestone text not null,
    agency text not null,
    amount bigint not null,
    unit text not null,
    basis text not null check (basis in ('promise', 'estimate')),
    condition text,
    started_us bigint not null,
    due_us bigint not null,
    met_us bigint,
    ended_us bigint,
    trace text not null,
    primary key (case_id, turn, milestone)
);
create index kernel_deadline_open on kernel_deadline (agency, met_us, ended_us, due_us);
