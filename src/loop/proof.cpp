#include "loop/proof.hpp"

#include <array>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "kernel/must.hpp"
#include "loop/signal_draft.hpp"

namespace heed::loop {

namespace {

int per_cent(double share) { return static_cast<int>(std::lround(share * 100)); }

}  // namespace

std::string_view spoken(ProofKind kind) {
    constexpr std::array<std::string_view, 3> words{"People recall it", "Records show it",
                                                    "People who draw on care feel it"};
    return words[static_cast<std::size_t>(kind)];
}

std::string_view spoken(Verdict verdict) {
    constexpr std::array<std::string_view, 3> words{"Holds", "Does not hold", "Too few to tell"};
    return words[static_cast<std::size_t>(verdict)];
}

Verdict judge(Proof const& promised, std::int64_t seen, std::int64_t looked_at) {
    must(seen >= 0 && seen <= looked_at && promised.sample > 0, "a count of more than there were");
    if (looked_at >= promised.sample) {
        bool const kept = seen * promised.sample >= promised.at_least * looked_at;
        return kept ? Verdict::holds : Verdict::does_not_hold;
    }
    if (looked_at == 0) {
        return Verdict::too_few_to_tell;
    }
    auto const share = static_cast<double>(promised.at_least) / static_cast<double>(promised.sample);
    auto const likely = measure::wilson(seen, looked_at);
    if (likely.low >= share) {
        return Verdict::holds;
    }
    return likely.high < share ? Verdict::does_not_hold : Verdict::too_few_to_tell;
}

std::string spoken_share(std::int64_t seen, std::int64_t looked_at) {
    if (looked_at == 0) {
        return "none was looked at";
    }
    auto const likely = measure::wilson(seen, looked_at);
    auto const share = static_cast<double>(seen) / static_cast<double>(looked_at);
    return fmt::format("{} of {} ({}%); the true share is likely to be between {}% and {}%", seen, looked_at,
                       per_cent(share), per_cent(likely.low), per_cent(likely.high));
}

std::string what_a_sample_can_show(std::int64_t sample) {
    auto const at_best = measure::wilson(sample, sample);
    return fmt::format("If all {} show it, the true share could still be as low as {}%.", sample,
                       per_cent(at_best.low));
}

Day remake_due(Day made_on, std::int64_t round) {
    constexpr std::array<int, 4> months{6, 6, 12, 24};
    auto const place = std::min<std::size_t>(static_cast<std::size_t>(round), months.size() - 1);
    return months_after(made_on, months[place]);
}

Day lapses_on(Proof const& proof, ProofResult const& result) {
    return remake_due(result.made_on, proof.round) + days_of_grace;
}

bool was_made_on_its_date(Proof const& proof, ProofResult const& result) {
    return std::abs(result.made_on - proof.due) <= days_of_grace;
}

bool promise_is_in_time(Proof const& proof, ActionDone const& done) {
    return proof.promised_on < done.done_on || (proof.promised_on == done.done_on && proof.at <= done.at);
}

Outcome<Proof> promise(PromiseDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(draft.kind.has_value(), "proof_kind", "Select the kind of proof");
    checking.expect_text(draft.would_see, "would_see", "Enter what we would see", 300);
    auto const sample = whole_number(draft.sample);
    auto const at_least = whole_number(draft.at_least);
    checking.expect(
        sample && *sample >= smallest_sample, "sample",
        fmt::format("Enter how many will be looked at, {} or more: from fewer nobody could tell", smallest_sample));
    checking.expect(at_least && *at_least > 0, "at_least", "Enter how many of them would show it, at the least");
    checking.expect(!sample || !at_least || *at_least <= *sample, "at_least",
                    "At the least cannot be more than will be looked at");
    auto const due = checking.take(day_from(draft.due, "proof_due", "The date of the proof"));
    checking.expect(!due || *due > today, "proof_due", "The date of the proof must be in the future");
    if (!checking.fine()) {
        return checking.problems();
    }
    Proof proof;
    proof.kind = *draft.kind;
    proof.would_see = draft.would_see;
    proof.sample = *sample;
    proof.at_least = *at_least;
    proof.due = *due;
    proof.promised_on = today;
    return proof;
}

Outcome<ProofResult> record(ResultDraft const& draft, Proof const& proof, Day today) {
    web::Checking checking;
    auto const looked_at = whole_number(draft.looked_at);
    auto const seen = whole_number(draft.seen);
    checking.expect(looked_at && *looked_at > 0, "looked_at", "Enter how many were looked at, as a number such as 12");
    checking.expect(seen.has_value(), "seen", "Enter how many showed it, as a number such as 9");
    checking.expect(!seen || !looked_at || *seen <= *looked_at, "seen",
                    "More cannot have shown it than were looked at");
    auto const made_on = checking.take(day_from(draft.made_on, "made_on", "The date it was made"));
    checking.expect(!made_on || *made_on <= today, "made_on", "The date it was made must be today or in the past");
    auto const earliest = proof.due - days_of_grace;
    checking.expect(!made_on || *made_on >= earliest, "made_on",
                    fmt::format("This proof is promised for {}: it counts if it is made on or after {}",
                                spoken(proof.due), spoken(earliest)));
    checking.expect_at_most(draft.note, "note", "The note", 1000);
    if (!checking.fine()) {
        return checking.problems();
    }
    ProofResult result;
    result.proof = proof.id;
    result.made_on = *made_on;
    result.seen = *seen;
    result.looked_at = *looked_at;
    result.result = judge(proof, *seen, *looked_at);
    result.note = draft.note;
    return result;
}

}  // namespace heed::loop
