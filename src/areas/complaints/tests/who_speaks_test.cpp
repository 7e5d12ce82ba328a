#include "areas/complaints/voices/who_speaks.hpp"
#include "areas/complaints/voices/by_service.hpp"

#include <algorithm>
#include <numeric>

#include <doctest/doctest.h>

#include "kernel/dice.hpp"
#include "measure/counts.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

DimensionHeard heard(std::vector<std::int64_t> people, std::vector<std::int64_t> told) {
    DimensionHeard one{{"Age", {}}, std::move(told)};
    for (std::size_t i = 0; i < people.size(); ++i) {
        one.dimension.groups.push_back({"Age", "group " + std::to_string(i), people[i]});
    }
    return one;
}

/// What somebody who reads the page knows of one count.
struct Knows {
    std::int64_t low;
    std::int64_t high;
};

std::vector<Knows> knowledge_of(DimensionShown const& shown, std::int64_t whole) {
    bool const says_small = std::ranges::any_of(
        shown.groups, [](GroupShown const& group) { return group.told.hidden && group.speaks != Speaks::not_shown; });
    std::vector<Knows> knows;
    for (auto const& group : shown.groups) {
        if (!group.told.hidden) {
            knows.push_back({group.told.value, group.told.value});
        } else if (group.speaks != Speaks::not_shown) {
            knows.push_back({1, 4});
        } else {
            knows.push_back({says_small ? 5 : 1, whole});
        }
    }
    return knows;
}

/// Whether another table with this sum fits what is known, in which the count at `at` is another one.
bool another_fits(std::vector<Knows> const& knows, std::vector<std::int64_t> const& told, std::size_t at) {
    auto const sum = std::accumulate(told.begin(), told.end(), std::int64_t{0});
    std::int64_t low = 0;
    std::int64_t high = 0;
    for (std::size_t i = 0; i < knows.size(); ++i) {
        low += i == at ? 0 : knows[i].low;
        high += i == at ? 0 : knows[i].high;
    }
    for (auto value = knows[at].low; value <= knows[at].high; ++value) {
        if (value != told[at] && sum - value >= low && sum - value <= high) {
            return true;
        }
    }
    return false;
}

}  // namespace

TEST_SUITE("complaints: who is not complaining") {
    TEST_CASE("the rate for each 1,000 people supported has the exact Poisson interval") {
        auto const who = who_speaks({heard({1000, 1000}, {9, 31})}, 40);
        auto const& group = who.dimensions[0].groups[0];
        CHECK(*group.rate == doctest::Approx(9.0));
        CHECK(group.likely->low == doctest::Approx(4.1154).epsilon(1e-4));
        CHECK(group.likely->high == doctest::Approx(17.0848).epsilon(1e-4));
        CHECK(*group.expected == doctest::Approx(20.0));
    }

    TEST_CASE("fewer than expected is said with how often chance alone gives it") {
        auto const who = who_speaks({heard({1000, 1000}, {9, 31})}, 40);
        auto const& group = who.dimensions[0].groups[0];
        CHECK(group.chance == doctest::Approx(2 * measure::binomial_at_most(9, 40, 0.5)));
        CHECK(in_words(group) ==
              "Fewer than expected. Chance alone gives this once in 1,000. It stays so whoever the silent ones are.");
        CHECK(in_words(who.dimensions[0].groups[1]).starts_with("More than expected."));
    }

    TEST_CASE("by Holm's rule, the more groups are looked at the rarer one must be to be named") {
        std::vector<double> const chances{0.01, 0.04, 0.03, 0.005};
        CHECK(holm(chances) == std::vector<bool>{true, false, false, true});
        CHECK(holm(std::vector<double>{0.04}) == std::vector<bool>{true});
        auto const alone = who_speaks({heard({1000, 1000}, {12, 28})}, 40);
        CHECK(alone.dimensions[0].groups[0].speaks == Speaks::fewer);
        std::vector<DimensionHeard> among(6, heard({1000, 1000}, {20, 20}));
        among.push_back(heard({1000, 1000}, {12, 28}));
        auto const page = who_speaks(among, 40);
        CHECK(page.looked_at == 14);
        CHECK(page.dimensions.back().groups[0].speaks == Speaks::cannot_be_told_apart);
    }

    TEST_CASE("where all groups speak alike, a page names a group in no more than 1 of 20") {
        Dice dice(4);
        std::vector<std::int64_t> const people{1200, 800, 500, 300, 200};
        constexpr int pages = 400;
        int wrong = 0;
        for (int page = 0; page < pages; ++page) {
            std::vector<DimensionHeard> dimensions;
            for (int i = 0; i < 4; ++i) {
                std::vector<std::int64_t> told(people.size(), 0);
                for (int one = 0; one < 120; ++one) {
                    auto place = dice.below(3000);
                    std::size_t group = 0;
                    while (place >= people[group]) {
                        place -= people[group++];
                    }
                    ++told[group];
                }
                dimensions.push_back(heard(people, told));
            }
            bool named = false;
            for (auto const& dimension : who_speaks(dimensions, 200).dimensions) {
                named = named || std::ranges::any_of(dimension.groups, [](GroupShown const& group) {
                            return group.speaks == Speaks::fewer || group.speaks == Speaks::more;
                        });
            }
            wrong += named;
        }
        MESSAGE("pages that name a group wrongly: ", wrong, " of ", pages);
        CHECK(wrong <= pages / 20);
    }

    TEST_CASE(
        "those who did not say are shown as a bound: as if none of them, and as if all of them belonged to the group") {
        auto const who = who_speaks({heard({1000, 1000}, {9, 31})}, 60);
        auto const& group = who.dimensions[0].groups[0];
        CHECK(who.dimensions[0].silent == 20);
        CHECK(*group.rate == doctest::Approx(9));
        CHECK(*group.rate_if_all == doctest::Approx(29));
        CHECK(group.speaks == Speaks::fewer);
        CHECK(!group.whoever_they_are);
    }

    TEST_CASE(
        "counts from 1 to 4 are hidden, zero is not, and a hidden one may still be said to be fewer than expected") {
        auto const who = who_speaks({heard({1000, 1000, 1000, 1000}, {0, 2, 45, 53})}, 120);
        auto const& groups = who.dimensions[0].groups;
        CHECK(!groups[0].told.hidden);
        CHECK(groups[1].told.hidden);
        CHECK(groups[1].told.value == 0);
        CHECK(!groups[1].rate);
        CHECK((groups[2].told.hidden || groups[3].told.hidden));
        auto const other = who_speaks({heard({1000, 1000, 1000, 1000}, {0, 3, 45, 52})}, 120);
        CHECK(in_words(groups[1]) == in_words(other.dimensions[0].groups[1]));
        CHECK(groups[1].speaks == Speaks::fewer);
    }

    TEST_CASE("nobody who reads a page can work out a hidden number, verdicts and totals taken together") {
        Dice dice(99);
        int hidden = 0;
        int nothing_shown = 0;
        for (int trial = 0; trial < 600; ++trial) {
            std::vector<std::int64_t> told;
            std::vector<std::int64_t> people;
            for (auto groups = dice.between(2, 6); groups > 0; --groups) {
                told.push_back(dice.chance(50) ? dice.below(7) : dice.between(5, 60));
                people.push_back(dice.between(50, 900));
            }
            auto const sum = std::accumulate(told.begin(), told.end(), std::int64_t{0});
            auto const who = who_speaks({heard(people, told)}, sum + dice.below(30));
            if (who.dimensions[0].too_few) {
                CHECK(who.dimensions[0].groups.empty());
                ++nothing_shown;
                continue;
            }
            auto const knows = knowledge_of(who.dimensions[0], sum);
            for (std::size_t i = 0; i < told.size(); ++i) {
                CHECK_MESSAGE((who.dimensions[0].groups[i].told.hidden || told[i] == 0 || told[i] >= 5), trial);
                if (who.dimensions[0].groups[i].told.hidden) {
                    ++hidden;
                    CHECK_MESSAGE(another_fits(knows, told, i), trial);
                }
            }
        }
        CHECK(hidden > 300);
        CHECK(nothing_shown > 0);
        CHECK(nothing_shown < 60);
    }

    TEST_CASE("a table by group and one by service together give away no hidden number") {
        Dice dice(1804);
        int hidden = 0;
        for (int trial = 0; trial < 400; ++trial) {
            // Everybody who told us: a group, or nothing said of it (the last row); a service, or none (the last column).
            constexpr std::size_t groups = 4;
            constexpr std::size_t services = 5;
            std::vector<std::int64_t> by_group(groups + 1, 0);
            std::vector<std::int64_t> by_service(services + 1, 0);
            for (auto people = dice.between(20, 120); people > 0; --people) {
                ++by_group[static_cast<std::size_t>(dice.below(dice.chance(50) ? 2 : groups + 1))];
                ++by_service[static_cast<std::size_t>(dice.below(dice.chance(50) ? 2 : services + 1))];
            }
            auto const whole = std::accumulate(by_group.begin(), by_group.end(), std::int64_t{0});
            std::vector<std::int64_t> const of_groups(by_group.begin(), by_group.end() - 1);
            std::vector<std::int64_t> const of_services(by_service.begin(), by_service.end() - 1);
            auto const who = who_speaks(
                {heard({900, 800, 300, 90}, of_groups), heard({1600, 400, 300, 200, 80}, of_services)}, whole);
            // What the two share is the whole, and both show it: whoever takes one table from the other knows for each only
            // that its counts and its silent make up the whole.
            std::vector<std::vector<std::int64_t> const*> const told{&of_groups, &of_services};
            for (std::size_t table = 0; table < told.size(); ++table) {
                auto const& dimension = who.dimensions[table];
                if (dimension.too_few) {
                    continue;
                }
                auto const sum = std::accumulate(told[table]->begin(), told[table]->end(), std::int64_t{0});
                CHECK(dimension.silent == whole - sum);
                auto const knows = knowledge_of(dimension, sum);
                for (std::size_t i = 0; i < told[table]->size(); ++i) {
                    CHECK_MESSAGE((dimension.groups[i].told.hidden || (*told[table])[i] == 0 || (*told[table])[i] >= 5),
                                  trial);
                    if (dimension.groups[i].told.hidden) {
                        ++hidden;
                        CHECK_MESSAGE(another_fits(knows, *told[table], i), trial);
                    }
                }
            }
            // Nothing of one table depends on the other: what a reader sees of the services is the same whatever the groups.
            auto const alone = who_speaks({heard({1600, 400, 300, 200, 80}, of_services)}, whole);
            for (std::size_t i = 0; i < services && !alone.dimensions[0].too_few; ++i) {
                CHECK(alone.dimensions[0].groups[i].told == who.dimensions[1].groups[i].told);
                CHECK(alone.dimensions[0].groups[i].rate == who.dimensions[1].groups[i].rate);
            }
        }
        CHECK(hidden > 200);
    }

    TEST_CASE(
        "rates by service count complaints and concerns, no compliments, and the silent name none of the services") {
        std::vector<loop::Service> const services{{{1}, "Homecare"}, {{2}, "Reablement"}};
        Dimension const dimension{"service", {{"service", "Homecare", 1000}, {"service", "Reablement", 500}}};
        CHECK(is_by_service(dimension));
        auto const heard = heard_by_service(dimension, services,
                                            {{1, Kind::complaint, false, 12},
                                             {1, Kind::concern, true, 3},
                                             {1, Kind::compliment, false, 40},
                                             {2, Kind::complaint, false, 9},
                                             {0, Kind::complaint, false, 6}});
        CHECK(heard.told == std::vector<std::int64_t>{15, 9});
        auto const who = who_speaks({heard}, 30);
        CHECK(who.dimensions[0].silent == 6);
        CHECK(*who.dimensions[0].groups[0].rate == doctest::Approx(15));
        CHECK(who.dimensions[0].groups[1].likely->low == doctest::Approx(4.1154 / 0.5).epsilon(1e-3));
    }

    TEST_CASE("people are never asked for a service about themselves, and a service that there is not is refused") {
        auto const all = dimensions_of({{"Age", "18 to 64", 5}, {"Age", "65 and over", 7}, {"Service", "Homecare", 9}});
        CHECK(asked_of_people(all).size() == 1);
        CHECK_FALSE(unknown_service(all, {{{1}, "Homecare"}}));
        CHECK(unknown_service(all, {{{1}, "Reablement"}}) == "Homecare");
    }

    TEST_CASE("where nobody said anything of themselves, nothing is claimed") {
        auto const who = who_speaks({heard({10, 20}, {0, 0})}, 0);
        CHECK(who.dimensions[0].groups[0].speaks == Speaks::cannot_be_told_apart);
        CHECK(who_speaks({}, 5).dimensions.empty());
    }
}

TEST_SUITE("complaints: people supported") {
    TEST_CASE("groups are read from three columns, with or without a heading") {
        auto const groups = people_supported_from(
            "dimension,group,people\nAge,18 to 64,1200\nAge,\"65, or over\", 900 \n");
        REQUIRE(groups);
        CHECK(*groups == std::vector<SupportedGroup>{{"Age", "18 to 64", 1200}, {"Age", "65, or over", 900}});
        CHECK(people_supported_from("Sex,Women,5\r\nSex,Men,4\r\n").has_value());
    }

    TEST_CASE("what is wrong is said with its line") {
        auto const says = [](std::string_view text) {
            auto const groups = people_supported_from(text);
            REQUIRE(!groups);
            return groups.error().front().says;
        };
        CHECK(says("Age,18 to 64\n") == "Line 1: there must be three columns: dimension, group, people");
        CHECK(says("Age,a,1\nAge,b,many\n") ==
              "Line 2: the third column must be a whole number of people, such as 1250");
        CHECK(says("Age,a,1\nAge,a,2\n") == "Line 2: Age has the group a twice");
        CHECK(says("Age,a,1\n") == "Age needs at least two groups");
        CHECK(says("Age,a,0\nAge,b,0\n") == "Age has nobody in any of its groups");
        CHECK(says("") == "Enter at least one dimension with its groups");
        CHECK(says("Age,a,-1\nAge,b,2\n").starts_with("Line 1"));
        CHECK(says("Age,,1\nAge,b,2\n").starts_with("Line 1"));
        CHECK(!says(std::string(70 * 1024, 'x')).empty());
        std::string many;
        for (int i = 0; i < 31; ++i) {
            many += "Age,g" + std::to_string(i) + ",5\n";
        }
        CHECK(says(many) == "Age can have at most 30 groups");
    }
}
