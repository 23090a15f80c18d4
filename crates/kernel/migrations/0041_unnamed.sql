-- When whoever brought a closed case was taken off it, because its kind keeps their name no longer than that.
alter table kernel_case add column unnamed_us bigint;
create index kernel_case_named on kernel_case (kind, closed_us)
    where closed_us is not null and unnamed_us is null and erased_us is null;
