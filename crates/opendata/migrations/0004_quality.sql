-- What was found in a dataset's newest table, and how trying addresses elsewhere went.
create table opendata_measured (
    dataset text primary key references opendata_dataset (slug),
    body text not null
);
create table opendata_link (
    url text primary key,
    at_us bigint not null,
    failures bigint not null
);
