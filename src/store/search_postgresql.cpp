#include <fmt/format.h>
#include <soci/soci.h>

#include "store/rows.hpp"
#include "store/search_engines.hpp"

namespace heed::store {

namespace {

// Stems have letters and digits only, so a token needs no escape inside its quotes.
std::string in_quotes(std::string_view token) { return fmt::format("'{}'", token); }

std::string vector_of(std::vector<std::string> const& tokens) {
    std::string all;
    for (auto const& one : tokens) {
        (all += all.empty() ? "" : " ") += in_quotes(one);
    }
    return all;
}

std::string question_of(TokenGroups const& groups) {
    std::string question;
    for (auto const& group : groups) {
        question += question.empty() ? "(" : " & (";
        for (std::size_t i = 0; i < group.size(); ++i) {
            (question += i == 0 ? "" : " | ") += in_quotes(group[i]);
        }
        question += ')';
    }
    return question;
}

constexpr std::string_view make_searcher = R"(
do $$ begin
    if not exists (select from pg_roles where rolname = 'heed_searcher') then
        create role heed_searcher nologin nobypassrls;
    end if;
end $$)";

}  // namespace

void keep_on_postgresql(Writing& db, KeptText const& text) {
    act(db,
        "insert into search_texts (council, id, subject, subject_id, day, place, words)"
        " values (:council, :id, :subject, :subject_id, :day, :place, cast(:words as tsvector))",
        db.council(), text.id, text.text.subject, text.text.subject_id, text.text.day, text.place,
        vector_of(text.tokens));
}

void drop_on_postgresql(Writing& db, std::string_view subject, std::int64_t subject_id) {
    act(db, "delete from search_texts where council = :council and subject = :subject and subject_id = :subject_id",
        db.council(), subject, subject_id);
}

std::vector<SearchHit> search_on_postgresql(Reading const& db, TokenGroups const& groups, std::int64_t below,
                                            int most) {
    return rows<SearchHit>(db,
                           "select found.place as place, subject, subject_id"
                           " from search_places(:question, :below, :most) found"
                           " join search_texts on council = :council and search_texts.place = found.place"
                           " order by found.place desc",
                           question_of(groups), below, most, db.council());
}

// The role sees this one table whole and can do nothing but be the function that reads it; the function asks for the
// council of the transaction, which heed_app cannot get past.
void open_search(soci::session& session) {
    session << std::string(make_searcher);
    session << "grant usage, create on schema public to heed_searcher";
    session << "grant select on search_texts to heed_searcher";
    session << "drop policy if exists search_reads on search_texts";
    session << "create policy search_reads on search_texts for select to heed_searcher using (true)";
    session << "grant heed_searcher to current_user";
    session << "alter function search_places(text, bigint, bigint) owner to heed_searcher";
    session << "revoke create on schema public from heed_searcher";
    session << "revoke execute on function search_places(text, bigint, bigint) from public";
    session << "grant execute on function search_places(text, bigint, bigint) to heed_app";
}

}  // namespace heed::store
