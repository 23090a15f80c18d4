create table store_words (
    kind text not null,
    id text not null,
    tokens text not null,
    terms tsvector not null,
    primary key (kind, id)
);
create index store_words_terms on store_words using gin (terms);
