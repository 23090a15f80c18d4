-- How long a session stands without use: half a day where one's own browser holds it, minutes at a shared computer.
alter table kernel_session add column idle_us bigint not null default 43200000000;
