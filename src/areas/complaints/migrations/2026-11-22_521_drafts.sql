-- What somebody has typed and not sent yet. "answers" is the form's fields, form-encoded. The id and the secret become the
-- case's own when it is sent; the draft is then gone.
create table drafts (
    council bigint not null references councils (id),
    id bigint not null,
    kind text not null,
    easy bigint not null,
    answers text not null,
    started_at bigint not null,
    changed_at bigint not null,
    forget_on text not null,
    secret text not null,
    primary key (council, id)
);
create index drafts_to_forget on drafts (council, forget_on, id);

-- Help that is there already, shown before somebody sends what they typed.
create table suggestions (
    council bigint not null references councils (id),
    id bigint not null,
    title text not null,
    says text not null,
    link text not null,
    shown_for text not null,
    is_shown bigint not null,
    changed_at bigint not null,
    changed_by bigint not null,
    primary key (council, id)
);

-- Which help a draft was shown, until the draft is sent, ended or forgotten; then only the tallies are left.
create table suggestions_shown (
    council bigint not null references councils (id),
    draft bigint not null,
    suggestion bigint not null,
    opened bigint not null,
    primary key (council, draft, suggestion)
);

-- "suggestion" 0: the journeys in which help was shown.
create table suggestion_tallies (
    council bigint not null references councils (id),
    suggestion bigint not null,
    what text not null,
    number bigint not null,
    primary key (council, suggestion, what)
);
