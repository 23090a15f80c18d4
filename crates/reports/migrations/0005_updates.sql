-- Programs ask for what was said publicly in a span of time, every few minutes.
create index reports_entry_public on kernel_entry (at_us) where audience = 'public' and move <> 'open';
