-- How a person wants news on each way in which it comes; what has no row is as the country's pack says. Letters that are
-- gathered name the digest in which they go. A message was taken up when its devices were told of it, a digest when it
-- takes nothing more in.
create table kernel_preference (
    person_id text not null,
    channel text not null check (channel in ('email', 'sms', 'push')),
    pace text not null check (pace in ('never', 'once', 'daily')),
    daily_hour bigint check (daily_hour between 0 and 23),
    quiet_from bigint check (quiet_from between 0 and 23),
    quiet_until bigint check (quiet_until between 0 and 23),
    changed_us bigint not null,
    primary key (person_id, channel),
    check ((pace = 'daily') = (daily_hour is not null)),
    check ((quiet_from is null) = (quiet_until is null) and quiet_from <> quiet_until)
);
alter table kernel_message add column taken_us bigint;
alter table kernel_message add column digest_id text;
create index kernel_message_digest on kernel_message (digest_id, created_us, id) where digest_id is not null;
create index kernel_message_person on kernel_message (person_id, created_us) where person_id is not null;
create index kernel_message_open on kernel_message (person_id, address, id)
    where template = 'digest' and taken_us is null;
