#include "web/charts.hpp"

#include <cmath>
#include <set>

#include <doctest/doctest.h>

#include "web/drawing.hpp"

using namespace heed;
using namespace heed::web;

namespace {

RunChart chart_of(std::vector<double> const& values, measure::Better better = measure::Better::down) {
    std::vector<measure::XmrPoint> points;
    RunChart drawn{
        .frame = {"days", "Days <until> sent", "Says \"something\".", "Month", "Days", "/measures/1/points.csv"}};
    for (auto const value : values) {
        points.push_back({value, 0});
        drawn.labels.push_back("Point " + std::to_string(points.size()));
    }
    drawn.chart = measure::xmr(points, {false, {}, better, {}}).value();
    return drawn;
}

std::size_t times(std::string const& text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

void check_is_a_chart(std::string const& html) {
    CHECK(times(html, "role=\"img\"") == 2);
    CHECK(times(html, "<title ") == 2);
    CHECK(times(html, "<desc ") == 2);
    CHECK(times(html, "<table") == 1);
    CHECK(times(html, "style=") == 0);
    CHECK(times(html, "nan") == 0);
    CHECK(times(html, "inf\"") == 0);
    std::set<std::string> ids;
    for (auto at = html.find(" id=\""); at != std::string::npos; at = html.find(" id=\"", at + 1)) {
        CHECK(ids.insert(html.substr(at + 5, html.find('"', at + 5) - at - 5)).second);
    }
}

std::vector<double> const improved{31, 30, 34, 30, 33, 29, 35, 31, 27, 33, 30, 32, 52, 24, 22, 21, 23, 20, 22, 19, 21};

}  // namespace

TEST_CASE("every chart has a title, a description, its figures in a table, and no inline style") {
    check_is_a_chart(run_chart(chart_of(improved)).text);
    std::vector<measure::FunnelUnit> const units{{8, 9}, {2, 30}};
    check_is_a_chart(
        funnel_plot(
            {{"f", "Funnel", "Says", "Size", "Share"}, {"A", "B"}, units, measure::funnel(units, {0.8, false}).value()})
            .text);
    check_is_a_chart(wait_chart({{"w", "Waits", "Says", "Days", "Waiting"},
                                 measure::kaplan_meier(std::vector<measure::Wait>{{3, true}, {9, false}})})
                         .text);
    check_is_a_chart(bar_chart({{"b", "Bars", "Says", "Signals", "Theme"}, {{"A", 3, {}, ""}, {"B", 0, {}, ""}}}).text);
}

TEST_CASE("charts of one point, of equal points and of nobody waiting are drawn without nonsense") {
    check_is_a_chart(run_chart(chart_of({5})).text);
    check_is_a_chart(run_chart(chart_of({0, 0, 0})).text);
    check_is_a_chart(run_chart(chart_of({-5, 1e99, 3})).text);
    check_is_a_chart(wait_chart({{"w", "Waits", "Says", "Days", "Waiting"}, {}}).text);
    check_is_a_chart(bar_chart({{"b", "Bars", "Says", "Signals", "Theme"}, {}}).text);
}

TEST_CASE("the table of each chart is called after it, so that two on a page can be told apart by ear") {
    auto const html = run_chart(chart_of(improved)).text;
    CHECK(times(html, "aria-label=\"Figures: Days &lt;until&gt; sent\"") == 1);
}

TEST_CASE("what somebody wrote cannot become markup in a chart") {
    auto const html = run_chart(chart_of({5, 6})).text;
    CHECK(times(html, "<until>") == 0);
    CHECK(times(html, "Days &lt;until&gt; sent") > 2);
}

TEST_CASE("each special cause is told in a sentence that says what it is, which way, and when") {
    auto const drawn = chart_of(improved);
    auto const sentences = special_causes_in_words(drawn);
    REQUIRE(sentences.size() == 3);
    CHECK(sentences[0] == "Shift, a concern: 8 points in a row above the mean, Point 1 to Point 8.");
    CHECK(sentences[1] == "Outside the limits, a concern: 1 point above the upper limit, Point 13.");
    CHECK(sentences[2] == "Shift, an improvement: 8 points in a row below the mean, Point 14 to Point 21.");
    auto const html = run_chart(drawn).text;
    for (auto const& sentence : sentences) {
        CHECK(times(html, sentence) == 1);
    }
    CHECK(times(run_chart(chart_of({5, 6, 5, 6})).text, "No special cause") == 1);
}

TEST_CASE("an improvement, a concern and a special cause of each kind differ without their colour") {
    auto const html = run_chart(chart_of(improved)).text;
    CHECK(times(html, "<circle") > 0);                                // the shift's larger discs
    CHECK(times(html, "heed-chart__point--improvement") == 2 * 8);    // open
    CHECK(times(html, "heed-chart__point--concern") == 2 * (8 + 1));  // filled
    auto const rising = run_chart(chart_of({9, 1, 9, 1, 2, 3, 4, 5, 6, 7, 3})).text;
    CHECK(rising != html);
}

TEST_CASE("axes have round numbers that hold every value") {
    for (auto const& [low, high] :
         {std::pair{0.0, 1.0}, {3.0, 3.0}, {-17.0, 40.0}, {0.001, 0.0017}, {1e6, 5e9}, {-1e99, 1e99}}) {
        auto const found = ticks(low, high, 6);
        CHECK(found.front() <= low);
        CHECK(found.back() >= high * (1 - 1e-12));
        CHECK(found.size() <= 9);
    }
    CHECK(ticks(0, 60, 6) == std::vector<double>{0, 10, 20, 30, 40, 50, 60});
}

TEST_CASE("numbers are said with as many digits as people read") {
    CHECK(spoken_number(12) == "12");
    CHECK(spoken_number(-0.0) == "0");
    CHECK(spoken_number(27.2963) == "27.3");
    CHECK(spoken_number(1.9444) == "1.94");
    CHECK(spoken_number(0.5) == "0.5");
    CHECK(spoken_number(1234.5678) == "1235");
    CHECK(spoken_number(1e20) == "1e+20");
}
