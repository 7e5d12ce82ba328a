create table ombudsman_code_assessments (
    council bigint not null references councils (id),
    id bigint not null,
    year bigint not null,
    occasion text not null,
    what_changed text not null,
    begun_on text not null,
    response text not null,
    finished_on text,
    published_on text,
    taken_off_on text,
    at bigint not null,
    by bigint not null,
    primary key (council, id)
);
create index ombudsman_code_assessments_by_publication on ombudsman_code_assessments (council, published_on, id);

create table ombudsman_code_answers (
    council bigint not null references councils (id),
    assessment bigint not null,
    paragraph text not null,
    answer text not null,
    evidence text not null,
    signal bigint not null,
    answered_on text not null,
    by bigint not null,
    primary key (council, assessment, paragraph),
    foreign key (council, assessment) references ombudsman_code_assessments (council, id)
);
