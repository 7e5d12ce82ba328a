-- "next_step", "next_due" and "closed_on" repeat what the rules say of the whole story, for the lists.
create table cases (
    council bigint not null references councils (id),
    id bigint not null,
    kind text not null,
    channel text not null,
    said text not null,
    wanted text not null,
    about text not null,
    happened_on text,
    received_on text not null,
    received_at bigint not null,
    received_by bigint not null,
    kept_from_worker bigint not null,
    doubt text not null,
    officer bigint not null,
    service bigint not null,
    signal bigint not null,
    version bigint not null,
    next_step text not null,
    next_due text,
    closed_on text,
    primary key (council, id)
);
create index cases_open on cases (council, next_due, id, kept_from_worker) where next_due is not null;
create index cases_open_by_kind on cases (council, kind, next_due, id, kept_from_worker) where next_due is not null;
create index cases_open_by_officer on cases (council, officer, next_due, id, kept_from_worker) where next_due is not null;
create index cases_closed on cases (council, closed_on, id, kept_from_worker) where closed_on is not null;
create index cases_closed_by_kind on cases (council, kind, closed_on, id, kept_from_worker) where closed_on is not null;

create table case_secrets (
    council bigint not null references councils (id),
    case_id bigint not null,
    secret text not null,
    primary key (council, case_id)
);

create table case_tellers (
    council bigint not null references councils (id),
    case_id bigint not null,
    name text not null,
    answer_by text not null,
    email text not null,
    phone text not null,
    address text not null,
    safe_to_contact bigint not null,
    safe_note text not null,
    wants_to_hear bigint not null,
    basis text not null,
    whose_name text not null,
    relationship text not null,
    large_print bigint not null,
    easy_read bigint not null,
    british_sign_language bigint not null,
    advocate bigint not null,
    interpreter_language text not null,
    somebody_to_ring text not null,
    primary key (council, case_id)
);

create table case_acknowledgements (
    council bigint not null references councils (id),
    case_id bigint not null,
    on_day text not null,
    how text not null,
    discussion text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id)
);

create table case_plans (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    answer_due text not null,
    agreed_with text not null,
    agreed_on text not null,
    how text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

create table case_findings (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    issue text not null,
    verdict text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

create table case_answers (
    council bigint not null references councils (id),
    case_id bigint not null,
    how_considered text not null,
    conclusions text not null,
    action_needed text not null,
    action text not null,
    ombudsman text not null,
    signatory text not null,
    signed_as text not null,
    sent_on text not null,
    late_reason text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id)
);

create table case_closings (
    council bigint not null references councils (id),
    case_id bigint not null,
    ending text not null,
    on_day text not null,
    reason text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id)
);

create table case_latenesses (
    council bigint not null references councils (id),
    case_id bigint not null,
    good_reason text not null,
    still_fair text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id)
);

create table case_entries (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    version bigint not null,
    what text not null,
    says text not null,
    for_person bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

-- What a stranger's network, or a reference, has tried in one stretch of time. Networks are keyed hashes.
create table case_tries (
    council bigint not null references councils (id),
    who text not null,
    stretch bigint not null,
    number bigint not null,
    primary key (council, stretch, who)
);
