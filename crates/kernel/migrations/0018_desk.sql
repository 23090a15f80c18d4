-- Officers say what comes first: 0 urgent, 1 high, 2 normal, 3 low. Queues are narrowed and put in order on
-- one index, and only the rows that are shown are read.
alter table kernel_case add column priority bigint not null default 2 check (priority between 0 and 3);
drop index kernel_case_queue;
create index kernel_case_queue on kernel_case
    (agency, phase, due_us, id, holder_id, priority, area_state, area_district, topic, state, kind, opened_us);
create index kernel_case_held on kernel_case (holder_id, agency, due_us, id)
    where holder_id is not null and closed_us is null;
create index kernel_case_done on kernel_case (agency, closed_us, id) where closed_us is not null;
