#pragma once
// A proof: an observation, promised before the action ("we would see ..."), made on a date, with its sample and its
// result. The promise and the result are two rows; a promise without a result has not been made yet.

#include <optional>
#include <string>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "loop/learning/action.hpp"
#include "measure/interval.hpp"
#include "web/form.hpp"

namespace heed::loop {

/// People recall it; records show it; people who draw on care feel it.
enum class ProofKind { recall, records, experience };
BOOST_DESCRIBE_ENUM(ProofKind, recall, records, experience)

std::string_view spoken(ProofKind kind);

struct Proof {
    Id<Proof> id;
    Id<LearningPoint> learning_point;
    ProofKind kind = ProofKind::records;
    std::string would_see;      ///< completes "We would see ..."
    std::int64_t sample = 0;    ///< how many would be looked at
    std::int64_t at_least = 0;  ///< how many of them would show it, at the least
    Day due;
    Day promised_on;
    Id<Proof> follows;       ///< the proof that this one re-makes; 0: it is the first
    std::int64_t round = 0;  ///< 0: the first; 1, 2, 3: re-made after 6, 12 and 24 months
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Proof, (),
                      (id, learning_point, kind, would_see, sample, at_least, due, promised_on, follows, round, at, by))

enum class Verdict { holds, does_not_hold, too_few_to_tell };
BOOST_DESCRIBE_ENUM(Verdict, holds, does_not_hold, too_few_to_tell)

/// "Holds", "Does not hold", "Too few to tell".
std::string_view spoken(Verdict verdict);

struct ProofResult {
    Id<Proof> proof;
    Day made_on;
    std::int64_t seen = 0;       ///< how many showed it
    std::int64_t looked_at = 0;  ///< of how many
    Verdict result = Verdict::holds;
    std::string note;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(ProofResult, (), (proof, made_on, seen, looked_at, result, note, at, by))

/// What was counted before anything was done: where the promise starts from.
struct Baseline {
    Id<Proof> proof;
    std::int64_t seen = 0;
    std::int64_t looked_at = 0;
    Day on_day;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Baseline, (), (proof, seen, looked_at, on_day, at, by))

/// What a promise said until somebody changed it, and why they did.
struct ProofChange {
    Id<Proof> proof;
    std::int64_t version = 1;
    std::string would_see;
    std::int64_t sample = 0;
    std::int64_t at_least = 0;
    Day due;
    Day promised_on;
    std::string reason;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(ProofChange, (), (proof, version, would_see, sample, at_least, due, promised_on, reason, at, by))

/// What a result said until somebody corrected it, and why they did.
struct ProofCorrection {
    Id<Proof> proof;
    std::int64_t version = 1;
    Day made_on;
    std::int64_t seen = 0;
    std::int64_t looked_at = 0;
    Verdict result = Verdict::holds;
    std::string note;
    std::string reason;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(ProofCorrection, (), (proof, version, made_on, seen, looked_at, result, note, reason, at, by))

/// The promise stands no more: it followed from a result that was corrected.
struct ProofTakenBack {
    Id<Proof> proof;
    std::string reason;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(ProofTakenBack, (), (proof, reason, at, by))

/// A proof counts when it was made this many days before or after its date, and no further from it.
constexpr int days_of_grace = 14;

/// A sample smaller than this is not promised: nobody could tell anything from it.
constexpr int smallest_sample = 5;

/// What a count says of a promise. Where as many were looked at as were promised, the promise is taken at its word: the
/// share that was promised was seen, or it was not. Where fewer were, it holds or does not hold only if Wilson's 95 %
/// interval lies wholly on one side of the promised share; otherwise they were too few to tell.
Verdict judge(Proof const& promised, std::int64_t seen, std::int64_t looked_at);

/// "9 of 12 (75%); the true share is likely to be between 47% and 91%".
std::string spoken_share(std::int64_t seen, std::int64_t looked_at);

/// What a promise can show at best, said before it is made: "If all 5 show it, the true share could still be as low as
/// 57%."
std::string what_a_sample_can_show(std::int64_t sample);

/// How few of `looked_at` may show it for the promise to hold; nothing where even all of them would not tell.
std::optional<std::int64_t> least_that_holds(Proof const& promised, std::int64_t looked_at);
/// How many of `looked_at` may show it at the most for the promise not to hold; nothing where even none would not tell.
std::optional<std::int64_t> most_that_fails(Proof const& promised, std::int64_t looked_at);

/// Said before a result is entered: "With 20 looked at, 16 must show it.", and the same of fewer.
std::vector<std::string> what_a_result_would_mean(Proof const& promised);

/// How many would have to be looked at in all to tell, if the share stayed as it was seen; never more than promised.
std::int64_t how_many_to_tell(Proof const& promised, std::int64_t seen, std::int64_t looked_at);

/// The day on which a proof of this round, made on that day, is to be made again: 6 months after the first, 6 months
/// later (12), 12 months later (24), and every 24 months from then on.
Day remake_due(Day made_on, std::int64_t round);

/// The last day on which it counts: its re-making is then `days_of_grace` late.
Day lapses_on(Proof const& proof, ProofResult const& result);

bool was_made_on_its_date(Proof const& proof, ProofResult const& result);

/// Whether it was promised before this action was done; on the same day the moments decide.
bool promise_is_in_time(Proof const& proof, ActionDone const& done);

/// As it was typed.
struct PromiseDraft {
    std::optional<ProofKind> kind{};
    std::string would_see{};
    std::string sample{};
    std::string at_least{};
    web::TypedDay due{};
    std::string baseline_seen{};       ///< both may be empty
    std::string baseline_looked_at{};  ///< counted before anything was done
};
Outcome<Proof> promise(PromiseDraft const& draft, Day today);
/// The baseline of a promise; nothing where none was typed.
Outcome<std::optional<Baseline>> baseline_of(PromiseDraft const& draft, Day today);

/// The promise as it will be from now on, with a reason. Where more than its date changes, it is promised anew: today.
/// Its kind stays; a date alone is moved and stays promised when it was.
Outcome<Proof> change(PromiseDraft const& draft, std::string const& reason, Proof const& proof, Day today);

struct ResultDraft {
    std::string seen{};
    std::string looked_at{};
    web::TypedDay made_on{};
    std::string note{};
};
/// The result with its verdict. Made earlier than its grace allows, it is refused: the promise would be used up.
Outcome<ProofResult> record(ResultDraft const& draft, Proof const& proof, Day today);
/// The result as it should have been entered; needs a reason, and says something else than it did.
Outcome<ProofResult> correct(ResultDraft const& draft, std::string const& reason, Proof const& proof,
                             ProofResult const& was, Day today);

}  // namespace heed::loop
