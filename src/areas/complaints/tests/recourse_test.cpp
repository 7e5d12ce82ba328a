#include <algorithm>

#include <doctest/doctest.h>

#include "areas/complaints/inquiry/drafts.hpp"
#include "areas/complaints/inquiry/letter.hpp"
#include "areas/complaints/rules.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

Day const monday = *day_of(2026, 11, 23);
WorkingDays const days;
Clocks const shipped(days);

/// Acknowledged on the day it came; `answer_by` as find_story sets it.
Story on_track(Track track, std::int64_t stage = 1) {
    Story story;
    story.said.kind = track == Track::financial_review || track == Track::subject_access ? Kind::request
                                                                                         : Kind::complaint;
    story.said.track = track;
    story.said.stage = stage;
    story.said.received_on = monday;
    story.acknowledgement = Acknowledgement{monday, Channel::phone, Discussion::held};
    story.findings = {{1, "The visit", Verdict::upheld, "Nobody came.", "Our procedure"}};
    if (track != Track::statutory) {
        story.answer_by = latest_answer(story, shipped);
    }
    return story;
}

AnswerDraft whole(Story const& story, Day sent) {
    return {.how_considered = "We looked at the visits.",
            .conclusions = "It should not have happened.",
            .action_needed = ActionNeeded::none_needed,
            .action = "",
            .ombudsman = paragraph_of(recourse_of(story.said.track, story.said.stage)),
            .signatory = "Kiran Dhillon",
            .signed_as = SignedAs::responsible_person,
            .sent_on = sent,
            .late_reason = ""};
}

void check_limit(Track track, std::int64_t stage, Day last, std::string const& source) {
    CAPTURE(name_of(track));
    auto const story = on_track(track, stage);
    CHECK(answered(story, whole(story, last), last + 30).has_value());
    auto const late = answered(story, whole(story, last + 1), last + 30);
    REQUIRE_FALSE(late.has_value());
    CHECK(late.error().front().field == "late_reason");
    CHECK(late.error().front().says.find(spoken(last)) != std::string::npos);
    CHECK(late.error().front().says.find(source) != std::string::npos);
}

bool has_remark(Story const& story, Draft const& draft, Day today, std::string const& words) {
    auto const remarks = remarks_on({story, {}, {}, draft, {}, today});
    return std::ranges::any_of(
        remarks, [&](Remark const& one) { return one.must && one.says.find(words) != std::string::npos; });
}

}  // namespace

TEST_SUITE("complaints: when an answer is late, and where it leads, by track") {
    TEST_CASE("regulation 14: an adult social care complaint is late after six months, and leads to the Ombudsman") {
        check_limit(Track::statutory, 1, *day_of(2027, 5, 22), "regulation 14");
        CHECK(recourse_of(Track::statutory, 1) == Recourse::ombudsman);
    }

    TEST_CASE(
        "Code 6.3: a complaint at stage 1 is late 10 working days after its acknowledgement, and leads to stage 2") {
        check_limit(Track::corporate_code, 1, days.after(monday, 10), "Code 6.3");
        CHECK(recourse_of(Track::corporate_code, 1) == Recourse::next_stage);
        CHECK(names(Recourse::next_stage, paragraph_of(Recourse::next_stage)));
    }

    TEST_CASE("Code, stage 2: late after 20 working days, and leads to the Ombudsman") {
        check_limit(Track::corporate_code, 2, days.after(monday, 20), "Code, stage 2");
        CHECK(recourse_of(Track::corporate_code, 2) == Recourse::ombudsman);
    }

    TEST_CASE(
        "DPA 2018 section 164A: a data protection complaint is late by its own clock, and leads to the Information "
        "Commissioner") {
        check_limit(Track::data_protection, 1, *day_of(2026, 12, 23), "without undue delay");
        CHECK(recourse_of(Track::data_protection, 1) == Recourse::commissioner);
        auto const story = on_track(Track::data_protection);
        auto draft = whole(story, monday);
        draft.ombudsman = ombudsman_paragraph();
        auto const wrong = answered(story, draft, monday);
        REQUIRE_FALSE(wrong.has_value());
        CHECK(wrong.error().front().says.find("Information Commissioner") != std::string::npos);
    }

    TEST_CASE("UK GDPR article 12(3): records that were asked for are late after a month, and lead to the Information "
              "Commissioner") {
        CHECK(answer_limit(on_track(Track::subject_access)) == *day_of(2026, 12, 23));
        CHECK(source_of_answer(Track::subject_access, 1) == "UK GDPR article 12(3)");
        CHECK(recourse_of(Track::subject_access, 1) == Recourse::commissioner);
    }

    TEST_CASE("statutory guidance 8.70: after a review of a financial assessment the complaint is still open") {
        CHECK(answer_limit(on_track(Track::financial_review)) == days.after(monday, 20));
        CHECK(recourse_of(Track::financial_review, 1) == Recourse::complaint);
        CHECK(names(Recourse::complaint, complaint_stays_open()));
    }

    TEST_CASE("a service request and a safeguarding concern lead nowhere else") {
        CHECK(recourse_of(Track::service_request, 1) == Recourse::nobody);
        CHECK(recourse_of(Track::safeguarding, 1) == Recourse::nobody);
        CHECK(paragraph_of(Recourse::nobody).empty());
    }

    TEST_CASE("what is said of a draft names the law of its own track") {
        auto const story = on_track(Track::data_protection);
        Draft draft{1, "a", "b", ActionNeeded::none_needed, "", ombudsman_paragraph(), "", 1, {}};
        CHECK(has_remark(story, draft, monday, "Information Commissioner"));
        CHECK(has_remark(story, draft, monday + 60, "Say why it is late (our own norm"));
        CHECK_FALSE(has_remark(story, draft, monday + 60, "regulation 14)."));
        draft.ombudsman = paragraph_of(Recourse::commissioner);
        CHECK_FALSE(has_remark(story, draft, monday, "Commissioner"));
    }

    TEST_CASE("the letter and its Easy Read form say where this track leads") {
        auto const story = on_track(Track::data_protection);
        auto const answer = *answered(story, whole(story, monday), monday);
        auto const text = letter(story, answer, "Thornmere");
        CHECK(text.find("\nThe Information Commissioner\n") != std::string::npos);
        CHECK(text.find("Ombudsman") == std::string::npos);
        CHECK(easy_read_of(story, answer).back().text.find("Information Commissioner") != std::string::npos);
    }

    TEST_CASE("regulation 4: a letter says on whose behalf somebody signs") {
        auto const story = on_track(Track::statutory);
        auto draft = whole(story, monday);
        draft.signed_as = SignedAs::authorised;
        draft.signatory = "Lena Fox, Head of Complaints";
        draft.on_behalf_of = "Kiran Dhillon";
        auto const text = letter(story, *answered(story, draft, monday), "Thornmere");
        CHECK(
            text.find("Lena Fox, Head of Complaints\non behalf of Kiran Dhillon, the responsible person, Thornmere") !=
            std::string::npos);
    }
}
