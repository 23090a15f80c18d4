-- Lists read their cases from the index alone, and look for an answer or a photo only where there is one.
drop index kernel_case_recent;
create index kernel_case_recent on kernel_case
    (kind, created_us, id, reference, state, phase, agency, updated_us, due_us, due_basis, public)
    where public and phase <> 'hidden';
create index kernel_entry_answer on kernel_entry (case_id, version)
    where audience = 'public' and party = 'officer' and body is not null;
create index kernel_document_shown on kernel_document (case_id, id) where public and removed_us is null;
-- The front page counts how many were answered in time, again and again.
create index kernel_case_kept_dates on kernel_case (kind, phase, due_basis, closed_us, due_us)
    where public and phase <> 'hidden';
