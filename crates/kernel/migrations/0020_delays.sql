-- Why a case is late, as its agency said in public, and when. Queues look for those of which nobody has said it.
alter table kernel_case add column delay text;
alter table kernel_case add column delay_us bigint;
drop index kernel_case_queue;
create index kernel_case_queue on kernel_case
    (agency, phase, due_us, id, holder_id, priority, area_state, area_district, topic, state, kind, opened_us,
     delay_us);
