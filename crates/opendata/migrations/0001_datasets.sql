create table opendata_dataset (
    slug text primary key,
    agency text not null,
    title text not null,
    about text not null,
    frequency text not null,
    licence text not null,
    dictionary text not null,
    key_columns text not null,
    current bigint not null,
    checked_us bigint not null,
    updated_us bigint not null
);
create table opendata_version (
    dataset text not null references opendata_dataset (slug),
    number bigint not null,
    at_us bigint not null,
    blob text not null,
    hash text not null,
    bytes bigint not null,
    row_count bigint not null,
    kinds text not null,
    primary key (dataset, number)
);
