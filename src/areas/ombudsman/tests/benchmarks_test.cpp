#include "areas/ombudsman/benchmarks.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "areas/ombudsman/benchmark_store.hpp"
#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/tests/acts.hpp"
#include "people/tests/examples.hpp"

using namespace heed;
using namespace heed::ombudsman;
using namespace heed::ombudsman::tests;

namespace {

constexpr std::string_view small_file = "council,type,year,investigations,upheld,received,compliance,late remedies\n"
                                        "Thornmere Council,unitary,2023-24,9,8,30,100,1\n"
                                        "Kestrel Bay Council,unitary,2023-24,60,48,200,99.5%,4\n"
                                        "Quiet Council,unitary,2023-24,0,0,2,,\n"
                                        "Oakshire County Council,county,2023-24,\"1,040\",800,,,\n";

Answer send_file(Stage& stage, std::string const& bytes, std::string const& source = "The Ombudsman’s yearly tables") {
    return stage.as(people::dev)
        .upload("/ombudsman/benchmarks/new", {{"source", source}}, {{"file", "tables.csv", "text/csv", bytes}});
}

std::string problem_of(std::string const& csv) {
    auto const years = benchmarks_from(csv);
    return years ? std::string() : years.error().front().says;
}

std::string with_line(std::string const& line) { return "council,type,year,investigations,upheld\n" + line + "\n"; }

}  // namespace

TEST_SUITE("benchmarks") {
    TEST_CASE("a file of published figures is read by the names of its columns, in any order") {
        auto const years = benchmarks_from(
            "Upheld,Year,Authority,Type of authority,Detailed investigations,Late\n8,2023/24,Thornmere,London "
            "Boroughs,9,1\n7,2022,Thornmere,Met,8,\n");
        REQUIRE(years);
        REQUIRE(years->size() == 2);
        CHECK(years->front().year == 2022);
        CHECK(years->front().rows.front().type == AuthorityType::metropolitan);
        auto const& row = years->back().rows.front();
        CHECK(row.authority == "Thornmere");
        CHECK(row.type == AuthorityType::london_borough);
        CHECK(row.upheld == 8);
        CHECK(row.late_remedies == 1);
        CHECK_FALSE(row.received);
    }

    TEST_CASE("each line that is wrong is named with what is wrong") {
        CHECK(problem_of("") == "The file has no line below its first");
        CHECK(problem_of("council,type,year,upheld\na,b,c,d\n") == "The first line has no column “investigations”");
        CHECK(problem_of(with_line("Thornmere,unitary,2023-24,9,12")) == "Line 2: 12 were upheld of 9 investigations");
        CHECK(problem_of(with_line("Thornmere,parish,2023-24,9,8")) ==
              "Line 2: the type of authority is none of county, district, metropolitan, unitary and London borough");
        CHECK(problem_of(with_line("Thornmere,unitary,last year,9,8")) == "Line 2: the year is none, such as 2023-24");
        CHECK(problem_of(with_line("Thornmere,unitary,2023-24,nine,8")) ==
              "Line 2: investigations and upheld must be whole numbers");
        CHECK(problem_of(with_line(",unitary,2023-24,9,8")) ==
              "Line 2: the name of the council is missing or too long");
        CHECK(problem_of(with_line("A,unitary,2023-24,9,8\nA,unitary,2023,9,8")) ==
              "Line 3: this council comes twice in one year");
    }

    TEST_CASE("of many wrong lines the first twenty are named, and how many more there are") {
        std::string csv = "council,type,year,investigations,upheld\n";
        for (int i = 0; i < 30; ++i) {
            csv += "Thornmere,unitary,2023-24,1,2\n";
        }
        auto const years = benchmarks_from(csv);
        REQUIRE_FALSE(years);
        CHECK(years.error().size() == most_problems + 1);
        CHECK(years.error().back().says == "10 more lines are wrong");
    }

    TEST_CASE("a file that is too large is refused") {
        CHECK_FALSE(problem_of(std::string(most_benchmark_bytes + 1, 'a')).empty());
    }

    TEST_CASE("a year is read in the ways in which it is published") {
        for (auto const* text : {"2023-24", "2023/24", "2023 to 2024", "2023", "2023–24"}) {
            CHECK(year_in(text) == 2023);
        }
        for (auto const* text : {"", "23-24", "1999-00", "the year 2023", "2023abc", "20234"}) {
            CHECK_FALSE(year_in(text));
        }
    }

    TEST_CASE("a council is known by its name, whatever it is called besides") {
        CHECK(same_council("Thornmere Council", "thornmere"));
        CHECK(same_council("London Borough of Thornmere", "Thornmere Borough Council"));
        CHECK_FALSE(same_council("North Thornmere Council", "Thornmere Council"));
        CHECK_FALSE(same_council("Council", "The Borough"));
    }

    TEST_CASE("the example with invented councils can be read, and Thornmere has 8 of 9 in its last year") {
        auto const years = benchmarks_from(example_file("Thornmere Council"));
        REQUIRE(years);
        auto const& rows = years->back().rows;
        auto const ours = std::ranges::find(rows, "Thornmere Council", &BenchmarkRow::authority);
        REQUIRE(ours != rows.end());
        CHECK(ours->upheld == 8);
        CHECK(ours->investigations == 9);
    }

    TEST_CASE("the funnel marks this council, leaves out who has no investigation, and ranks nobody") {
        Stage stage;
        stage.mount(ombudsman::mount);
        REQUIRE(send_file(stage, std::string(small_file)).status == 303);
        auto const page = stage.as(people::dev).get("/ombudsman/benchmarks");
        CHECK(page.says("Thornmere Council (this council)"));
        CHECK(page.says("1 council without a detailed investigation cannot stand on the funnel."));
        CHECK(page.says("On the funnel: Not significant."));
        CHECK_FALSE(page.says("Oakshire"));
        auto const text = page.text();
        CHECK(text.find("Kestrel Bay Council") < text.rfind("Thornmere Council (this council)"));
        CHECK(stage.as(people::dev).get("/ombudsman/benchmarks?type=county").says("Oakshire County Council"));
        auto const csv = stage.as(people::dev).post("/ombudsman/benchmarks/export", {{"format", "csv"}});
        CHECK(csv.status == 200);
        CHECK(csv.body.find("Kestrel Bay Council,48,60") != std::string::npos);
    }

    TEST_CASE("a newer file of a year replaces the one before, which is kept as withdrawn") {
        Stage stage;
        stage.mount(ombudsman::mount);
        REQUIRE(send_file(stage, std::string(small_file)).status == 303);
        REQUIRE(send_file(stage, with_line("Thornmere,unitary,2023-24,10,8"), "The mended tables").status == 303);
        auto const page = stage.as(people::dev).get("/ombudsman/benchmarks");
        CHECK(page.says("Replaced by a newer file"));
        CHECK(page.says("8 of 10 (80%)"));
        CHECK(stage.as(people::dev).get("/ombudsman/benchmarks/1").says("Oakshire County Council"));
    }

    TEST_CASE("figures are withdrawn with a reason, once") {
        Stage stage;
        stage.mount(ombudsman::mount);
        send_file(stage, std::string(small_file));
        auto const dev = stage.as(people::dev);
        CHECK(dev.post("/ombudsman/benchmarks/1/withdraw", {{"why", ""}}).status == 422);
        CHECK(dev.post("/ombudsman/benchmarks/1/withdraw", {{"why", "The Ombudsman took it back"}}).status == 303);
        CHECK(dev.post("/ombudsman/benchmarks/1/withdraw", {{"why", "Again"}}).status == 409);
        CHECK(dev.get("/ombudsman/benchmarks").says("The Ombudsman took it back"));
        CHECK(dev.get("/ombudsman/benchmarks/9").status == 404);
    }

    TEST_CASE("a file that is wrong says so beside the field, and nothing is read in") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const answer = send_file(stage, "council\nnot a table", "");
        CHECK(answer.status == 422);
        CHECK(answer.says("The first line has no column “type of authority”"));
        CHECK(answer.says("Enter where it was published"));
        CHECK(
            stage.as(people::dev).upload("/ombudsman/benchmarks/new", {{"source", "x"}}, {}).says("Choose a CSV file"));
        CHECK(stage.as(people::dev).get("/ombudsman/benchmarks").says("No file has been read in."));
    }

    TEST_CASE("the figures of a year stand beside what was published, and say what is counted") {
        Stage stage;
        stage.mount(ombudsman::mount);
        uphold(stage, open_a_case(stage));
        auto const page = stage.as(people::kiran).get("/ombudsman/figures?expected=5");
        CHECK(page.says("1 of 1 (100%) cannot be told apart from 83%"));
        CHECK(page.says("1 where 5 were expected; chance alone gives 1 or fewer in 4.0% of years."));
        CHECK(page.says("The population is not set."));
        CHECK(stage.as(people::dev).get("/ombudsman/figures?year=nonsense&benchmark=x&expected=-3").status == 200);
        CHECK(stage.as(people::dev).post("/ombudsman/figures/export", {{"format", "xlsx"}}).status == 200);
    }

    TEST_CASE("what is kept from a worker is in no figure of those who may not see it") {
        Stage stage;
        stage.mount(ombudsman::mount);
        KnownComplaint const ours("C-7K3M9QXP", true);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        CHECK(stage.as(people::dev).get("/ombudsman/figures").says("1 of 1 (100%)"));
        CHECK(stage.as(people::kiran).get("/ombudsman/figures").says("No detailed investigation was decided."));
    }
}

namespace {

void make_examples_of_benchmarks(Stage& stage, people::Examples& of) {
    send_file(stage, std::string(small_file));
    of["/ombudsman/benchmarks/{version}"] = "/ombudsman/benchmarks/1";
}

people::ExamplesOf const examples{make_examples_of_benchmarks};

}  // namespace
