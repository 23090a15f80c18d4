-- The public log: how far the tree has come and who extends it, its tiles, and what was signed about it.
create table kernel_log (
    name text primary key,
    size bigint not null,
    epoch bigint not null,
    holder text not null,
    expires_us bigint not null
);
create table kernel_log_tile (
    level bigint not null,
    number bigint not null,
    width bigint not null check (width between 1 and 256),
    hashes bytea not null,
    primary key (level, number)
);
-- One row an hour, the newest of it: any older one can be made again from the tiles.
create table kernel_log_checkpoint (
    hour bigint primary key,
    size bigint not null,
    note text not null,
    at_us bigint not null
);
create index kernel_log_checkpoint_size on kernel_log_checkpoint (size);
-- Finds a leaf by the first eight bytes of its hash; the tile has the rest.
create table kernel_log_leaf (
    hash bigint not null,
    position bigint not null,
    primary key (hash, position)
);
