-- Text messages that people sent: which came already, what waits for its place, which report an answer is for.
create table reports_sms (
    id text primary key,
    phone text not null,
    at_us bigint not null,
    case_id text,
    waiting text,
    lang text
);
create index reports_sms_phone on reports_sms (phone, at_us, id);
create index reports_sms_case on reports_sms (case_id) where case_id is not null;
create index reports_sms_old on reports_sms (at_us);
