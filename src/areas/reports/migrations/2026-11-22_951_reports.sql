-- "final_on", "published_on", "withdrawn_on" and "replaced_by" repeat what the rows below say, for the lists.
create table reports (
    council bigint not null references councils (id),
    id bigint not null,
    first_day text not null,
    last_day text not null,
    serves text not null,
    made_on text not null,
    follows bigint not null,
    edition bigint not null,
    version bigint not null,
    final_on text,
    published_on text,
    withdrawn_on text,
    replaced_by bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id)
);
create index reports_published on reports (council, last_day, id) where published_on is not null;

-- Every wording of every passage; the last counts.
create table report_words (
    council bigint not null references councils (id),
    report bigint not null,
    passage text not null,
    number bigint not null,
    text text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, report, passage, number),
    foreign key (council, report) references reports (council, id)
);

-- The figures as they were when the report was made final. "beside": the published reports they were checked against.
create table report_copies (
    council bigint not null references councils (id),
    report bigint not null,
    figures text not null,
    hash text not null,
    beside text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, report),
    foreign key (council, report) references reports (council, id)
);

-- The words as they were published. "hash" is of the figures and the words.
create table report_publications (
    council bigint not null references councils (id),
    report bigint not null,
    words text not null,
    hash text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, report),
    foreign key (council, report) references reports (council, id)
);

create table report_withdrawals (
    council bigint not null references councils (id),
    report bigint not null,
    reason text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, report),
    foreign key (council, report) references reports (council, id)
);
