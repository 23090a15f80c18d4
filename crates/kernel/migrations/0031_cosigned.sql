-- What each witness cosigned last: the checkpoint as the log signed it, and the line that the witness put below.
create table kernel_log_cosignature (
    witness text primary key,
    size bigint not null,
    note text not null,
    line text not null,
    at_us bigint not null
);
create index kernel_log_cosignature_size on kernel_log_cosignature (size);
