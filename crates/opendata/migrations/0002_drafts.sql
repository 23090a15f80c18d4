alter table opendata_dataset add column details text not null default '{}';
alter table opendata_version add column receipt text;
alter table opendata_version add column retracted_us bigint;
alter table opendata_version add column notice text;
create table opendata_draft (
    dataset text primary key references opendata_dataset (slug),
    revision bigint not null,
    state text not null,
    at_us bigint not null,
    body text not null
);
