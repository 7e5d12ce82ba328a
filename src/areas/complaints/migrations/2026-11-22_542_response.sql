-- The response before it is sent: each save is a version; what was checked and signed is one version.
create table case_drafts (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    how_considered text not null,
    conclusions text not null,
    action_needed text not null,
    action text not null,
    ombudsman text not null,
    late_reason text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

create table case_draft_checks (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    draft bigint not null,
    fine bigint not null,
    says text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

create table case_draft_signatures (
    council bigint not null references councils (id),
    case_id bigint not null,
    draft bigint not null,
    signatory bigint not null,
    name text not null,
    signed_as text not null,
    signed_on text not null,
    how text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, draft)
);

-- Who may sign: the responsible person, and whom they authorised. "member" is 0 for who does not use Heed.
create table signatories (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    position text not null,
    signed_as text not null,
    member bigint not null,
    ended_on text,
    by bigint not null,
    at bigint not null,
    primary key (council, id)
);

-- The answer in each form that the person needs, and how and when it went to them.
create table case_answer_forms (
    council bigint not null references councils (id),
    id bigint not null,
    case_id bigint not null,
    form text not null,
    detail text not null,
    way text not null,
    owner bigint not null,
    due text not null,
    sent_on text,
    says text not null,
    sent_by bigint not null,
    at bigint not null,
    primary key (council, id)
);
create index case_answer_forms_by_case on case_answer_forms (council, case_id, id);
