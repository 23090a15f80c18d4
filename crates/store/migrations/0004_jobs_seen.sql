-- Since when a runner holds a job, and when a job was laid aside.
alter table kernel_job add column held_us bigint;
alter table kernel_job add column laid_us bigint;
update kernel_job set laid_us = run_at_us where state = 'dead';
create index kernel_job_laid on kernel_job (coalesce(laid_us, created_us), id) where state = 'dead';
