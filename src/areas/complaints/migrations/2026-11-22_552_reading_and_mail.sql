-- What is kept from a worker is read first by somebody who is not of the service.
create table case_readings (
    council bigint not null references councils (id),
    case_id bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id)
);
create index cases_kept on cases (council, received_on, id) where kept_from_worker = 1 and next_due is not null;

-- What a reader passed on, without names. Whoever it is for does not see of which case it is: that stands apart.
create table passed_on (
    council bigint not null references councils (id),
    id bigint not null,
    words text not null,
    service bigint not null,
    for_member bigint not null,
    month text not null,
    done text not null,
    primary key (council, id)
);
create table passed_on_cases (
    council bigint not null references councils (id),
    case_id bigint not null,
    passed_on bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, passed_on)
);

-- E-mails that wait for somebody to look at them; a row is gone once it is kept or thrown away.
create table mail_waiting (
    council bigint not null references councils (id),
    id bigint not null,
    message text not null,
    sender text not null,
    said text not null,
    at bigint not null,
    primary key (council, id)
);
-- The hash of each Message-ID that came, so that one that is sent again is not taken twice.
create table mail_taken (
    council bigint not null references councils (id),
    message text not null,
    at bigint not null,
    primary key (council, message)
);

-- To whom thanks were passed on, and how.
create table compliments_passed_on (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    to_whom text not null,
    how text not null,
    on_day text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);
