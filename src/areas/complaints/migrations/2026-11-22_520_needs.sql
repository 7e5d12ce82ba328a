-- What somebody needs so as to read, hear and be understood (DAPB1605). case_tellers says what they need now; each row of
-- case_needs_reviews says what was agreed then and when it is looked at again; case_needs_met, what was given so.
alter table case_tellers add column other_needs text not null default '';

create table case_needs_reviews (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    says text not null,
    sharing text not null,
    review_on text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

create table case_needs_met (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    what text not null,
    how text not null,
    was_met bigint not null,
    on_day text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);
