create table store_words (
    place integer primary key,
    kind text not null,
    id text not null,
    tokens text not null,
    unique (kind, id)
);
create virtual table store_words_index using fts5 (
    tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);
