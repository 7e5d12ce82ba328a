-- What was promised to the person. A remedy is open until it is done, or until somebody said that it will not be.
create table case_remedies (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    kind text not null,
    redress text not null,
    pence bigint not null,
    what text not null,
    owner bigint not null,
    due text not null,
    promised_on text not null,
    done_on text,
    evidence text not null,
    not_done_because text not null,
    learning_point bigint not null,
    action bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);
create index case_remedies_open on case_remedies (council, due, case_id, number)
    where done_on is null and not_done_because = '';
create index case_remedies_by_day on case_remedies (council, due);

-- What the person was told about it meanwhile, and each day to which it was moved.
create table case_remedy_updates (
    council bigint not null references councils (id),
    case_id bigint not null,
    remedy bigint not null,
    number bigint not null,
    says text not null,
    due_before text,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, remedy, number)
);
