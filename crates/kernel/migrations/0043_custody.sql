-- Cases that a court or an investigation needs: nothing of them goes until that ends. The addresses are those of whoever brought the
-- case and closed their account meanwhile.
create table kernel_custody (
    case_id text primary key,
    agency text not null,
    reference text not null,
    reason text not null,
    since_us bigint not null,
    by_id text not null,
    email text,
    phone text
);
create index kernel_custody_agency on kernel_custody (agency, since_us, case_id);
