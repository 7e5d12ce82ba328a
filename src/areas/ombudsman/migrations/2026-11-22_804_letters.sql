-- What the Ombudsman's yearly letter says, and the rows of the spreadsheets that come with it.
create table ombudsman_letters (
    council bigint not null references councils (id),
    year bigint not null,
    came_on text not null,
    investigated bigint not null,
    upheld bigint not null,
    remedies_due bigint not null,
    remedies_done bigint not null,
    remedied_already bigint not null,
    per_100_000 double precision,
    at bigint not null,
    by bigint not null,
    primary key (council, year)
);

create table ombudsman_letter_rows (
    council bigint not null references councils (id),
    year bigint not null,
    sheet text not null,
    reference text not null,
    outcome text not null,
    on_day text,
    primary key (council, year, sheet, reference)
);
