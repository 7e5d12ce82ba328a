// The Accessible Information Standard (DAPB1605 v4.0), step by step.

#include "areas/complaints/intake/needs.hpp"

#include "areas/complaints/tests/intake_stage.hpp"
#include "work/deadlines.hpp"
#include "work/outbox.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

Resident one_who_needs(IntakeStage& stage, Answers const& needs) {
    auto who = stage.resident();
    who.begin("complaint", "The letter could not be read.").answer().answer().answer({{"for_self", "yes"}});
    who.answer({{"worker", "yes"}}).answer().answer({{"answer_by", "letter"}}).answer({{"address", "1 Mill Lane"}});
    who.answer({{"safe", "yes"}}).answer(needs).answer(needs).answer().answer({{"hear", "yes"}}).answer().send();
    CHECK(who.says("We have your complaint"));
    return who;
}

std::string page_of(IntakeStage& stage, Id<Case> id, std::string const& rest = {}) {
    return stage.as(people::dev).get(fmt::format("/complaints/{}{}", id.number, rest)).text();
}

bool holds(std::string const& text, std::string_view words) { return text.find(words) != std::string::npos; }

Answers a_review(Day on) {
    auto fields = day_fields("review", on);
    fields.push_back({"sharing", "may_share"});
    return fields;
}

}  // namespace

TEST_SUITE("complaints: needs, after DAPB1605") {
    TEST_CASE("step 1, identify, and step 2, record: the way in asks, and what was said is kept once") {
        IntakeStage stage;
        auto who = one_who_needs(stage, {{"support", "braille"},
                                         {"support", "british_sign_language"},
                                         {"support", "hearing_loop"},
                                         {"other_need", "No calls before noon; please"},
                                         {"language", "Somali"}});
        auto const teller = stage.story(who.id())->teller;
        CHECK(teller.british_sign_language);
        CHECK(teller.interpreter_language == "Somali");
        CHECK(teller.other_needs == "Braille; A hearing loop; No calls before noon, please");
        CHECK(formats_needed(teller) ==
              std::vector<Format>{Format::braille, Format::british_sign_language, Format::other_language});
    }

    TEST_CASE("step 3, flag: every screen of the case shows it, and every letter says it") {
        IntakeStage stage;
        auto const id = one_who_needs(stage, {{"support", "large_print"}, {"support", "audio"}}).id();
        for (auto const* rest : {"", "/needs", "/files", "/acknowledge", "/words", "/closing"}) {
            CHECK_MESSAGE(holds(page_of(stage, id, rest), "Large print"), rest);
            CHECK_MESSAGE(holds(page_of(stage, id, rest), "Audio"), rest);
        }
        CHECK(needs_line(stage.story(id)->teller) ==
              "Send this in this form: large print, audio. Needs: Large print; Audio.");
        CHECK(stage.as(people::dev).get("/complaints").says("Needs support"));
        CHECK(needs_line({}).empty());
    }

    TEST_CASE("step 4, share: whether others may be told is asked, and kept with who asked") {
        IntakeStage stage;
        auto const id = one_who_needs(stage, {{"support", "braille"}}).id();
        CHECK(holds(page_of(stage, id), "not asked yet"));
        auto fields = a_review(stage.clock.today() + 200);
        fields.push_back({"support", "braille"});
        CHECK(stage.act(id, "needs", fields).status == 303);
        CHECK(holds(page_of(stage, id), "May others be told? yes"));
    }

    TEST_CASE("step 5, meet: what was sent in the form they need is evidence, and what was not is told") {
        IntakeStage stage;
        auto const id = one_who_needs(stage, {{"support", "braille"}}).id();
        auto const today = stage.clock.today();
        auto met = day_fields("on", today);
        met.insert(met.end(), {{"what", "The acknowledgement"}, {"met", "yes"}, {"how", "Braille, by post"}});
        CHECK(stage.act(id, "needs-met", met).status == 303);
        auto missed = day_fields("on", today);
        missed.insert(missed.end(), {{"what", "The plan"}, {"met", "no"}, {"how", "The printer is broken"}});
        CHECK(stage.act(id, "needs-met", missed).status == 303);
        CHECK(holds(page_of(stage, id), "In the form they need: 1 of 2."));
        CHECK(holds(page_of(stage, id), "Not in the form they need: The printer is broken"));
        CHECK(stage.act(id, "needs-met", {}).status == 422);
    }

    TEST_CASE("step 6, review: it has a date that stands in the lists, and a review changes what is needed") {
        IntakeStage stage;
        auto const id = one_who_needs(stage, {{"support", "braille"}}).id();
        auto const clock = [&] {
            return stage.read([&](store::Reading& db) { return work::deadlines_of(db, "needs", id.number); });
        };
        REQUIRE(clock().size() == 1);
        CHECK(clock().front().due == stage.clock.today() + 90);
        auto fields = a_review(stage.clock.today() + 30);
        fields.push_back({"support", "easy_read"});
        CHECK(stage.act(id, "needs", fields).status == 303);
        CHECK(clock().front().due == stage.clock.today() + 30);
        auto const teller = stage.story(id)->teller;
        CHECK(teller.easy_read);
        CHECK(teller.other_needs.empty());
        CHECK(stage.act(id, "needs", a_review(stage.clock.today())).status == 422);
        CHECK(stage.act(id, "needs", {{"sharing", "may_share"}}).status == 422);
        CHECK(stage.act(id, "needs", a_review(stage.clock.today() + 30)).status == 303);
        CHECK(clock().empty());
        CHECK(holds(page_of(stage, id), "What they need: none"));
    }

    TEST_CASE("a form that asks again begins with what is on record") {
        IntakeStage stage;
        auto const id = one_who_needs(stage, {{"support", "braille"}, {"other_need", "Large screen"}}).id();
        auto const page = stage.as(people::dev).get(fmt::format("/complaints/{}/needs", id.number));
        CHECK(page.field("other_need") == "Large screen");
        CHECK(page.body.find("value=\"braille\" checked") != std::string::npos);
    }

    TEST_CASE("step 5, meet: a plain e-mail to somebody who needs another form is never counted as met") {
        IntakeStage stage;
        auto who = stage.resident();
        who.begin("complaint", "I cannot read this.").answer().answer().answer({{"for_self", "yes"}});
        who.answer({{"worker", "yes"}}).answer().answer({{"answer_by", "email"}});
        who.answer({{"email", "amira@example.org"}}).answer({{"safe", "yes"}}).answer({{"support", "easy_read"}});
        who.answer().answer().answer({{"hear", "yes"}}).answer().send();
        CHECK(stage.act(who.id(), "words", {{"for", "person"}, {"words", "We are on it."}}).status == 303);
        auto const mails = stage.read(
            [](store::Reading& db) { return work::outbox(db, work::Delivery::waiting, {}, 50); });
        REQUIRE(mails.size() == 1);
        CHECK(holds(mails[0].text, "You told us what you need: Easy Read. We will send you this in that form."));
        CHECK(holds(page_of(stage, who.id()), "In the form they need: 0 of 1."));
        CHECK(holds(page_of(stage, who.id()), "Still to be made: Easy Read"));
    }
}
