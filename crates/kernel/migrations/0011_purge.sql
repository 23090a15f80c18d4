-- How often a document was redacted: who redacts says which picture they saw.
alter table kernel_document add column revision bigint not null default 0;
-- Blobs that nothing may mention any more, and when their bytes were gone. A name never leaves this table.
create table kernel_purge (
    name text primary key,
    why text not null check (why in ('redacted', 'removed', 'erased', 'orphan', 'listed')),
    condemned_us bigint not null,
    purged_us bigint
);
create index kernel_purge_waiting on kernel_purge (name) where purged_us is null;
-- Blobs that something other than a document wants, such as a form that is not sent yet.
create table kernel_hold (
    holder text not null,
    name text not null,
    until_us bigint not null,
    primary key (holder, name)
);
create index kernel_hold_name on kernel_hold (name);
create index kernel_hold_until on kernel_hold (until_us);
