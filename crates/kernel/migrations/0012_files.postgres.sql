-- Sound and films have one size only, and neither width nor height.
alter table kernel_document drop constraint kernel_document_kind_check;
alter table kernel_document add constraint kernel_document_kind_check
    check (kind in ('photo', 'sound', 'video'));
alter table kernel_document alter column thumb_blob drop not null;
alter table kernel_document alter column width drop not null;
alter table kernel_document alter column height drop not null;
alter table kernel_document add column media_type text;
drop index kernel_document_shown;
create index kernel_document_shown on kernel_document (case_id, id)
    where public and removed_us is null and kind = 'photo';
