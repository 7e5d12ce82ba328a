-- What stands on the public page "You said, we did", as it was approved. How it stands now is read from the learning point.
create table said_and_done (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    year bigint not null,
    service bigint not null,
    theme text not null,
    said text not null,
    did text not null,
    looked_for text not null,
    people bigint not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);
create index said_and_done_by_year on said_and_done (council, year, service, id);
create index said_and_done_by_service on said_and_done (council, service, year, id);
create index said_and_done_by_learning_point on said_and_done (council, learning_point, id);

create table said_and_done_taken_off (
    council bigint not null references councils (id),
    item bigint not null,
    reason text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, item),
    foreign key (council, item) references said_and_done (council, id)
);
