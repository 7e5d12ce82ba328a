-- "next_step", "next_due" and "decided_on" repeat what the rules say of the whole case, for the lists.
create table ombudsman_cases (
    council bigint not null references councils (id),
    id bigint not null,
    reference text not null,
    our_reference text not null,
    category text not null,
    about text not null,
    service bigint not null,
    officer bigint not null,
    opened_on text not null,
    version bigint not null,
    next_step text not null,
    next_due text,
    decided_on text,
    primary key (council, id),
    unique (council, reference)
);
create index ombudsman_cases_by_due on ombudsman_cases (council, next_due, id);
create index ombudsman_cases_by_decision on ombudsman_cases (council, decided_on, id);

create table ombudsman_enquiries (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    asks text not null,
    asked_on text not null,
    due text not null,
    answered_on text,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id, number),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);

create table ombudsman_drafts (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    received_on text not null,
    comments_due text not null,
    comments text not null,
    commented_on text,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id, number),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);

create table ombudsman_decisions (
    council bigint not null references councils (id),
    case_id bigint not null,
    category text not null,
    decided_on text not null,
    summary text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);
create index ombudsman_decisions_by_day on ombudsman_decisions (council, decided_on, case_id);

create table ombudsman_remedies (
    council bigint not null references councils (id),
    id bigint not null,
    case_id bigint not null,
    kind text not null,
    type text not null,
    what text not null,
    due text not null,
    owner bigint not null,
    signal bigint not null,
    done_on text,
    evidence text not null,
    evidence_sent_on text,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);
create index ombudsman_remedies_by_case on ombudsman_remedies (council, case_id, id);
create index ombudsman_remedies_by_due on ombudsman_remedies (council, due, id);
