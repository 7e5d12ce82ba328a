-- How many people the council supports, by group, as it knew on a day: typed in or read from a file. A later version with
-- the same day corrects an earlier one.
create table people_supported_versions (
    council bigint not null references councils (id),
    id bigint not null,
    as_of text not null,
    source text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id)
);
create index people_supported_by_day on people_supported_versions (council, as_of, id);

create table people_supported (
    council bigint not null references councils (id),
    version bigint not null,
    place bigint not null,
    dimension text not null,
    people_group text not null,
    people bigint not null,
    primary key (council, version, place)
);

-- What people who told us something said of themselves: sums only. No row belongs to a person; a quarter's rows are all made
-- at once and all written at each answer. See docs/decisions/2026-11-22-who-speaks-is-counted-apart.md.
create table equality_tallies (
    council bigint not null references councils (id),
    quarter text not null,
    kept bigint not null,
    dimension text not null,
    people_group text not null,
    number bigint not null,
    primary key (council, quarter, kept, dimension, people_group)
);

-- Tickets that were used, for two days: each was at random and stands in no other table.
create table equality_tickets (
    council bigint not null references councils (id),
    ticket text not null,
    day text not null,
    primary key (council, ticket)
);
create index equality_tickets_by_day on equality_tickets (council, day);
