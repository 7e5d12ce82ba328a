-- By what somebody can be reached, so that an officer can be asked whether two contacts came from one person. It is never
-- looked at for anybody outside, and it joins nobody by itself: a telephone may be a carer's.
create table case_reaches (
    council bigint not null references councils (id),
    way text not null,
    spelt text not null,
    contact bigint not null,
    primary key (council, way, spelt, contact)
);
create index case_reaches_by_contact on case_reaches (council, contact);
insert into case_reaches (council, way, spelt, contact)
    select council, 'email', lower(trim(email)), case_id from case_tellers where trim(email) <> '';
insert into case_reaches (council, way, spelt, contact)
    select council, 'phone',
        replace(replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', ''), '+44', '0'), case_id
    from case_tellers where trim(phone) <> '';

-- Contacts that an officer said came from one person. A person is a number and nothing else.
create table case_persons (
    council bigint not null references councils (id),
    contact bigint not null,
    person bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, contact)
);
create index case_persons_by_person on case_persons (council, person, contact);
