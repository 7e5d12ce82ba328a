-- What a signal said before the record behind it was corrected.
create table signal_wordings (
    council bigint not null references councils (id),
    signal bigint not null,
    number bigint not null,
    said text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, signal, number),
    foreign key (council, signal) references signals (council, id)
);

-- The record that a learning point came from was corrected; "read_on" is when somebody looked whether it still fits.
create table source_corrections (
    council bigint not null references councils (id),
    learning_point bigint not null,
    number bigint not null,
    what text not null,
    on_day text not null,
    read_on text,
    read_by bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, learning_point, number),
    foreign key (council, learning_point) references learning_points (council, id)
);
