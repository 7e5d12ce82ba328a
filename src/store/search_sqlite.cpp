#include "store/rows.hpp"
#include "store/search_engines.hpp"

namespace heed::store {

namespace {

std::string joined(std::vector<std::string> const& tokens) {
    std::string all;
    for (auto const& one : tokens) {
        (all += all.empty() ? "" : " ") += one;
    }
    return all;
}

/// FTS5's question. Each token stands in quotes, so that nothing in it is an operator; it has none of its own.
std::string question_of(TokenGroups const& groups) {
    std::string question;
    for (auto const& group : groups) {
        question += question.empty() ? "(" : " AND (";
        for (std::size_t i = 0; i < group.size(); ++i) {
            ((question += i == 0 ? "\"" : " OR \"") += group[i]) += '"';
        }
        question += ')';
    }
    return question;
}

struct KeptOnSqlite {
    std::int64_t id = 0;
    Day day;
    std::string kind;
    std::string audience;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(KeptOnSqlite, (), (id, day, kind, audience, words))

}  // namespace

void keep_on_sqlite(Writing& db, KeptText const& text) {
    act(db,
        "insert into search_texts (council, id, subject, subject_id, day, kind, audience, words)"
        " values (:council, :id, :subject, :subject_id, :day, :kind, :audience, :words)",
        db.council(), text.id, text.text.subject, text.text.subject_id, text.text.day, text.text.kind,
        std::string{text.text.audience}, text.words);
    act(db, "insert into search_words (rowid, words) values (:place, :words)", text.place, joined(text.tokens));
}

// An index without content forgets a row only when it is told the very tokens that it was given.
void drop_on_sqlite(Writing& db, std::string_view subject, std::int64_t subject_id) {
    auto const kept = row<KeptOnSqlite>(db,
                                        "select id, day, kind, audience, words from search_texts"
                                        " where council = :council and subject = :subject and subject_id = :subject_id",
                                        db.council(), subject, subject_id);
    if (kept) {
        auto const tokens = tokens_of(kept->audience.front(), kept->kind, kept->words);
        act(db, "insert into search_words (search_words, rowid, words) values ('delete', :place, :words)",
            place_of(db.council(), kept->day, kept->id), joined(tokens));
        act(db, "delete from search_texts where council = :council and id = :id", db.council(), kept->id);
    }
}

std::vector<SearchHit> search_on_sqlite(Reading const& db, TokenGroups const& groups, std::int64_t below, int most) {
    return rows<SearchHit>(db,
                           "select search_words.rowid as place, subject, subject_id from search_words"
                           " cross join search_texts on search_texts.council = :council"
                           " and search_texts.id = (search_words.rowid & 4294967295)"
                           " where search_words match :question"
                           " and search_words.rowid >= :lowest and search_words.rowid < :below"
                           " order by search_words.rowid desc limit :most",
                           db.council(), question_of(groups), place_of(db.council(), {Day{} - 200'000}, 0), below,
                           most);
}

}  // namespace heed::store
