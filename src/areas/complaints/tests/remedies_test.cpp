#include "areas/complaints/inquiry/remedies.hpp"

#include <doctest/doctest.h>

#include "areas/complaints/inquiry/promises_account.hpp"
#include "areas/complaints/inquiry/remedy_store.hpp"
#include "areas/complaints/inquiry/response_store.hpp"
#include "areas/complaints/tests/inquiry_stage.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/themes/theme_store.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

Remedy a_remedy() {
    Remedy remedy;
    remedy.number = 1;
    remedy.what = "We ring before a late visit.";
    remedy.promised_on = monday;
    remedy.due = monday + 30;
    return remedy;
}

struct RemedyStage : InquiryStage {
    RemedyStage() { receive_one(); }

    people::Answer promise(FormFields more = {}) {
        return act("remedies", joined(joined(day_fields("due", monday + 30), {{"what", "We ring before a late visit."},
                                                                              {"kind", "procedure_change"},
                                                                              {"owner", number_of(people::esther)}}),
                                      more));
    }
    Remedy first() {
        return read([&](store::Reading& db) { return *find_remedy(db, id, 1); });
    }
    void sent() {
        write([&](store::Writing& db) {
            answer(db, story(),
                   Answer{"a", "b", ActionNeeded::will_be_taken, "c", "d", "K", SignedAs::authorised, monday, ""},
                   {-1, clock.now(), days});
        });
    }
    std::vector<work::Deadline> clocks() {
        return read([&](store::Reading& db) { return work::deadlines_of(db, "case_remedy", id.number); });
    }
    Id<loop::Theme> a_theme() {
        return write([&](store::Writing& db) {
            loop::Theme theme;
            theme.name = "Late visits";
            theme.definition = "A visit was late or missed";
            theme.owner = member(people::dev).id;
            theme.made_at = clock.now();
            return loop::add_theme(db, theme);
        });
    }
};

}  // namespace

TEST_SUITE("complaints: what was promised") {
    TEST_CASE("each remedy has who does it and by when; a payment says for what and how much") {
        RemedyStage stage;
        auto const bare = stage.act("remedies", {});
        CHECK(bare.status == 422);
        CHECK(bare.says("Choose what is promised"));
        CHECK(bare.says("Choose who does it"));
        CHECK(bare.says("Enter the day by which it is done"));
        auto const unpaid = stage.promise({{"kind", "x"}});
        CHECK(unpaid.status == 303);
        FormFields payment = joined(
            day_fields("due", monday + 30),
            {{"what", "For the trouble"}, {"kind", "financial_redress"}, {"owner", stage.number_of(people::esther)}});
        auto const no_amount = stage.act("remedies", payment);
        CHECK(no_amount.says("Choose what the payment is for"));
        CHECK(no_amount.says("Enter the amount in pounds"));
        CHECK(stage.act("remedies", joined(payment, {{"redress", "distress"}, {"amount", "£1,250.50"}})).status == 303);
        CHECK(stage.as(people::dev).get(stage.path()).says("Payment of £1,250.50 for distress, or time and trouble"));
    }

    TEST_CASE("an amount is read as people type it, and nonsense is no amount") {
        CHECK(pence_in("250") == 25'000);
        CHECK(pence_in(" £99.50 ") == 9950);
        CHECK(pence_in("1,000,000") == 100'000'000);
        for (auto const* const nonsense :
             {"", "0", "-5", "1.5", "1.505", "1e3", "10000001", "99999999999999999999", "abc", "£", "1.-5"}) {
            CHECK_MESSAGE(!pence_in(nonsense), nonsense);
        }
        CHECK(pounds(100) == "£1");
        CHECK(pounds(123'456'789) == "£1,234,567.89");
        CHECK(pounds(99'900) == "£999");
        CHECK(pounds(100'005) == "£1,000.05");
    }

    TEST_CASE("a remedy is open, done on time, done late or not done, by its own day") {
        auto remedy = a_remedy();
        CHECK(state_of(remedy) == RemedyState::open);
        CHECK_FALSE(is_late(remedy, monday + 30));
        CHECK(is_late(remedy, monday + 31));
        remedy.done_on = monday + 30;
        CHECK(state_of(remedy) == RemedyState::done_on_time);
        remedy.done_on = monday + 33;
        CHECK(state_of(remedy) == RemedyState::done_late);
        CHECK(spoken_state(remedy, monday + 40) == "Done on 26 December 2026, 3 days late");
        remedy.done_on.reset();
        remedy.not_done_because = "The agency closed.";
        CHECK(state_of(remedy) == RemedyState::not_done);
    }

    TEST_CASE("the complaints team is warned a week before a remedy is late, and never before it was promised") {
        auto remedy = a_remedy();
        CHECK(warned_on(remedy) == monday + 23);
        remedy.due = monday + 3;
        CHECK(warned_on(remedy) == monday);
        RemedyStage stage;
        stage.promise();
        auto const clocks = stage.clocks();
        REQUIRE(clocks.size() == 2);
        for (auto const& clock : clocks) {
            CHECK(clock.due == (clock.what == "remedy/1" ? monday + 30 : monday + 23));
            CHECK(clock.says.find("Amira") == std::string::npos);
        }
    }

    TEST_CASE("the Code, 6.6: the answer does not wait for the actions, which go on with updates to the person") {
        RemedyStage stage;
        stage.promise();
        stage.sent();
        CHECK_FALSE(is_open(stage.story()));
        auto const one = stage.path("remedies/1");
        CHECK(stage.as(people::esther).post(one + "/update", {{"says", "The agency has agreed."}}).status == 303);
        CHECK(stage.follow().says("The agency has agreed."));
        CHECK(stage.as(people::dev)
                  .post(one + "/day", joined(day_fields("due", monday + 60), {{"reason", "The new rota is late."}}))
                  .status == 303);
        CHECK(stage.follow().says("We will now do it by 22 January 2027. The new rota is late."));
        CHECK(stage.as(people::esther)
                  .post(one + "/done", joined(day_fields("on", monday), {{"evidence", "The script, version 3"}}))
                  .status == 303);
        CHECK(stage.first().done_on == monday);
        CHECK(stage.clocks().empty());
        CHECK(stage.follow().says("We did what we promised, on 23 November 2026"));
        auto const mails = stage.read(
            [](store::Reading& db) { return work::outbox(db, work::Delivery::waiting, {}, 50); });
        CHECK(mails.size() == 4);
    }

    TEST_CASE("the person reads what was found on each issue, what was promised and how it stands") {
        RemedyStage stage;
        stage.add_issue("The carer came two hours late");
        CHECK(stage.follow().says("What we are looking into The carer came two hours late"));
        stage.find("1", "partly");
        CHECK_FALSE(stage.follow().says("You are right about some of it"));
        stage.promise();
        CHECK_FALSE(stage.follow().says("We ring before a late visit"));
        stage.sent();
        CHECK(stage.follow().says("You are right about some of it. We uphold this in part."));
        CHECK(stage.follow().says("We will do this by 23 December 2026."));
        stage.clock.move_to(monday + 31);
        CHECK(stage.follow().says("We promised this by 23 December 2026. It is late, and we are sorry."));
    }

    TEST_CASE("before the answer is sent the person hears nothing of what may be promised") {
        RemedyStage stage;
        stage.promise();
        stage.as(people::esther).post(stage.path("remedies/1/update"), {{"says", "Thinking about it."}});
        CHECK_FALSE(stage.follow().says("Thinking about it."));
        CHECK(stage.read([](store::Reading& db) { return work::count_outbox(db, work::Delivery::waiting); }) == 0);
    }

    TEST_CASE("a day is moved with its reason, and a remedy is given up with its reason") {
        RemedyStage stage;
        stage.promise();
        auto const one = stage.path("remedies/1");
        CHECK(stage.as(people::dev).post(one + "/day", day_fields("due", monday + 60)).says("Enter the reason"));
        CHECK(stage.as(people::dev).post(one + "/day", {{"reason", "x"}}).says("Enter the new day"));
        CHECK(stage.as(people::dev).post(one + "/not-done").says("Enter why it will not be done"));
        CHECK(stage.as(people::dev).post(one + "/not-done", {{"because", "The agency closed."}}).status == 303);
        CHECK(stage.as(people::dev).post(one + "/not-done", {{"because", "Again"}}).says("It is not open any more"));
        CHECK(stage.clocks().empty());
    }

    TEST_CASE("only who does it and the complaints team say that it is done, and they say how one sees it") {
        RemedyStage stage;
        stage.promise();
        auto const done = stage.path("remedies/1/done");
        auto const fields = joined(day_fields("on", monday), {{"evidence", "The script"}});
        CHECK(stage.as(people::callum).post(done, fields).says("Only the complaints team and whoever does it"));
        CHECK(stage.as(people::esther).post(done, day_fields("on", monday)).says("Say how one can see"));
        CHECK(stage.as(people::esther)
                  .post(done, joined(day_fields("on", monday + 1), {{"evidence", "x"}}))
                  .says("cannot be in the future"));
        CHECK(stage.as(people::esther).post(done, fields).status == 303);
    }

    TEST_CASE(
        "a change of a procedure enters the loop as a learning point with its action, and nobody is named in it") {
        RemedyStage stage;
        stage.promise();
        auto const path = stage.path("remedies/1/learning-point");
        FormFields const fields{{"sentence", "Everybody is rung before a visit that is 20 minutes late"},
                                {"theme", fmt::format("{}", stage.a_theme().number)},
                                {"strength", "medium"}};
        CHECK(stage.as(people::dev)
                  .post(path, with(fields, "sentence", "Amira Haddad is rung before a late visit"))
                  .says("Leave out names"));
        CHECK(stage.as(people::dev).post(path, with(fields, "theme", "99")).says("Choose a theme"));
        CHECK(stage.as(people::dev).post(path, fields).status == 303);
        auto const remedy = stage.first();
        auto const learned = stage.read(
            [&](store::Reading& db) { return *loop::read_story(db, {remedy.learning_point}); });
        CHECK(learned.point.decision == loop::Decision::accepted);
        CHECK(learned.point.origin == loop::OriginKind::complaint);
        REQUIRE(learned.actions.size() == 1);
        CHECK(learned.actions[0].action.due == remedy.due);
        stage.as(people::esther)
            .post(stage.path("remedies/1/done"), joined(day_fields("on", monday), {{"evidence", "The script"}}));
        CHECK(stage.read([&](store::Reading& db) { return *loop::read_story(db, {remedy.learning_point}); })
                  .actions[0]
                  .done);
        CHECK(stage.as(people::dev).post(path, fields).says("It is in the loop already"));
    }

    TEST_CASE("what is promised and not done is a list, the most urgent first, with the share done and done in time") {
        RemedyStage stage;
        stage.promise();
        stage.act("remedies",
                  joined(day_fields("due", monday + 2),
                         {{"what", "We say sorry."}, {"kind", "apology"}, {"owner", stage.number_of(people::dev)}}));
        auto const list = stage.as(people::callum).get("/complaints/remedies");
        CHECK(list.status == 200);
        auto const text = list.text();
        CHECK(text.find("We say sorry.") < text.find("We ring before a late visit."));
        CHECK(list.says("Nothing was due in the last 12 months."));
        stage.clock.move_to(monday + 5);
        stage.as(people::dev)
            .post(stage.path("remedies/2/done"), joined(day_fields("on", monday + 5), {{"evidence", "The letter"}}));
        auto const later = stage.as(people::dev).get("/complaints/remedies");
        CHECK_FALSE(later.says("We say sorry."));
        CHECK(later.says("Done, of what was due 1 of 1 (100 %"));
        CHECK(later.says("Done by the day promised 0 of 1 (0 %"));
        CHECK(stage.as(people::dev).get("/complaints/remedies?after=2026-13-01_x_1").status == 200);
        CHECK_FALSE(stage.as(people::dev)
                        .get(fmt::format("/complaints/remedies?after=2027-01-01_{}_9", stage.id.number))
                        .says("We ring before"));
    }

    TEST_CASE("regulation 18: the report counts what was promised by kind and by whether it was done, and adds up") {
        RemedyStage stage;
        stage.promise();
        stage.as(people::esther)
            .post(stage.path("remedies/1/done"), joined(day_fields("on", monday), {{"evidence", "The script"}}));
        stage.read([&](store::Reading& db) {
            auto const account = account_of_promises(db, {{monday, monday + 60}, false, monday});
            loop::must_add_up(account);
            REQUIRE(account.counted.size() == 1);
            CHECK(account.counted[0].number == 1);
            CHECK(account.counted[0].divisions[1].rows[0].label == "Done by the day promised");
            auto const before = account_of_promises(db, {{monday - 60, monday - 1}, false, monday});
            loop::must_add_up(before);
            CHECK(before.counted[0].number == 0);
            return 0;
        });
    }

    TEST_CASE("what was promised in a complaint that is kept from a worker is in nobody's list who may not see it") {
        InquiryStage stage;
        stage.receive_one(InquiryStage::amira(), true);
        stage.act("remedies",
                  joined(day_fields("due", monday + 3),
                         {{"what", "We say sorry."}, {"kind", "apology"}, {"owner", stage.number_of(people::dev)}}));
        stage.read([&](store::Reading& db) {
            CHECK(open_remedies(db, false, {}, 10).empty());
            CHECK(open_remedies(db, true, {}, 10).size() == 1);
            CHECK(remedy_figures(db, monday, monday + 30, false).due == 0);
            CHECK(remedy_figures(db, monday, monday + 30, true).due == 1);
            CHECK(work::count_due_until(db, monday + 30, {"see_cases"}) == 0);
            return 0;
        });
        CHECK(stage.as(people::callum).get(stage.path("remedies/1")).status == 404);
        CHECK(stage
                  .act("remedies", joined(day_fields("due", monday + 3), {{"what", "We say sorry."},
                                                                          {"kind", "apology"},
                                                                          {"owner", stage.number_of(people::callum)}}))
                  .says("Choose who does it"));
    }
}
