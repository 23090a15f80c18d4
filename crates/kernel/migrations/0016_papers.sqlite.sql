-- PDF, and documents that only officers of the agency may see. SQLite changes a check by writing the
-- table anew.
create table kernel_document_next (
    id text primary key,
    case_id text not null,
    entry_id text,
    kind text not null check (kind in ('photo', 'sound', 'video', 'document')),
    sort text,
    blob text not null,
    thumb_blob text,
    width bigint,
    height bigint,
    bytes bigint not null,
    public boolean not null,
    created_us bigint not null,
    removed_us bigint,
    revision bigint not null default 0,
    media_type text,
    print bigint,
    internal boolean not null default false
);
insert into kernel_document_next
    (id, case_id, entry_id, kind, sort, blob, thumb_blob, width, height, bytes, public, created_us, removed_us, revision,
     media_type, print)
select id, case_id, entry_id, kind, sort, blob, thumb_blob, width, height, bytes, public, created_us, removed_us, revision,
       media_type, print
from kernel_document;
drop table kernel_document;
alter table kernel_document_next rename to kernel_document;
create index kernel_document_case on kernel_document (case_id, id);
create index kernel_document_blob on kernel_document (blob);
create index kernel_document_thumb on kernel_document (thumb_blob);
create index kernel_document_shown on kernel_document (case_id, id)
    where public and removed_us is null and kind = 'photo';
