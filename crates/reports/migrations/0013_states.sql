-- The newest reports of a state, for its feed.
create index reports_case_state on kernel_case (area_state, created_us, id) where kind = 'report' and public;
