-- "key" finds a token and is no secret; of the secret only a hash is kept. "service" 0: all of the council.
create table tokens (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    key text not null,
    hash text not null,
    scopes text not null,
    service bigint not null,
    expires_on text not null,
    made_at bigint not null,
    made_by bigint not null,
    primary key (council, id)
);
create unique index tokens_by_key on tokens (council, key);

-- A token that was withdrawn: its absence means that it stands until it expires.
create table token_withdrawals (
    council bigint not null references councils (id),
    token bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, token),
    foreign key (council, token) references tokens (council, id)
);

-- When a token was last used, written at most once an hour.
create table token_uses (
    council bigint not null references councils (id),
    token bigint not null,
    at bigint not null,
    primary key (council, token),
    foreign key (council, token) references tokens (council, id)
);
