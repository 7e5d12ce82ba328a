-- "version", "draft" and the days repeat what the versions say, for the lists.
create table procedures (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    purpose text not null,
    service bigint not null,
    owner bigint not null,
    version bigint not null,
    draft bigint not null,
    in_force_from text,
    review_due text,
    run bigint not null,
    edits bigint not null,
    withdrawn_on text,
    at bigint not null,
    by bigint not null,
    primary key (council, id)
);
create index procedures_by_name on procedures (council, name, id);

create table procedure_versions (
    council bigint not null references councils (id),
    procedure bigint not null,
    version bigint not null,
    text text not null,
    why text not null,
    learning_point bigint not null,
    in_force_from text,
    to_whom text not null,
    share bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, procedure, version),
    foreign key (council, procedure) references procedures (council, id)
);
create index procedure_versions_by_learning_point on procedure_versions (council, learning_point, procedure, version);
create index procedure_versions_by_day on procedure_versions (council, in_force_from, procedure, version);

-- Who must read a version, with the team that they were in; and who has said that they did.
create table procedure_readers (
    council bigint not null references councils (id),
    procedure bigint not null,
    version bigint not null,
    team bigint not null,
    member bigint not null,
    read_on text,
    at bigint not null,
    primary key (council, procedure, version, member),
    foreign key (council, procedure, version) references procedure_versions (council, procedure, version)
);
create index procedure_readers_by_team on procedure_readers (council, procedure, version, team, member);

-- Kept in the transaction that changes it, so that no page counts readers.
create table procedure_tallies (
    council bigint not null references councils (id),
    procedure bigint not null,
    version bigint not null,
    needed bigint not null,
    have_read bigint not null,
    primary key (council, procedure, version)
);

create table procedure_checks (
    council bigint not null references councils (id),
    procedure bigint not null,
    number bigint not null,
    version bigint not null,
    on_day text not null,
    looked_at bigint not null,
    followed bigint not null,
    note text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, procedure, number),
    foreign key (council, procedure) references procedures (council, id)
);

create table procedure_withdrawals (
    council bigint not null references councils (id),
    procedure bigint not null,
    reason text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, procedure),
    foreign key (council, procedure) references procedures (council, id)
);
