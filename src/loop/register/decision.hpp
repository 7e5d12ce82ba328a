#pragma once
// What was decided about a recommendation, as a card that can be published: who decided, where, when, why, what was
// considered, and what would change it. A recommendation without a card waits.

#include <optional>
#include <string>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "web/form.hpp"

namespace heed::loop {

struct LearningPoint;

/// adapted: accepted in another wording. rejected: closed, with the reason.
enum class Decision { waiting, accepted, adapted, rejected };
BOOST_DESCRIBE_ENUM(Decision, waiting, accepted, adapted, rejected)

/// "Waits for a decision".
std::string_view spoken(Decision decision);

struct DecisionCard {
    Id<DecisionCard> id;
    Id<LearningPoint> learning_point;
    Decision decision = Decision::accepted;
    std::string reason;         ///< for the public: no names of people who draw on care
    std::string decided_by;     ///< "The adult social care leadership team"
    std::string decided_where;  ///< the meeting or the body; may be empty
    bool elsewhere = false;     ///< it was not ours to decide: another body did
    Day decided_on;
    std::string considered;    ///< what was weighed; may be empty unless it is rejected
    std::string would_change;  ///< what would have to be seen for another decision; may be empty unless it is rejected
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(DecisionCard, (),
                      (id, learning_point, decision, reason, decided_by, decided_where, elsewhere, decided_on,
                       considered, would_change, at, by))

/// As it was typed.
struct DecisionDraft {
    std::optional<Decision> decision{};
    std::string reason{};
    std::string decided_by{};
    std::string decided_where{};
    bool elsewhere = false;
    web::TypedDay decided_on{};
    std::string considered{};
    std::string would_change{};
    std::string sentence{};  ///< the new wording, where it is adapted
};

/// The card without its ids. `sentence` is what the learning point says now: an adapted one must say something else.
Outcome<DecisionCard> decide(DecisionDraft const& draft, std::string const& sentence, Day today);

}  // namespace heed::loop
