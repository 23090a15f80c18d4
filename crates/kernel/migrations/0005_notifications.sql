create table kernel_message (
    id text primary key,
    channel text not null check (channel in ('email', 'sms')),
    address text not null,
    person_id text,
    case_id text,
    template text not null,
    args text not null,
    lang text not null,
    state text not null check (state in ('queued', 'sent', 'failed')),
    error text,
    created_us bigint not null,
    sent_us bigint,
    attempts bigint not null
);
create index kernel_message_recent on kernel_message (created_us, id);
create index kernel_message_case on kernel_message (case_id);
