-- Published decisions about other councils. "answer" repeats the last one, "due" is absent once there is one that settles it.
create table ombudsman_elsewhere (
    council bigint not null references councils (id),
    id bigint not null,
    reference text not null,
    body text not null,
    category text not null,
    decision text not null,
    decided_on text,
    summary text not null,
    agreed_action text not null,
    asked bigint not null,
    asked_on text not null,
    due text not null,
    answer text not null,
    signal bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    unique (council, reference)
);
create index ombudsman_elsewhere_by_answer on ombudsman_elsewhere (council, answer, due, id);

create table ombudsman_elsewhere_answers (
    council bigint not null references councils (id),
    elsewhere bigint not null,
    number bigint not null,
    answer text not null,
    looked_at text not null,
    answered_on text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, elsewhere, number),
    foreign key (council, elsewhere) references ombudsman_elsewhere (council, id)
);
