-- Words that an agency's officers send often, by the move they go with, and how a report came that an officer
-- wrote down for somebody.
create table reports_reply (
    agency text not null,
    id text not null,
    step text not null,
    name text not null,
    words text not null,
    primary key (agency, id)
);
alter table reports_report add column came text check (came in ('counter', 'phone', 'letter'));
alter table reports_report add column filed_by text;
