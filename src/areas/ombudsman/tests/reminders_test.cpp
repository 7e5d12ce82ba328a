#include "areas/ombudsman/reminders.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/tests/acts.hpp"
#include "areas/ombudsman/tests/stories.hpp"
#include "people/members.hpp"
#include "work/outbox.hpp"

using namespace heed;
using namespace heed::ombudsman;
using namespace heed::ombudsman::tests;

namespace {

/// The mails of this morning, whether it is run once or twice.
std::vector<work::OutboxEntry> mails_on(Stage& stage, Day day) {
    stage.clock.move_to(day);
    auto const waiting = [&] {
        return stage.read([](store::Reading& db) { return work::outbox(db, work::Delivery::waiting, {}, 500); });
    };
    auto const before = waiting().size();
    ombudsman::remind_of_cases(*stage.store, store::thornmere, stage.clock.now());
    ombudsman::remind_of_cases(*stage.store, store::thornmere, stage.clock.now());
    auto all = waiting();
    all.resize(all.size() - before);  // the newest first
    return all;
}

std::vector<std::string> who(std::vector<work::OutboxEntry> const& mails) {
    std::vector<std::string> names;
    for (auto const& mail : mails) {
        names.push_back(mail.recipient.substr(0, mail.recipient.find('@')));
    }
    std::ranges::sort(names);
    return names;
}

using Names = std::vector<std::string>;

Step a_step(Part part, Day due) { return {part, 1, "answer the enquiry", due, {1}}; }

}  // namespace

TEST_SUITE("ombudsman reminders") {
    TEST_CASE(
        "who does it is told first, then who oversees it, both before it is late; enquiries sooner than remedies") {
        ReminderDays const days;
        auto const remedy = a_step(Part::remedy, monday + 14);
        CHECK_FALSE(rung_of(a_step(Part::remedy, monday + 15), days, monday));
        CHECK(rung_of(remedy, days, monday) == Rung::owner);
        CHECK(rung_of(remedy, days, monday + 10) == Rung::owner);
        CHECK(rung_of(remedy, days, monday + 11) == Rung::overseers);
        CHECK(rung_of(remedy, days, monday + 14) == Rung::overseers);
        CHECK(rung_of(remedy, days, monday + 15) == Rung::late);
        CHECK_FALSE(rung_of(a_step(Part::enquiry, monday + 6), days, monday));
        CHECK(rung_of(a_step(Part::draft, monday + 5), days, monday) == Rung::owner);
    }

    TEST_CASE("what is answered, commented on, shown or given up is asked of nobody") {
        auto story = a_story();
        story.enquiries = {{1, "Send the plan", monday - 9, monday, {1}, monday - 1}};
        story.decision = an_upheld(monday - 3);
        story.remedies = {a_remedy(monday + 3, monday, monday), a_remedy(monday + 3)};
        story.remedies[1].not_done_on = monday;
        CHECK(steps_of(story).empty());
        story.remedies[1].not_done_on.reset();
        story.remedies[1].kind = RemedyKind::service_improvement;
        REQUIRE(steps_of(story).size() == 2);
        CHECK(steps_of(story)[1].part == Part::improvement);
    }

    TEST_CASE("an enquiry reaches who answers it, then who looks after the case and who oversees, each once") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        auto const today = stage.clock.today();
        ask(stage, path, today + 11);  // a Friday
        CHECK(mails_on(stage, today + 4).empty());
        CHECK(who(mails_on(stage, today + 7)) == Names{"callum"});
        CHECK(who(mails_on(stage, today + 8)) == Names{"dev", "esther", "kiran"});
        CHECK(mails_on(stage, today + 9).empty());
        CHECK(mails_on(stage, today + 12).empty());  // a Saturday
        CHECK(who(mails_on(stage, today + 14)) == Names{"callum", "dev", "esther", "kiran"});
        CHECK(mails_on(stage, today + 15).empty());
        CHECK(stage.as(people::dev).get("/ombudsman/reminders").says("Soon due, to who does it"));
    }

    TEST_CASE("a mail names the case by its reference, and says no word of it") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        auto const today = stage.clock.today();
        agree(stage, path, "personal", "Apologise to Amira for the lost year", today + 14);
        auto const mails = mails_on(stage, today);
        REQUIRE(who(mails) == Names{"callum"});
        CHECK(mails[0].subject == "The Ombudsman: what waits");
        CHECK(mails[0].text.find("Ombudsman case 26 001 234: do the remedy for the person and send the evidence, by"
                                 " 7 December 2026") != std::string::npos);
        CHECK(mails[0].text.find("Amira") == std::string::npos);
        CHECK(mails[0].text.find("year") == std::string::npos);
    }

    TEST_CASE("a date that was moved is reminded of again, before the new day") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        auto const today = stage.clock.today();
        ask(stage, path, today + 4);
        CHECK(who(mails_on(stage, today)) == Names{"callum"});
        auto const moved = with_day({{"reason", "They agreed"}}, "until", today + 25);
        REQUIRE(stage.as(people::dev).post(path + "/enquiries/1/extend", with_day(moved, "agreed_on", today)).status ==
                303);
        CHECK(mails_on(stage, today + 4).empty());
        CHECK(who(mails_on(stage, today + 21)) == Names{"callum"});
    }

    TEST_CASE("what is kept from a worker is mailed to nobody who may not see it, and late unseen by nobody") {
        Stage stage;
        stage.mount(ombudsman::mount);
        KnownComplaint const ours("C-7K3M9QXP", true);
        auto const path = open_a_case(stage);
        ask(stage, path, stage.clock.today() + 1, people::dev);
        auto const mails = mails_on(stage, stage.clock.today() + 2);
        CHECK_FALSE(mails.empty());
        for (auto const& mail : mails) {
            CHECK((mail.recipient.starts_with("dev@") || mail.recipient.starts_with("lena@")));
        }
        CHECK(stage.as(people::dev).get("/ombudsman/reminders").says("26 001 234"));
        CHECK_FALSE(stage.as(people::callum).get("/ombudsman/reminders").says("26 001 234"));
    }

    TEST_CASE("who may not sign in any more gets no mail, and those who oversee hear in their place") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        ask(stage, path, stage.clock.today() + 5);
        stage.write(
            [&](store::Writing& db) { people::end_access(db, stage.member(people::callum).id, stage.clock.now(), 1); });
        CHECK(who(mails_on(stage, stage.clock.today())) == Names{"dev", "esther", "kiran"});
    }

    TEST_CASE("a council switches the mails off, and the manager is never told before the owner") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        ask(stage, path, stage.clock.today() + 1);
        std::vector<web::Field> settings{{"days_of_warning", "14"},
                                         {"days_for_answers", "5"},
                                         {"days_for_overseers", "9"},
                                         {"sub_categories", "Charging"}};
        CHECK(stage.as(people::dev)
                  .post("/ombudsman/settings", settings)
                  .says("The manager is reminded after the owner: enter no more days than for the owner"));
        settings[2].value = "3";
        REQUIRE(stage.as(people::dev).post("/ombudsman/settings", settings).status == 303);
        CHECK(mails_on(stage, stage.clock.today()).empty());
        settings.push_back({"remind_by_email", "yes"});
        REQUIRE(stage.as(people::dev).post("/ombudsman/settings", settings).status == 303);
        CHECK_FALSE(mails_on(stage, stage.clock.today()).empty());
    }

    TEST_CASE("the list of reminders goes back to what is older, and forward again") {
        Stage stage;
        stage.mount(ombudsman::mount);
        for (int number = 0; number < 13; ++number) {
            auto const path = open_a_case(stage, "26 001 2" + std::to_string(10 + number));
            ask(stage, path, stage.clock.today());
        }
        mails_on(stage, stage.clock.today());
        auto const first = stage.as(people::dev).get("/ombudsman/reminders");
        CHECK(first.body.find("before=") != std::string::npos);
        auto const second = stage.as(people::dev).get("/ombudsman/reminders?before=3");
        CHECK(second.body.find("after=2") != std::string::npos);
    }
}
