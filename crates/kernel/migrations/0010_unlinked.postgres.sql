-- Checking a foreign key reads the page that every new row of the other table is written to, so serialisable
-- transactions that have nothing in common abort one another. SQLite keeps these keys, and so do the tests.
alter table kernel_entry drop constraint kernel_entry_case_id_fkey;
alter table kernel_deadline drop constraint kernel_deadline_case_id_fkey;
alter table kernel_task drop constraint kernel_task_case_id_fkey;
alter table kernel_member drop constraint kernel_member_case_id_fkey;
alter table kernel_link drop constraint kernel_link_case_id_fkey;
alter table kernel_link drop constraint kernel_link_other_id_fkey;
alter table kernel_journal drop constraint kernel_journal_charge_id_fkey;
alter table kernel_posting drop constraint kernel_posting_journal_id_fkey;
-- Rows that wait for their position need not stand in the index of positions.
alter table kernel_audit drop constraint kernel_audit_position_key;
create unique index kernel_audit_position on kernel_audit (position) where position is not null;
alter table kernel_event drop constraint kernel_event_position_key;
create unique index kernel_event_position on kernel_event (position) where position is not null;
