-- PostgreSQL keeps its rows in a heap. Nothing looked for reports by their category alone.
drop index reports_report_category;
