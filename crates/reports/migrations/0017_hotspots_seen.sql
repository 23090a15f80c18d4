-- Reports that may make a hotspot, by category and cell of a grid: what is around one is found without going through
-- all of an agency's. The feed is read once more, so that those of before are among them.
create table reports_hotspot_seen (
    category text not null,
    cell bigint not null,
    created_us bigint not null,
    case_id text not null,
    primary key (category, cell, created_us, case_id)
);
create index reports_hotspot_seen_created on reports_hotspot_seen (created_us);
delete from reports_reading where name = 'hotspots';
