-- A template is a version of the boxes; version 0 is the program's own and has no rows.
create table briefing_templates (
    council bigint not null references councils (id),
    id bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id)
);

create table briefing_template_boxes (
    council bigint not null references councils (id),
    template bigint not null,
    place bigint not null,
    title text not null,
    hint text not null,
    begins_with text not null,
    primary key (council, template, place),
    foreign key (council, template) references briefing_templates (council, id)
);

-- "title", "version", "sent_version" and "sent_on" repeat what the versions and the sendings say, for the lists.
create table briefings (
    council bigint not null references councils (id),
    id bigint not null,
    template bigint not null,
    made_at bigint not null,
    made_by bigint not null,
    title text not null,
    version bigint not null,
    minutes bigint not null,
    sent_version bigint not null,
    sent_title text not null,
    sent_on text,
    primary key (council, id)
);
create index briefings_sent on briefings (council, sent_on, id) where sent_version > 0;
create index briefings_drafts on briefings (council, id) where sent_version = 0;

create table briefing_versions (
    council bigint not null references councils (id),
    briefing bigint not null,
    version bigint not null,
    title text not null,
    words bigint not null,
    minutes bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, briefing, version),
    foreign key (council, briefing) references briefings (council, id)
);

-- A box keeps the words of the template that it was written under.
create table briefing_boxes (
    council bigint not null references councils (id),
    briefing bigint not null,
    version bigint not null,
    place bigint not null,
    title text not null,
    hint text not null,
    says text not null,
    primary key (council, briefing, version, place),
    foreign key (council, briefing, version) references briefing_versions (council, briefing, version)
);

create table briefing_points (
    council bigint not null references councils (id),
    briefing bigint not null,
    learning_point bigint not null,
    share bigint not null,
    primary key (council, briefing, learning_point),
    foreign key (council, briefing) references briefings (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);
create index briefing_points_by_learning_point on briefing_points (council, learning_point, briefing);

-- The first sending of a briefing, and every correction of what its readers see.
create table briefing_sendings (
    council bigint not null references councils (id),
    briefing bigint not null,
    version bigint not null,
    to_whom text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, briefing, version),
    foreign key (council, briefing, version) references briefing_versions (council, briefing, version)
);

create table briefings_over_budget (
    council bigint not null references councils (id),
    briefing bigint not null,
    says text not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, briefing),
    foreign key (council, briefing) references briefings (council, id)
);

-- Who needed it when it was sent, with the team that they were in.
create table briefing_readers (
    council bigint not null references councils (id),
    member bigint not null,
    briefing bigint not null,
    team bigint not null,
    primary key (council, member, briefing),
    foreign key (council, briefing) references briefings (council, id)
);
create index briefing_readers_by_team on briefing_readers (council, briefing, team, member);

create table briefing_receipts (
    council bigint not null references councils (id),
    member bigint not null,
    briefing bigint not null,
    version bigint not null,
    team bigint not null,
    needed bigint not null,
    read_on text not null,
    at bigint not null,
    primary key (council, member, briefing),
    foreign key (council, briefing) references briefings (council, id)
);
create index briefing_receipts_by_day on briefing_receipts (council, read_on, briefing, member);

-- That a reader was asked, six weeks later, whether they used it; and what they answered.
create table briefing_asks (
    council bigint not null references councils (id),
    member bigint not null,
    briefing bigint not null,
    asked_on text not null,
    primary key (council, member, briefing),
    foreign key (council, briefing) references briefings (council, id)
);

create table briefing_uses (
    council bigint not null references councils (id),
    member bigint not null,
    briefing bigint not null,
    answer text not null,
    how text not null,
    on_day text not null,
    at bigint not null,
    primary key (council, member, briefing),
    foreign key (council, briefing) references briefings (council, id)
);
create index briefing_uses_by_briefing on briefing_uses (council, briefing, at, member);

-- Kept in the transaction that changes them, so that no page counts readers. Team 0 of "teams" is nobody's.
create table briefing_team_tallies (
    council bigint not null references councils (id),
    briefing bigint not null,
    team bigint not null,
    needed bigint not null,
    have_read bigint not null,
    others_read bigint not null,
    asked bigint not null,
    used bigint not null,
    not_yet bigint not null,
    does_not_concern_me bigint not null,
    primary key (council, briefing, team),
    foreign key (council, briefing) references briefings (council, id)
);

-- Minutes of reading that each member was sent in a month ("2026-11").
create table reading_tallies (
    council bigint not null references councils (id),
    month text not null,
    member bigint not null,
    minutes bigint not null,
    primary key (council, month, member)
);
