#pragma once
// A learning point's whole story, and what the rules say of it. Pure: nothing here reads or writes.

#include <optional>
#include <string>
#include <vector>

#include "loop/learning/action.hpp"
#include "loop/learning/learning.hpp"
#include "loop/learning/share.hpp"
#include "loop/proof/proof.hpp"

namespace heed::loop {

struct ActionTold {
    Action action;
    std::optional<ActionDone> done{};
    std::optional<ActionGivenUp> given_up{};
    std::vector<ActionChange> changes{};  ///< oldest first

    bool is_open() const { return !done && !given_up; }
};

struct ProofTold {
    Proof proof;
    std::optional<ProofResult> result{};
    std::optional<Baseline> baseline{};
    std::optional<ProofTakenBack> taken_back{};
    std::vector<ProofChange> changes{};          ///< oldest first
    std::vector<ProofCorrection> corrections{};  ///< oldest first
};

/// Each list oldest first.
struct Story {
    LearningPoint point;
    std::vector<ActionTold> actions;
    std::vector<Share> shares;
    std::vector<ProofTold> proofs;
    std::vector<Embedding> embeddings;
    std::vector<Reopening> reopenings;
    std::vector<Closing> closings;
    std::optional<Origin> origin{};  ///< nothing: our own learning
    TestableForm form{};
    std::vector<DecisionCard> decisions{};
    std::vector<Reopening> taken_back{};  ///< reopenings that followed from a result that was corrected
};

/// The last decision; a recommendation without one waits, our own learning is accepted.
Decision decision_of(Story const& story);

/// What stands in the way of testing it: of the sentence, and of the form unless a proof is promised, which says the
/// same and more.
std::vector<Doubt> why_not_testable(Story const& story);

/// A result that was recorded by somebody who owns none of the actions that it tests.
bool is_independent(ProofTold const& told, Story const& story);

/// Where a proof stands, and so whether it counts.
enum class ProofState {
    promised,    ///< not made; its date has not come
    late,        ///< not made; its date and the days of grace are over
    replaced,    ///< was late, and was promised again
    taken_back,  ///< followed from a result that was corrected
    holds,       ///< counts
    made_again,  ///< counted, and was made again in time
    lapsed,      ///< counted, and was not re-made in time
    does_not_hold,
    too_few_to_tell,
    promised_too_late,  ///< after the action that it should test was done
    before_any_action,  ///< made before anything had been done
    off_its_date,       ///< made too long after its date
    before_reopening,   ///< it tested what came before the learning point was reopened
};

struct ProofStanding {
    ProofState state = ProofState::promised;
    std::string says;  ///< one plain sentence
};
ProofStanding standing_of(ProofTold const& told, Story const& story, Day today);

/// The promise that this one re-makes, and the one before that, back to the first; itself, where it is the first.
Proof const& first_promise(Proof const& proof, Story const& story);

/// The moment from which evidence counts. A recurrence, a failed proof and a reopening by hand begin a new round: what
/// was proved before does not show that the next change works. A lapse does not: what still holds still counts.
Instant round_began(Story const& story);

struct Embedded {
    bool yes = false;
    std::vector<std::string> why_not;  ///< plain sentences; empty when it is embedded
    std::optional<Day> lapses_on;      ///< the first day on which a proof that counts will lapse
};

/// THE rule: two of the three kinds of proof, promised before the action was done, were made on their dates and hold,
/// none has lapsed, and the last proof of no kind failed.
Embedded is_embedded(Story const& story, Day today);

/// understood until it is accepted or adapted, learned until every action of this round is done or given up and one is
/// done, acted_on until it was shared, proved when it is embedded.
Stage stage_of(Story const& story, Day today);

/// closed if it was rejected, or closed last; reopened if it was reopened after it was last embedded, and is not embedded now.
Standing standing_of(Story const& story, Day today);

/// Whether nobody has planned, promised or found anything since it was reopened last.
bool waits_for_an_answer(Story const& story);

/// The first day on which something of it is due: a decision, an action, a proof, an answer to a reopening.
std::optional<Day> next_due(Story const& story, Day today);

/// How long the owner has to say what happens next after a reopening, and to tell people back after a change.
constexpr int days_to_answer_a_reopening = 14;
constexpr int days_to_tell_back = 14;

/// What the strengths of its actions say: a warning if all that was ever planned is to remind and to train.
bool is_weak_only(Story const& story);

struct Reason {
    ReopeningCause cause = ReopeningCause::by_hand;
    std::int64_t cause_id = 0;
    std::string says;
};

/// Whether this signal, newly linked to the theme, reopens the learning point: in the same service, heard after it was
/// embedded or closed, and no compliment. `theme` and `service` are their names. Of a signal that is kept from a worker
/// the reason says only that the theme was heard.
std::optional<Reason> recurrence(Story const& story, Signal const& signal, std::string const& theme,
                                 std::string const& service);

/// Whether a proof on which it was called embedded has lapsed.
std::optional<Reason> lapse(Story const& story, Day today);

/// Why a result reopens it; nothing unless it does not hold.
std::optional<Reason> failure(Proof const& proof, ProofResult const& result);

/// The change that people can be told about now, each once: "acted_on" or "proved", from the second round on with its
/// number ("proved/2"), "reopened/2" while nothing was done in a later round, "rejected"; empty while nothing has changed
/// yet, and once it was closed without proof.
std::string change_now(Story const& story, Day today);

}  // namespace heed::loop
