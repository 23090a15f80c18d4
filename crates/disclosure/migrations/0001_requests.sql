create table disclosure_request (
    case_id text primary key,
    title text not null,
    words text not null,
    urgency text,
    shown text not null check (shown in ('public', 'later', 'personal')),
    reveal_us bigint,
    outcome text check (outcome in ('full', 'partial', 'refused', 'not_held', 'withdrawn', 'lapsed')),
    answered_us bigint,
    in_time boolean
);
