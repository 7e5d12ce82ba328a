#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/complaints/charging/charging_store.hpp"
#include "areas/complaints/charging/waits_store.hpp"
#include "areas/complaints/pages.hpp"
#include "loop/pages.hpp"
#include "people/tests/examples.hpp"
#include "people/tests/stage.hpp"

using namespace heed;
using namespace heed::complaints;
using people::Stage;

namespace {

Day const today = *day_of(2026, 11, 23);

CareEvent a_missed_visit(std::string reference = "") {
    CareEvent event;
    event.from_day = event.to_day = today - 10;
    event.how_known = "Thornmere’s visit records";
    event.pence = 1850;
    event.reference = std::move(reference);
    return event;
}

people::ExamplesOf const examples{[](Stage& stage, people::Examples& of) {
    auto const id = stage.write(
        [&](store::Writing& db) { return add_event(db, a_missed_visit(), -1, stage.clock.now()); });
    of["/charging/events/{event}"] = fmt::format("/charging/events/{}", id.number);
}};

struct ChargingStage : Stage {
    WorkingDays const days{};

    ChargingStage() {
        mount(complaints::mount);
        mount(loop::mount);
    }
    Id<CareEvent> event() {
        return write([&](store::Writing& db) { return add_event(db, a_missed_visit(), -1, clock.now()); });
    }
    Id<Case> complaint(std::int64_t number, bool kept = false) {
        Received received;
        received.said.said = "I was charged for a visit that nobody made.";
        received.said.received_on = clock.today();
        received.said.received_at = clock.now();
        received.said.kept_from_worker = kept;
        write([&](store::Writing& db) { receive(db, received, {number}, "none", {0, clock.now(), days}); });
        return {number};
    }
    people::Answer join(Id<Case> id, std::string const& event) {
        auto const path = fmt::format("/complaints/{}/care-event", id.number);
        auto const version = as(people::dev).get(path).field("version");
        return as(people::dev).post(path, {{"event", event}, {"version", version}});
    }
};

constexpr std::string_view heading = "kind,from,to,provider,service,amount,how_known,reference\n";

std::vector<FinancialWait> waits_of_month(Day month, int asked, int days) {
    std::vector<FinancialWait> all;
    for (int i = 0; i < asked; ++i) {
        auto const asked_on = month + i;
        auto const done = asked_on + days;
        all.push_back(
            {fmt::format("FA-{}-{}", iso(month), i), asked_on, done <= today ? std::optional(done) : std::nullopt});
    }
    return all;
}

}  // namespace

TEST_SUITE("complaints: charging") {
    TEST_CASE("a complaint is joined to the care event behind it, and several may share one") {
        ChargingStage stage;
        auto const event = stage.event();
        CHECK(stage.join(stage.complaint(11), fmt::format("{}", event.number)).status == 303);
        CHECK(stage.join(stage.complaint(12), fmt::format("{}", event.number)).status == 303);
        CHECK(stage.as(people::dev).get("/complaints/11").says("Missed visit, 13 November 2026"));
        auto const page = stage.as(people::dev).get(fmt::format("/charging/events/{}", event.number));
        CHECK(page.says("£18.50"));
        CHECK(page.says("Complaints and concerns about it C-"));
        CHECK(stage.join({11}, fmt::format("-{}", event.number)).status == 303);
        CHECK(!stage.as(people::dev).get("/complaints/11").says("Missed visit, 13 November 2026"));
        CHECK(stage.join({12}, "777").status == 422);
        CHECK(stage.join({12}, "<script>").status == 422);
    }

    TEST_CASE("events nobody complained about stand beside those that somebody did") {
        ChargingStage stage;
        auto const first = stage.event();
        stage.event();
        stage.event();
        stage.join(stage.complaint(11), fmt::format("{}", first.number));
        auto const dev = stage.as(people::dev);
        CHECK(dev.get("/charging").says("In the last 12 months nobody complained about 2 of 3 care events."));
        CHECK(dev.get("/charging").says("Missed visit 3 1 2 33%"));
        CHECK(dev.get("/charging?show=with").says("Missed visit (1)"));
        CHECK(!dev.get("/charging?show=with").says("Missed visit (2)"));
        CHECK(!dev.get("/charging?show=without").says("Missed visit (1)"));
        CHECK(dev.get("/charging?show=without").says("Missed visit (3)"));
        CHECK(dev.get("/charging?show=nonsense&before=99999999999999999999").status == 200);
    }

    TEST_CASE("a complaint that is kept from a worker does not show on its care event to those who may not see it") {
        ChargingStage stage;
        auto const event = stage.event();
        stage.join(stage.complaint(11, true), fmt::format("{}", event.number));
        auto const callum = stage.as(people::callum);
        CHECK(callum.get("/charging").says("nobody complained about 1 of 1 care event."));
        CHECK(!callum.get("/charging?show=with").says("Missed visit (1)"));
        CHECK(callum.get("/charging?show=without").says("Missed visit (1)"));
        CHECK(callum.get(fmt::format("/charging/events/{}", event.number)).says("Nobody has complained about it"));
        CHECK(stage.as(people::lena).get("/charging?show=with").says("Missed visit (1)"));
    }

    TEST_CASE("events are typed in, with what is wrong beside its field") {
        ChargingStage stage;
        auto const dev = stage.as(people::dev);
        auto const empty = dev.upload("/charging/events", {}, {});
        CHECK(empty.status == 422);
        CHECK(empty.says("Choose what happened"));
        CHECK(empty.says("Say how it is known"));
        std::vector<web::Field> fields{{"kind", "wrong_charge"},     {"from_day-day", "31"}, {"from_day-month", "2"},
                                       {"from_day-year", "2026"},    {"amount", "a lot"},    {"how_known", "The bill"},
                                       {"reference", "Amira Haddad"}};
        auto const wrong = dev.upload("/charging/events", fields, {});
        CHECK(wrong.status == 422);
        fields[1].value = "20";
        fields[4].value = "£1,250.40";
        fields[6].value = "INV-2026/77";
        auto const sent = dev.upload("/charging/events", fields, {});
        CHECK(sent.status == 303);
        CHECK(dev.get(sent.location).says("£1,250.40"));
        CHECK(dev.get(sent.location).says("INV-2026/77"));
    }

    TEST_CASE("events are read from a file, once for each reference, and each wrong line is named") {
        ChargingStage stage;
        auto const dev = stage.as(people::dev);
        dev.post("/voices/teams-and-providers", {{"name", "Swan Homecare"}, {"sort", "provider"}});
        auto const lines = std::string(heading) + "Missed visit,2026-11-01,,swan homecare,,18.50,Visit records,V-1\n"
                                                  "late_visit,02/11/2026,03/11/2026,,,,Visit records,V-2\n";
        for (int i = 0; i < 2; ++i) {
            CHECK(dev.upload("/charging/events", {}, {{"file", "events.csv", "text/csv", lines}}).status == 303);
        }
        CHECK(dev.get("/charging").says("of 2 care events"));
        auto const wrong = dev.upload("/charging/events",
                                      {{"events", std::string(heading) + "Missed visit,2031-01-01,,,,,x,\n"
                                                                         "Missed visit,2026-01-01,,Nobody Ltd,,,x,\n"
                                                                         "Missed visit,2026-01-01\n"}},
                                      {});
        CHECK(wrong.says("Line 2: The day cannot be in the future"));
        CHECK(wrong.says("Line 3: this provider is not in the list of teams and providers"));
        CHECK(wrong.says("Line 4: there must be 8 columns and there are 2"));
        CHECK(
            dev.upload("/charging/events", {{"events", "nonsense"}}, {}).says("The first line must be: kind,from,to"));
        CHECK(dev.upload("/charging/events", {{"events", "x"}}, {{"file", "e.csv", "text/csv", lines}}).status == 422);
    }

    TEST_CASE("a name is no reference") {
        CHECK(is_reference("FA-2026/0071"));
        for (auto const* const wrong : {"", "Amira", "Amira Haddad 1", "O'Neill7", "0123456789012345678901234567890"}) {
            CHECK_MESSAGE(!is_reference(wrong), wrong);
        }
    }
}

TEST_SUITE("complaints: waits for a financial assessment") {
    TEST_CASE("who still waits counts for as long as they have waited, and is never left out") {
        // Three of five complete after 10, 20 and 30 days; two have waited 40: half are complete after 30 days, not after 20.
        std::vector<WaitFigure> const figures{{today - 40, today - 30, 1},
                                              {today - 40, today - 20, 1},
                                              {today - 40, today - 10, 1},
                                              {today - 40, std::nullopt, 2}};
        auto const months = months_of(figures, today);
        REQUIRE(months.size() == 1);
        CHECK(months[0].asked == 5);
        CHECK(months[0].waiting == 2);
        CHECK(months[0].half.days == 30);
        CHECK(!months[0].nine_tenths.days);
        CHECK(curve_of(figures, today).began == 5);
    }

    TEST_CASE("a month is a point once everybody who asked in it has waited as long as half of them needed") {
        auto const of = [](int days) {
            std::vector<WaitFigure> figures;
            for (auto const& wait : waits_of_month(*day_of(2026, 10, 1), 20, days)) {
                figures.push_back({wait.asked_on, wait.completed_on, 1});
            }
            return months_of(figures, today).front();
        };
        CHECK(of(15).settled);  // 31 October and 15 days are past
        CHECK(of(23).settled);  // 31 October + 23 = today
        CHECK(!of(24).settled);
    }

    TEST_CASE("settled months feed a measure that can prove a learning point, and a correction keeps what was there") {
        ChargingStage stage;
        std::string lines = "reference,asked_on,completed_on\n";
        for (int month = 1; month <= 9; ++month) {
            for (auto const& wait : waits_of_month(*day_of(2026, static_cast<unsigned>(month), 1), 6, 20 + month)) {
                lines += fmt::format("{},{},{}\n", wait.reference, iso(wait.asked_on), iso(*wait.completed_on));
            }
        }
        auto const dev = stage.as(people::dev);
        CHECK(dev.upload("/charging/waits", {}, {{"file", "waits.csv", "text/csv", lines}}).status == 303);
        auto const run = stage.read([](store::Reading& db) { return run_of_waits(db); });
        REQUIRE(run);
        auto told = stage.read([&](store::Reading& db) { return loop::run_there(db, run); });
        CHECK(told.points.size() == 9);
        CHECK(told.points[0].y == 21);
        CHECK(dev.get("/charging/waits").says("Half of the financial assessments asked for in the last 12 months"));
        CHECK(dev.get("/charging/waits").says("0 of 54 still wait."));
        CHECK(dev.get(fmt::format("/measures/{}", run.number)).status == 200);
        CHECK(dev.upload("/charging/waits", {}, {{"file", "waits.csv", "text/csv", lines}}).status == 303);
        std::string corrected;
        for (int i = 0; i < 6; ++i) {
            corrected += fmt::format("FA-2026-01-01-{},2026-01-0{},2026-03-0{}\n", i, i + 1, i + 1);
        }
        CHECK(dev.upload("/charging/waits", {{"waits", corrected}}, {}).status == 303);
        told = stage.read([&](store::Reading& db) { return loop::run_there(db, run); });
        CHECK(told.points.size() == 9);
        CHECK(told.points[0].y == 59);
        CHECK(dev.get("/charging/waits.csv").body.find("January 2026,6,0,59") != std::string::npos);
        CHECK(dev.get("/charging/waits.xlsx").status == 200);
    }

    TEST_CASE("waits are typed in too, and what is wrong in a file is named by its line") {
        ChargingStage stage;
        auto const dev = stage.as(people::dev);
        CHECK(dev.upload("/charging/waits", {}, {}).status == 422);
        std::vector<web::Field> const one{
            {"reference", "FA-7"}, {"asked_on-day", "1"}, {"asked_on-month", "9"}, {"asked_on-year", "2026"}};
        CHECK(dev.upload("/charging/waits", one, {}).status == 303);
        CHECK(dev.get("/charging/waits").says("Less than half of the financial assessments"));
        CHECK(dev.get("/charging/waits").says("1 of 1 still wait."));
        auto const wrong = dev.upload("/charging/waits",
                                      {{"waits", "FA-1,2026-09-01,2026-08-01\nAmira,2026-09-01\nFA-2,31 February\n"
                                                 "FA-3,2026-01-01\nFA-3,2026-01-02\nFA-4\n"}},
                                      {});
        CHECK(wrong.says("Line 1: It cannot be completed before it was asked for"));
        CHECK(wrong.says("Line 2: Use letters, digits"));
        CHECK(wrong.says("Line 3: Enter the day on which it was asked for"));
        CHECK(wrong.says("Line 5: FA-3 is there twice"));
        CHECK(wrong.says("Line 6: there must be a reference"));
    }
}
