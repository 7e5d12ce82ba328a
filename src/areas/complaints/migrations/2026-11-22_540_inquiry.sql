-- The investigation. An issue is one head of complaint; its finding has the same number. What was found before there were
-- issues becomes an issue of its own.
alter table case_findings add column reason text not null default '';
alter table case_findings add column relied_on text not null default '';

create table case_issues (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    issue text not null,
    agreed text not null,
    agreed_on text,
    left_out_because text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);
insert into case_issues (council, case_id, number, issue, agreed, agreed_on, left_out_because, by, at)
    select council, case_id, number, issue, 'not_yet', null, '', by, at from case_findings;

-- Who looks into it; the last one named counts.
create table case_investigators (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    investigator bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

-- Members of staff whom it is about: they neither investigate, check nor sign.
create table case_named_staff (
    council bigint not null references councils (id),
    case_id bigint not null,
    member bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, member)
);

create table case_evidence (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    issue bigint not null,
    kind text not null,
    what text not null,
    with_whom text not null,
    on_day text not null,
    says text not null,
    reference text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);
