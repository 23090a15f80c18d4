-- Roles for a part of an agency's work stand apart from those for all of it: a program that does not know them
-- gives nothing for them.
create table kernel_grant_part (
    person_id text not null,
    role text not null,
    agency text not null,
    area text not null,
    category text not null,
    primary key (person_id, role, agency, area, category)
);
create index kernel_grant_part_agency on kernel_grant_part (agency, role);
-- Where a case is about. Queues of a part of the work are read off their index.
alter table kernel_case add column area_state text;
alter table kernel_case add column area_district text;
drop index kernel_case_queue;
create index kernel_case_queue on kernel_case (agency, phase, due_us, id, area_state, area_district, topic);
-- People who were added to a case find it in their list, the newest case first.
alter table kernel_member add column case_us bigint not null default 0;
update kernel_member
set case_us = coalesce((select c.created_us from kernel_case c where c.id = kernel_member.case_id), 0);
drop index kernel_member_person;
create index kernel_member_person on kernel_member (person_id, case_us, case_id);
