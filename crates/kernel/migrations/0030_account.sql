-- When a person closed their account: name and addresses are gone then. Letters are found by their address, and sessions
-- and tasks by their person.
alter table kernel_person add column closed_us bigint;
create index kernel_message_address on kernel_message (address, created_us);
create index kernel_session_person on kernel_session (person_id) where person_id is not null;
create index kernel_task_people on kernel_task (person_id) where person_id is not null;
