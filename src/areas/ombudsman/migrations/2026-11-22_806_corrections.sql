-- What a decision, or a remedy, said before it was corrected, and why it was.
create table ombudsman_decision_corrections (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    cause text not null,
    because text not null,
    category text not null,
    decided_on text not null,
    summary text not null,
    fault text not null,
    injustice text not null,
    remedied_already bigint not null,
    published_on text,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id, number),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);

create table ombudsman_remedy_corrections (
    council bigint not null references councils (id),
    case_id bigint not null,
    remedy bigint not null,
    number bigint not null,
    cause text not null,
    because text not null,
    kind text not null,
    type text not null,
    what text not null,
    due text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id, remedy, number),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);
