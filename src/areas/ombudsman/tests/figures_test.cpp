#include "areas/ombudsman/figures.hpp"

#include <doctest/doctest.h>

#include "areas/ombudsman/tests/stories.hpp"
#include "measure/counts.hpp"
#include "measure/funnel.hpp"
#include "measure/interval.hpp"

using namespace heed;
using namespace heed::ombudsman;
using namespace heed::ombudsman::tests;
using doctest::Approx;

namespace {

std::vector<DecidedLine> decided_as(std::vector<std::string> const& categories) {
    std::vector<DecidedLine> lines;
    for (auto const& category : categories) {
        lines.push_back({{1}, "26 001 234", category, "Charging", monday, false});
    }
    return lines;
}

}  // namespace

TEST_SUITE("figures of the Ombudsman's cases") {
    TEST_CASE("the uphold rate is upheld of detailed investigations, and what was not investigated is in neither") {
        auto const rate = uphold_rate(decided_as({"upheld", "upheld", "not_upheld", "closed_after_enquiries",
                                                  "referred_back", "incomplete", "advice_given"}));
        CHECK(rate == UpholdRate{2, 3});
    }

    TEST_CASE("West Lindsey's 14 decisions give 1 upheld of 3 investigated") {
        std::vector<std::string> categories(8, "closed_after_enquiries");
        categories.insert(categories.end(),
                          {"referred_back", "referred_back", "incomplete", "upheld", "not_upheld", "not_upheld"});
        REQUIRE(categories.size() == 14);
        CHECK(uphold_rate(decided_as(categories)) == UpholdRate{1, 3});
    }

    TEST_CASE("Hillingdon: 8 of 9 cannot be told apart from 80%, and chance alone gives as many in 43.6% of years") {
        auto const says = rate_in_words({8, 9}, 0.80);
        CHECK(says ==
              "8 of 9 (89%) cannot be told apart from 80%: the true share is likely to be between 57% and 98%. If 80% "
              "were the true share, chance alone would give 8 or more of 9 in 43.6% of years.");
        std::vector<measure::FunnelUnit> const us{{8, 9}};
        auto const funnel = measure::funnel(us, {.benchmark = 0.80});
        REQUIRE(funnel);
        CHECK(funnel->points.front().verdict == measure::FunnelVerdict::not_significant);
    }

    TEST_CASE("Hillingdon: 9 where 5 were expected is no signal: chance gives 9 or more in 6.8% of years") {
        CHECK(count_in_words(9, 5) == "9 where 5 were expected; chance alone gives 9 or more in 6.8% of years.");
        CHECK(count_in_words(1, 5) == "1 where 5 were expected; chance alone gives 1 or fewer in 4.0% of years.");
    }

    TEST_CASE("Ealing: 50% against 80.12% is first significant at 8 investigations, and at 18 for 99.8%") {
        auto const verdict = [](std::int64_t count, std::int64_t of) {
            std::vector<measure::FunnelUnit> const us{{count, of}};
            return measure::funnel(us, {.benchmark = 0.8012})->points.front().verdict;
        };
        CHECK(verdict(3, 6) == measure::FunnelVerdict::not_significant);
        CHECK(verdict(4, 8) == measure::FunnelVerdict::low_025);
        CHECK(verdict(8, 16) == measure::FunnelVerdict::low_025);
        CHECK(verdict(9, 18) == measure::FunnelVerdict::low_001);
    }

    TEST_CASE("the limits of the funnel for 80% are those of the reference, from 5 to 100 investigations") {
        struct Limits {
            double n, low95, high95, low998, high998;
        };
        std::vector<measure::FunnelUnit> const us{{4, 5}};
        auto const funnel = measure::funnel(us, {.benchmark = 0.80});
        REQUIRE(funnel);
        for (auto const& one :
             {Limits{5, .4494, 1, .2472, 1}, Limits{9, .5387, 1, .3880, 1}, Limits{20, .6247, .9753, .5236, 1},
              Limits{50, .6891, .9109, .6252, .9748}, Limits{100, .7216, .8784, .6764, .9236}}) {
            auto const inner = measure::funnel_limits(*funnel, one.n, 1.959964);
            auto const outer = measure::funnel_limits(*funnel, one.n, 3.090232);
            CHECK(inner.low == Approx(one.low95).epsilon(0.0002));
            CHECK(inner.high == Approx(one.high95).epsilon(0.0002));
            CHECK(outer.low == Approx(one.low998).epsilon(0.0002));
            CHECK(outer.high == Approx(one.high998).epsilon(0.0002));
        }
    }

    TEST_CASE("Wilson's interval of 8 of 9 is 56.5% to 98.0%, and an exact count of 9 is 4.1 to 17.1") {
        CHECK(measure::wilson(8, 9).low == Approx(.5650).epsilon(0.0002));
        CHECK(measure::wilson(8, 9).high == Approx(.9801).epsilon(0.0002));
        CHECK(measure::count_interval(9).low == Approx(4.1154).epsilon(0.0001));
        CHECK(measure::count_interval(9).high == Approx(17.0848).epsilon(0.0001));
    }

    TEST_CASE("a rate for each 100,000 people says its count, its population and how sure it is") {
        CHECK(per_100_000_in_words(8, 304'000) ==
              "2.6 for each 100,000 people (8 in a population of 304,000); likely between 1.1 and 5.2.");
        CHECK(per_100_000_in_words(0, 304'000) ==
              "0.0 for each 100,000 people (0 in a population of 304,000); likely between 0.0 and 1.2.");
    }

    TEST_CASE("a share that differs by more than chance explains is said to differ") {
        CHECK(
            rate_in_words({4, 20}, 0.80) ==
            "4 of 20 (20%) is below 80%. If 80% were the true share, chance alone would give 4 or fewer of 20 in less "
            "than 0.1% of years.");
        CHECK(rate_in_words({0, 0}, 0.80).empty());
    }

    TEST_CASE("a year counts its categories, what we had put right already, and its remedies") {
        auto decided = decided_as({"upheld", "upheld", "not_upheld", "referred_back"});
        decided[0].remedied_already = true;
        decided[2].remedied_already = true;  // of what is not upheld it does not count
        auto const figures = figures_of_year(2026, {}, decided, {a_remedy(monday - 1)}, monday);
        CHECK(figures.decided == 4);
        CHECK(figures.rate == UpholdRate{2, 3});
        CHECK(figures.remedied_already == 1);
        CHECK(figures.remedies == RemedyRates{1, 0, 0});
        REQUIRE(figures.by_category.size() == 5);
        CHECK(figures.by_category[0].number == 2);
        CHECK(figures.by_category[2].number == 0);
    }

    TEST_CASE("what was published is shipped with its source: 80% of all councils in 2023 to 2024") {
        auto const share = national_share(2023);
        REQUIRE(share);
        CHECK(share->year == 2023);
        CHECK(*share->upheld == Approx(0.80));
        CHECK(*share->late_remedies == Approx(0.208));
        CHECK(national_share(2040)->year == 2024);
        CHECK_FALSE(national_share(2013));
        for (auto const& one : published_figures()) {
            CHECK_FALSE(one.source.empty());
        }
    }

    TEST_CASE("a chance that is too small to print is said to be small") {
        CHECK(spoken_chance(0.4362) == "43.6%");
        CHECK(spoken_chance(0.00004) == "less than 0.1%");
    }
}
