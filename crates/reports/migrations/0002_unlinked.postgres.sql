-- See 0010_unlinked of the kernel.
alter table reports_report drop constraint reports_report_case_id_fkey;
