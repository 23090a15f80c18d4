-- Lists look for a photo only where there has been one, and for an answer only where something was done; what they
-- read of a case is in the index again.
alter table kernel_case add column pictured boolean not null default false;
update kernel_case set pictured = true where id in (select case_id from kernel_document where kind = 'photo');
drop index kernel_case_recent;
create index kernel_case_recent on kernel_case
    (kind, created_us, id, reference, state, phase, agency, updated_us, due_us, due_basis, public, version, pictured,
     delay_us, delay)
    where public and phase <> 'hidden';
