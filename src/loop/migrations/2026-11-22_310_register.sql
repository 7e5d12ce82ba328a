-- "origin", "decision" and "testable" repeat what the rules say of the whole story, for the lists.
alter table learning_points add column origin text not null default 'own_learning';
alter table learning_points add column decision text not null default 'accepted';
alter table learning_points add column testable bigint not null default 0;
update learning_points set testable = 1 where exists
    (select 1 from proofs where proofs.council = learning_points.council and learning_point = learning_points.id);
create index learning_points_by_origin on learning_points (council, origin, id);
create index learning_points_by_decision on learning_points (council, decision, id);
create index learning_points_by_testable on learning_points (council, testable, id);

-- A learning point without a row here is our own learning.
create table learning_point_origins (
    council bigint not null references councils (id),
    learning_point bigint not null,
    kind text not null,
    author text not null,
    document text not null,
    place text not null,
    made_on text,
    own_words text not null,
    decide_by text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, learning_point),
    foreign key (council, learning_point) references learning_points (council, id)
);

-- What makes a version of the wording testable; a version without a row says only its sentence.
create table testable_forms (
    council bigint not null references councils (id),
    learning_point bigint not null,
    version bigint not null,
    place text not null,
    counted text not null,
    sample text not null,
    by_when text,
    baseline text not null,
    target text not null,
    finding text not null,
    systemic_risk text not null,
    how_it_works text not null,
    primary key (council, learning_point, version),
    foreign key (council, learning_point, version) references learning_point_wordings (council, learning_point, version)
);

create table decision_cards (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    decision text not null,
    reason text not null,
    decided_by text not null,
    decided_where text not null,
    elsewhere bigint not null,
    decided_on text not null,
    considered text not null,
    would_change text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);
create index decision_cards_by_learning_point on decision_cards (council, learning_point, id);

alter table actions add column area text not null default '';

-- What an action said before it was changed.
create table action_changes (
    council bigint not null references councils (id),
    action bigint not null,
    version bigint not null,
    what text not null,
    owner bigint not null,
    due text not null,
    strength text not null,
    area text not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, action, version),
    foreign key (council, action) references actions (council, id)
);

create table actions_given_up (
    council bigint not null references councils (id),
    action bigint not null,
    reason text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, action),
    foreign key (council, action) references actions (council, id)
);

-- What was counted before anything was done.
create table proof_baselines (
    council bigint not null references councils (id),
    proof bigint not null,
    seen bigint not null,
    looked_at bigint not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, proof),
    foreign key (council, proof) references proofs (council, id)
);

-- What a promise said before it was changed.
create table proof_changes (
    council bigint not null references councils (id),
    proof bigint not null,
    version bigint not null,
    would_see text not null,
    sample bigint not null,
    at_least bigint not null,
    due text not null,
    promised_on text not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, proof, version),
    foreign key (council, proof) references proofs (council, id)
);

-- What a result said before it was corrected.
create table proof_corrections (
    council bigint not null references councils (id),
    proof bigint not null,
    version bigint not null,
    made_on text not null,
    seen bigint not null,
    looked_at bigint not null,
    result text not null,
    note text not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, proof, version),
    foreign key (council, proof) references proofs (council, id)
);

-- A promise that only stood because of a result that was corrected.
create table proofs_taken_back (
    council bigint not null references councils (id),
    proof bigint not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, proof),
    foreign key (council, proof) references proofs (council, id)
);

-- A reopening that only stood because of a result that was corrected.
create table reopenings_taken_back (
    council bigint not null references councils (id),
    reopening bigint not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, reopening),
    foreign key (council, reopening) references reopenings (council, id)
);
