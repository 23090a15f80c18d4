-- Devices on which people want to be told of news. An address is a secret of the device's and of its push service's.
create table kernel_push (
    id text primary key,
    person_id text not null,
    endpoint text not null unique,
    public_key text not null,
    auth text not null,
    created_us bigint not null
);
create index kernel_push_person on kernel_push (person_id, created_us);
