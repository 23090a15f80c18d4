-- Cases tell from now on where they are about; those that were made before learn it from their reports.
update kernel_case
set area_state = (select r.state from reports_report r where r.case_id = kernel_case.id),
    area_district = (select r.district from reports_report r where r.case_id = kernel_case.id)
where kind = 'report';
