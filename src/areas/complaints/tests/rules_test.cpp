#include "areas/complaints/rules.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "areas/complaints/inquiry/letter.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

WorkingDays const days;

Day day(int year, unsigned month, unsigned date) { return *day_of(year, month, date); }

Story complaint(Day received, Channel channel = Channel::web_form) {
    Story story;
    story.said.kind = Kind::complaint;
    story.said.channel = channel;
    story.said.track = Track::statutory;
    story.said.received_on = received;
    return story;
}

Story acknowledged_complaint(Day received) {
    auto story = complaint(received);
    story.acknowledgement = Acknowledgement{received + 1, Channel::phone, Discussion::held};
    return story;
}

AnswerDraft whole_answer(Day sent) {
    return {.how_considered = "We read the visit records and spoke to the agency.",
            .conclusions = "The carer was late on 9 days. That needs to be put right.",
            .action_needed = ActionNeeded::will_be_taken,
            .action = "The agency moves the round to 8am by 1 March.",
            .ombudsman = ombudsman_paragraph(),
            .signatory = "Kiran Dhillon",
            .signed_as = SignedAs::responsible_person,
            .sent_on = sent,
            .late_reason = ""};
}

template <class T>
std::string says(Outcome<T> const& outcome, std::string_view field) {
    if (outcome) {
        return "nothing is wrong";
    }
    for (auto const& problem : outcome.error()) {
        if (problem.field == field) {
            return problem.says;
        }
    }
    return "nothing is wrong with this field";
}

bool is_about(std::string const& text, std::string_view words) { return text.find(words) != std::string::npos; }

Told a_complaint() {
    Told told;
    told.kind = Kind::complaint;
    told.said = "The carer came two hours late.";
    told.worker_may_know = true;
    told.for_self = true;
    told.answer_by = AnswerBy::no_reply;
    return told;
}

Instant const noon = start_of(*day_of(2026, 11, 23)) + std::chrono::hours(12);

}  // namespace

TEST_SUITE("complaints: the clocks of SI 2009/309") {
    TEST_CASE("regulation 13: a complaint is acknowledged by the end of the third working day after it came") {
        CHECK(acknowledgement_due(day(2026, 11, 23), days) == day(2026, 11, 26));
        CHECK(acknowledgement_due(day(2026, 11, 27), days) == day(2026, 12, 2));
        CHECK(acknowledgement_due(day(2026, 11, 28), days) == day(2026, 12, 2));
        // Christmas Day is a Friday in 2026, Boxing Day is kept on Monday 28 December.
        CHECK(acknowledgement_due(day(2026, 12, 24), days) == day(2026, 12, 31));
        // Good Friday and Easter Monday of 2026 are 3 and 6 April.
        CHECK(acknowledgement_due(day(2026, 4, 2), days) == day(2026, 4, 9));
    }

    TEST_CASE("regulation 8(1)(c): what was said aloud may be put right by the end of the next working day") {
        CHECK(quick_resolution_due(day(2026, 11, 23), days) == day(2026, 11, 24));
        CHECK(quick_resolution_due(day(2026, 11, 27), days) == day(2026, 11, 30));
    }

    TEST_CASE("regulation 14: the six months begin on the day the complaint came, and end the day before that date") {
        CHECK(answer_limit(day(2026, 1, 15)) == day(2026, 7, 14));
        CHECK(answer_limit(day(2026, 7, 1)) == day(2026, 12, 31));
        CHECK(answer_limit(day(2025, 8, 31)) == day(2026, 2, 27));
        CHECK(answer_limit(day(2027, 8, 31)) == day(2028, 2, 28));
    }

    TEST_CASE("regulation 14: a longer time counts when the person agreed to it before the six months ended") {
        auto const received = day(2026, 1, 15);
        Plan plan{1, day(2026, 9, 1), AgreedWith::person, day(2026, 7, 14), "Two more interviews"};
        CHECK(answer_limit(received, {plan}) == day(2026, 9, 1));
        plan.agreed_on = day(2026, 7, 15);
        CHECK(answer_limit(received, {plan}) == day(2026, 7, 14));
        plan.agreed_on = day(2026, 7, 1);
        plan.agreed_with = AgreedWith::nobody;
        CHECK(answer_limit(received, {plan}) == day(2026, 7, 14));
    }

    TEST_CASE("regulation 14: an extension after the six months is refused, in words that say what to do") {
        auto const story = acknowledged_complaint(day(2026, 1, 15));
        auto const late = planned(story, {day(2026, 9, 1), AgreedWith::person, day(2026, 7, 15), "More time"},
                                  day(2026, 7, 20));
        CHECK(is_about(says(late, "agreed"), "14 July 2026"));
        CHECK(planned(story, {day(2026, 9, 1), AgreedWith::person, day(2026, 7, 14), "More time"}, day(2026, 7, 20))
                  .has_value());
        auto const alone = planned(story, {day(2026, 9, 1), AgreedWith::nobody, day(2026, 7, 1), "More time"},
                                   day(2026, 7, 20));
        CHECK(is_about(says(alone, "due"), "agreement"));
    }

    TEST_CASE("regulation 12: a complaint is made in time up to 12 months after the matter, or after it was noticed") {
        CHECK_FALSE(is_out_of_time(day(2026, 11, 23), day(2025, 11, 23)));
        CHECK(is_out_of_time(day(2026, 11, 24), day(2025, 11, 23)));
        CHECK_FALSE(is_out_of_time(day(2026, 11, 24), day(2025, 1, 1), day(2025, 12, 1)));
        CHECK(is_out_of_time(day(2025, 3, 1), day(2024, 2, 29)));
    }

    TEST_CASE("regulation 12: when somebody first knew is taken as they say it, and as a day only where it is one") {
        CHECK(day_in_words("27 3 2026") == day(2026, 3, 27));
        CHECK(day_in_words(" 27  March 2026 ") == day(2026, 3, 27));
        CHECK_FALSE(day_in_words("about last spring"));
        CHECK_FALSE(day_in_words("31 2 2026"));
        CHECK_FALSE(day_in_words("2025"));
        Told told;
        told.kind = Kind::complaint;
        told.channel = Channel::phone;
        told.said = "The bill was wrong.";
        told.happened_on = day(2024, 5, 1);
        told.noticed_words = "about last spring";
        auto const now = Instant{1'795'000'000};
        auto const vague = received_by_staff(told, 1, now);
        REQUIRE(vague.has_value());
        CHECK_FALSE(vague->said.noticed_on);
        CHECK(vague->said.noticed_words == "about last spring");
        told.noticed_words = "2 March 2026";
        CHECK(received_by_staff(told, 1, now)->said.noticed_on == day(2026, 3, 2));
        told.noticed_words = "2 March 2023";  // before it happened: words, and no day
        CHECK_FALSE(received_by_staff(told, 1, now)->said.noticed_on);
    }

    TEST_CASE("regulation 12: one that is late is taken for both reasons and not for one") {
        auto story = complaint(day(2026, 11, 23));
        story.said.happened_on = day(2024, 1, 1);
        CHECK(lateness_is_undecided(story));
        CHECK(taken_though_late(story, {"He was in hospital.", "The records are whole."}).has_value());
        CHECK(is_about(says(taken_though_late(story, {"He was in hospital.", ""}), "still_fair"),
                       "effectively and fairly"));
        CHECK(is_about(says(taken_though_late(story, {"", "The records are whole."}), "good_reason"), "good reasons"));
        CHECK(refused_as_late(story, "The records are gone.", day(2026, 11, 24)).has_value());
        story.said.happened_on = day(2026, 11, 1);
        CHECK_FALSE(refused_as_late(story, "Too late", day(2026, 11, 24)).has_value());
    }

    TEST_CASE("what is next: acknowledge, then a plan, then the answer by the day that was agreed, then nothing") {
        auto story = complaint(day(2026, 11, 23));
        CHECK(next_step(story, Clocks(days)) == NextStep{"acknowledge", day(2026, 11, 26)});
        story.acknowledgement = Acknowledgement{day(2026, 11, 24), Channel::phone, Discussion::held};
        CHECK(next_step(story, Clocks(days)) == NextStep{"plan", day(2026, 12, 1)});
        story.plans.push_back({1, day(2026, 12, 18), AgreedWith::person, day(2026, 11, 24), "Interviews"});
        CHECK(next_step(story, Clocks(days)) == NextStep{"answer", day(2026, 12, 18)});
        story.answer = Answer{};
        CHECK_FALSE(next_step(story, Clocks(days)));
    }

    TEST_CASE("a concern and a compliment have a day by which somebody looks at them") {
        auto story = complaint(day(2026, 11, 23));
        story.said.kind = Kind::concern;
        story.said.track = Track::none;
        CHECK(next_step(story, Clocks(days)) == NextStep{"look_at", day(2026, 11, 26)});
        CHECK(spoken_step("look_at", Kind::compliment, Track::none) == "Pass it on");
    }
}

TEST_SUITE("complaints: what staff do") {
    TEST_CASE("regulation 13: an acknowledgement says whether the offer to discuss was taken") {
        auto const story = complaint(day(2026, 11, 23));
        auto const today = day(2026, 11, 24);
        CHECK(acknowledged(story, today, Channel::phone, Discussion::declined, today).has_value());
        CHECK(is_about(says(acknowledged(story, today, Channel::phone, {}, today), "discussion"), "regulation 13"));
        CHECK(is_about(says(acknowledged(story, day(2026, 11, 22), Channel::phone, Discussion::held, today), "on"),
                       "before"));
        CHECK(is_about(says(acknowledged(story, day(2026, 11, 25), Channel::phone, Discussion::held, today), "on"),
                       "future"));
    }

    TEST_CASE("regulation 14: an answer that lacks any of its parts is not sent, and each missing part is named") {
        auto const missing = missing_from({});
        for (auto const* const field :
             {"considered", "conclusions", "action_needed", "action", "ombudsman", "signatory", "signed_as"}) {
            CHECK_MESSAGE(std::ranges::any_of(missing, [&](Problem const& one) { return one.field == field; }), field);
        }
        CHECK(missing_from(whole_answer(day(2026, 11, 24))).empty());
        auto without = whole_answer(day(2026, 11, 24));
        without.ombudsman = "You may write to us again.";
        CHECK(missing_from(without).size() == 1);
        auto nothing_needed = whole_answer(day(2026, 11, 24));
        nothing_needed.action_needed = ActionNeeded::none_needed;
        nothing_needed.action = "";
        CHECK(missing_from(nothing_needed).empty());
    }

    TEST_CASE("regulation 14: a late answer needs the reason that the person is told") {
        auto story = acknowledged_complaint(day(2026, 1, 15));
        story.findings.push_back({1, "The carer was late", Verdict::upheld});
        auto draft = whole_answer(day(2026, 7, 15));
        CHECK(is_about(says(answered(story, draft, day(2026, 7, 15)), "late_reason"), "14 July 2026"));
        draft.late_reason = "We waited for the agency's records.";
        auto const answer = answered(story, draft, day(2026, 7, 15));
        REQUIRE(answer);
        CHECK(letter(story, *answer, "Thornmere Council").find("This answer is late, and we are sorry. We waited") !=
              std::string::npos);
        draft.sent_on = day(2026, 7, 14);
        CHECK(answered(story, draft, day(2026, 7, 15))->late_reason.empty());
    }

    TEST_CASE("an answer waits for a finding on each issue, and one upheld issue makes the complaint well-founded") {
        auto story = acknowledged_complaint(day(2026, 11, 2));
        CHECK(is_about(says(answered(story, whole_answer(day(2026, 11, 24)), day(2026, 11, 24)), ""),
                       "Record what you found"));
        CHECK_FALSE(is_well_founded({{1, "Late", Verdict::not_upheld}}));
        CHECK(is_well_founded({{1, "Late", Verdict::not_upheld}, {2, "Rude", Verdict::partly}}));
    }

    TEST_CASE(
        "regulation 8(1)(c): only what was said aloud, in time and to the person's satisfaction is closed quickly") {
        auto const today = day(2026, 11, 24);
        auto const on_phone = complaint(day(2026, 11, 23), Channel::phone);
        CHECK(resolved_quickly(on_phone, {today, true, "The visit was put back."}, false, days, today)->ending ==
              Ending::excluded_8_1_c);
        CHECK_FALSE(
            resolved_quickly(on_phone, {today, false, "The visit was put back."}, false, days, today).has_value());
        CHECK_FALSE(
            resolved_quickly(complaint(day(2026, 11, 23), Channel::letter), {today, true, "Done"}, false, days, today)
                .has_value());
        CHECK_FALSE(
            resolved_quickly(on_phone, {day(2026, 11, 25), true, "Done"}, false, days, day(2026, 11, 25)).has_value());
        CHECK_FALSE(may_be_resolved_quickly(on_phone, days, day(2026, 11, 25)));
    }

    TEST_CASE("regulation 8(2A): what was put right at once needs no notice in writing, unless the council gives one") {
        auto const today = day(2026, 11, 24);
        auto const on_phone = complaint(day(2026, 11, 23), Channel::phone);
        QuickEnd end{today, true, "The visit was put back."};
        CHECK(resolved_quickly(on_phone, end, false, days, today).has_value());
        CHECK(is_about(says(resolved_quickly(on_phone, end, true, days, today), "notice"), "told in writing"));
        end.notice_on = today;
        CHECK(resolved_quickly(on_phone, end, true, days, today)->notice_on == today);
        end.notice_on = today + 1;
        CHECK(is_about(says(resolved_quickly(on_phone, end, true, days, today), "notice"), "future"));
    }

    TEST_CASE("regulation 8: what is excluded has its code and the reason that the person is told in writing") {
        auto const story = complaint(day(2026, 11, 23));
        auto const today = day(2026, 11, 24);
        CHECK(excluded(story, Ending::excluded_8_1_g, "It is about a Freedom of Information request.", today, today)
                  .has_value());
        CHECK(is_about(says(excluded(story, Ending::excluded_8_1_g, "", today, today), "reason"), "in writing"));
        CHECK_FALSE(excluded(story, Ending::excluded_8_1_c, "By the next day", today, today).has_value());
        CHECK_FALSE(excluded(story, Ending::withdrawn, "No", today, today).has_value());
    }

    TEST_CASE("nothing more is done to what is closed") {
        auto story = acknowledged_complaint(day(2026, 11, 2));
        story.closing = Closing{Ending::withdrawn, day(2026, 11, 5), "They rang."};
        auto const today = day(2026, 11, 24);
        CHECK(is_about(says(answered(story, whole_answer(today), today), ""), "closed"));
        CHECK(is_about(says(closed(story, Ending::withdrawn, "Again", today), ""), "closed"));
    }
}

TEST_SUITE("complaints: what people tell us") {
    TEST_CASE("a complaint can be made without a name, an address or an account") {
        auto const received = received_from_person(a_complaint(), noon);
        REQUIRE(received);
        CHECK(received->said.received_on == day(2026, 11, 23));
        CHECK_FALSE(received->said.kept_from_worker);
    }

    TEST_CASE("a compliment takes three fields, and one is enough") {
        Told told;
        told.kind = Kind::compliment;
        told.said = "Bola's carer sings with her.";
        CHECK(received_from_person(told, noon).has_value());
    }

    TEST_CASE("who wants an answer says where to send it, and an address must look like one") {
        auto told = a_complaint();
        told.answer_by = AnswerBy::email;
        CHECK(is_about(says(received_from_person(told, noon), "email"), "Enter an e-mail address"));
        told.teller.email = "amira@example.org\r\nBcc: x@example.org";
        CHECK_FALSE(received_from_person(told, noon).has_value());
        told.teller.email = "amira@example.org";
        CHECK(is_about(says(received_from_person(told, noon), "safe"), "safe"));
        told.safe = true;
        CHECK(received_from_person(told, noon).has_value());
    }

    TEST_CASE("who says nothing about the worker is asked, and no is no") {
        auto told = a_complaint();
        told.worker_may_know.reset();
        CHECK(is_about(says(received_from_person(told, noon), "worker"), "worker"));
        told.worker_may_know = false;
        CHECK(received_from_person(told, noon)->said.kept_from_worker);
    }

    TEST_CASE("a call is logged with three answers") {
        Told told;
        told.kind = Kind::complaint;
        told.channel = Channel::phone;
        told.said = "The carer did not come.";
        CHECK(received_by_staff(told, 4, noon).has_value());
        told.received_on = day(2026, 11, 24);
        CHECK(is_about(says(received_by_staff(told, 4, noon), "received"), "future"));
    }

    TEST_CASE("an e-mail is written only to who wants one, gave an address and is safe") {
        Teller teller;
        teller.answer_by = AnswerBy::email;
        teller.email = "amira@example.org";
        CHECK(may_be_mailed(teller));
        teller.safe_to_contact = false;
        CHECK_FALSE(may_be_mailed(teller));
        teller.safe_to_contact = true;
        teller.answer_by = AnswerBy::phone;
        CHECK_FALSE(may_be_mailed(teller));
    }
}
