-- Of how many who were asked six weeks later, how many say that they used what was shared.
create table share_uses (
    council bigint not null references councils (id),
    share bigint not null,
    asked bigint not null,
    used bigint not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, share),
    foreign key (council, share) references shares (council, id)
);

-- A share that a record of an area made ("briefing", 12): that record keeps its reach and its use in line.
create table share_sources (
    council bigint not null references councils (id),
    share bigint not null,
    source text not null,
    source_id bigint not null,
    primary key (council, share),
    foreign key (council, share) references shares (council, id)
);
