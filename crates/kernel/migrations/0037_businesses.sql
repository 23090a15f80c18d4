-- Businesses: each is a person's row without addresses, so that cases are its own as they are a person's. Its registration
-- number is sealed like that of an identity paper; two may say the same number until an officer has confirmed one.
create table kernel_business (
    id text primary key references kernel_person (id),
    kind text not null,
    sealed text not null,
    mark text not null,
    state text not null check (state in ('claimed', 'confirmed', 'refused', 'closed')),
    made_us bigint not null,
    made_by text not null,
    decided_us bigint
);
create index kernel_business_mark on kernel_business (mark);
create index kernel_business_claimed on kernel_business (made_us, id) where state = 'claimed';
