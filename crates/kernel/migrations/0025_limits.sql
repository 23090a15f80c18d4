-- What was refused because there was too much of it: by limit and sender, whom only the process that refused can name.
create table kernel_refusal (
    id text primary key,
    rule text not null,
    sender text not null check (sender in ('network', 'person', 'program', 'phone')),
    since_us bigint not null,
    last_us bigint not null,
    until_us bigint not null,
    refused bigint not null,
    freed_us bigint
);
create index kernel_refusal_last on kernel_refusal (last_us, id);
create index kernel_refusal_until on kernel_refusal (until_us);
