-- What the program cannot send by itself: somebody is rung, written to on paper, or told in a form that a person must make
-- first. "asked_with" is the task of the same person and change that does for this case too; 0: it is a task itself.
create table case_tellings (
    council bigint not null references councils (id),
    id bigint not null,
    case_id bigint not null,
    telling bigint not null,
    about text not null,
    says text not null,
    way text not null,
    asked_with bigint not null,
    due text not null,
    owner bigint not null,
    at bigint not null,
    ended_on text,
    ended_by bigint not null,
    reached bigint not null,
    primary key (council, id)
);
create index case_tellings_by_case on case_tellings (council, case_id, id);
create index case_tellings_by_about on case_tellings (council, about, id);
create index case_tellings_by_task on case_tellings (council, asked_with, id);
