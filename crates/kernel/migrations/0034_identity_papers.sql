-- Numbers of people's identity papers: sealed with the key of the data folder, and recognised by a mark that nobody makes
-- without it. A mark stands here once, so a number belongs to one person at most.
create table kernel_identity_paper (
    id text primary key,
    person_id text not null,
    kind text not null,
    sealed text not null,
    mark text not null unique,
    added_us bigint not null
);
create index kernel_identity_paper_person on kernel_identity_paper (person_id, added_us, id);
-- How often a person tried to add a number since when, so that nobody finds out whose numbers are here by trying them.
create table kernel_identity_paper_tries (
    person_id text primary key,
    tries bigint not null,
    since_us bigint not null
);
