-- Who wants to be told of new versions of a dataset; up to which version and when they were told last.
create table opendata_follow (
    dataset text not null,
    person_id text not null,
    lang text not null,
    made_us bigint not null,
    told bigint not null,
    told_us bigint,
    primary key (dataset, person_id)
);
create index opendata_follow_person on opendata_follow (person_id, made_us, dataset);
