-- A contact may hold several matters, each a case of its own. "contact" is the case that came in, whose teller and secret
-- serve all its parts; "follows" is what one came out of: stage 1 of it, or the request that it was before.
alter table cases add column track text not null default 'none';
alter table cases add column stage bigint not null default 1;
alter table cases add column contact bigint not null default 0;
alter table cases add column follows bigint not null default 0;
alter table cases add column noticed_on text;
update cases set contact = id;
update cases set track = 'statutory' where kind = 'complaint';
create index cases_by_contact on cases (council, contact, id);
create index cases_open_by_track on cases (council, track, next_due, id, kept_from_worker) where next_due is not null;
create index cases_open_by_officer_track on cases (council, officer, track, next_due, id, kept_from_worker) where next_due is not null;
create index cases_open_by_officer_kind on cases (council, officer, kind, next_due, id, kept_from_worker) where next_due is not null;
create index cases_closed_by_track on cases (council, track, closed_on, id, kept_from_worker) where closed_on is not null;

alter table case_plans add column who text not null default '';
alter table case_plans add column sent_on text;
alter table case_closings add column notice_on text;

create table case_facts (
    council bigint not null references councils (id),
    case_id bigint not null,
    provider text not null,
    investigator text not null,
    sent_by_body text not null,
    ombudsman_reference text not null,
    ombudsman_told_on text,
    primary key (council, case_id)
);
create index case_facts_by_ombudsman_reference on case_facts (council, ombudsman_reference, case_id);
create index case_facts_by_ombudsman_day on case_facts (council, ombudsman_told_on, case_id) where ombudsman_told_on is not null;

-- Of a contact: "case_id" is the case that came in.
create table case_representations (
    council bigint not null references councils (id),
    case_id bigint not null,
    made_by text not null,
    capacity_note text not null,
    advocate text not null,
    advocate_offered_on text,
    advocate_name text not null,
    primary key (council, case_id)
);

create table case_holds (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    why text not null,
    from_day text not null,
    look_again_on text not null,
    reason text not null,
    told text not null,
    ended_on text,
    ended_because text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

create table case_extensions (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    until text not null,
    told_on text not null,
    reason text not null,
    rights_told bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

create table case_joints (
    council bigint not null references councils (id),
    case_id bigint not null,
    lead_body text not null,
    consent text not null,
    consent_on text,
    single_response bigint not null,
    primary key (council, case_id)
);

create table case_bodies (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    name text not null,
    part text not null,
    asked_on text,
    wanted_by text,
    answered_on text,
    says text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

-- What a council sets for its complaints: lengths of clocks that no law fixes, who is told of late ones.
create table complaint_settings (
    council bigint not null references councils (id),
    name text not null,
    value text not null,
    primary key (council, name)
);

-- Who was reminded of what, once a day: one digest a person.
create table case_reminders (
    council bigint not null references councils (id),
    id bigint not null,
    member bigint not null,
    on_day text not null,
    mailed bigint not null,
    at bigint not null,
    primary key (council, id)
);
create unique index case_reminders_by_member on case_reminders (council, member, on_day);

create table case_reminder_lines (
    council bigint not null references councils (id),
    reminder bigint not null,
    number bigint not null,
    case_id bigint not null,
    step text not null,
    due text not null,
    why text not null,
    kept_from_worker bigint not null,
    primary key (council, reminder, number)
);
