create table kernel_job (
    id text primary key,
    kind text not null,
    key text,
    payload text not null,
    state text not null check (state in ('waiting', 'taken', 'dead')),
    run_at_us bigint not null,
    attempts bigint not null,
    error text,
    created_us bigint not null
);
create unique index kernel_job_key on kernel_job (kind, key) where state = 'waiting' and key is not null;
create index kernel_job_due on kernel_job (run_at_us) where state <> 'dead';
create index kernel_job_dead on kernel_job (id) where state = 'dead';
