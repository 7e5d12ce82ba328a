#include "loop/register/testable.hpp"

#include <array>

#include <doctest/doctest.h>

#include "loop/learning/action.hpp"
#include "loop/register/register.hpp"
#include "loop/register/word_diff.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

// As an officer would write them once they had to be tested; the words that ring false elsewhere stand in some of them.
constexpr std::array<std::string_view, 32> good{
    "Every late visit is phoned through to the person within 30 minutes",
    "No discharge is planned without the carer being asked first",
    "Nobody goes home from hospital before one named person at home has agreed to the plan",
    "Every piece of equipment is fitted within 10 working days, or the person is rung before the date passes",
    "Everybody is given a written figure, even a rough one, before they agree to care",
    "Everybody who waits more than 28 days is rung every 28 days, and what has changed is written down",
    "Nobody is asked for the same thing twice in one day",
    "Every carer is spoken to alone at least once in each assessment, and their answer is in the record",
    "Every letter goes out in the format that is on record, chosen by the system and by nobody's hand",
    "Every safeguarding enquiry opens with what the person wants to happen, in their own words",
    "Every young person has a named adult worker by their seventeenth birthday",
    "Every capacity record says what was tried to help the person decide, and what they said",
    "No direct payment stops before the person has had 28 days' warning and a name to ring",
    "Each person is reminded of their review by text message two days before it",
    "The assessment report is sent to the person within 5 working days of the last visit",
    "A considerable change of need leads to a new assessment within 20 working days",
    "Improve the share of reviews held within 12 months from 41 of 100 to 80 of 100 by March",
    "Reduce the wait for a financial assessment from 9 weeks to 4 weeks by June",
    "Every review of a care plan is signed by the person, or says why it is not",
    "All new social workers have a supervision with written reflection every month",
    "Complaints are acknowledged within 3 working days in all cases",
    "When a carer rings in distress, a worker rings back the same day",
    "At least 18 of 20 people can say who their worker is when they are asked",
    "Each provider tells us of a missed visit within one hour",
    "The panel's reason for each decision reaches the social worker within 2 days",
    "Nobody is charged for care before a financial assessment has been sent",
    "Every risk assessment names who does what if the person does not answer the door",
    "Twice a year each team hears what changed because of what it reported",
    "Interpreters are booked for every visit where the record names a language other than English",
    "Every advocate is asked for within 2 working days of somebody being found to need one",
    "Letters are sent promptly, within 5 working days of the decision",
    "The trainer's notes of each session are kept for 12 months",
};

// As reports write them.
constexpr std::array<std::string_view, 44> bad{
    "Ensure staff phone every person",
    "The Council should ensure that all staff follow the policy",
    "Raise awareness of carers",
    "All practitioners to be made aware of the revised guidance",
    "Consider reviewing the duty rota",
    "Consideration should be given to the appointment of a lead officer",
    "The partnership should consider how best to involve families",
    "Remind staff of the importance of recording",
    "Staff should be reminded to record decisions",
    "Managers should remind all workers about escalation",
    "Improving communication with families",
    "Improve the quality of assessments",
    "Strengthen management oversight",
    "Strengthening of multi-agency working is recommended",
    "Promote a culture of professional curiosity",
    "Encourage workers to reflect on their practice",
    "The board should seek assurance that learning has been embedded",
    "Work towards a more joined-up response",
    "Embed making safeguarding personal in practice",
    "Share learning as appropriate",
    "Families should be involved where possible",
    "Explore options for a single point of contact",
    "Look at ways to reduce waiting lists",
    "The service should review its procedures",
    "The Council will review the arrangements for handover",
    "Undertake a review of the pathway",
    "Aim to respond in a timely manner",
    "Strive for excellence in recording",
    "Continue to develop the workforce",
    "Staff should feel supported to raise concerns",
    "Make sure people are listened to",
    "Provide regular supervision",
    "Carry out robust risk assessments",
    "Ensure effective handover",
    "Respond promptly to concerns",
    "Lessons learned should be shared across agencies",
    "Training should be provided to all front-line staff",
    "All staff to receive training on the Mental Capacity Act",
    "Practitioners should have due regard to the carer's needs",
    "Prioritise prevention",
    "Recording should be in line with policy",
    "Disseminate the findings to all teams",
    "A task and finish group should be set up to develop an action plan",
    "Performance should be kept under review",
};

TestableForm whole_form() {
    TestableForm form;
    form.counted = "late visits with the time of a call in the record";
    form.sample = "20 late visits in a month, every third";
    form.by_when = *parse_day("2027-03-01");
    return form;
}

std::vector<std::string> fields_of(std::vector<Doubt> const& doubts) {
    std::vector<std::string> fields;
    for (auto const& doubt : doubts) {
        fields.push_back(doubt.field);
    }
    return fields;
}

EntryDraft a_recommendation() {
    EntryDraft draft;
    draft.point = {"Every late visit is phoned through within 30 minutes", 1, 1, 1};
    draft.form.counted = "late visits with the time of a call in the record";
    draft.form.sample = "20 late visits in a month";
    draft.form.by_when = {"1", "3", "2027"};
    draft.origin.kind = OriginKind::ombudsman;
    draft.origin.author = "Local Government and Social Care Ombudsman";
    draft.origin.own_words = "The Council should ensure that people are told when a carer is late.";
    return draft;
}

std::string drawn(std::string_view before, std::string_view after) {
    std::string all;
    for (auto const& [piece, text] : word_difference(before, after)) {
        all += piece == Piece::same ? text : piece == Piece::added ? "+" + text + "+" : "-" + text + "-";
        all += " ";
    }
    return all;
}

}  // namespace

TEST_SUITE("loop: words that can be tested, the whole form") {
    TEST_CASE("no sentence that an officer could test is sent back") {
        for (auto const sentence : good) {
            auto const doubts = why_not_testable(sentence);
            CHECK_MESSAGE(doubts.empty(), sentence, " -> ", doubts.empty() ? "" : doubts.front());
        }
    }

    TEST_CASE("every sentence that reports are full of is sent back with a reason") {
        for (auto const sentence : bad) {
            CHECK_MESSAGE(!why_not_testable(sentence).empty(), sentence);
        }
    }

    TEST_CASE("a form without a measure, a sample and a date says so beside each of them") {
        auto const sentence = good.front();
        CHECK(why_not_testable(sentence, whole_form()).empty());
        CHECK(fields_of(why_not_testable(sentence, {})) == std::vector<std::string>{"counted", "sample", "by_when"});
        auto vague = whole_form();
        vague.sample = "some records";
        vague.counted = "improved outcomes";
        CHECK(fields_of(why_not_testable(sentence, vague)) == std::vector<std::string>{"counted", "sample"});
    }

    TEST_CASE("a recommendation that nobody could test is refused once, and kept when people insist") {
        auto const today = *parse_day("2026-11-22");
        CHECK(enter(a_recommendation(), today));
        auto draft = a_recommendation();
        draft.point.sentence = "Ensure people are told";
        draft.form = {};
        auto const refused = enter(draft, today);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().front().field == "sentence");
        CHECK(refused.error().back().field == "by_when");
        draft.point.keep_as_it_is = true;
        CHECK(enter(draft, today));
    }

    TEST_CASE("where nobody wrote the testable form yet, their own words stand in for it, and they are given 28 days") {
        auto const today = *parse_day("2026-11-22");
        auto draft = a_recommendation();
        draft.point.sentence.clear();
        CHECK_FALSE(enter(draft, today));
        draft.point.keep_as_it_is = true;
        auto const entry = enter(draft, today);
        REQUIRE(entry);
        CHECK(entry->point.sentence == draft.origin.own_words);
        CHECK(entry->origin.decide_by == today + 28);
    }

    TEST_CASE("a recommendation needs its source, who made it and its own words") {
        auto draft = a_recommendation();
        draft.origin = {};
        auto const refused = enter(draft, *parse_day("2026-11-22"));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().at(0).field == "origin");
        CHECK(refused.error().at(1).field == "author");
        CHECK(refused.error().at(2).field == "own_words");
    }
}

TEST_SUITE("loop: two versions of a wording") {
    TEST_CASE("what was taken out stands before what was added in its place") {
        CHECK(drawn("within 30 minutes of noon", "within 20 minutes of noon") == "within -30- +20+ minutes of noon ");
    }
    TEST_CASE("the same words are the same, and nothing at all can be compared") {
        CHECK(drawn("one two", "one two") == "one two ");
        CHECK(drawn("", "one two") == "+one two+ ");
        CHECK(drawn("one", "") == "-one- ");
        CHECK(drawn("", "").empty());
    }
    TEST_CASE("a text that is too long to compare word by word is taken out and added whole") {
        std::string long_one;
        for (int i = 0; i < 700; ++i) {
            long_one += "word ";
        }
        auto const pieces = word_difference(long_one, "other");
        REQUIRE(pieces.size() == 2);
        CHECK(pieces.at(1).text == "other");
    }
}

TEST_SUITE("loop: how strong an action sounds") {
    TEST_CASE("reminding and training sound weak, a checklist medium, what cannot be left out strong") {
        CHECK(suggested_strength("Remind all advisers in the team meeting")->strength == Strength::weak);
        CHECK(suggested_strength("A new policy on late visits")->strength == Strength::weak);
        CHECK(suggested_strength("A checklist on the first page")->strength == Strength::medium);
        CHECK(suggested_strength("Change the software so that it prompts")->strength == Strength::medium);
        CHECK(suggested_strength("The form cannot be sent without a name")->strength == Strength::strong);
        CHECK(suggested_strength("Redesign the path from hospital to home")->strength == Strength::strong);
        CHECK_FALSE(suggested_strength("Somebody rings on Mondays"));
    }
    TEST_CASE("a redesign that also trains is a redesign, and a word inside another is not heard") {
        CHECK(suggested_strength("Redesign the form and train everybody in it")->strength == Strength::strong);
        CHECK_FALSE(suggested_strength("A restrained answer"));
    }
    TEST_CASE("dates that were moved are told in a sentence with their reasons") {
        auto const day = [](char const* text) { return *parse_day(text); };
        CHECK(moved_dates({}, day("2026-03-01")).empty());
        CHECK(moved_dates({{day("2026-03-01"), ""}}, day("2026-03-01")).empty());
        CHECK(moved_dates({{day("2026-03-01"), "Nobody was free."}, {day("2026-04-01"), "The supplier was late"}},
                          day("2026-05-01")) ==
              "Moved twice, from 1 March 2026 to 1 April 2026: Nobody was free; from 1 April 2026 to 1 May 2026: The "
              "supplier was late.");
    }
}
