#include "loop/proof/proof.hpp"

#include <doctest/doctest.h>

#include "loop/learning/story.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

Day day(char const* text) { return *parse_day(text); }

Proof promised(std::int64_t at_least, std::int64_t sample) {
    Proof proof;
    proof.would_see = "the time of the call";
    proof.at_least = at_least;
    proof.sample = sample;
    proof.due = day("2026-06-01");
    proof.promised_on = day("2026-01-05");
    return proof;
}

PromiseDraft typed(Proof const& proof, char const* due_month = "6") {
    return {proof.kind,
            proof.would_see,
            std::to_string(proof.sample),
            std::to_string(proof.at_least),
            {"1", due_month, "2026"},
            "",
            ""};
}

}  // namespace

TEST_SUITE("loop: what a result would mean") {
    TEST_CASE("the least that holds and the most that fails agree with the verdict on every count") {
        for (std::int64_t sample = 5; sample <= 24; ++sample) {
            for (std::int64_t at_least = 1; at_least <= sample; ++at_least) {
                auto const proof = promised(at_least, sample);
                for (std::int64_t looked_at = 1; looked_at <= sample + 3; ++looked_at) {
                    auto const holds = least_that_holds(proof, looked_at);
                    auto const fails = most_that_fails(proof, looked_at);
                    for (std::int64_t seen = 0; seen <= looked_at; ++seen) {
                        auto const verdict = judge(proof, seen, looked_at);
                        REQUIRE((verdict == Verdict::holds) == (holds && seen >= *holds));
                        REQUIRE((verdict == Verdict::does_not_hold) == (fails && seen <= *fails));
                    }
                }
            }
        }
    }

    TEST_CASE("it is said in a sentence before anything is entered") {
        auto const says = what_a_result_would_mean(promised(9, 12));
        CHECK(says.at(0) == "With 12 looked at, 9 must show it. With 8 or fewer it does not hold.");
        CHECK(says.size() == 3);
    }

    TEST_CASE("how many would be needed to tell is never more than were promised") {
        auto const proof = promised(16, 20);
        CHECK(judge(proof, 3, 4) == Verdict::too_few_to_tell);
        auto const needed = how_many_to_tell(proof, 3, 4);
        CHECK(needed > 4);
        CHECK(needed <= 20);
        CHECK(how_many_to_tell(proof, 0, 0) == 20);
    }
}

TEST_SUITE("loop: a promise that changes and a result that was wrong") {
    TEST_CASE("a date alone is moved and stays promised when it was; anything else is promised anew today") {
        auto const proof = promised(9, 12);
        auto const today = day("2026-03-01");
        auto const moved = change(typed(proof, "7"), "The auditor is away", proof, today);
        REQUIRE(moved);
        CHECK(moved->due == day("2026-07-01"));
        CHECK(moved->promised_on == proof.promised_on);
        auto softer = proof;
        softer.at_least = 5;
        auto const softened = change(typed(softer), "It was too hard", proof, today);
        REQUIRE(softened);
        CHECK(softened->promised_on == today);
    }

    TEST_CASE("a change needs a reason, and must change something") {
        auto const proof = promised(9, 12);
        CHECK_FALSE(change(typed(proof, "7"), "", proof, day("2026-03-01")));
        CHECK_FALSE(change(typed(proof), "No reason", proof, day("2026-03-01")));
    }

    TEST_CASE("a correction needs a reason and another figure, and keeps who recorded it") {
        auto const proof = promised(9, 12);
        auto const today = day("2026-06-05");
        ResultDraft draft{"1", "12", {"2", "6", "2026"}, ""};
        auto was = *record(draft, proof, today);
        was.by = 7;
        CHECK(was.result == Verdict::does_not_hold);
        CHECK_FALSE(correct(draft, "A 1 was left out", proof, was, today));
        draft.seen = "11";
        CHECK_FALSE(correct(draft, "", proof, was, today));
        auto const corrected = correct(draft, "A 1 was left out", proof, was, today);
        REQUIRE(corrected);
        CHECK(corrected->result == Verdict::holds);
        CHECK(corrected->by == 7);
    }

    TEST_CASE("a baseline is asked for whole or not at all") {
        auto draft = typed(promised(9, 12));
        CHECK_FALSE(baseline_of(draft, day("2026-01-05"))->has_value());
        draft.baseline_seen = "3";
        CHECK_FALSE(baseline_of(draft, day("2026-01-05")));
        draft.baseline_looked_at = "12";
        CHECK((*baseline_of(draft, day("2026-01-05")))->seen == 3);
    }
}
