-- "code" never changes and is never given twice. "standing" and "merged_into" repeat what the rows of theme_ends say
-- last, for the lists and for old addresses.
alter table themes add column code text not null default '';
alter table themes add column version bigint not null default 1;
alter table themes add column standing text not null default 'in_use';
alter table themes add column merged_into bigint not null default 0;
update themes set code = 'T' || id;
create unique index themes_by_code on themes (council, code);
create index themes_by_merger on themes (council, merged_into, id);

create table theme_versions (
    council bigint not null references councils (id),
    theme bigint not null,
    version bigint not null,
    name text not null,
    definition text not null,
    includes text not null,
    excludes text not null,
    owner bigint not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, theme, version),
    foreign key (council, theme) references themes (council, id)
);
insert into theme_versions (council, theme, version, name, definition, includes, excludes, owner, reason, at, by)
    select council, id, 1, name, definition, includes, excludes, owner, '', made_at, made_by from themes;

-- A merge, a split, a retirement or a return, each with who, when and why. "other" is the theme that it was merged into,
-- or the one that was split off; "kept_signals" are those of its signals that are kept from a worker.
create table theme_turns (
    council bigint not null references councils (id),
    id bigint not null,
    theme bigint not null,
    what text not null,
    other bigint not null,
    reason text not null,
    signals bigint not null,
    kept_signals bigint not null,
    learning_points bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, theme) references themes (council, id)
);
create index theme_turns_by_theme on theme_turns (council, theme, id);
create index theme_turns_by_other on theme_turns (council, other, id);

-- The theme from which a merge or a split brought the signal; 0: somebody linked it here.
alter table theme_signals add column came_from bigint not null default 0;

-- How many signals of a theme were heard in each month, kept in the transaction that changes them.
create table theme_months (
    council bigint not null references councils (id),
    theme bigint not null,
    month text not null,
    kept_from_worker bigint not null,
    is_compliment bigint not null,
    number bigint not null,
    primary key (council, theme, month, kept_from_worker, is_compliment)
);
insert into theme_months (council, theme, month, kept_from_worker, is_compliment, number)
    select theme_signals.council, theme, substr(theme_signals.heard_on, 1, 7), kept_from_worker,
           case when kind = 'compliment' then 1 else 0 end, count(*)
    from theme_signals join signals on signals.council = theme_signals.council and signals.id = signal
    group by 1, 2, 3, 4, 5;

-- A split that somebody is preparing: the words of the new theme, and which signals would go there.
create table theme_splits (
    council bigint not null references councils (id),
    id bigint not null,
    theme bigint not null,
    code text not null,
    name text not null,
    definition text not null,
    includes text not null,
    excludes text not null,
    owner bigint not null,
    reason text not null,
    made bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, theme) references themes (council, id)
);
create index theme_splits_by_theme on theme_splits (council, theme, made, id);

create table theme_split_signals (
    council bigint not null references councils (id),
    split bigint not null,
    signal bigint not null,
    heard_on text not null,
    primary key (council, split, signal),
    foreign key (council, split) references theme_splits (council, id)
);
create index theme_split_signals_by_day on theme_split_signals (council, split, heard_on, signal);
