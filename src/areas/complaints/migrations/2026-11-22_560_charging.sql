-- What happened to somebody's care or charge, once; several complaints may be about it. No person stands in it.
create table care_events (
    council bigint not null references councils (id),
    id bigint not null,
    kind text not null,
    from_day text not null,
    to_day text not null,
    provider bigint not null,
    service bigint not null,
    pence bigint,
    how_known text not null,
    reference text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id)
);
create index care_events_by_day on care_events (council, from_day, kind, id);
create index care_events_by_reference on care_events (council, reference) where reference <> '';

create table case_care_events (
    council bigint not null references councils (id),
    case_id bigint not null,
    event bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, event)
);
create index case_care_events_by_event on case_care_events (council, event, case_id);

-- Financial assessments by the other system's reference: asked for, and completed.
create table financial_waits (
    council bigint not null references councils (id),
    reference text not null,
    asked_on text not null,
    completed_on text,
    at bigint not null,
    by bigint not null,
    primary key (council, reference)
);
create index financial_waits_by_day on financial_waits (council, asked_on, completed_on);
