-- How far the records that were there before the search have been put in, by their ids.
create table search_progress (
    council bigint not null references councils (id),
    subject text not null,
    done_until bigint not null,
    primary key (council, subject)
);
