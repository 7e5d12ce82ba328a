-- The day of each clock that runs, as it was last settled: what moves it later is seen, and said on the case.
create table case_clock_days (
    council bigint not null references councils (id),
    case_id bigint not null,
    clock text not null,
    due text not null,
    version bigint not null,
    at bigint not null,
    primary key (council, case_id, clock)
);
insert into case_clock_days (council, case_id, clock, due, version, at)
    select council, id, next_step, next_due, version, 0 from cases
    where next_due is not null and next_step not in ('look_again', 'answer');

-- A council's clocks of one track were set anew: how far its open cases have followed. What is kept from workers is
-- counted by itself, because not everybody who may set clocks may know of it.
create table clock_changes (
    council bigint not null references councils (id),
    id bigint not null,
    track text not null,
    by bigint not null,
    at bigint not null,
    last_case bigint not null,
    looked bigint not null,
    moved bigint not null,
    kept_looked bigint not null,
    kept_moved bigint not null,
    finished_at bigint,
    primary key (council, id)
);
create index clock_changes_unfinished on clock_changes (council, id) where finished_at is null;

create table clock_change_settings (
    council bigint not null references councils (id),
    change bigint not null,
    track text not null,
    name text not null,
    was text not null,
    became text not null,
    at bigint not null,
    primary key (council, change, name)
);
create index clock_change_settings_by_track on clock_change_settings (council, track, at, name);

create index cases_open_to_settle on cases (council, track, id, kept_from_worker) where next_due is not null;
