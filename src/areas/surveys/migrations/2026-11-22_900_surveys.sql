-- Who was asked and what was answered never stand in one row, and never do afterwards. An invitation is deleted, contact and
-- all, in the transaction that takes its answer; the answer lies in the letterbox without it, until it is counted into the
-- tallies and deleted too. No code is kept: "nonce" makes it together with the council's key, "code" is its hash.
create table surveys (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    event text not null,
    target bigint not null,
    remind_after bigint not null,
    closes_after bigint not null,
    not_again_within bigint not null,
    address text not null,
    owner bigint not null,
    version bigint not null,
    made_at bigint not null,
    made_by bigint not null,
    ended_on text,
    run bigint not null,
    primary key (council, id)
);
create index surveys_by_event on surveys (council, event, id) where ended_on is null;

create table survey_versions (
    council bigint not null references councils (id),
    survey bigint not null,
    number bigint not null,
    intro text not null,
    easy_intro text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, survey, number)
);

create table survey_questions (
    council bigint not null references councils (id),
    survey bigint not null,
    version bigint not null,
    place bigint not null,
    kind text not null,
    words text not null,
    easy_words text not null,
    primary key (council, survey, version, place)
);

-- "quarter" is the first day of the quarter in which they were asked; there is no finer time in it but the days on which
-- something is to be done next.
create table survey_invitations (
    council bigint not null references councils (id),
    id bigint not null,
    survey bigint not null,
    version bigint not null,
    nonce text not null,
    code text not null,
    team bigint not null,
    service bigint not null,
    quarter text not null,
    way text not null,
    name text not null,
    email text not null,
    phone text not null,
    address text not null,
    language text not null,
    easy_read bigint not null,
    large_print bigint not null,
    matters text not null,
    mark text not null,
    next text not null,
    remind_on text,
    reminded bigint not null,
    closes_on text not null,
    primary key (council, id)
);
create unique index survey_invitations_by_code on survey_invitations (council, code);
create index survey_invitations_next on survey_invitations (council, survey, next, id);
create index survey_invitations_remind on survey_invitations (council, remind_on, id) where remind_on is not null;
create index survey_invitations_close on survey_invitations (council, closes_on, id);
create index survey_invitations_by_mark on survey_invitations (council, mark);

-- How many were asked, and how many of them have answered.
create table survey_asked (
    council bigint not null references councils (id),
    survey bigint not null,
    quarter text not null,
    team bigint not null,
    service bigint not null,
    way text not null,
    asked bigint not null,
    answered bigint not null,
    primary key (council, survey, quarter, team, service, way)
);

create table survey_letterbox (
    council bigint not null references councils (id),
    id bigint not null,
    survey bigint not null,
    quarter text not null,
    team bigint not null,
    service bigint not null,
    way text not null,
    filled_by text not null,
    came_on text not null,
    answers text not null,
    words text not null,
    primary key (council, id)
);
create index survey_letterbox_of on survey_letterbox (council, survey, came_on);

-- How many gave each answer. "part" is "who" (then "filled_by" is said) or "where" (then team and service are said;
-- 0 and 0 where too few were asked to say it).
create table survey_tallies (
    council bigint not null references councils (id),
    survey bigint not null,
    quarter text not null,
    part text not null,
    filled_by text not null,
    team bigint not null,
    service bigint not null,
    kind text not null,
    answer text not null,
    number bigint not null,
    primary key (council, survey, quarter, part, filled_by, team, service, kind, answer)
);

-- Keyed hashes of a way to reach somebody: asked not long ago, and asked not to be asked again.
create table survey_marks (
    council bigint not null references councils (id),
    mark text not null,
    asked_on text not null,
    primary key (council, mark)
);
create index survey_marks_by_day on survey_marks (council, asked_on);

create table survey_stops (
    council bigint not null references councils (id),
    mark text not null,
    primary key (council, mark)
);
