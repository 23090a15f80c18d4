-- The registry is read as a whole and kept in memory, so a row is a document: its sheet, its key
-- within the sheet, its place in the order of the sheet, and its fields as JSON.
create table kernel_registry_row (
    sheet text not null,
    code text not null,
    place bigint not null,
    fields text not null,
    primary key (sheet, code)
);

-- Boundaries by generation: an import makes a new one, and the last one counts.
create table kernel_area (
    code text not null,
    generation bigint not null,
    polygons text not null,
    primary key (code, generation)
);

-- One row. Its version grows with each change, so that caches notice.
create table kernel_registry (
    id text primary key,
    version bigint not null,
    settings text not null,
    changed_us bigint not null
);
