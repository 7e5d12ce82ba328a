#pragma once
// Finding records by their words. A record's text is put in, in the transaction that writes the record; the same on both
// engines, because words are made here: stems without small words (kernel/stems.hpp). SQLite keeps them in FTS5,
// PostgreSQL in a tsvector under a GIN index; what differs is in search_sqlite.cpp and search_postgresql.cpp.
//
// Who may find a text is part of each of its words: a text for the audience 's' that says "late" is found under "s~late".
// Who asks names the audiences that they belong to, and no others' words are ever looked at, so a text that somebody may
// not see can neither be found nor counted nor felt in the time that an answer takes.
//
// The newest comes first, by day and then by when it was put in, and the search stops when it has enough: no answer is
// ranked, because ranking would have to read every text that has a common word.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.hpp"

namespace heed::store {

/// One lower-case letter; the rooms above say which is whose.
using Audience = char;

struct SearchText {
    std::string subject;  ///< the noun of the record: "signal"
    std::int64_t subject_id = 0;
    std::string kind;  ///< what a search can be narrowed to, lower-case letters and "_": "complaint"
    Audience audience = 'a';
    Day day;
    std::string text;
};

/// Puts it in; what was there of the same record is replaced.
void put_in(Writing& db, SearchText const& text);
/// The same, for a record that is surely not in yet.
void put_new_in(Writing& db, SearchText const& text);
/// Takes the record out; nothing if it is not in.
void take_out(Writing& db, std::string_view subject, std::int64_t subject_id);
bool is_in(Reading const& db, std::string_view subject, std::int64_t subject_id);

/// The words that a typed question is searched by: stems without small words, each once, at most the first 12. Nothing that
/// can be typed means anything but its words.
std::vector<std::string> words_asked_for(std::string_view typed);

struct SearchQuestion {
    std::vector<std::string> words;     ///< of words_asked_for; all of them must be in a text
    std::vector<Audience> audiences;    ///< whose texts the one who asks may see
    std::string kind{};                 ///< only this kind; empty: every kind
    std::optional<std::int64_t> below;  ///< the place of the last one of the page before
};

struct SearchHit {
    std::int64_t place = 0;
    std::string subject;
    std::int64_t subject_id = 0;
};
BOOST_DESCRIBE_STRUCT(SearchHit, (), (place, subject, subject_id))

/// At most `most`, the newest first. Without words or audiences nothing is found.
std::vector<SearchHit> search(Reading const& db, SearchQuestion const& question, int most);

/// The place in a page's address: digits only; nothing otherwise.
std::optional<std::int64_t> place_in(std::string_view text);

/// What was put in since a number, oldest first, at most `most`: for who keeps something of their own in step. A record
/// that was put in anew comes again, one that was taken out does not.
struct SearchNumber {
    std::int64_t number = 0;
    std::string subject;
    std::int64_t subject_id = 0;
};
BOOST_DESCRIBE_STRUCT(SearchNumber, (), (number, subject, subject_id))
std::vector<SearchNumber> put_in_since(Reading const& db, std::int64_t number, int most);
/// The last number so far.
std::int64_t last_put_in(Reading const& db);

/// A batch of records that were there before the search: the ids of `subject`'s records above this one come next.
std::int64_t search_progress(Reading const& db, std::string_view subject);
void set_search_progress(Writing& db, std::string_view subject, std::int64_t done_until);

}  // namespace heed::store
