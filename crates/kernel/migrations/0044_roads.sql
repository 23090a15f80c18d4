-- Roads by generation: an import makes a new one, and the last one counts. A road is read as a whole and kept in memory,
-- so a row is a document: its class, number, name, keeper and lines as JSON.
create table kernel_road (
    generation bigint not null,
    place bigint not null,
    fields text not null,
    primary key (generation, place)
);
