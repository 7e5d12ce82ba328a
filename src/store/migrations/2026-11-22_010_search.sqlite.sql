-- Every text that can be found. "words" are its stems, each once, from which its rows in the index can be made again when
-- it is taken out.
create table search_texts (
    council bigint not null references councils (id),
    id bigint not null,
    subject text not null,
    subject_id bigint not null,
    day text not null,
    kind text not null,
    audience text not null,
    words text not null,
    primary key (council, id),
    unique (council, subject, subject_id)
) without rowid;

-- Which texts have a word. Its rowid is the place of a text in the order of answers: council, day, id. Neither positions
-- nor sizes are kept, because nobody asks for phrases and the newest comes first.
create virtual table search_words using fts5 (words, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '~=_'");
