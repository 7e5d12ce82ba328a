create table assessments (
    council bigint not null references councils (id),
    id bigint not null,
    title text not null,
    council_name text not null,
    statement text not null,
    score bigint,
    published_on text,
    text_hash text not null,
    findings bigint not null,
    read_by bigint not null,
    read_at bigint not null,
    primary key (council, id)
);
create unique index assessments_by_text on assessments (council, text_hash);

create table assessment_findings (
    council bigint not null,
    id bigint not null,
    assessment bigint not null,
    n bigint not null,
    section text not null,
    text text not null,
    kind text not null,
    confidence double precision not null,
    systems text not null,
    primary key (council, id),
    foreign key (council, assessment) references assessments (council, id)
);
create unique index assessment_findings_in_order on assessment_findings (council, assessment, n);

create table assessment_figures (
    council bigint not null,
    assessment bigint not null,
    finding bigint not null,
    place bigint not null,
    text text not null,
    value double precision not null,
    unit text not null,
    counted text not null,
    period text,
    comparator_text text,
    comparator_value double precision,
    comparator_of text,
    share_count bigint,
    share_of bigint,
    note text,
    primary key (council, assessment, finding, place),
    foreign key (council, finding) references assessment_findings (council, id)
);

create table assessment_verdicts (
    council bigint not null,
    assessment bigint not null,
    finding bigint not null,
    version bigint not null,
    ruling text not null,
    kind text not null,
    systems text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, assessment, finding, version),
    foreign key (council, finding) references assessment_findings (council, id)
);
create index assessment_verdicts_counted on assessment_verdicts (council, assessment, version);

create table assessments_in_loop (
    council bigint not null,
    assessment bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, assessment),
    foreign key (council, assessment) references assessments (council, id)
);

create table assessment_signals (
    council bigint not null,
    assessment bigint not null,
    finding bigint not null,
    signal bigint not null,
    primary key (council, assessment, finding),
    foreign key (council, finding) references assessment_findings (council, id)
);
