-- Which agency was given the work of preparing for which season, with its places as JSON, and for which seasons all were.
-- `ready` is the day on which it begins.
create table reports_season_case (
    season text not null,
    ready text not null,
    agency text not null,
    case_id text not null unique,
    places text not null,
    primary key (season, ready, agency)
);
create table reports_season (
    season text not null,
    ready text not null,
    primary key (season, ready)
);
