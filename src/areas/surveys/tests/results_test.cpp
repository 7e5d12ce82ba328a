// What may be shown of small teams.

#include <algorithm>
#include <array>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/surveys/results.hpp"
#include "areas/surveys/rules.hpp"
#include "kernel/dice.hpp"

using namespace heed;
using namespace heed::surveys;

namespace {

Day const april = *parse_day("2026-04-01");
Day const july = *parse_day("2026-07-01");

void add(std::vector<TallyLine>& tallies, Day quarter, std::int64_t team, std::int64_t service, std::int64_t good,
         std::int64_t bad) {
    tallies.push_back({quarter, "", team, service, QuestionKind::outcome, Answer::good, good});
    tallies.push_back({quarter, "", team, service, QuestionKind::outcome, Answer::bad, bad});
}

std::map<std::int64_t, Share> said(std::vector<std::int64_t> const& numbers) {
    std::map<std::int64_t, Share> shares;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        shares[static_cast<std::int64_t>(i) + 1] = {0, numbers[i]};
    }
    return shares;
}

std::string shown(Table const& table) {
    std::string text;
    for (auto const& group : table) {
        text += fmt::format("{}{}:{}", text.empty() ? "" : " ", fmt::join(group.ids, "+"), group.share.said);
    }
    return text;
}

/// Every sum of whole multiples (-2 to 2) of lines, tried one by one: whether one is a group of 1 to 9.
bool exposes_by_trying(std::vector<Both> const& both, std::size_t ones, std::size_t others) {
    auto const lines = ones + others;
    std::vector<int> times(lines, -2);
    for (;;) {
        std::int64_t sum = 0;
        bool is_group = true;
        for (auto const& one : both) {
            auto const weight = times[one.one] + times[ones + one.other];
            is_group = is_group && (one.said == 0 || weight == 0 || weight == 1);
            sum += weight * one.said;
        }
        if (is_group && sum > 0 && sum < fewest_to_show) {
            return true;
        }
        std::size_t place = 0;
        while (place < lines && times[place] == 2) {
            times[place++] = -2;
        }
        if (place == lines) {
            return false;
        }
        ++times[place];
    }
}

/// The lines of every table, and for each tally those that it is in.
struct Page {
    std::size_t lines = 0;
    std::vector<std::pair<std::vector<std::size_t>, std::int64_t>> people;
};

Page page_of(std::vector<TallyLine> const& tallies, Year const& year, std::vector<Day> const& quarters) {
    Page page;
    for (auto const& line : tallies) {
        page.people.push_back({{}, line.number});
    }
    auto const add_table = [&](Table const& table, auto const& id_of) {
        for (auto const& group : table) {
            for (std::size_t i = 0; i < tallies.size(); ++i) {
                if (std::ranges::count(group.ids, id_of(tallies[i])) > 0) {
                    page.people[i].first.push_back(page.lines);
                }
            }
            ++page.lines;
        }
    };
    add_table(year.teams, [](TallyLine const& line) { return line.team; });
    add_table(year.services, [](TallyLine const& line) { return line.service; });
    add_table(year.quarters, [&](TallyLine const& line) {
        return static_cast<std::int64_t>(std::ranges::find(quarters, line.quarter) - quarters.begin());
    });
    return page;
}

/// The smallest group whose number some sum or difference of lines is (each taken once, left, or taken away).
std::int64_t smallest_given_away(std::vector<TallyLine> const& tallies, Year const& year,
                                 std::vector<Day> const& quarters) {
    auto const page = page_of(tallies, year, quarters);
    std::int64_t smallest = 1'000'000;
    std::vector<int> times(page.lines, -1);
    for (bool more = page.lines > 0; more;) {
        std::int64_t sum = 0;
        bool is_group = true;
        for (auto const& [lines, number] : page.people) {
            int weight = 0;
            for (auto const line : lines) {
                weight += times[line];
            }
            is_group = is_group && (number == 0 || weight == 0 || weight == 1);
            sum += weight * number;
        }
        smallest = is_group && sum > 0 ? std::min(smallest, sum) : smallest;
        std::size_t place = 0;
        while (place < page.lines && times[place] == 1) {
            times[place++] = -1;
        }
        more = place < page.lines;
        if (more) {
            ++times[place];
        }
    }
    return smallest;
}

bool each_has_ten(std::vector<Both> const& both, std::size_t ones, std::size_t others) {
    std::vector<std::int64_t> one(ones), other(others);
    for (auto const& cell : both) {
        one[cell.one] += cell.said;
        other[cell.other] += cell.said;
    }
    auto const small = [](std::int64_t said) { return said < fewest_to_show; };
    return std::ranges::none_of(one, small) && std::ranges::none_of(other, small);
}

}  // namespace

TEST_SUITE("surveys: small teams") {
    TEST_CASE("teams of ten and more are shown by themselves") {
        CHECK(shown(pooled(said({10, 12, 40}))) == "1:10 2:12 3:40");
        CHECK(shown(pooled(said({0, 12, 40}))) == "2:12 3:40");
    }

    TEST_CASE("a team with fewer stands together with the next smallest, never alone") {
        CHECK(shown(pooled(said({3, 12, 40}))) == "1+2:15 3:40");
        CHECK(shown(pooled(said({9, 1, 12, 40}))) == "1+2:10 3:12 4:40");
        CHECK(shown(pooled(said({9, 9, 9, 40}))) == "1+2+3:27 4:40");
        CHECK(shown(pooled(said({4, 4, 12, 40}))) == "1+2+3:20 4:40");
    }

    TEST_CASE("where only one line would be left, no team is shown") {
        CHECK(pooled(said({3, 12})).empty());
        CHECK(pooled(said({30})).empty());
        CHECK(pooled({}).empty());
    }

    TEST_CASE("where fewer than ten have answered, nothing is shown") {
        std::vector<TallyLine> tallies;
        add(tallies, april, 1, 1, 5, 4);
        auto const year = year_of(tallies, tallies, QuestionKind::outcome, {april});
        CHECK(year.all.said == 0);
        CHECK(year.given.empty());
        CHECK(year.could_not_say == 0);
    }

    TEST_CASE("who could not say is in no share, and is counted") {
        std::vector<TallyLine> tallies;
        add(tallies, april, 1, 1, 30, 10);
        tallies.push_back({april, "self", 1, 1, QuestionKind::outcome, Answer::cannot_say, 3});
        auto const year = year_of(tallies, tallies, QuestionKind::outcome, {april});
        CHECK(year.all == Share{30, 40});
        CHECK(year.could_not_say == 3);
    }

    TEST_CASE("a small team is not given away by its service without the other teams") {
        std::vector<TallyLine> tallies;
        add(tallies, april, 1, 1, 20, 5);
        add(tallies, april, 2, 1, 4, 2);
        add(tallies, april, 3, 2, 12, 3);
        add(tallies, april, 4, 2, 12, 0);
        auto const year = year_of(tallies, {}, QuestionKind::outcome, {april});
        CHECK(shown(year.teams) == "1:25 2+4:18 3:15");
        // Service 1 without team 1 would be the six of team 2, so both services stand in one line: no line is left.
        CHECK(year.services.empty());
    }

    TEST_CASE("a service that is made of whole lines of teams is shown") {
        std::vector<TallyLine> tallies;
        add(tallies, april, 1, 1, 20, 5);
        add(tallies, april, 2, 1, 11, 2);
        add(tallies, april, 3, 2, 12, 3);
        auto const year = year_of(tallies, {}, QuestionKind::outcome, {april});
        CHECK(shown(year.services) == "1:38 2:15");
    }

    TEST_CASE("self, helped and proxy stand apart where each has ten") {
        std::vector<TallyLine> who;
        for (auto const& [name, number] : {std::pair{"self", 20}, std::pair{"helped", 12}, std::pair{"proxy", 11}}) {
            who.push_back({april, name, 0, 0, QuestionKind::outcome, Answer::best, number});
        }
        std::vector<TallyLine> place;
        add(place, april, 1, 1, 43, 0);
        auto const year = year_of(place, who, QuestionKind::outcome, {april});
        CHECK(shown(year.filled_by) == "0:20 1:12 2:11");
    }

    TEST_CASE("a quarter is shown when its last answer is counted, so that no late one can be told by what it moves") {
        auto const year = *parse_day("2026-04-01");
        Survey survey;
        survey.closes_after = 42;
        auto const days = days_answers_come(survey);
        CHECK(days == 61);  // until then, answers of few who were asked are counted without their team
        CHECK(quarters_of(year, *parse_day("2026-07-01") + days - 1, days).empty());
        CHECK(quarters_of(year, *parse_day("2026-07-01") + days, days) == std::vector<Day>{april});
        CHECK(quarters_of(year, *parse_day("2028-01-01"), days).size() == 4);
        survey.closes_after = 120;
        CHECK(days_answers_come(survey) == 120 + longest_in_the_letterbox + 1);
    }

    TEST_CASE("what two tables give away is what every sum and difference of their lines gives away") {
        Dice dice(20261123);
        int tried = 0, exposed = 0;
        while (tried < 120) {
            std::vector<Both> both;
            for (std::size_t one = 0; one < 3; ++one) {
                for (std::size_t other = 0; other < 3; ++other) {
                    if (dice.chance(60)) {
                        both.push_back({one, other, dice.between(1, 14)});
                    }
                }
            }
            if (!each_has_ten(both, 3, 3)) {
                continue;
            }
            ++tried;
            bool const found = exposes_by_trying(both, 3, 3);
            CHECK(exposes(both, 3) == found);
            exposed += found ? 1 : 0;
        }
        CHECK(exposed > 5);
        CHECK(exposed < tried - 5);
    }

    TEST_CASE("no sum or difference of the lines of a whole page gives away a group of fewer than ten") {
        Dice dice(77);
        std::array const quarters{april, july};
        for (int round = 0; round < 60; ++round) {
            std::vector<TallyLine> tallies;
            for (std::int64_t team = 1; team <= 4; ++team) {
                for (std::size_t quarter = 0; quarter < 2; ++quarter) {
                    auto const service = dice.between(1, 3);
                    if (dice.chance(75)) {
                        add(tallies, quarters.at(quarter), team, service, dice.between(0, 12), dice.between(0, 6));
                    }
                }
            }
            auto const year = year_of(tallies, {}, QuestionKind::outcome, {april, july});
            for (auto const* table : {&year.teams, &year.services, &year.quarters}) {
                for (auto const& group : *table) {
                    CHECK(group.share.said >= fewest_to_show);
                }
            }
            CHECK(smallest_given_away(tallies, year, {april, july}) >= fewest_to_show);
        }
    }
}
