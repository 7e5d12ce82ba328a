create table settings (
    council bigint not null references councils (id),
    name text not null,
    value text not null,
    primary key (council, name)
);

create table teams (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    primary key (council, id)
);
create unique index teams_by_name on teams (council, name);

create table members (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    email text not null,
    team bigint not null,
    demonstration bigint not null,
    version bigint not null,
    primary key (council, id)
);
create unique index members_by_email on members (council, email);
create index members_by_name on members (council, name, id);

-- Access that was ended: its absence means that the member may sign in.
create table access_ends (
    council bigint not null,
    member bigint not null,
    ended_by bigint not null,
    at bigint not null,
    primary key (council, member),
    foreign key (council, member) references members (council, id)
);

create table member_roles (
    council bigint not null,
    member bigint not null,
    role text not null,
    given_by bigint not null,
    at bigint not null,
    primary key (council, member, role),
    foreign key (council, member) references members (council, id)
);
create index members_by_role on member_roles (council, role, member);

create table passwords (
    council bigint not null,
    member bigint not null,
    hash text not null,
    at bigint not null,
    primary key (council, member),
    foreign key (council, member) references members (council, id)
);

-- Two-step sign-in; confirmed_at is null until the first code has been right.
create table two_steps (
    council bigint not null,
    member bigint not null,
    secret text not null,
    last_step bigint not null,
    at bigint not null,
    confirmed_at bigint,
    primary key (council, member),
    foreign key (council, member) references members (council, id)
);

create table recovery_codes (
    council bigint not null,
    member bigint not null,
    hash text not null,
    primary key (council, member, hash),
    foreign key (council, member) references members (council, id)
);

create table sessions (
    council bigint not null,
    id text not null,
    member bigint not null,
    form_key text not null,
    began_at bigint not null,
    seen_at bigint not null,
    primary key (council, id),
    foreign key (council, member) references members (council, id)
);
create index sessions_of_member on sessions (council, member);
create index sessions_by_use on sessions (council, seen_at);

create table sign_ins (
    council bigint not null,
    id bigint not null,
    member bigint not null,
    at bigint not null,
    network text not null,
    browser text not null,
    session text not null,
    primary key (council, id),
    foreign key (council, member) references members (council, id)
);
create index sign_ins_of_member on sign_ins (council, member, id);
create index sign_ins_by_age on sign_ins (council, at);

create table tries (
    council bigint not null references councils (id),
    id bigint not null,
    account text not null,
    network text not null,
    at bigint not null,
    primary key (council, id)
);
create index tries_of_account on tries (council, account, at);
create index tries_of_network on tries (council, network, at);
create index tries_by_age on tries (council, at);

create table invitations (
    council bigint not null,
    hash text not null,
    member bigint not null,
    invited_by bigint not null,
    at bigint not null,
    primary key (council, hash),
    foreign key (council, member) references members (council, id)
);
create index invitations_of_member on invitations (council, member);
create index invitations_by_age on invitations (council, at);
