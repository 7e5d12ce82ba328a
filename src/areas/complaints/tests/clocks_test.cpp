#include "areas/complaints/clocks/clocks.hpp"

#include <doctest/doctest.h>

#include "areas/complaints/clocks/standing.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

WorkingDays const days;
Clocks const shipped(days);

Day day(int year, unsigned month, unsigned number) { return *day_of(year, month, number); }

Day due(Track track, std::string_view clock, Day start, std::int64_t stage = 1) {
    return due_from(shipped.rule(track, stage, clock), start, days);
}

Hold hold(HoldReason why, Day from, std::optional<Day> to) {
    return {1, why, from, from + 14, "The police asked us to wait.", "We wait for the police.", to, ""};
}

Story a_case(Track track, Day received) {
    Story story;
    story.said.track = track;
    story.said.kind = track == Track::subject_access || track == Track::service_request ||
                              track == Track::financial_review
                          ? Kind::request
                      : track == Track::safeguarding || track == Track::none ? Kind::concern
                                                                             : Kind::complaint;
    story.said.received_on = received;
    return story;
}

}  // namespace

TEST_SUITE("complaints: clocks") {
    TEST_CASE("regulation 13: acknowledge by the end of the third working day after the day of receipt") {
        CHECK(due(Track::statutory, "acknowledge", day(2026, 11, 23)) == day(2026, 11, 26));
        CHECK(due(Track::statutory, "acknowledge", day(2026, 12, 24)) == day(2026, 12, 31));
    }

    TEST_CASE("regulation 14: six months that begin with the day of receipt") {
        CHECK(due(Track::statutory, "limit", day(2026, 1, 15)) == day(2026, 7, 14));
        CHECK(due(Track::statutory, "limit", day(2025, 8, 31)) == answer_limit(day(2025, 8, 31)));
    }

    TEST_CASE("Code 6.2 and 6.3: acknowledge within 5 working days, answer within 10 more from the acknowledgement") {
        CHECK(due(Track::corporate_code, "acknowledge", day(2026, 11, 23)) == day(2026, 11, 30));
        CHECK(due(Track::corporate_code, "answer", day(2026, 11, 26)) == day(2026, 12, 10));
        auto story = a_case(Track::corporate_code, day(2026, 11, 23));
        CHECK(next_step(story, shipped) == NextStep{"acknowledge", day(2026, 11, 30)});
        story.acknowledgement = Acknowledgement{day(2026, 11, 26), Channel::email, Discussion::offered};
        CHECK(next_step(story, shipped) == NextStep{"answer", day(2026, 12, 10)});
    }

    TEST_CASE("Code 6.4: no more than 10 working days longer") {
        CHECK(longest(shipped.rule(Track::corporate_code, 1, "answer"), day(2026, 11, 26), {}, days) ==
              day(2026, 12, 24));
    }

    TEST_CASE("stage 2 of the Code: 5 working days to acknowledge, 20 to answer, at most 20 longer") {
        CHECK(due(Track::corporate_code, "acknowledge", day(2026, 11, 23), 2) == day(2026, 11, 30));
        CHECK(due(Track::corporate_code, "answer", day(2026, 11, 23), 2) == day(2026, 12, 21));
        CHECK(longest(shipped.rule(Track::corporate_code, 2, "answer"), day(2026, 11, 23), {}, days) ==
              days.after(day(2026, 11, 23), 40));
    }

    TEST_CASE("subject access: one month from the day of receipt, the last day of a shorter month") {
        auto const& month = shipped.rule(Track::subject_access, 1, "answer");
        // 28 February 2026 is a Saturday, and 29 February 2028 a Tuesday.
        CHECK(due_from(month, day(2026, 1, 31), days) == day(2026, 3, 2));
        CHECK(due_from(month, day(2028, 1, 31), days) == day(2028, 2, 29));
        CHECK(due_from(month, day(2027, 1, 31), days) == day(2027, 3, 1));
        CHECK(due_from(month, day(2026, 1, 5), days) == day(2026, 2, 5));
    }

    TEST_CASE("subject access: where the last day is a weekend or a holiday, the next working day") {
        auto const& month = shipped.rule(Track::subject_access, 1, "answer");
        CHECK(due_from(month, day(2026, 11, 25), days) == day(2026, 12, 29));
        CHECK(due_from(month, day(2026, 10, 7), days) == day(2026, 11, 9));
    }

    TEST_CASE("subject access: at most two more months, three from the start") {
        CHECK(longest(shipped.rule(Track::subject_access, 1, "answer"), day(2026, 1, 31), {}, days) ==
              day(2026, 4, 30));
    }

    TEST_CASE("subject access: the clock stands still while scope or identity is clarified, and for nothing else") {
        auto const& month = shipped.rule(Track::subject_access, 1, "answer");
        auto const start = day(2026, 1, 5);
        CHECK(due_from(month, start, {hold(HoldReason::scope, day(2026, 1, 12), day(2026, 1, 19))}, days) ==
              day(2026, 2, 12));
        CHECK(due_from(month, start, {hold(HoldReason::police, day(2026, 1, 12), day(2026, 1, 19))}, days) ==
              day(2026, 2, 5));
        CHECK(stands_still(month, {hold(HoldReason::identity, day(2026, 1, 12), {})}));
        CHECK_FALSE(stands_still(month, {hold(HoldReason::court, day(2026, 1, 12), {})}));
    }

    TEST_CASE("a data protection complaint is acknowledged within 30 days counted from the day after receipt") {
        CHECK(due(Track::data_protection, "acknowledge", day(2026, 11, 2)) == day(2026, 12, 2));
        // The thirtieth day is Saturday 26 December, and Monday 28 is the bank holiday in its place.
        CHECK(due(Track::data_protection, "acknowledge", day(2026, 11, 26)) == day(2026, 12, 29));
    }

    TEST_CASE("one reply finishes a data protection complaint and acknowledges it too") {
        auto story = a_case(Track::data_protection, day(2026, 11, 2));
        story.answer = Answer{};
        story.answer->sent_on = day(2026, 11, 20);
        CHECK(clocks_of(story, shipped).front().done == day(2026, 11, 20));
    }

    TEST_CASE("holds that overlap make a clock stand still once") {
        auto const& norm = shipped.rule(Track::service_request, 1, "answer");
        auto const start = day(2026, 11, 2);
        std::vector<Hold> const two{hold(HoldReason::police, day(2026, 11, 4), day(2026, 11, 11)),
                                    hold(HoldReason::safeguarding, day(2026, 11, 9), day(2026, 11, 13))};
        CHECK(due_from(norm, start, two, days) == days.after(due_from(norm, start, days), 7));
    }

    TEST_CASE("the six months do not stand still under any hold, and end before the day to look again") {
        auto story = a_case(Track::statutory, day(2026, 1, 15));
        story.acknowledgement = Acknowledgement{day(2026, 1, 16), Channel::phone, Discussion::held};
        story.plans.push_back({1, day(2026, 2, 13), AgreedWith::person, day(2026, 1, 16), "Interviews", "Amira", {}});
        story.holds.push_back(hold(HoldReason::safeguarding, day(2026, 1, 20), {}));
        CHECK(next_step(story, shipped) == NextStep{"look_again", day(2026, 2, 3)});
        story.holds.back().look_again_on = day(2026, 8, 1);
        CHECK(next_step(story, shipped) == NextStep{"answer", day(2026, 7, 14)});
    }

    TEST_CASE("a hold does not spare the acknowledgement of regulation 13") {
        auto story = a_case(Track::statutory, day(2026, 11, 23));
        story.holds.push_back(hold(HoldReason::safeguarding, day(2026, 11, 23), {}));
        CHECK(next_step(story, shipped) == NextStep{"acknowledge", day(2026, 11, 26)});
    }

    TEST_CASE("what no law fixes is the council's to set; what a law fixes is not") {
        Clocks const ours(days, {{"service_request.1.answer.length", "15"},
                                 {"statutory.1.limit.length", "12"},
                                 {"corporate_code.2.answer.longer", "5"},
                                 {"none.1.look_at.stops", "never"},
                                 {"service_request.1.answer.stops", "nonsense"}});
        CHECK(ours.rule(Track::service_request, 1, "answer").length == 15);
        CHECK(ours.rule(Track::service_request, 1, "answer").stops == Stops::holds);
        CHECK(ours.rule(Track::statutory, 1, "limit").length == 6);
        CHECK(ours.rule(Track::corporate_code, 2, "answer").longer == 5);
        CHECK(ours.rule(Track::none, 1, "look_at").stops == Stops::never);
    }

    TEST_CASE("every track has a next step as long as it is open") {
        for_each_value<Track>([](Track track) {
            auto const story = a_case(track, day(2026, 11, 23));
            auto const step = next_step(story, shipped);
            REQUIRE(step);
            CHECK(step->due > day(2026, 11, 23));
            CHECK(spoken_step(step->what, story.said.kind, track) != "Nothing more to do");
        });
    }
}
