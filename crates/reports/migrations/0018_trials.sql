-- Changes of the registry that were tried on the reports of the last year. `source` is what is tried, until the trial is
-- at its end, and `outcome` is what came of it.
create table reports_trial (
    code text primary key,
    kind text not null check (kind in ('areas', 'categories', 'override')),
    name text not null,
    source text not null,
    standing text not null check (standing in ('waiting', 'running', 'done', 'failed')),
    made_by text not null,
    made_us bigint not null,
    looked bigint not null,
    outcome text
);
create index reports_trial_made on reports_trial (made_us, code);
