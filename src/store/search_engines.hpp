#pragma once
// What each engine does for search.cpp.

#include <string>
#include <vector>

#include "store/search.hpp"

namespace soci {
class session;
}

namespace heed::store {

/// A text as it is kept.
struct KeptText {
    std::int64_t id = 0;
    std::int64_t place = 0;
    SearchText const& text;
    std::string words;                ///< its stems with a space between them
    std::vector<std::string> tokens;  ///< its stems and its kind, each with the audience before it
};

/// For each word of a question the tokens that stand for it, one an audience.
using TokenGroups = std::vector<std::vector<std::string>>;

/// The stems and the kind, as they are indexed for this audience.
std::vector<std::string> tokens_of(Audience audience, std::string_view kind, std::string_view words);

/// Council, day and id in one number, so that places are in the order of answers.
std::int64_t place_of(CouncilId council, Day day, std::int64_t id);

/// Which engine it is that reads.
bool is_on_sqlite(Reading const& db);

void keep_on_sqlite(Writing& db, KeptText const& text);
void drop_on_sqlite(Writing& db, std::string_view subject, std::int64_t subject_id);
std::vector<SearchHit> search_on_sqlite(Reading const& db, TokenGroups const& groups, std::int64_t below, int most);

void keep_on_postgresql(Writing& db, KeptText const& text);
void drop_on_postgresql(Writing& db, std::string_view subject, std::int64_t subject_id);
std::vector<SearchHit> search_on_postgresql(Reading const& db, TokenGroups const& groups, std::int64_t below, int most);

/// After the walls are built: the role whose function looks into the index of words, and who may call it.
void open_search(soci::session& session);

}  // namespace heed::store
