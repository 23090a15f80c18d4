-- Letters that come back, and letters that somebody wants no more of.
alter table kernel_message drop constraint kernel_message_state_check;
alter table kernel_message add constraint kernel_message_state_check
    check (state in ('queued', 'sent', 'failed', 'skipped'));
create table kernel_bounce (
    message_id text not null,
    kind text not null check (kind in ('hard', 'soft')),
    address text not null,
    status text not null,
    at_us bigint not null,
    primary key (message_id, kind)
);
create index kernel_bounce_address on kernel_bounce (address, at_us);
create table kernel_unreachable (
    address text primary key,
    kind text not null check (kind in ('hard', 'soft')),
    status text not null,
    message_id text not null,
    since_us bigint not null,
    proved_us bigint
);
create table kernel_stop (
    address text not null,
    case_id text not null,
    made_us bigint not null,
    primary key (address, case_id)
);
create index kernel_stop_case on kernel_stop (case_id);
create table kernel_secret (
    name text primary key,
    secret text not null
);
