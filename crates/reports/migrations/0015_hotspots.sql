-- Where hotspots are; each is a case. Looked through by category and place.
create table reports_hotspot (
    case_id text primary key,
    category text not null,
    lat double precision not null,
    lon double precision not null,
    made_us bigint not null
);
create index reports_hotspot_place on reports_hotspot (category, lat);
