-- An agency's own words for a sort of letter in a language. Each change is a row; without words the usual ones are back.
create table kernel_wording (
    id text primary key,
    agency text not null,
    template text not null,
    lang text not null,
    version bigint not null,
    subject text,
    body text,
    sms text,
    at_us bigint not null,
    by_id text,
    unique (agency, template, lang, version)
);
-- Wordings that failed when a letter was written, which then left in the usual words.
create table kernel_wording_fault (
    agency text not null,
    template text not null,
    lang text not null,
    version bigint not null,
    why text not null,
    at_us bigint not null,
    primary key (agency, template, lang)
);
