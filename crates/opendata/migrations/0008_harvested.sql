-- Datasets that stand in catalogues elsewhere: as they are described there, and since when they are gone from there.
create table opendata_harvested (
    source text not null,
    identifier text not null,
    agency text,
    hash text not null,
    body text not null,
    added_us bigint not null,
    changed_us bigint not null,
    gone_us bigint,
    primary key (source, identifier)
);
