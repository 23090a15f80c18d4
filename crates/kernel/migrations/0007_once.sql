create table kernel_once (
    key_hash text primary key,
    request_hash text not null,
    result text not null,
    created_us bigint not null
);
