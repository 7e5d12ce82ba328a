-- In how many signals of a theme a stem stood that people put there; theme 0: signals that people said fit nowhere. The
-- stem '' counts the signals. Changed in the transaction of each answer, so that every node knows the same.
create table theme_stems (
    council bigint not null references councils (id),
    stem text not null,
    theme bigint not null,
    number bigint not null,
    primary key (council, stem, theme)
);
create index theme_stems_by_theme on theme_stems (council, theme, stem);

-- Whether the words of the signal were counted for the theme when it was linked.
alter table theme_signals add column learned bigint not null default 0;

-- 1: it has a theme, or somebody said that none fits.
alter table signals add column is_sorted bigint not null default 0;
update signals set is_sorted = 1 where exists
    (select 1 from theme_signals where theme_signals.council = signals.council and theme_signals.signal = signals.id);
create index signals_to_sort on signals (council, is_sorted, heard_on, id, kept_from_worker);

-- The first answer of a person about a signal, what had been suggested, and how sure that was in thousandths; theme 0:
-- none fits.
create table sortings (
    council bigint not null references councils (id),
    signal bigint not null,
    theme bigint not null,
    suggested bigint not null,
    sure bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, signal),
    foreign key (council, signal) references signals (council, id)
);

-- By tenths of how sure a suggestion was: how many were shown, and how many people answered with.
create table suggestion_figures (
    council bigint not null references councils (id),
    tenth bigint not null,
    shown bigint not null,
    was_right bigint not null,
    primary key (council, tenth)
);

-- A tenth of the sorted signals, drawn by a keyed hash, is read by a second person who does not see the first answer.
create table second_readings (
    council bigint not null references councils (id),
    signal bigint not null,
    kept_from_worker bigint not null,
    first_theme bigint not null,
    suggested bigint not null,
    first_by bigint not null,
    first_at bigint not null,
    waits bigint not null,
    second_theme bigint not null,
    agrees bigint not null,
    second_by bigint not null,
    second_at bigint not null,
    primary key (council, signal),
    foreign key (council, signal) references signals (council, id)
);
create index second_readings_that_wait on second_readings (council, waits, first_at, signal);
create index second_readings_by_first on second_readings (council, first_theme, waits, agrees, signal);
create index second_readings_by_second on second_readings (council, second_theme, waits, agrees, signal);

-- How often one answered this and the other that. "pair": first_second (two people), suggestion_first (the suggestion and
-- the person who saw it), suggestion_second (the suggestion and the person who did not).
create table agreement_tallies (
    council bigint not null references councils (id),
    pair text not null,
    kept_from_worker bigint not null,
    one bigint not null,
    other bigint not null,
    number bigint not null,
    primary key (council, pair, kept_from_worker, one, other)
);
