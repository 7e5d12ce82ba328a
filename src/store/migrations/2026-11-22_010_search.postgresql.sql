-- Every text that can be found, and its words. "place" is its place in the order of answers: council, day, id.
create table search_texts (
    council bigint not null references councils (id),
    id bigint not null,
    subject text not null,
    subject_id bigint not null,
    day text not null,
    place bigint not null,
    words tsvector not null,
    primary key (council, id),
    unique (council, subject, subject_id)
);
create index search_texts_by_place on search_texts (council, place);
create index search_texts_by_word on search_texts using gin (words);

-- Behind row-level security PostgreSQL may not look into an index of words, because the operator could tell what it saw
-- behind the wall. So the look is a function of a role that passes this one table's wall, with the wall inside it: the
-- council is the transaction's own and cannot be given. See search_postgresql.cpp for who may call it.
create function search_places(question text, below bigint, most bigint) returns table (place bigint)
language plpgsql stable security definer set search_path = public, pg_temp as '
begin
    return query execute
        ''select place from search_texts where council = $1 and words @@ $2 and place < $3 order by place desc limit $4''
        using cast(nullif(current_setting(''heed.council'', true), '''') as bigint), cast(question as tsquery), below, most;
end';
