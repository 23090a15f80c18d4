-- What modules publish of their own work and the gate keeps back: told once, until something else is found or nothing.
create table opendata_withheld (
    dataset text primary key,
    found text not null,
    at_us bigint not null
);
