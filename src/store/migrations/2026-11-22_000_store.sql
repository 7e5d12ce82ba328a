create table councils (
    id bigint not null primary key,
    slug text not null unique,
    name text not null,
    host text not null,
    demonstration bigint not null
);

create table events (
    council bigint not null references councils (id),
    number bigint not null,
    subject text not null,
    subject_id bigint not null,
    what text not null,
    detail text not null,
    by bigint not null,
    at bigint not null,
    hash text not null,
    primary key (council, number)
);
create index events_of_subject on events (council, subject, subject_id, number);

create table answers (
    council bigint not null references councils (id),
    key text not null,
    status bigint not null,
    location text not null,
    at bigint not null,
    primary key (council, key)
);
create index answers_by_age on answers (council, at);
