-- An address outside that is told what moved. "events" are the types that it wants, with a space between. The secret signs
-- what is sent, so it cannot be kept as a hash.
create table webhooks (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    url text not null,
    events text not null,
    secret text not null,
    made_at bigint not null,
    made_by bigint not null,
    primary key (council, id)
);

-- A webhook that was taken away: its absence means that it is told.
create table webhook_removals (
    council bigint not null references councils (id),
    webhook bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, webhook),
    foreign key (council, webhook) references webhooks (council, id)
);

-- How far each has been told ("told_to" is a number of the event log), when it is tried again, and which node is at it.
create table webhook_places (
    council bigint not null references councils (id),
    webhook bigint not null,
    told_to bigint not null,
    tries bigint not null,
    next_try bigint not null,
    failing_since bigint,
    rests_since bigint,
    last_error text not null,
    holder text not null,
    leased_until bigint not null,
    primary key (council, webhook),
    foreign key (council, webhook) references webhooks (council, id)
);

-- Each try and what came of it; never what was sent nor what was answered. Event 0 is a test.
create table webhook_deliveries (
    council bigint not null references councils (id),
    id bigint not null,
    webhook bigint not null,
    event bigint not null,
    what text not null,
    at bigint not null,
    status bigint not null,
    milliseconds bigint not null,
    error text not null,
    primary key (council, id),
    foreign key (council, webhook) references webhooks (council, id)
);
create index webhook_deliveries_by_webhook on webhook_deliveries (council, webhook, id);
create index webhook_deliveries_by_age on webhook_deliveries (council, at);

-- What a person asked to be sent once, now: a test, or an event again.
create table webhook_asked (
    council bigint not null references councils (id),
    id bigint not null,
    webhook bigint not null,
    event bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, webhook) references webhooks (council, id)
);
create index webhook_asked_by_webhook on webhook_asked (council, webhook, id);
