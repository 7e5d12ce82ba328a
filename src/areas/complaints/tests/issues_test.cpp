#include "areas/complaints/inquiry/issues.hpp"

#include <doctest/doctest.h>

#include "areas/complaints/tests/inquiry_stage.hpp"
#include "store/events.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

FormFields an_interview() {
    return joined(day_fields("on", monday), {{"issue", "1"},
                                             {"kind", "interview"},
                                             {"what", "The round of 3 June"},
                                             {"with_whom", "Jess Tran, coordinator of the agency"},
                                             {"says", "The round was short of one carer."}});
}

}  // namespace

TEST_SUITE("complaints: issues and findings") {
    TEST_CASE("the Code, 6.7: each issue is answered with its reason and the law or policy relied on") {
        InquiryStage stage;
        stage.receive_one();
        stage.add_issue("The carer came two hours late");
        auto const bare = stage.act("findings", {{"issue", "1"}, {"verdict", "upheld"}});
        CHECK(bare.status == 422);
        CHECK(bare.says("Say why: what the evidence shows (Code 6.7)"));
        CHECK(bare.says("Enter the law, policy or procedure that you relied on"));
        CHECK(stage.find("1", "partly").status == 303);
        auto const page = stage.as(people::dev).get(stage.path());
        CHECK(page.says("Partly upheld"));
        CHECK(page.says("The visit records show it."));
        CHECK(page.says("Relied on: The homecare contract, part 4"));
    }

    TEST_CASE("regulation 18: a finding that is changed counts as it is now, and one upheld issue is well-founded") {
        InquiryStage stage;
        stage.receive_one();
        stage.add_issue("The carer came two hours late");
        stage.add_issue("Nobody rang");
        stage.find("1", "upheld");
        stage.find("2", "not_upheld");
        CHECK(is_well_founded(stage.story().findings));
        stage.find("1", "not_upheld");
        REQUIRE(stage.story().findings.size() == 2);
        CHECK_FALSE(is_well_founded(stage.story().findings));
    }

    TEST_CASE("the issues are agreed with the person, on a day that is kept; a day that is none is said") {
        InquiryStage stage;
        stage.receive_one();
        auto const unsaid = stage.act("issues", {{"issue", "0"}, {"words", "Late"}});
        CHECK(unsaid.says("Say whether the person agreed"));
        CHECK(unsaid.body.find("href=\"#agreed\"") != std::string::npos);
        auto const bad = stage.act(
            "issues",
            {{"words", "Late"}, {"agreed", "agreed"}, {"on-day", "31"}, {"on-month", "2"}, {"on-year", "2026"}});
        CHECK(bad.status == 422);
        CHECK(bad.says("must be a real date"));
        stage.add_issue("The carer came two hours late");
        REQUIRE(stage.inquiry().issues.size() == 1);
        CHECK(stage.inquiry().issues[0].agreed_on == monday);
        CHECK(stage.as(people::dev).get(stage.path()).says("Agreed with the person on 23 November 2026"));
    }

    TEST_CASE("an issue can say something else, or be left out with the reason; one with a finding stays") {
        InquiryStage stage;
        stage.receive_one();
        stage.add_issue("The carer came late");
        stage.act("issues", {{"issue", "1"}, {"words", "The carer came two hours late"}, {"agreed", "not_yet"}});
        CHECK(stage.inquiry().issues[0].issue == "The carer came two hours late");
        FormFields const leave_out{
            {"issue", "1"}, {"words", "The carer came late"}, {"agreed", "not_yet"}, {"keep", "no"}};
        CHECK(stage.act("issues", leave_out).says("Say why it is left out"));
        CHECK(stage.act("issues", with(leave_out, "because", "They dropped it.")).status == 303);
        CHECK_FALSE(stage.inquiry().issues[0].counts());
        CHECK(stage.find("1", "upheld").says("Choose the issue"));
        stage.add_issue("Nobody rang");
        stage.find("2", "upheld");
        CHECK(stage.act("issues", with(with(leave_out, "issue", "2"), "because", "Why not"))
                  .says("What was found on it is on record"));
    }

    TEST_CASE("an interview says with whom and when") {
        InquiryStage stage;
        stage.receive_one();
        stage.add_issue("The carer came two hours late");
        CHECK(stage.act("evidence", with(an_interview(), "with_whom", "")).says("Enter whom you spoke to"));
        CHECK(stage.act("evidence", joined(with(an_interview(), "on-day", ""), {})).status == 422);
        CHECK(stage.act("evidence", an_interview()).status == 303);
        auto const page = stage.as(people::dev).get(stage.path());
        CHECK(page.says("Jess Tran, coordinator of the agency"));
        CHECK(page.says("1 piece of evidence"));
    }

    TEST_CASE("nobody investigates what is about them, what is kept from them, or what they may not open") {
        InquiryStage stage;
        stage.receive_one();
        auto const name = [&](people::CastMember const& who) {
            return stage.act("investigator", {{"investigator", stage.number_of(who)}, {"apart", "yes"}});
        };
        CHECK(name(people::hugh).says("may not open complaints"));
        CHECK(stage.act("investigator", {{"investigator", stage.number_of(people::esther)}})
                  .says("Say that they had no part in it"));
        CHECK(stage.act("named-staff", {{"member", stage.number_of(people::esther)}}).status == 303);
        CHECK(name(people::esther).says("It is about Esther Amoah"));
        CHECK(stage.act("named-staff", {{"member", stage.number_of(people::esther)}}).status == 303);
        CHECK(name(people::esther).status == 303);
        CHECK(stage.act("named-staff", {{"member", stage.number_of(people::esther)}}).says("They investigate it"));
        CHECK(stage.inquiry().investigator == stage.member(people::esther).id.number);

        InquiryStage hidden;
        hidden.receive_one(InquiryStage::amira(), true);
        CHECK(hidden.act("investigator", {{"investigator", hidden.number_of(people::callum)}, {"apart", "yes"}})
                  .says("may not see this"));
    }

    TEST_CASE("the Code, stage 2: another person than in stage 1 looks into it") {
        InquiryStage stage;
        stage.receive_one();
        stage.act("investigator", {{"investigator", stage.number_of(people::esther)}, {"apart", "yes"}});
        stage.write([&](store::Writing& db) {
            Doing const doing{-1, stage.clock.now(), stage.days};
            Received received{{}, InquiryStage::amira()};
            received.said.said = "The answer does not hold.";
            received.said.received_on = stage.clock.today();
            received.said.received_at = stage.clock.now();
            received.said.track = Track::corporate_code;
            received.said.stage = 2;
            received.said.follows = InquiryStage::id;
            receive(db, received, {4243}, "none", doing);
            acknowledge(db, *find_story(db, {4243}, true), {stage.clock.today(), Channel::phone, Discussion::held},
                        doing);
        });
        auto const name = [&](people::CastMember const& who) {
            auto const path = "/complaints/4243/investigator";
            return stage.as(people::dev)
                .post(path, {{"investigator", stage.number_of(who)},
                             {"apart", "yes"},
                             {"version", stage.as(people::dev).get(path).field("version")}});
        };
        CHECK(name(people::esther).says("They looked into stage 1"));
        CHECK(name(people::callum).status == 303);
    }

    TEST_CASE("the investigator adds evidence and findings; others who may only read cannot") {
        InquiryStage stage;
        stage.receive_one();
        stage.add_issue("The carer came two hours late");
        CHECK(stage.act_as(people::esther, "evidence", an_interview()).says("Only the complaints team"));
        stage.act("investigator", {{"investigator", stage.number_of(people::esther)}, {"apart", "yes"}});
        CHECK(stage.act_as(people::esther, "evidence", an_interview()).status == 303);
        CHECK(stage.act_as(people::callum, "evidence", an_interview()).status == 422);
        CHECK(stage.inquiry().evidence.size() == 1);
        CHECK(stage.as(people::esther).get(stage.path("findings?issue=1")).says("Which law, policy or procedure"));
        CHECK(stage.as(people::callum).get(stage.path("findings?issue=1")).location == stage.path());
    }

    TEST_CASE("what was found on record before there were issues keeps its number as an issue") {
        InquiryStage stage;
        stage.receive_one();
        stage.write([&](store::Writing& db) {
            record_finding(db, stage.story(), {0, "The carer was late", Verdict::upheld},
                           {-1, stage.clock.now(), stage.days});
        });
        auto const story = stage.story();
        REQUIRE(story.findings.size() == 1);
        CHECK(stage.inquiry().issues.at(0).number == story.findings[0].number);
        CHECK(without_finding(story, stage.inquiry()).empty());
    }

    TEST_CASE("events of an investigation hold no words and no names") {
        InquiryStage stage;
        stage.receive_one();
        stage.add_issue("Callum shouted at Amira");
        stage.find("1", "upheld");
        stage.read([&](store::Reading& db) {
            for (auto const& event : store::events_of(db, "complaint", InquiryStage::id.number)) {
                CHECK(event.detail.empty());
            }
            return 0;
        });
    }

    TEST_CASE("nonsense is answered in peace: nothing, ten thousand characters, a script, an issue that is not there") {
        InquiryStage stage;
        stage.receive_one();
        stage.add_issue("<script>alert(1)</script> \xF0\x9F\x98\x80");
        CHECK(stage.as(people::dev).get(stage.path()).body.find("<script>alert(1)") == std::string::npos);
        CHECK(stage.act("issues", {}).status == 422);
        CHECK(stage.act("issues", {{"words", std::string(10'000, 'x')}, {"agreed", "not_yet"}}).status == 422);
        CHECK(stage.act("evidence", {}).status == 422);
        CHECK(stage.act("findings", {{"issue", "99"}}).status == 422);
        CHECK(stage.act("findings", {{"issue", "-1"}}).status == 422);
        CHECK(stage.act("investigator", {{"investigator", "999999"}}).status == 422);
        CHECK(stage.act("named-staff", {{"member", "x"}}).status == 422);
    }
}
