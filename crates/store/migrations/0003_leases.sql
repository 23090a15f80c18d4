create table kernel_lease (
    name text primary key,
    holder text not null,
    epoch bigint not null,
    expires_us bigint not null
);
