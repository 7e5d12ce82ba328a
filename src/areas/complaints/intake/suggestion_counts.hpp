#pragma once
// How often help that was shown ended the matter, counted honestly: of all to whom it was shown. Each journey in which help
// was shown ends in one of three ways; who simply leaves is counted as that and as nothing else. Nothing tells whose
// journey it was: as soon as it has ended only the numbers are left.

#include <string>
#include <vector>

#include "areas/complaints/complaint.hpp"
#include "areas/complaints/intake/suggestion.hpp"
#include "store/store.hpp"

namespace heed::complaints {

/// answered: they said "this answered it". beside: another one that was shown in the same journey did. sent: they sent it all
/// the same. left: the draft was forgotten, and nobody knows why.
enum class Ended { answered, beside, sent, left };
BOOST_DESCRIBE_ENUM(Ended, answered, beside, sent, left)

struct HowItEnded {
    Ended how = Ended::sent;  ///< answered, sent or left
    Id<Suggestion> by{};      ///< which one answered it
};

/// Counts those that were not shown in this journey before. Housekeeping.
void count_shown(store::Writing& db, Id<Case> draft, std::vector<Suggestion> const& shown);
void count_opened(store::Writing& db, Id<Case> draft, Id<Suggestion> suggestion);
bool was_shown(store::Reading const& db, Id<Case> draft, Id<Suggestion> suggestion);
/// The journey has ended: moves what was shown in it into the tallies.
void settle_suggestions(store::Writing& db, Id<Case> draft, HowItEnded ended);

struct SuggestionCounts {
    std::int64_t shown = 0;
    std::int64_t opened = 0;
    std::int64_t answered = 0;
    std::int64_t beside = 0;
    std::int64_t sent = 0;
    std::int64_t left = 0;
    /// Shown, and neither sent, ended nor forgotten yet.
    std::int64_t still_open() const { return shown - answered - beside - sent - left; }
};

/// Id 0: the journeys in which any was shown.
SuggestionCounts counts_of(store::Reading const& db, Id<Suggestion> id);

/// "12 of 80 (15%; between 9% and 24%)": Wilson's 95 % interval. "0 of 0" where there is nothing to count from.
std::string share_in_words(std::int64_t count, std::int64_t of);

}  // namespace heed::complaints
