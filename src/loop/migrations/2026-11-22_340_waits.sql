-- "stage_since" is the day on which the signal came to the stage where it stands, "furthest" the furthest stage that it ever
-- came to. A signal whose "stage_since" is empty was there before these tables: the program counts it in.
alter table signals add column stage_since text not null default '';
alter table signals add column furthest text not null default 'heard';
create index signals_by_wait on signals (council, stage, stage_since, id, kept_from_worker, service);

-- The first time that a signal stood at a stage, once it is over: it went on (1), or it was set back (0).
create table signal_steps (
    council bigint not null references councils (id),
    signal bigint not null,
    stage text not null,
    since text not null,
    until text not null,
    days bigint not null,
    went_on bigint not null,
    primary key (council, signal, stage),
    foreign key (council, signal) references signals (council, id)
);
create index signal_steps_by_stage on signal_steps (council, stage, went_on, since, signal);

-- Tallies, kept in the transaction that changes what they count: of the whole council (about 'whole', 0), of each service
-- and of each theme. Months are those in which the signal was heard, as "2026-11".
create table heard_tallies (
    council bigint not null references councils (id),
    about text not null,
    about_id bigint not null,
    month text not null,
    kept_from_worker bigint not null,
    kind text not null,
    number bigint not null,
    primary key (council, about, about_id, month, kept_from_worker, kind)
);

create table reached_tallies (
    council bigint not null references councils (id),
    about text not null,
    about_id bigint not null,
    month text not null,
    kept_from_worker bigint not null,
    furthest text not null,
    number bigint not null,
    primary key (council, about, about_id, month, kept_from_worker, furthest)
);

-- First waits that are over, by the month in which they began ("" counts all months), in days up to 60, in whole weeks up to
-- two years, and in fours of weeks beyond.
create table ended_tallies (
    council bigint not null references councils (id),
    about text not null,
    about_id bigint not null,
    began text not null,
    stage text not null,
    kept_from_worker bigint not null,
    went_on bigint not null,
    days bigint not null,
    number bigint not null,
    primary key (council, about, about_id, began, stage, kept_from_worker, went_on, days)
);

-- Where signals stand now, since when, and whether for the first time.
create table standing_tallies (
    council bigint not null references councils (id),
    about text not null,
    about_id bigint not null,
    stage text not null,
    since text not null,
    kept_from_worker bigint not null,
    is_first bigint not null,
    number bigint not null,
    primary key (council, about, about_id, stage, since, kept_from_worker, is_first)
);
