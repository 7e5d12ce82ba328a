-- Somebody outside the council who is asked about one complaint: a provider, a hospital. The link's half is kept as it is, to
-- be sent again; of the code that goes with it only a keyed hash.
create table case_contributors (
    council bigint not null references councils (id),
    id bigint not null,
    case_id bigint not null,
    organisation text not null,
    name text not null,
    email text not null,
    person_named bigint not null,
    consent_on text,
    consent_how text not null,
    link_key text not null,
    link text not null,
    code_hash text not null,
    due text not null,
    expires_on text not null,
    asked_on text not null,
    reminded_on text,
    revoked_on text,
    answered_at bigint,
    files bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, id)
);
create unique index case_contributors_by_key on case_contributors (council, link_key);
create index case_contributors_by_case on case_contributors (council, case_id, id);
create index case_contributors_to_remind on case_contributors (council, due, id)
    where answered_at is null and revoked_on is null and reminded_on is null;

create table case_questions (
    council bigint not null references councils (id),
    contributor bigint not null,
    number bigint not null,
    question text not null,
    answer text not null,
    answered_at bigint,
    primary key (council, contributor, number)
);
