#include "loop/proof/proof.hpp"

#include <array>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "kernel/must.hpp"
#include "loop/heard/signal_draft.hpp"

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

std::optional<std::int64_t> least_that_holds(Proof const& promised, std::int64_t looked_at) {
    std::int64_t low = 0;
    std::int64_t high = looked_at + 1;
    // More that show it never make it worse: halve the distance.
    while (low < high) {
        auto const middle = low + (high - low) / 2;
        if (middle <= looked_at && judge(promised, middle, looked_at) != Verdict::holds) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low <= looked_at ? std::optional(low) : std::nullopt;
}

std::optional<std::int64_t> most_that_fails(Proof const& promised, std::int64_t looked_at) {
    std::int64_t low = -1;
    std::int64_t high = looked_at;
    while (low < high) {
        auto const middle = low + (high - low + 1) / 2;
        if (judge(promised, middle, looked_at) == Verdict::does_not_hold) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low >= 0 ? std::optional(low) : std::nullopt;
}

namespace {

std::string what_it_would_mean(Proof const& promised, std::int64_t looked_at) {
    auto const holds = least_that_holds(promised, looked_at);
    auto const fails = most_that_fails(promised, looked_at);
    if (!holds && !fails) {
        return fmt::format("With {} looked at, nobody could tell.", looked_at);
    }
    auto says = holds ? fmt::format("With {} looked at, {} must show it.", looked_at, *holds)
                      : fmt::format("With {} looked at, not even all of them would be enough to hold.", looked_at);
    if (fails) {
        says += *fails == 0 ? std::string(" If none does, it does not hold.")
                            : fmt::format(" With {} or fewer it does not hold.", *fails);
    }
    if (holds && (!fails || *fails + 1 < *holds)) {
        says += " In between they are too few to tell.";
    }
    return says;
}

}  // namespace

std::vector<std::string> what_a_result_would_mean(Proof const& promised) {
    std::vector<std::string> says;
    std::int64_t last = 0;
    for (auto const looked_at : {promised.sample, promised.sample * 3 / 4, promised.sample / 2}) {
        if (looked_at > 0 && looked_at != last) {
            says.push_back(what_it_would_mean(promised, looked_at));
        }
        last = looked_at;
    }
    return says;
}

std::int64_t how_many_to_tell(Proof const& promised, std::int64_t seen, std::int64_t looked_at) {
    for (auto all = looked_at; all < promised.sample; ++all) {
        auto const likely_seen = looked_at == 0 ? 0 : (seen * all + looked_at / 2) / looked_at;
        if (looked_at > 0 && judge(promised, likely_seen, all) != Verdict::too_few_to_tell) {
            return all;
        }
    }
    return promised.sample;
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

namespace {

/// What is promised and by when, in `proof`; the kind is left alone.
void read_promise(web::Checking& checking, PromiseDraft const& draft, Proof& proof) {
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
    proof.would_see = draft.would_see;
    proof.sample = sample.value_or(0);
    proof.at_least = at_least.value_or(0);
    proof.due = due.value_or(Day{});
}

void expect_in_the_future(web::Checking& checking, Proof const& proof, Day today) {
    checking.expect(proof.due == Day{} || proof.due > today, "proof_due",
                    "The date of the proof must be in the future");
}

}  // namespace

Outcome<Proof> promise(PromiseDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(draft.kind.has_value(), "proof_kind", "Select the kind of proof");
    Proof proof;
    read_promise(checking, draft, proof);
    expect_in_the_future(checking, proof, today);
    if (!checking.fine()) {
        return checking.problems();
    }
    proof.kind = *draft.kind;
    proof.promised_on = today;
    return proof;
}

Outcome<std::optional<Baseline>> baseline_of(PromiseDraft const& draft, Day today) {
    if (draft.baseline_seen.empty() && draft.baseline_looked_at.empty()) {
        return std::optional<Baseline>{};
    }
    web::Checking checking;
    auto const looked_at = whole_number(draft.baseline_looked_at);
    auto const seen = whole_number(draft.baseline_seen);
    checking.expect(looked_at && *looked_at > 0, "baseline_looked_at",
                    "Enter how many were looked at before, as a number such as 20");
    checking.expect(seen.has_value(), "baseline_seen",
                    "Enter how many of them showed it before, as a number such as 6");
    checking.expect(!seen || !looked_at || *seen <= *looked_at, "baseline_seen",
                    "More cannot have shown it before than were looked at");
    if (!checking.fine()) {
        return checking.problems();
    }
    return std::optional(Baseline{{}, *seen, *looked_at, today, {}, 0});
}

Outcome<Proof> change(PromiseDraft const& draft, std::string const& reason, Proof const& proof, Day today) {
    web::Checking checking;
    auto changed = proof;
    read_promise(checking, draft, changed);
    bool const is_moved = changed.due != proof.due;
    bool const is_another = changed.would_see != proof.would_see || changed.sample != proof.sample ||
                            changed.at_least != proof.at_least;
    if (is_moved) {
        expect_in_the_future(checking, changed, today);
    }
    checking.expect_text(reason, "reason", "Enter why the promise is changed: the page will show it", 500);
    checking.expect(is_moved || is_another || !checking.fine(), "would_see",
                    "Change something, or go back: the promise says this already");
    if (!checking.fine()) {
        return checking.problems();
    }
    if (is_another) {
        changed.promised_on = today;
    }
    return changed;
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

Outcome<ProofResult> correct(ResultDraft const& draft, std::string const& reason, Proof const& proof,
                             ProofResult const& was, Day today) {
    auto result = record(draft, proof, today);
    web::Checking checking;
    checking.expect_text(reason, "reason", "Enter what was wrong: the page will show it beside the old figures", 500);
    bool const is_same = result && result->seen == was.seen && result->looked_at == was.looked_at &&
                         result->made_on == was.made_on && result->note == was.note;
    checking.expect(!is_same, "seen", "Change a figure, the date or the note: the result says this already");
    if (!result) {
        auto problems = result.error();
        if (!checking.fine()) {
            auto const more = checking.problems();
            problems.insert(problems.end(), more.value().begin(), more.value().end());
        }
        return tl::make_unexpected(problems);
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    result->at = was.at;
    result->by = was.by;
    return result;
}

}  // namespace heed::loop
