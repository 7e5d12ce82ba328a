-- What a token was answered under its idempotency key, kept in the transaction that did the work. "fingerprint" is the
-- SHA-256 of the body that came: the same key with another body is refused.
create table api_answers (
    council bigint not null references councils (id),
    key text not null,
    fingerprint text not null,
    status bigint not null,
    location text not null,
    body text not null,
    at bigint not null,
    primary key (council, key)
);
create index api_answers_by_age on api_answers (council, at);

-- The sender's own name for a signal that it sent.
create table signal_references (
    council bigint not null references councils (id),
    token bigint not null,
    reference text not null,
    signal bigint not null,
    primary key (council, token, reference),
    foreign key (council, signal) references signals (council, id)
);
create index signal_references_by_signal on signal_references (council, signal, token);
