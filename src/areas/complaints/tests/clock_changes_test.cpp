#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/complaints/clocks/clock_changes.hpp"
#include "areas/complaints/clocks/settings.hpp"
#include "areas/complaints/inquiry/response_store.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/pages.hpp"
#include "people/tests/stage.hpp"
#include "store/events.hpp"
#include "work/deadlines.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

Day const monday = *day_of(2026, 11, 23);
WorkingDays const days;
std::string const secret = "K7MQ-2XPD-9HTR-4VWB";

struct ChangesStage : people::Stage {
    ChangesStage() {
        mount(complaints::mount);
        clock.move_to(monday);
    }
    Doing doing(std::int64_t by = 1) const { return {by, clock.now(), days}; }

    Id<Case> receive_request(std::int64_t number, bool kept = false) {
        Received received;
        received.said.kind = Kind::request;
        received.said.track = Track::service_request;
        received.said.channel = Channel::phone;
        received.said.said = "Please send somebody to look at the ramp.";
        received.said.received_on = clock.today();
        received.said.received_at = clock.now();
        received.said.kept_from_worker = kept;
        write([&](store::Writing& db) { receive(db, received, {number}, kept_secret(secret), doing()); });
        return {number};
    }
    Story story(Id<Case> id) {
        return read([&](store::Reading& db) { return *find_story(db, id, true); });
    }
    void set(std::string const& name, std::string const& value) {
        write([&](store::Writing& db) { set_complaint_settings(db, {{name, value}}, doing()); });
    }
    std::vector<Entry> moves_of(Id<Case> id) {
        auto entries = read([&](store::Reading& db) { return entries_of(db, id); });
        std::erase_if(entries, [](Entry const& entry) { return entry.what != "clock_moved"; });
        return entries;
    }
    Day deadline_of(Id<Case> id) {
        return read([&](store::Reading& db) { return work::deadlines_of(db, "complaint", id.number).front().due; });
    }
    ClockChange last_change() {
        return read([](store::Reading& db) { return latest_clock_changes(db).front(); });
    }
    people::Answer save(std::string const& name, std::string const& value, bool sure) {
        return as(people::esther)
            .post("/complaints/settings", sure ? std::vector<web::Field>{{name, value}, {"sure", "yes"}}
                                               : std::vector<web::Field>{{name, value}});
    }
};

std::string const request_length = "service_request.1.answer.length";

}  // namespace

TEST_SUITE("complaints: a clock is changed while cases are open") {
    TEST_CASE("the list and the deadline follow with the change, and the case says which day moved and why") {
        ChangesStage stage;
        auto const id = stage.receive_request(12345);
        CHECK(stage.story(id).said.next_due == days.after(monday, 10));
        stage.set(request_length, "15");
        CHECK(stage.story(id).said.next_due == days.after(monday, 15));
        CHECK(stage.deadline_of(id) == days.after(monday, 15));
        auto const moves = stage.moves_of(id);
        REQUIRE(moves.size() == 1);
        CHECK(moves.front().for_person);
        CHECK(moves.front().says ==
              "You have our answer by 14 December 2026. Before, it was 7 December 2026. The council changed its own "
              "time for this on 23 November 2026, from 10 working days to 15 working days.");
    }

    TEST_CASE("the person reads the day that moved where they follow their case, and the day before it") {
        ChangesStage stage;
        auto const id = stage.receive_request(12345);
        stage.set(request_length, "15");
        auto const page = stage.anybody().post("/follow", {{"reference", reference_of(id)}, {"secret", secret}});
        CHECK(page.says("You will have our answer by 14 December 2026"));
        CHECK(page.says("Before, it was 7 December 2026"));
    }

    TEST_CASE("settling again says nothing again") {
        ChangesStage stage;
        auto const id = stage.receive_request(12345);
        stage.set(request_length, "15");
        stage.set(request_length, "15");
        settle_open_cases(*stage.store, store::thornmere, stage.clock.now());
        settle_after_changes(*stage.store, store::thornmere, stage.clock.now());
        CHECK(stage.moves_of(id).size() == 1);
        CHECK(stage.last_change().moved == 1);
    }

    TEST_CASE("a date that was agreed with the person is moved by no setting") {
        ChangesStage stage;
        Received received;
        received.said.kind = Kind::complaint;
        received.said.said = "The carer did not come.";
        received.said.received_on = monday;
        received.said.received_at = stage.clock.now();
        stage.write([&](store::Writing& db) { receive(db, received, {77}, kept_secret(secret), stage.doing()); });
        stage.write([&](store::Writing& db) {
            acknowledge(db, *find_story(db, {77}, true), {monday, Channel::phone, Discussion::held}, stage.doing());
        });
        stage.write([&](store::Writing& db) {
            agree(db, *find_story(db, {77}, true),
                  {.answer_due = monday + 30, .agreed_on = monday, .how = "We ask the agency."}, stage.doing());
        });
        stage.set("statutory.1.plan.length", "9");
        stage.set("statutory.1.answer.length", "60");
        CHECK(stage.moves_of({77}).empty());
        CHECK(stage.story({77}).said.next_due == monday + 30);
    }

    TEST_CASE("an act that comes before the settling says first what had moved") {
        ChangesStage stage;
        auto const id = stage.receive_request(12345);
        stage.write([&](store::Writing& db) {  // as another node finds it, before its page of cases
            store::act(db, "insert into complaint_settings (council, name, value) values (:council, :name, :value)",
                       db.council(), request_length, "15");
            write_note(db, *find_story(db, id, true), "She rang.", stage.doing());
        });
        CHECK(stage.moves_of(id).size() == 1);
        CHECK(stage.story(id).said.next_due == days.after(monday, 15));
    }

    TEST_CASE("thousands follow page by page, and a kill between two pages costs nothing") {
        ChangesStage stage;
        for (std::int64_t number = 1; number <= 250; ++number) {
            stage.receive_request(number);
        }
        stage.set(request_length, "15");
        CHECK(stage.last_change().looked == 100);
        CHECK_FALSE(stage.last_change().finished_at);
        CHECK(stage.story({250}).said.next_due == days.after(monday, 10));
        settle_after_changes(*stage.store, store::thornmere, stage.clock.now());
        CHECK(stage.last_change().looked == 250);
        CHECK(stage.last_change().moved == 250);
        CHECK(stage.last_change().finished_at);
        CHECK(stage.story({250}).said.next_due == days.after(monday, 15));
        CHECK(stage.moves_of({100}).size() == 1);
    }

    TEST_CASE("each case that moves notes its event") {
        ChangesStage stage;
        auto const id = stage.receive_request(12345);
        stage.set(request_length, "15");
        auto const events = stage.read([&](store::Reading& db) { return store::events_of(db, "request", id.number); });
        CHECK(events.back().what == "clock_moved");
        CHECK(events.back().by == -1);
    }

    TEST_CASE("what the night finds unsettled it settles, whatever moved it") {
        ChangesStage stage;
        auto const id = stage.receive_request(12345);
        stage.write([&](store::Writing& db) {
            store::act(db, "update case_clock_days set due = '2026-12-04' where council = :council and case_id = :id",
                       db.council(), id);
            store::note(db, {"complaint_settings", 0, "set", "", -1, stage.clock.now()});
        });
        settle_open_cases(*stage.store, store::thornmere, stage.clock.now());
        REQUIRE(stage.moves_of(id).size() == 1);
        CHECK(stage.moves_of(id).front().says.find("The days on which the council works") != std::string::npos);
    }
}

TEST_SUITE("complaints: the page on which clocks are set") {
    TEST_CASE(
        "it asks before open cases move, says how many and which would be late at once, and then that they moved") {
        ChangesStage stage;
        auto const id = stage.receive_request(12345);
        stage.clock.move_to(monday + 7);
        auto const asked = stage.save(request_length, "2", false);
        CHECK(asked.says("1 open case moves to another day, of 1 that was looked at."));
        CHECK(asked.says("1 case is late at once."));
        CHECK(stage.story(id).said.next_due == days.after(monday, 10));
        CHECK(stage.save(request_length, "2", true).status == 303);
        CHECK(stage.story(id).said.next_due == days.after(monday, 2));
        auto const page = stage.as(people::esther).get("/complaints/settings");
        CHECK(page.says("1 of 1 open case moved"));
    }

    TEST_CASE("a change that moves nothing is saved at once") {
        ChangesStage stage;
        stage.receive_request(12345);
        CHECK(stage.save("corporate_code.1.answer.length", "9", false).status == 303);
    }

    TEST_CASE("regulation 8(2A): the form asks when they were told in writing where the council writes to everybody") {
        ChangesStage stage;
        Received received;
        received.said.kind = Kind::complaint;
        received.said.channel = Channel::phone;
        received.said.said = "The carer did not come.";
        received.said.received_on = monday;
        received.said.received_at = stage.clock.now();
        stage.write([&](store::Writing& db) { receive(db, received, {77}, kept_secret(secret), stage.doing()); });
        auto const form = [&] { return stage.as(people::dev).get("/complaints/77/quick-resolution"); };
        CHECK_FALSE(form().says("regulation 8(2A)"));
        stage.set("notice_of_quick_endings", "yes");
        CHECK(form().says("regulation 8(2A)"));
        auto const sent = [&](std::vector<web::Field> more) {
            std::vector<web::Field> fields{{"version", form().field("version")},
                                           {"satisfied", "yes"},
                                           {"reason", "She came in the evening."},
                                           {"on-day", "23"},
                                           {"on-month", "11"},
                                           {"on-year", "2026"}};
            fields.insert(fields.end(), more.begin(), more.end());
            return stage.as(people::dev).post("/complaints/77/quick-resolution", fields);
        };
        CHECK(sent({}).status == 422);
        CHECK(sent({{"notice-day", "23"}, {"notice-month", "11"}, {"notice-year", "2026"}}).status == 303);
        CHECK(stage.story({77}).closing->notice_on == monday);
    }

    TEST_CASE("regulation 4: the responsible person stands on the list of who may sign, once") {
        ChangesStage stage;
        stage.set("responsible_person", "Kiran Dhillon");
        stage.set("responsible_person", "Kiran Dhillon");
        auto const listed = stage.read([](store::Reading& db) { return signatories(db); });
        CHECK(std::ranges::count(listed, "Kiran Dhillon", &Signatory::name) == 1);
    }

    TEST_CASE("what is kept from a worker is counted for nobody who may not see it") {
        ChangesStage stage;
        auto const id = stage.receive_request(12345, true);
        CHECK(stage.save(request_length, "15", false).status == 303);
        CHECK(stage.story(id).said.next_due == days.after(monday, 15));
        CHECK(stage.as(people::esther).get("/complaints/settings").says("0 of 0 open cases moved"));
        CHECK(stage.last_change().kept_moved == 1);
    }
}
