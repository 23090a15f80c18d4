create table kernel_audit (
    id text primary key,
    position bigint unique,
    subject text,
    version bigint,
    at_us bigint not null,
    act text not null,
    entry text not null,
    salt text,
    payload text
);
create index kernel_audit_subject on kernel_audit (subject, version);
create table kernel_event (
    id text primary key,
    position bigint unique,
    subject text,
    version bigint,
    at_us bigint not null,
    name text not null,
    payload text not null
);
create index kernel_event_subject on kernel_event (subject, version);
create table kernel_view (
    case_id text not null,
    officer_id text not null,
    hour bigint not null,
    agency text not null,
    fields text not null,
    reason text not null,
    at_us bigint not null,
    primary key (case_id, officer_id, hour)
);
