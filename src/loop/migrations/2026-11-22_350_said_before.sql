-- The same was said before. "later" and "earlier" each are a signal or a learning point; which is which follows from their
-- days, so that a pair can stand here once only.
create table said_before (
    council bigint not null references councils (id),
    later_as text not null,
    later_id bigint not null,
    earlier_as text not null,
    earlier_id bigint not null,
    percent bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, later_as, later_id, earlier_as, earlier_id)
);
create index said_before_by_earlier on said_before (council, earlier_as, earlier_id);

-- Somebody looked at what is alike and said which of it is the same, or none.
create table said_before_looks (
    council bigint not null references councils (id),
    said_as text not null,
    said_id bigint not null,
    linked bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, said_as, said_id)
);
