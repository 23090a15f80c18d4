create table kernel_document (
    id text primary key,
    case_id text not null,
    entry_id text,
    kind text not null check (kind in ('photo')),
    sort text,
    blob text not null,
    thumb_blob text not null,
    width bigint not null,
    height bigint not null,
    bytes bigint not null,
    public boolean not null,
    created_us bigint not null,
    removed_us bigint
);
create index kernel_document_case on kernel_document (case_id, id);
create index kernel_document_blob on kernel_document (blob);
create index kernel_document_thumb on kernel_document (thumb_blob);
