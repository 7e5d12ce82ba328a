create table outbox (
    council bigint not null references councils (id),
    id bigint not null,
    recipient text not null,
    subject text not null,
    text text not null,
    about text not null,
    delivery text not null,
    tries bigint not null,
    next_try bigint not null,
    last_error text not null,
    made_at bigint not null,
    give_up_at bigint not null,
    settled_at bigint,
    primary key (council, id)
);
create unique index outbox_once on outbox (council, about);
create index outbox_due on outbox (council, delivery, next_try, id);
create index outbox_by_delivery on outbox (council, delivery, id);
create index outbox_of_recipient on outbox (council, recipient, delivery, id);

create table deadlines (
    council bigint not null references councils (id),
    subject text not null,
    subject_id bigint not null,
    what text not null,
    says text not null,
    path text not null,
    may text not null,
    due text not null,
    owner bigint not null,
    met_on text,
    primary key (council, subject, subject_id, what)
);
create index deadlines_open on deadlines (council, may, due) where met_on is null;

create table jobs (
    council bigint not null references councils (id),
    name text not null,
    next_run bigint not null,
    leased_until bigint not null,
    holder text not null,
    last_run bigint,
    last_error text not null,
    primary key (council, name)
);
