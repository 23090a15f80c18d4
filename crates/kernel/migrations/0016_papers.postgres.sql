-- PDF, and documents that only officers of the agency may see.
alter table kernel_document drop constraint kernel_document_kind_check;
alter table kernel_document add constraint kernel_document_kind_check
    check (kind in ('photo', 'sound', 'video', 'document'));
alter table kernel_document add column internal boolean not null default false;
