-- What people made with data: told of by anybody, shown to everybody once an officer of the data's agency has looked at it.
create table opendata_reuse (
    id text primary key,
    dataset text not null,
    datasets text not null,
    person_id text,
    state text not null check (state in ('waiting', 'shown', 'refused', 'withdrawn')),
    sort text not null check (sort in ('app', 'article', 'analysis', 'picture', 'tool')),
    title text not null,
    about text not null,
    url text not null,
    reason text,
    made_us bigint not null,
    decided_us bigint
);
create index opendata_reuse_state on opendata_reuse (state, decided_us);
create index opendata_reuse_person on opendata_reuse (person_id, made_us);
create table opendata_reuse_of (
    dataset text not null,
    reuse_id text not null,
    primary key (dataset, reuse_id)
);
