-- Where public reports are, by shelf of categories and cell of a grid, newest last: read by the cell, without
-- touching the reports. `sketch` is the words in a form to compare.
create table reports_near (
    shelf text not null,
    cell bigint not null,
    at_us bigint not null,
    case_id text not null,
    lat double precision not null,
    lon double precision not null,
    category text not null,
    sketch bytea not null,
    until_us bigint,
    primary key (shelf, cell, at_us, case_id)
);
create index reports_near_until on reports_near (until_us) where until_us is not null;
-- People who say that a report is theirs too. They are told what becomes of it.
create table reports_me_too (
    case_id text not null,
    person_id text not null,
    lang text not null,
    at_us bigint not null,
    primary key (case_id, person_id)
);
create index reports_me_too_person on reports_me_too (person_id);
