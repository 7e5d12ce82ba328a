#include "program/measure_command.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "kernel/csv.hpp"
#include "program/program.hpp"

using namespace heed;
using namespace heed::program;

namespace {

struct Said {
    int exit_code = 0;
    std::string out;
    std::string error;
};

/// One of the program's streams, for a while.
class Lent {
public:
    Lent(std::ios& stream, std::streambuf* in_its_place) : stream_(stream), own_(stream.rdbuf(in_its_place)) {}
    Lent(Lent const&) = delete;
    Lent& operator=(Lent const&) = delete;
    ~Lent() { stream_.rdbuf(own_); }

private:
    std::ios& stream_;
    std::streambuf* own_;
};

/// The whole program, as it is called from a shell, with that text on standard input.
Said heed_measure(std::string const& text, std::vector<std::string> words) {
    words.insert(words.begin(), "measure");
    words.push_back("-");
    std::istringstream in(text);
    std::ostringstream out, error;
    Lent const lent_in(std::cin, in.rdbuf()), lent_out(std::cout, out.rdbuf()), lent_error(std::cerr, error.rdbuf());
    auto const code = run(words);
    return {code, out.str(), error.str()};
}

std::string file_of(std::string const& series, std::vector<int> const& values) {
    std::string text = "series,x,y\n";
    for (std::size_t i = 0; i < values.size(); ++i) {
        text += fmt::format("{},{},{}\n", series, i + 1, values[i]);
    }
    return text;
}

struct Expected {
    double mean, lower, upper;
    std::map<int, std::string> causes;
};

void check_series(std::string const& text, std::string const& screen, Expected const& expected) {
    auto const said = heed_measure(text, {"xmr", "--screen", screen});
    CHECK(said.exit_code == 0);
    CHECK(said.error.empty());
    auto const rows = read_csv(said.out).value();
    CHECK(rows[0].fields == std::vector<std::string>{"series", "x", "y", "mean", "lpl", "upl", "special_cause"});
    for (std::size_t i = 1; i < rows.size(); ++i) {
        CHECK(std::abs(*typed_number(rows[i].fields[3]) - expected.mean) < 0.00005);
        CHECK(std::abs(*typed_number(rows[i].fields[4]) - expected.lower) < 0.0001);
        CHECK(std::abs(*typed_number(rows[i].fields[5]) - expected.upper) < 0.0001);
        auto const marked = expected.causes.find(static_cast<int>(i));
        CHECK(rows[i].fields[6] == (marked == expected.causes.end() ? "none" : marked->second));
    }
}

std::map<int, std::string> const shift_after_an_outlier{{13, "outside"}, {14, "shift"}, {15, "shift"}, {16, "shift"},
                                                        {17, "shift"},   {18, "shift"}, {19, "shift"}, {20, "shift"}};

}  // namespace

TEST_SUITE("program: heed measure") {
    TEST_CASE("the program finds the limits and special causes that the NHS rules find") {
        auto const a = file_of("A", {5, 6, 5, 7, 6, 5, 6, 5, 7, 6, 5, 6, 14, 8, 8, 8, 8, 8, 8, 8});
        auto const b = file_of("B", {10, 11, 9, 10, 12, 8, 10, 4, 5, 6, 7, 8, 9, 10, 11});
        auto const c = file_of("C", {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1});
        check_series(c, "on", {1.9444, -.7156, 4.6044, {{5, "outside"}}});
        check_series(c, "off", {1.9444, -3.0626, 6.9515, {{5, "outside"}}});
        auto marked = shift_after_an_outlier;
        check_series(a, "off", {6.95, 3.17, 10.73, marked});
        marked.insert({{1, "two_in_three"}, {3, "two_in_three"}, {6, "two_in_three"}, {8, "two_in_three"}});
        check_series(a, "on", {6.95, 4.9159, 8.9841, marked});
        check_series(b, "on",
                     {8.6667,
                      4.779,
                      12.5544,
                      {{8, "outside"},
                       {9, "trend"},
                       {10, "trend"},
                       {11, "trend"},
                       {12, "trend"},
                       {13, "trend"},
                       {14, "trend"},
                       {15, "trend"}}});
    }

    TEST_CASE("series may be mixed, and stand in the order in which they first appear") {
        auto const said = heed_measure("series,x,y\nb,1,5\na,1,7\nb,2,6\n\"c, d\",1,0.1\n", {"xmr"});
        CHECK(said.out == "series,x,y,mean,lpl,upl,special_cause\n"
                          "b,1,5,5.5,2.84,8.16,none\n"
                          "b,2,6,5.5,2.84,8.16,none\n"
                          "a,1,7,7,,,none\n"
                          "\"c, d\",1,0.1,0.1,,,none\n");
    }

    TEST_CASE("limits begin anew at each rebase group") {
        auto const said = heed_measure("series,x,y,rebase_group\na,1,5,old\na,2,6,old\na,3,50,new\na,4,60,new\n",
                                       {"xmr"});
        CHECK(said.out.find("a,2,6,5.5,") != std::string::npos);
        CHECK(said.out.find("a,3,50,55,") != std::string::npos);
        auto const back = heed_measure("series,x,y,rebase_group\na,1,5,1\na,2,6,2\na,3,7,1\n", {"xmr"});
        CHECK(back.exit_code == 2);
        CHECK(back.error == "heed: Line 4: this rebase group of the series had ended before.\n");
    }

    TEST_CASE("what is written is read back as the same numbers") {
        std::string text = "series,x,y\n";
        for (auto const y : {"0.1", "1e-300", "123456789.123", "-0", "1e99"}) {
            text += fmt::format("{},1,{}\n", y, y);
        }
        auto const rows = read_csv(heed_measure(text, {"xmr"}).out).value();
        for (std::size_t i = 1; i < rows.size(); ++i) {
            CHECK(typed_number(rows[i].fields[2]) == typed_number(rows[i].fields[0]));
            CHECK(typed_number(rows[i].fields[3]) == typed_number(rows[i].fields[0]));
        }
    }

    TEST_CASE("every wrong line is answered with one sentence, and nothing else is written") {
        auto const said = heed_measure("series,x,y\na,1,5\na,2,five\n,3,5\na,4\na,5,nan\na,6,1e200\n", {"xmr"});
        CHECK(said.exit_code == 2);
        CHECK(said.out.empty());
        CHECK(said.error == "heed: Line 3: y is \"five\", which is not a number such as 12.5.\n"
                            "heed: Line 4: series is missing.\n"
                            "heed: Line 5: there are 2 fields in place of 3.\n"
                            "heed: Line 6: y is \"nan\", which is not a number such as 12.5.\n"
                            "heed: Line 7: y is too large to calculate with.\n");
        std::string many = "series,x,y\n";
        for (int i = 0; i < 100; ++i) {
            many += "a,1,x\n";
        }
        CHECK(heed_measure(many, {"xmr"}).error.ends_with("heed: And 80 more sentences like these.\n"));
    }

    TEST_CASE("a file without its heading is answered with the heading that it should have") {
        for (std::string const text : {"", "a,1,5\n", "series,x\na,1\n", "series,x,y,z\n", "series,x,y,y\n"}) {
            auto const said = heed_measure(text, {"xmr"});
            CHECK(said.exit_code == 2);
            CHECK(said.error.starts_with("heed: Line 1: "));
        }
        CHECK(heed_measure("Y, Series ,x\n5,a,1\n", {"xmr"}).exit_code == 0);
    }

    TEST_CASE("wishes that cannot be granted are refused before the file is read") {
        for (std::vector<std::string> const& words :
             std::vector<std::vector<std::string>>{{"xmr", "--fix-after", "11"},
                                                   {"xmr", "--screen", "maybe"},
                                                   {"xmr", "--better", "left"},
                                                   {"xmr", "--target", "nan"},
                                                   {"funnel", "--benchmark", "80"},
                                                   {"interval", "--confidence", "1"},
                                                   {"other"}}) {
            auto const said = heed_measure("series,x,y\n", words);
            CHECK(said.exit_code == 2);
            CHECK(std::ranges::count(said.error, '\n') == 1);
        }
    }

    TEST_CASE("the summary says of each series what its last point says and whether it can reach its target") {
        auto text = file_of("A", {5, 6, 5, 7, 6, 5, 6, 5, 7, 6, 5, 6, 14, 8, 8, 8, 8, 8, 8, 8});
        auto const said = heed_measure(text + "B,1,4\n", {"xmr", "--summary", "--better", "down", "--target", "20"});
        auto const rows = read_csv(said.out).value();
        CHECK(rows[1].fields[0] == "A");
        CHECK(std::vector(rows[1].fields.begin() + 6, rows[1].fields.end()) ==
              std::vector<std::string>{"lasting", "8", "concern", "consistently_passes"});
        CHECK(rows[2].fields == std::vector<std::string>{"B", "1", "1", "4", "", "", "none", "0", "common", "none"});
    }

    TEST_CASE("points that go backwards in time are told, and taken as they stand") {
        auto const said = heed_measure("series,x,y\na,2026-02-01,5\na,2026-01-01,6\n", {"xmr"});
        CHECK(said.exit_code == 0);
        CHECK(said.error == "heed: Line 3: x goes backwards. The points were taken in the order of the file.\n");
    }

    TEST_CASE("a funnel says of each unit where it stands and how likely chance alone is") {
        auto const said = heed_measure("unit,numerator,denominator\nHillingdon,8,9\nEaling,9,18\n",
                                       {"funnel", "--benchmark", "0.8012"});
        auto const rows = read_csv(said.out).value();
        CHECK(rows[1].fields[9] == "Not significant");
        CHECK(rows[2].fields[9] == "Low (0.001)");
        CHECK(heed_measure("unit,numerator,denominator\nx,0,0\n", {"funnel"}).exit_code == 2);
        CHECK(heed_measure("unit,numerator,denominator\nx,3,2\n", {"funnel"}).error ==
              "heed: Line 2: the numerator is larger than the denominator.\n");
    }

    TEST_CASE("an interval is Wilson's for a share, exact for a small count and Byar's for a larger one") {
        auto const said = heed_measure("label,numerator,denominator\na,8,9\nb,5,\nc,70,\n", {"interval"});
        auto const rows = read_csv(said.out).value();
        CHECK(rows[1].fields[6] == "wilson");
        CHECK(std::abs(*typed_number(rows[1].fields[4]) - .5650) < 0.00006);
        CHECK(rows[2].fields[6] == "exact_poisson");
        CHECK(std::abs(*typed_number(rows[2].fields[5]) - 11.6683) < 0.00006);
        CHECK(rows[3].fields[6] == "byar");
        CHECK(heed_measure("label,numerator\na,5\n", {"interval"}).exit_code == 0);
    }
}
