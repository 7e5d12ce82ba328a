-- "next_step", "next_due" and "decided_on" repeat what the rules say of the whole case, for the lists.
create table ombudsman_cases (
    council bigint not null references councils (id),
    id bigint not null,
    reference text not null,
    our_reference text not null,
    complaint bigint not null,
    category text not null,
    sub_category text not null,
    about text not null,
    service bigint not null,
    officer bigint not null,
    opened_on text not null,
    kept_from_worker bigint not null,
    version bigint not null,
    next_step text not null,
    next_due text,
    decided_on text,
    primary key (council, id),
    unique (council, reference)
);
create index ombudsman_cases_by_due on ombudsman_cases (council, next_due, id);
create index ombudsman_cases_by_day on ombudsman_cases (council, opened_on, id);

create table ombudsman_enquiries (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    asks text not null,
    asked_on text not null,
    due text not null,
    answerer bigint not null,
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
    proposes text not null,
    comments_due text not null,
    commenter bigint not null,
    comments text not null,
    commented_on text,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id, number),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);

-- part_id: the number of the enquiry or the draft, or the remedy's id.
create table ombudsman_extensions (
    council bigint not null references councils (id),
    case_id bigint not null,
    part text not null,
    part_id bigint not null,
    number bigint not null,
    was_due text not null,
    until_day text not null,
    agreed_on text not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id, part, part_id, number),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);

create table ombudsman_decisions (
    council bigint not null references councils (id),
    case_id bigint not null,
    category text not null,
    decided_on text not null,
    summary text not null,
    fault text not null,
    injustice text not null,
    remedied_already bigint not null,
    published_on text,
    signal bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);
create index ombudsman_decisions_by_day on ombudsman_decisions (council, decided_on, case_id);

create table ombudsman_compliance (
    council bigint not null references councils (id),
    case_id bigint not null,
    outcome text not null,
    told_on text not null,
    says text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);
create index ombudsman_compliance_by_day on ombudsman_compliance (council, told_on, case_id);

-- "done_on" and "shown_on" repeat the evidence that stands, "learning_point" its place in the loop (0: none yet).
create table ombudsman_remedies (
    council bigint not null references councils (id),
    id bigint not null,
    case_id bigint not null,
    kind text not null,
    type text not null,
    what text not null,
    due text not null,
    owner bigint not null,
    learning_point bigint not null,
    done_on text,
    shown_on text,
    accepted_on text,
    not_done_on text,
    why_not text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);
create index ombudsman_remedies_by_case on ombudsman_remedies (council, case_id, id);
create index ombudsman_remedies_by_due on ombudsman_remedies (council, due, id);

create table ombudsman_evidence (
    council bigint not null references councils (id),
    case_id bigint not null,
    remedy bigint not null,
    number bigint not null,
    done_on text not null,
    says text not null,
    sent_on text not null,
    accepted_on text,
    refused_on text,
    why_refused text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, remedy, number),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);
create index ombudsman_evidence_by_case on ombudsman_evidence (council, case_id, remedy, number);
