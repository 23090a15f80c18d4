-- Who made an offer, for it stands no longer than their right to make it, and until when it waits for its answer.
alter table kernel_mandate add column by_id text;
alter table kernel_mandate add column lapses_us bigint;
