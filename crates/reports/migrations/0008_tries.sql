-- Wrong secrets that were tried on a reference, whether or not it is one, since when.
create table reports_try (
    reference text primary key,
    since_us bigint not null,
    tries bigint not null
);
create index reports_try_since on reports_try (since_us);
