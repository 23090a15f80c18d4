-- Catalogues elsewhere that are read by a job, what came of reading each, and what was seen while it was read.
create table opendata_source (
    name text primary key,
    protocol text not null check (protocol in ('ckan', 'dcat', 'data_json')),
    url text not null,
    lang text not null,
    publishers text not null,
    is_on boolean not null,
    hours bigint not null,
    version bigint not null,
    next_us bigint not null
);
create table opendata_harvest_run (
    id text primary key,
    source text not null,
    state text not null check (state in ('running', 'done', 'failed')),
    place text not null,
    page bigint not null,
    failures bigint not null,
    said bigint,
    begun_us bigint not null,
    moved_us bigint not null,
    ended_us bigint,
    failure text,
    counts text not null
);
create index opendata_harvest_run_source on opendata_harvest_run (source, begun_us);
create table opendata_harvest_seen (
    run text not null,
    identifier text not null,
    page bigint not null,
    outcome text not null check (outcome in ('added', 'changed', 'same', 'gone', 'spared', 'refused', 'again')),
    reason text,
    primary key (run, identifier)
);
