create table services (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    primary key (council, id),
    unique (council, name)
);

-- "stage" repeats how far the furthest learning point of the signal is, so that a list by stage is one look into an index.
create table signals (
    council bigint not null references councils (id),
    id bigint not null,
    kind text not null,
    source text not null,
    source_id bigint not null,
    said text not null,
    service bigint not null,
    heard_on text not null,
    kept_from_worker bigint not null,
    recorded_at bigint not null,
    recorded_by bigint not null,
    stage text not null,
    primary key (council, id)
);
create index signals_by_day on signals (council, heard_on, id, kept_from_worker);
create index signals_by_kind on signals (council, kind, heard_on, id, kept_from_worker, service, stage);
create index signals_by_service on signals (council, service, heard_on, id, kept_from_worker, kind, stage);
create index signals_by_stage on signals (council, stage, heard_on, id, kept_from_worker, kind, service);
create index signals_by_source on signals (council, source, source_id);

-- How many signals there are of each sort, kept in the transaction that changes them. Theme 0 counts every signal once;
-- every other theme counts the signals that are linked to it.
create table signal_tallies (
    council bigint not null references councils (id),
    theme bigint not null,
    kept_from_worker bigint not null,
    stage text not null,
    kind text not null,
    service bigint not null,
    number bigint not null,
    primary key (council, theme, kept_from_worker, stage, kind, service)
);

create table themes (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    definition text not null,
    includes text not null,
    excludes text not null,
    owner bigint not null,
    made_at bigint not null,
    made_by bigint not null,
    primary key (council, id)
);
create index themes_by_name on themes (council, name, id);

-- "heard_on" repeats the signal's day, which never changes, so that a theme's list is read in its order.
create table theme_signals (
    council bigint not null references councils (id),
    theme bigint not null,
    signal bigint not null,
    heard_on text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, theme, signal),
    foreign key (council, theme) references themes (council, id),
    foreign key (council, signal) references signals (council, id)
);
create index theme_signals_by_day on theme_signals (council, theme, heard_on, signal);
create index theme_signals_by_signal on theme_signals (council, signal, theme);

-- "stage", "standing", "next_due" and "lapses_on" repeat what the rules say of the whole story, for the lists.
create table learning_points (
    council bigint not null references councils (id),
    id bigint not null,
    sentence text not null,
    theme bigint not null,
    service bigint not null,
    owner bigint not null,
    made_on text not null,
    made_at bigint not null,
    made_by bigint not null,
    version bigint not null,
    stage text not null,
    standing text not null,
    next_due text,
    lapses_on text,
    primary key (council, id),
    foreign key (council, theme) references themes (council, id)
);
create index learning_points_by_stage on learning_points (council, stage, id);
create index learning_points_by_standing on learning_points (council, standing, id);
create index learning_points_by_due on learning_points (council, next_due, id);
create index learning_points_by_lapse on learning_points (council, lapses_on, id);
create index learning_points_by_theme on learning_points (council, theme, id);
create index learning_points_by_service on learning_points (council, service, id);
create index learning_points_by_owner on learning_points (council, owner, id);

create table learning_point_wordings (
    council bigint not null references councils (id),
    learning_point bigint not null,
    version bigint not null,
    sentence text not null,
    service bigint not null,
    owner bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, learning_point, version),
    foreign key (council, learning_point) references learning_points (council, id)
);

create table learning_point_signals (
    council bigint not null references councils (id),
    learning_point bigint not null,
    signal bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, learning_point, signal),
    foreign key (council, learning_point) references learning_points (council, id),
    foreign key (council, signal) references signals (council, id)
);
create index learning_point_signals_by_signal on learning_point_signals (council, signal, learning_point);

create table actions (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    what text not null,
    owner bigint not null,
    due text not null,
    strength text not null,
    added_on text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);
create index actions_by_learning_point on actions (council, learning_point, id);

create table actions_done (
    council bigint not null references councils (id),
    action bigint not null,
    done_on text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, action),
    foreign key (council, action) references actions (council, id)
);

create table shares (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    way text not null,
    to_whom text not null,
    shared_on text not null,
    reached bigint not null,
    meant_for bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);
create index shares_by_learning_point on shares (council, learning_point, id);

create table proofs (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    kind text not null,
    would_see text not null,
    sample bigint not null,
    at_least bigint not null,
    due text not null,
    promised_on text not null,
    follows bigint not null,
    round bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);
create index proofs_by_learning_point on proofs (council, learning_point, id);

create table proof_results (
    council bigint not null references councils (id),
    proof bigint not null,
    made_on text not null,
    seen bigint not null,
    looked_at bigint not null,
    result text not null,
    note text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, proof),
    foreign key (council, proof) references proofs (council, id)
);

create table embeddings (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);
create index embeddings_by_learning_point on embeddings (council, learning_point, id);

create table reopenings (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    cause text not null,
    cause_id bigint not null,
    reason text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);
create index reopenings_by_learning_point on reopenings (council, learning_point, id);

create table closings (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    reason text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);
create index closings_by_learning_point on closings (council, learning_point, id);

create table tellings (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    about text not null,
    what_changed text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);
create index tellings_by_learning_point on tellings (council, learning_point, id);

-- One row for each record behind a signal that was tried to tell: 1, they were told; 0, they could not be.
create table told_back (
    council bigint not null references councils (id),
    learning_point bigint not null,
    about text not null,
    source text not null,
    source_id bigint not null,
    telling bigint not null,
    was_told bigint not null,
    kept_from_worker bigint not null,
    primary key (council, learning_point, about, source, source_id),
    foreign key (council, telling) references tellings (council, id)
);
create index told_back_by_telling on told_back (council, telling);
