-- What an agency did to the words of an entry that everybody could read.
alter table kernel_entry add column moderated text check (moderated in ('edited', 'hidden'));
-- Whoever was offered a case and did not take it has no more part in it.
alter table kernel_task add column parted boolean not null default false;
update kernel_task set parted = true where sort = 'takeover' and outcome is not null;
