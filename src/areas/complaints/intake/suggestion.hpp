#pragma once
// Help that the council has already: shown to somebody before they send what they typed, and never in their way. Staff write
// each in plain words, and the words for which it is shown. Matching is by the stems of words; nothing leaves the program.

#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "store/store.hpp"

namespace heed::complaints {

struct Suggestion {
    Id<Suggestion> id;
    std::string title;      ///< "Get a copy of your care plan"
    std::string says;       ///< what the person reads
    std::string link;       ///< where there is more: a path of ours or an https address; or empty
    std::string shown_for;  ///< words and names of services, parted by commas; one of several words needs all of them
    bool is_shown = true;
    Instant changed_at;
    std::int64_t changed_by = 0;
};
BOOST_DESCRIBE_STRUCT(Suggestion, (), (id, title, says, link, shown_for, is_shown, changed_at, changed_by))

constexpr std::size_t most_shown_at_once = 3;
constexpr int most_suggestions = 200;  ///< that one council keeps

/// The three that fit best what was said, the best first: how many of their words stand in it. None where none does.
std::vector<Suggestion> fitting(std::vector<Suggestion> const& all, std::string_view said);

/// A title, words, words to be shown for; a link that is a path or https. Problems name the fields of the form.
Outcome<Suggestion> judged(Suggestion draft);

std::vector<Suggestion> suggestions(store::Reading const& db);
std::optional<Suggestion> find_suggestion(store::Reading const& db, Id<Suggestion> id);
/// Adds it (id 0) or changes it, with its event.
Id<Suggestion> keep_suggestion(store::Writing& db, Suggestion suggestion, std::int64_t by, Instant now);

}  // namespace heed::complaints
