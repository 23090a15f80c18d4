-- How well reports of a year are dealt with, by what they are put together, as of one moment: made anew by a job.
create table reports_figure (
    scope text not null check (scope in ('all', 'agency', 'agency_kind', 'feedback', 'state', 'month')),
    code text not null,
    at_us bigint not null,
    received bigint not null,
    closed bigint not null,
    overdue bigint not null,
    promised bigint not null,
    kept bigint not null,
    estimated bigint not null,
    met bigint not null,
    reopened bigint not null,
    rated bigint not null,
    rating_sum bigint not null,
    median_days bigint,
    primary key (scope, code)
);
