-- The day of the change itself, so that one can say how long people waited to hear of it.
alter table tellings add column changed_on text;
create index tellings_by_change on tellings (council, learning_point, about, id);

-- How each record behind a signal stands: see loop/offers.hpp. "was_told" repeats whether the state is "told".
alter table told_back add column state text not null default 'told';
alter table told_back add column way text not null default 'none';
alter table told_back add column at bigint not null default 0;
update told_back set state = 'no_way' where was_told = 0;

-- Each row holds the telling of a learning point back, or lets it go on; the last one counts.
create table telling_holds (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    held bigint not null,
    reason text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);
create index telling_holds_by_learning_point on telling_holds (council, learning_point, id);

-- Learning points behind which there are more people than one transaction tells.
create table telling_goes_on (
    council bigint not null references councils (id),
    learning_point bigint not null,
    primary key (council, learning_point),
    foreign key (council, learning_point) references learning_points (council, id)
);

-- How many records stand how, kept in the transaction that changes them. "quarter" is that of the change: "2026-4".
create table telling_tallies (
    council bigint not null references councils (id),
    learning_point bigint not null,
    quarter text not null,
    kept_from_worker bigint not null,
    state text not null,
    waited text not null,
    number bigint not null,
    primary key (council, learning_point, quarter, kept_from_worker, state, waited)
);
create index telling_tallies_by_quarter on telling_tallies (council, quarter);
