alter table reports_report add column feedback text not null default 'complaint'
    check (feedback in ('complaint', 'enquiry', 'suggestion', 'appreciation'));
