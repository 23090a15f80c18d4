-- Which agency settled a public report in the end, under each cell of about 1 km that its circle meets, so that one
-- look at one cell tells what came of reports nearby. Kept by a job, and each cell keeps the newest of a category.
create table kernel_experience (
    category text not null,
    cell bigint not null,
    settled_us bigint not null,
    case_id text not null,
    agency text not null,
    handed bigint not null,
    lat double precision not null,
    lon double precision not null,
    primary key (category, cell, settled_us, case_id)
);
create index kernel_experience_case on kernel_experience (case_id);
