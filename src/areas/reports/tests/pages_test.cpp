#include "areas/reports/pages.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/reports/store.hpp"
#include "people/tests/examples.hpp"
#include "people/tests/stage.hpp"

using namespace heed;
using namespace heed::reports;

namespace {

/// What an area would account for: more with what is kept from workers than without.
loop::Account account_of_tests(store::Reading const&, loop::AccountFor const& asked) {
    loop::Counted received{.key = "tests.received",
                           .name = "complaints received",
                           .means = "Every complaint.",
                           .number = asked.see_kept_from_worker ? 47 : 41,
                           .asked_by = "Regulation 18: the number received"};
    received.divisions = {{.key = "by_service",
                           .title = "Complaints received, by service",
                           .rows_are = "Service",
                           .rows = {{"1", "Homecare", "were about homecare"}, {"0", "Service not known"}},
                           .counts = {30, received.number - 30}}};
    return {.title = "Complaints", .counted = {received}};
}

struct Desk : people::Stage {
    Desk() {
        mount(reports::mount);
        loop::accounts().add("tests", 1, account_of_tests);
    }
    ~Desk() {
        loop::accounts().add("tests", 1,
                             [](store::Reading const&, loop::AccountFor const&) { return loop::Account{}; });
    }
    Desk(Desk const&) = delete;
    Desk& operator=(Desk const&) = delete;

    std::string make(std::string const& first = "1 4 2025", std::string const& last = "31 3 2026") {
        auto const answer = as(people::dev).post("/reports/new", typed_period(first, last));
        REQUIRE(answer.status == 303);
        return answer.location;
    }

    static std::vector<web::Field> typed_period(std::string const& first, std::string const& last) {
        std::vector<web::Field> fields{{"serves", "both"}};
        for (auto const& [name, text] : {std::pair("first", first), std::pair("last", last)}) {
            auto const one = text.find(' ');
            auto const two = text.rfind(' ');
            fields.push_back({fmt::format("{}-day", name), text.substr(0, one)});
            fields.push_back({fmt::format("{}-month", name), text.substr(one + 1, two - one - 1)});
            fields.push_back({fmt::format("{}-year", name), text.substr(two + 1)});
        }
        return fields;
    }

    void write_words_of(std::string const& path, bool response = false) {
        auto const form = as(people::dev).get(path + "/words");
        std::vector<web::Field> fields{{"version", form.field("version")}};
        for (auto const& rule : passage_rules()) {
            if ((rule.passage == Passage::response) == response) {
                fields.push_back(
                    {std::string(name_of(rule.passage)), fmt::format("Our words on {}.", name_of(rule.passage))});
            }
        }
        REQUIRE(as(people::dev).post(path + "/words", fields).status == 303);
    }

    std::string final_report() {
        auto const path = make();
        write_words_of(path);
        REQUIRE(as(people::dev).post(path + "/final", {{"read", "yes"}}).status == 303);
        return path;
    }

    std::string published() {
        auto const path = final_report();
        write_words_of(path, true);
        REQUIRE(as(people::dev).post(path + "/publish").status == 303);
        return path;
    }
};

std::string public_path(std::string const& path) { return "/annual-" + path.substr(1); }

void make_examples(people::Stage& stage, people::Examples& of) {
    loop::Doing const doing{stage.clock.today(), stage.clock.now(), -1};
    auto const begun = [&](store::Writing& db, int year) {
        Report report;
        report.first_day = *day_of(year, 4, 1);
        report.last_day = *day_of(year + 1, 3, 31);
        report.made_on = stage.clock.today();
        return add_report(db, report, doing);
    };
    auto const fixed = [&](store::Writing& db, Id<Report> id) {
        write_words(db, report_there(db, id), {{Passage::foreword, "From Thornmere"}}, 1, doing);
        make_final(db, report_there(db, id), {}, {}, doing);
        return id;
    };
    stage.write([&](store::Writing& db) {
        auto const draft = begun(db, 2023);
        auto const final_one = fixed(db, begun(db, 2024));
        auto const published = fixed(db, begun(db, 2025));
        publish(db, report_there(db, published), words_of(db, published), doing);
        of["/reports/{id}"] = fmt::format("/reports/{}", final_one.number);
        of["/reports/{id}/final"] = fmt::format("/reports/{}/final", draft.number);
        of["/reports/{id}/withdraw"] = fmt::format("/reports/{}/withdraw", published.number);
        of["/annual-reports/{id}"] = fmt::format("/annual-reports/{}", published.number);
        return 0;
    });
}
people::ExamplesOf const examples{make_examples};

}  // namespace

TEST_SUITE("reports: pages") {
    TEST_CASE("one press makes the report for the year that the law asks for") {
        Desk desk;
        auto const list = desk.as(people::dev).get("/reports");
        CHECK(list.says("Make the report for the year to 31 March 2026"));
        auto const path = desk.make();
        auto const page = desk.as(people::dev).get(path);
        CHECK(page.says("Annual complaints report 2025 to 2026"));
        CHECK(page.says("30 of 47 complaints received (64%) were about homecare."));
        CHECK(page.says("The numbers that the law asks for"));
        CHECK(desk.as(people::dev).get("/reports").says("Annual complaints report 2025 to 2026"));
    }

    TEST_CASE("a draft counts only what its reader may see, and only who sees every case makes it final") {
        Desk desk;
        auto const path = desk.make();
        CHECK(desk.as(people::esther).get(path).says("30 of 41 complaints received"));
        desk.write_words_of(path);
        auto const refused = desk.as(people::esther).post(path + "/final", {{"read", "yes"}});
        CHECK(refused.status == 422);
        CHECK(refused.says("Only somebody who sees every case can make it final"));
        CHECK(desk.as(people::dev).post(path + "/final", {{"read", "yes"}}).status == 303);
        CHECK(desk.as(people::esther).get(path).says("30 of 47 complaints received"));
    }

    TEST_CASE("a report is written, made final, published, and read by a stranger as page, PDF and spreadsheet") {
        Desk desk;
        auto const path = desk.make();
        CHECK(desk.anybody().get(public_path(path)).status == 404);
        auto const too_early = desk.as(people::dev).post(path + "/final", {{"read", "yes"}});
        CHECK(too_early.status == 422);
        CHECK(too_early.body.find("value=\"yes\" checked") != std::string::npos);
        CHECK(too_early.body.find("href=\"#\"") == std::string::npos);
        desk.write_words_of(path);
        CHECK(desk.as(people::dev).post(path + "/final").says("nobody can be recognised in it"));
        CHECK(desk.as(people::dev).post(path + "/final", {{"read", "yes"}}).status == 303);
        CHECK(desk.anybody().get(public_path(path)).status == 404);
        auto const early = desk.as(people::dev).post(path + "/publish");
        CHECK(early.status == 422);
        CHECK(early.says("Code 8.2: published with the governing body's response"));
        desk.write_words_of(path, true);
        CHECK(desk.as(people::dev).post(path + "/publish").location == path);

        auto const shown = desk.anybody().get(public_path(path));
        CHECK(shown.status == 200);
        CHECK(shown.says("30 of 47 complaints received (64%) were about homecare."));
        CHECK(shown.says("Our words on response."));
        CHECK(desk.anybody().get("/annual-reports").says("Annual complaints report 2025 to 2026"));
        auto const pdf = desk.anybody().get(public_path(path) + "/pdf");
        CHECK(pdf.body.starts_with("%PDF-"));
        CHECK(pdf.header("content-type") == "application/pdf");
        CHECK(pdf.body == desk.anybody().get(public_path(path) + "/pdf").body);
        CHECK(desk.anybody().get(public_path(path) + "/spreadsheet").body.starts_with("PK"));
    }

    TEST_CASE("what was published does not change when what it counts does") {
        Desk desk;
        auto const path = desk.published();
        loop::accounts().add("tests", 1, [](store::Reading const& db, loop::AccountFor const& asked) {
            auto account = account_of_tests(db, asked);
            account.counted[0].number += 10;
            account.counted[0].divisions[0].counts[0] += 10;
            return account;
        });
        CHECK(desk.anybody().get(public_path(path)).says("30 of 47 complaints received"));
        CHECK(desk.as(people::dev).get(path).says("30 of 47 complaints received"));
    }

    TEST_CASE("a new version stands beside the old one until it is published, and then takes its place") {
        Desk desk;
        auto const first = desk.published();
        auto const second = desk.as(people::dev).post(first + "/new-version").location;
        CHECK(desk.as(people::dev).get(second).says("(version 2)"));
        CHECK(desk.as(people::dev).get(second + "/words").says("Our words on foreword."));
        CHECK_FALSE(desk.anybody().get(public_path(first)).says("newer version"));
        CHECK(desk.as(people::dev).post(second + "/final", {{"read", "yes"}}).status == 303);
        desk.write_words_of(second, true);
        CHECK(desk.as(people::dev).post(second + "/publish").status == 303);
        CHECK(desk.anybody().get(public_path(first)).says("There is a newer version of this report"));
        CHECK_FALSE(desk.anybody().get("/annual-reports").says("2025 to 2026, published"));
    }

    TEST_CASE("a report that was made final before another was published beside it is not published any more") {
        Desk desk;
        auto const longer = desk.make("1 4 2025", "30 9 2026");
        desk.write_words_of(longer);
        REQUIRE(desk.as(people::dev).post(longer + "/final", {{"read", "yes"}}).status == 303);
        desk.write_words_of(longer, true);
        desk.published();
        auto const refused = desk.as(people::dev).post(longer + "/publish");
        CHECK(refused.status == 422);
        CHECK(refused.says("Another report about some of these days was published"));
    }

    TEST_CASE("a published report is withdrawn with a reason that everybody reads in its place") {
        Desk desk;
        auto const path = desk.published();
        CHECK(desk.as(people::dev).post(path + "/withdraw").status == 422);
        CHECK(desk.as(people::dev).post(path + "/withdraw", {{"reason", "A table was wrong."}}).status == 303);
        auto const shown = desk.anybody().get(public_path(path));
        CHECK(shown.says("A table was wrong."));
        CHECK_FALSE(shown.says("30 of 47"));
        CHECK(desk.anybody().get(public_path(path) + "/pdf").status == 404);
        CHECK(desk.anybody().get("/annual-reports").says("No report has been published here yet."));
    }

    TEST_CASE("two who write at once: the second is told, and published words stand") {
        Desk desk;
        auto const path = desk.make();
        auto const version = desk.as(people::dev).get(path + "/words").field("version");
        CHECK(desk.as(people::dev).post(path + "/words", {{"version", version}, {"foreword", "One"}}).status == 303);
        CHECK(desk.as(people::esther).post(path + "/words", {{"version", version}, {"foreword", "Two"}}).status == 409);
        auto const published = desk.published();
        CHECK(desk.as(people::dev).get(published + "/words").status == 404);
    }

    TEST_CASE("to take a draft away leaves an event; to read a published one leaves nothing") {
        Desk desk;
        auto const path = desk.make();
        auto const before = desk.events();
        CHECK(desk.as(people::dev).post(path + "/keep", {{"format", "pdf"}}).body.starts_with("%PDF-"));
        CHECK(desk.as(people::dev).post(path + "/keep", {{"format", "xlsx"}}).body.starts_with("PK"));
        CHECK(desk.events() == before + 2);
        auto const published = desk.published();
        auto const then = desk.events();
        desk.anybody().get(public_path(published));
        desk.anybody().get(public_path(published) + "/pdf");
        CHECK(desk.events() == then);
    }

    TEST_CASE("nobody of another council reads a report, published or not, and a practitioner makes none") {
        Desk desk;
        auto const path = desk.published();
        CHECK(desk.anybody(store::ashcombe).get(public_path(path)).status == 404);
        CHECK(desk.as(people::frank).get(path).status != 200);
        CHECK(desk.as(people::callum).get("/reports").status == 403);
    }

    TEST_CASE("the council sets below which number people are not shown") {
        Desk desk;
        auto const path = desk.make();
        CHECK(desk.as(people::dev).get("/reports/settings").status == 403);
        CHECK(desk.as(people::esther).post("/reports/settings", {{"fewest", "1"}}).status == 422);
        CHECK(desk.as(people::esther).post("/reports/settings", {{"fewest", "20"}}).location == "/reports");
        auto const page = desk.as(people::esther).get(path);
        CHECK(page.says("A number of people below 20 is not shown"));
        CHECK_FALSE(page.says("30 of 41"));
    }

    TEST_CASE("nonsense in the form of a period is put right in words") {
        Desk desk;
        auto const answer = desk.as(people::dev).post("/reports/new", Desk::typed_period("31 2 2026", "x y 🙂"));
        CHECK(answer.status == 422);
        CHECK(desk.as(people::dev).post("/reports/new").status == 422);
    }
}
