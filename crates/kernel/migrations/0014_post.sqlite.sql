-- Letters that come back, and letters that somebody wants no more of. SQLite changes a column by
-- writing the table anew.
create table kernel_message_next (
    id text primary key,
    channel text not null check (channel in ('email', 'sms')),
    address text not null,
    person_id text,
    case_id text,
    template text not null,
    args text not null,
    lang text not null,
    state text not null check (state in ('queued', 'sent', 'failed', 'skipped')),
    error text,
    created_us bigint not null,
    sent_us bigint,
    attempts bigint not null
);
insert into kernel_message_next
    (id, channel, address, person_id, case_id, template, args, lang, state, error, created_us, sent_us, attempts)
select id, channel, address, person_id, case_id, template, args, lang, state, error, created_us, sent_us, attempts
from kernel_message;
drop table kernel_message;
alter table kernel_message_next rename to kernel_message;
create index kernel_message_recent on kernel_message (created_us, id);
create index kernel_message_case on kernel_message (case_id);
create index kernel_message_failed on kernel_message (address, created_us) where state = 'failed';
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
