#include "loop/learning/story.hpp"

#include <doctest/doctest.h>

#include "kernel/must.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

Day day(char const* text) { return *parse_day(text); }
Instant noon(Day day) { return start_of(day) + std::chrono::hours(12); }

/// A learning point made on 2 January 2026, built up act by act as people do it.
struct Telling_it {
    Story story;

    Telling_it() {
        story.point.id = {1};
        story.point.service = {1};
        story.point.made_on = day("2026-01-02");
    }

    Telling_it& promised(ProofKind kind, char const* on, char const* due, std::int64_t follows = 0,
                         std::int64_t round = 0) {
        Proof proof;
        proof.id = {static_cast<std::int64_t>(story.proofs.size()) + 1};
        proof.kind = kind;
        proof.sample = 12;
        proof.at_least = 9;
        proof.due = day(due);
        proof.promised_on = day(on);
        proof.at = noon(day(on));
        proof.by = 1;
        proof.follows = {follows};
        proof.round = round;
        story.proofs.push_back({proof, std::nullopt});
        return *this;
    }
    Telling_it& done(char const* on, Strength strength = Strength::strong) {
        auto const number = static_cast<std::int64_t>(story.actions.size()) + 1;
        Action const action{{number}, {1}, "Change the rota", {1}, day(on), strength, day(on), noon(day(on)), 1};
        story.actions.push_back({action, ActionDone{{number}, day(on), noon(day(on)), 1}});
        return *this;
    }
    Telling_it& made(std::size_t proof, char const* on, std::int64_t seen = 10, std::int64_t looked_at = 12) {
        auto& told = story.proofs.at(proof - 1);
        ProofResult result;
        result.proof = told.proof.id;
        result.made_on = day(on);
        result.seen = seen;
        result.looked_at = looked_at;
        result.result = judge(told.proof, seen, looked_at);
        result.at = noon(day(on));
        told.result = result;
        return *this;
    }
    Telling_it& embedded(char const* on) {
        story.embeddings.push_back({{1}, {1}, day(on), noon(day(on)), 1});
        return *this;
    }
    Telling_it& reopened(char const* on, ReopeningCause cause = ReopeningCause::recurrence) {
        story.reopenings.push_back({{1}, {1}, cause, 0, "", day(on), noon(day(on)), -1});
        return *this;
    }

    bool is_embedded_on(char const* on) const { return is_embedded(story, day(on)).yes; }
    std::string why_not_on(char const* on) const {
        std::string all;
        for (auto const& why : is_embedded(story, day(on)).why_not) {
            all += why + "\n";
        }
        return all;
    }
    ProofState state(std::size_t proof, char const* on) const {
        return standing_of(story.proofs.at(proof - 1), story, day(on)).state;
    }
};

Telling_it two_kinds_proved() {
    Telling_it it;
    it.promised(ProofKind::recall, "2026-01-05", "2026-04-01").promised(ProofKind::records, "2026-01-05", "2026-04-10");
    it.done("2026-02-01").made(1, "2026-04-01").made(2, "2026-04-12");
    return it;
}

Signal heard(char const* on, std::int64_t service = 1, SignalKind kind = SignalKind::complaint) {
    Signal signal;
    signal.id = {77};
    signal.kind = kind;
    signal.service = {service};
    signal.heard_on = day(on);
    signal.recorded_at = noon(day(on)) + std::chrono::hours(1);
    return signal;
}

}  // namespace

TEST_SUITE("loop: what is embedded") {
    TEST_CASE(
        "two kinds of proof, promised before the action and made on their dates, make a learning point embedded") {
        auto const it = two_kinds_proved();
        CHECK(it.is_embedded_on("2026-04-12"));
        CHECK(stage_of(it.story, day("2026-04-12")) == Stage::proved);
    }

    TEST_CASE("one kind of proof is not enough, however often it was made") {
        Telling_it it;
        it.promised(ProofKind::recall, "2026-01-05", "2026-04-01")
            .promised(ProofKind::recall, "2026-01-05", "2026-04-10");
        it.done("2026-02-01").made(1, "2026-04-01").made(2, "2026-04-10");
        CHECK_FALSE(it.is_embedded_on("2026-04-12"));
        CHECK(it.why_not_on("2026-04-12").find("One kind of proof holds; two of the three kinds must.") == 0);
        CHECK(it.why_not_on("2026-04-12").find("Records show it: This has not been promised.") != std::string::npos);
    }

    TEST_CASE("a proof that was promised after the action was done does not count") {
        Telling_it it;
        it.done("2026-02-01");
        it.promised(ProofKind::recall, "2026-02-05", "2026-04-01")
            .promised(ProofKind::records, "2026-02-05", "2026-04-10");
        it.made(1, "2026-04-01").made(2, "2026-04-10");
        CHECK_FALSE(it.is_embedded_on("2026-04-12"));
        CHECK(it.state(1, "2026-04-12") == ProofState::promised_too_late);
        CHECK(it.why_not_on("2026-04-12").find("promised after the action was done") != std::string::npos);
    }

    TEST_CASE("on the same day, the moment decides whether the promise came first") {
        Proof proof;
        proof.promised_on = day("2026-02-01");
        proof.at = noon(day("2026-02-01"));
        ActionDone done{{1}, day("2026-02-01"), proof.at + std::chrono::minutes(5), 1};
        CHECK(promise_is_in_time(proof, done));
        done.at = proof.at - std::chrono::minutes(5);
        CHECK_FALSE(promise_is_in_time(proof, done));
        done.done_on = day("2026-01-31");
        CHECK_FALSE(promise_is_in_time(proof, done));
    }

    TEST_CASE("a proof that is made before anything was done proves nothing") {
        Telling_it it;
        it.promised(ProofKind::recall, "2026-01-05", "2026-02-01").made(1, "2026-02-01").done("2026-03-01");
        CHECK(it.state(1, "2026-03-02") == ProofState::before_any_action);
    }

    TEST_CASE("a proof that is made more than 14 days from its date does not count") {
        auto it = two_kinds_proved();
        it.made(2, "2026-04-24");
        CHECK(it.is_embedded_on("2026-04-24"));
        it.made(2, "2026-04-25");
        CHECK_FALSE(it.is_embedded_on("2026-04-25"));
        CHECK(it.state(2, "2026-04-25") == ProofState::off_its_date);
        CHECK(it.why_not_on("2026-04-25").find("made 15 days from its date") != std::string::npos);
    }

    TEST_CASE("while the last proof of any kind does not hold, nothing is embedded, whatever the others say") {
        auto it = two_kinds_proved();
        it.promised(ProofKind::experience, "2026-01-05", "2026-04-20").made(3, "2026-04-20", 3, 12);
        CHECK_FALSE(it.is_embedded_on("2026-04-20"));
        CHECK(it.why_not_on("2026-04-20")
                  .find("People who draw on care feel it: the last proof of this kind does not hold.") == 0);
    }

    TEST_CASE("a proof lapses when its re-making is 14 days late, and nothing is embedded from then on") {
        auto const it = two_kinds_proved();
        CHECK(*is_embedded(it.story, day("2026-04-12")).lapses_on == day("2026-10-15"));
        CHECK(it.is_embedded_on("2026-10-15"));
        CHECK_FALSE(it.is_embedded_on("2026-10-16"));
        CHECK(it.state(1, "2026-10-16") == ProofState::lapsed);
        CHECK(it.why_not_on("2026-10-16").find("lapsed on 15 October 2026") != std::string::npos);
    }

    TEST_CASE(
        "a proof that is made again in time goes on counting, and its first promise is the one that was in time") {
        auto it = two_kinds_proved();
        it.promised(ProofKind::recall, "2026-04-01", "2026-10-01", 1, 1).made(3, "2026-10-01");
        CHECK(it.state(3, "2026-10-16") == ProofState::holds);
        CHECK(it.is_embedded_on("2026-10-16"));
        CHECK_FALSE(it.is_embedded_on("2026-10-27"));
    }

    TEST_CASE("proofs are made again 6, 12 and 24 months after the first, and every 24 months from then on") {
        CHECK(remake_due(day("2026-01-31"), 0) == day("2026-07-31"));
        CHECK(remake_due(day("2026-07-31"), 1) == day("2027-01-31"));
        CHECK(remake_due(day("2027-01-31"), 2) == day("2028-01-31"));
        CHECK(remake_due(day("2028-01-31"), 3) == day("2030-01-31"));
        CHECK(remake_due(day("2030-01-31"), 9) == day("2032-01-31"));
    }

    TEST_CASE("what was proved before a reopening does not count after it") {
        auto it = two_kinds_proved().embedded("2026-04-12").reopened("2026-06-01");
        CHECK_FALSE(it.is_embedded_on("2026-06-01"));
        CHECK(it.state(1, "2026-06-01") == ProofState::before_reopening);
        CHECK(standing_of(it.story, day("2026-06-01")) == Standing::reopened);
        CHECK(stage_of(it.story, day("2026-06-01")) == Stage::learned);
    }

    TEST_CASE("after a lapse, what still holds goes on counting: one new proof closes the gap") {
        auto it = two_kinds_proved().embedded("2026-04-12").reopened("2026-10-16", ReopeningCause::lapsed);
        it.promised(ProofKind::recall, "2026-10-16", "2026-10-20", 1, 1).made(3, "2026-10-20");
        CHECK(it.is_embedded_on("2026-10-20"));
        CHECK(standing_of(it.story, day("2026-10-20")) == Standing::open);
    }
}

TEST_SUITE("loop: what a proof says") {
    TEST_CASE("a promise that was looked at in full is taken at its word") {
        Proof proof;
        proof.sample = 12;
        proof.at_least = 9;
        CHECK(judge(proof, 9, 12) == Verdict::holds);
        CHECK(judge(proof, 8, 12) == Verdict::does_not_hold);
        CHECK(judge(proof, 18, 24) == Verdict::holds);
        CHECK(judge(proof, 17, 24) == Verdict::does_not_hold);
    }

    TEST_CASE("with fewer than were promised, it is too few to tell unless the whole interval lies on one side") {
        Proof proof;
        proof.sample = 40;
        proof.at_least = 20;
        CHECK(judge(proof, 10, 10) == Verdict::holds);           // 72% to 100%
        CHECK(judge(proof, 5, 10) == Verdict::too_few_to_tell);  // 24% to 76%
        CHECK(judge(proof, 0, 10) == Verdict::does_not_hold);    // 0% to 28%
        CHECK(judge(proof, 0, 0) == Verdict::too_few_to_tell);
    }

    TEST_CASE("a share is said with its numbers and with how sure it is") {
        CHECK(spoken_share(8, 9) == "8 of 9 (89%); the true share is likely to be between 57% and 98%");
        CHECK(spoken_share(0, 10) == "0 of 10 (0%); the true share is likely to be between 0% and 28%");
        CHECK(what_a_sample_can_show(10) == "If all 10 show it, the true share could still be as low as 72%.");
    }

    TEST_CASE("a proof cannot be recorded so early that it would use up its promise") {
        Proof proof;
        proof.sample = 12;
        proof.at_least = 9;
        proof.due = day("2026-05-01");
        ResultDraft const draft{"9", "12", {"16", "4", "2026"}, ""};
        auto const early = record(draft, proof, day("2026-05-20"));
        REQUIRE_FALSE(early);
        CHECK(early.error().front().says.find("on or after 17 April 2026") != std::string::npos);
        CHECK(record({"9", "12", {"17", "4", "2026"}, ""}, proof, day("2026-05-20"))->result == Verdict::holds);
    }

    TEST_CASE("more cannot have shown it than were looked at") {
        Proof proof;
        proof.sample = 12;
        proof.at_least = 9;
        proof.due = day("2026-05-01");
        CHECK(record({"13", "12", {"1", "5", "2026"}, ""}, proof, day("2026-05-20")).error().front().field == "seen");
    }

    TEST_CASE("a promise from fewer than five is refused, for nobody could tell anything from it") {
        auto const refused = promise({ProofKind::records, "the visit times", "4", "4", {"1", "6", "2026"}},
                                     day("2026-01-01"));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().front().field == "sample");
        CHECK(promise({ProofKind::records, "the visit times", "5", "4", {"1", "6", "2026"}}, day("2026-01-01")));
    }
}

TEST_SUITE("loop: stages and reopening") {
    TEST_CASE(
        "a learning point is acted on when every action of this round is done, and shared when somebody was reached") {
        Telling_it it;
        CHECK(stage_of(it.story, day("2026-01-02")) == Stage::learned);
        it.done("2026-02-01");
        CHECK(stage_of(it.story, day("2026-02-01")) == Stage::acted_on);
        it.story.shares.push_back(
            {{1}, {1}, ShareWay::briefing, "All locality teams", day("2026-02-03"), 0, 24, noon(day("2026-02-03")), 1});
        CHECK(stage_of(it.story, day("2026-02-03")) == Stage::acted_on);
        it.story.shares.back().reached = 18;
        CHECK(stage_of(it.story, day("2026-02-03")) == Stage::shared);
        it.story.actions.push_back(
            {Action{{2}, {1}, "And the form", {1}, day("2026-05-01"), Strength::medium, day("2026-02-04"), {}, 1}, {}});
        CHECK(stage_of(it.story, day("2026-02-04")) == Stage::learned);
    }

    TEST_CASE("a signal of the same theme in the same service after it was embedded reopens it, and says why") {
        auto const it = two_kinds_proved().embedded("2026-04-12");
        auto const reason = recurrence(it.story, heard("2026-05-03"), "Late homecare visits", "Homecare");
        REQUIRE(reason);
        CHECK(reason->says == "The theme “Late homecare visits” was heard again in Homecare on 3 May 2026, after this "
                              "was called embedded on 12 April 2026.");
        CHECK(reason->cause == ReopeningCause::recurrence);
        CHECK(reason->cause_id == 77);
    }

    TEST_CASE("a signal from another service, from before, or a compliment does not reopen it") {
        auto const it = two_kinds_proved().embedded("2026-04-12");
        CHECK_FALSE(recurrence(it.story, heard("2026-05-03", 2), "Late visits", "Reablement"));
        CHECK_FALSE(recurrence(it.story, heard("2026-04-11"), "Late visits", "Homecare"));
        CHECK_FALSE(recurrence(it.story, heard("2026-05-03", 1, SignalKind::compliment), "Late visits", "Homecare"));
    }

    TEST_CASE("what is not embedded yet is not reopened by a signal: it is still being worked on") {
        Telling_it it;
        it.done("2026-02-01");
        CHECK_FALSE(recurrence(it.story, heard("2026-05-03"), "Late visits", "Homecare"));
    }

    TEST_CASE("the reason for a reopening never describes a signal that is kept from a worker") {
        auto const it = two_kinds_proved().embedded("2026-04-12");
        auto signal = heard("2026-05-03");
        signal.kept_from_worker = true;
        auto const reason = recurrence(it.story, signal, "Late homecare visits", "Homecare");
        REQUIRE(reason);
        CHECK(reason->says.find("3 May") == std::string::npos);
    }

    TEST_CASE("a learning point that was closed without proof is reopened too when the theme returns") {
        Telling_it it;
        it.story.closings.push_back({{1}, {1}, "The service ended", day("2026-03-01"), noon(day("2026-03-01")), 1});
        CHECK(standing_of(it.story, day("2026-03-01")) == Standing::closed);
        CHECK_FALSE(it.is_embedded_on("2026-03-01"));
        CHECK(recurrence(it.story, heard("2026-05-03"), "Late visits", "Homecare"));
    }

    TEST_CASE("a lapse is found once, with the proof and its dates") {
        auto it = two_kinds_proved().embedded("2026-04-12");
        CHECK_FALSE(lapse(it.story, day("2026-10-15")));
        auto const reason = lapse(it.story, day("2026-10-16"));
        REQUIRE(reason);
        CHECK(reason->says == "The proof “People recall it” was made on 1 April 2026 and was to be made again by 1 "
                              "October 2026. It was not, so it lapsed on 15 October 2026.");
        it.reopened("2026-10-16", ReopeningCause::lapsed);
        CHECK_FALSE(lapse(it.story, day("2026-10-17")));
    }

    TEST_CASE("a proof that does not hold says what was promised and what was seen") {
        auto const it = two_kinds_proved().made(1, "2026-04-01", 3, 12);
        auto const reason = failure(it.story.proofs[0].proof, *it.story.proofs[0].result);
        REQUIRE(reason);
        CHECK(reason->says.find("at least 9 of 12 were promised, and what was seen is 3 of 12 (25%)") !=
              std::string::npos);
        CHECK_FALSE(failure(it.story.proofs[1].proof, *it.story.proofs[1].result));
    }

    TEST_CASE("after a reopening the owner has 14 days to say what happens next, until something is planned") {
        auto it = two_kinds_proved().embedded("2026-04-12").reopened("2026-06-01");
        CHECK(*next_due(it.story, day("2026-06-01")) == day("2026-06-15"));
        it.story.actions.push_back({Action{{2},
                                           {1},
                                           "Redesign",
                                           {1},
                                           day("2026-08-01"),
                                           Strength::strong,
                                           day("2026-06-05"),
                                           noon(day("2026-06-05")),
                                           1},
                                    {}});
        CHECK(*next_due(it.story, day("2026-06-05")) == day("2026-08-01"));
    }

    TEST_CASE("to remind and to train, and nothing else, is said to be weak") {
        Telling_it it;
        CHECK_FALSE(is_weak_only(it.story));
        it.done("2026-02-01", Strength::weak).done("2026-02-02", Strength::weak);
        CHECK(is_weak_only(it.story));
        it.done("2026-02-03", Strength::medium);
        CHECK_FALSE(is_weak_only(it.story));
    }

    TEST_CASE("people are told once that it was acted on, once that it is proved, that it came back, and again after a "
              "new round") {
        Telling_it it;
        CHECK(change_now(it.story, day("2026-01-03")).empty());
        auto proved = two_kinds_proved();
        CHECK(change_now(proved.story, day("2026-04-12")) == "proved");
        proved.embedded("2026-04-12").reopened("2026-06-01");
        CHECK(change_now(proved.story, day("2026-06-02")) == "reopened/2");
        proved.done("2026-07-01");
        CHECK(change_now(proved.story, day("2026-07-01")) == "acted_on/2");
    }
}

TEST_SUITE("loop: words that can be tested") {
    TEST_CASE("a sentence that can be tested passes") {
        CHECK(why_not_testable("Every late visit is phoned through to the person within 30 minutes").empty());
        CHECK(why_not_testable("No discharge is planned without the carer being asked first").empty());
    }

    TEST_CASE("ensure, awareness and improvement are refused in plain words") {
        CHECK(why_not_testable("Ensure staff phone every person").front().find("“Ensure” says what should be so") == 0);
        CHECK(why_not_testable("Raise awareness of carers").size() == 2);
        CHECK(why_not_testable("Improving communication with families").size() == 2);
    }

    TEST_CASE("a sentence without anything to count is refused, and kept when people insist") {
        LearningDraft draft{"Carers are asked about their own lives", 1, 1, 1};
        REQUIRE_FALSE(learn(draft));
        CHECK(learn(draft).error().front().field == "sentence");
        draft.keep_as_it_is = true;
        CHECK(learn(draft));
    }
}
