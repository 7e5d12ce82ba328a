#pragma once
// Decisions about other councils in the store, and what was answered here.

#include <optional>
#include <string>
#include <vector>

#include "areas/ombudsman/elsewhere.hpp"
#include "loop/around.hpp"
#include "loop/learning/learning_store.hpp"
#include "store/store.hpp"

namespace heed::ombudsman {

struct Elsewhere : PublishedDecision {
    Id<Elsewhere> id;
    Id<people::Member> asked;
    Day asked_on;
    Day due;
    std::string answer;       ///< the last one, by its name in CouldHappen; "" while nobody has answered
    std::int64_t signal = 0;  ///< where it is a near-miss
};
BOOST_DESCRIBE_STRUCT(Elsewhere, (PublishedDecision), (id, asked, asked_on, due, answer, signal))

/// At most `most`, the newest first.
std::vector<Elsewhere> list_elsewhere(store::Reading const& db, loop::Around const& around, int most);
/// Those that nobody has answered, or nobody knew, by what is due first.
std::vector<Elsewhere> unanswered_elsewhere(store::Reading const& db, int most);
std::optional<Elsewhere> find_elsewhere(store::Reading const& db, Id<Elsewhere> id);
std::optional<Id<Elsewhere>> elsewhere_referred(store::Reading const& db, std::string const& reference);
/// Oldest first.
std::vector<NearMissAnswer> answers_of(store::Reading const& db, Id<Elsewhere> id);

/// Reads it in and puts it to somebody, who has a deadline.
Id<Elsewhere> add_elsewhere(store::Writing& db, PublishedDecision const& decision, PutTo const& to,
                            loop::Doing const& doing);
/// Keeps the answer; the loop hears of a near-miss once. Who does not know is asked again in 28 days.
void answer_elsewhere(store::Writing& db, Elsewhere const& about, NearMissAnswer answer, loop::Doing const& doing);
/// Puts it to somebody else, or again; what was answered before stays in its answers.
void put_elsewhere_to(store::Writing& db, Elsewhere const& about, PutTo const& to, loop::Doing const& doing);

constexpr int days_until_asked_again = 28;

}  // namespace heed::ombudsman
