-- What is counted by service and by day, in an index that holds nothing else.
create index cases_voices on cases (council, received_on, kind, service, kept_from_worker, doubt, id);
create index case_closings_by_ending on case_closings (council, ending, case_id);

-- The teams and providers that people speak about, as the council names them.
create table spoken_about (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    sort text not null,
    added_at bigint not null,
    added_by bigint not null,
    primary key (council, id)
);

create table case_spoken_about (
    council bigint not null references councils (id),
    case_id bigint not null,
    about bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id)
);

-- A pattern of concerns that was told to the loop: once for each week in which it stood. "kept": the figures held concerns
-- that are kept from a worker, and so the signal is kept too.
create table told_patterns (
    council bigint not null references councils (id),
    sort text not null,
    about bigint not null,
    week text not null,
    kept bigint not null,
    signal bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, sort, about, week, kept)
);
