#include "measure/suppression.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "kernel/must.hpp"
#include "measure/another_table.hpp"

using namespace heed::measure;

namespace {

/// A reader who writes down every table that could stand behind what is shown, and looks which numbers are in all of them.
/// Knows the threshold and the rounding, that counts are whole, and that a hidden one is not zero. Tables further than one
/// from the truth are not even needed.
class Attacker {
public:
    Attacker(Publication const& publication, std::vector<ShownCount> const& shown, SuppressionRule rule,
             std::vector<std::vector<std::size_t>> watched = {})
        : publication_(publication),
          watched_(std::move(watched)),
          seen_of_watched_(watched_.size()),
          shown_(shown),
          rule_(rule),
          guess_(publication.atoms),
          seen_(publication.sums.size()) {
        guess_from(0);
    }

    /// The numbers that are hidden and known all the same.
    std::vector<std::size_t> recovered() const {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < seen_.size(); ++i) {
            if (shown_[i].hidden && seen_[i].size() < 2) {
                found.push_back(i);
            }
        }
        return found;
    }

    /// The groups that nobody published, and that are known all the same.
    std::vector<std::size_t> found_out() const {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < watched_.size(); ++i) {
            if (seen_of_watched_[i].size() < 2) {
                found.push_back(i);
            }
        }
        return found;
    }

private:
    bool looks_the_same(std::size_t i) const {
        std::int64_t sum = 0;
        for (auto const atom : publication_.sums[i]) {
            sum += guess_[atom];
        }
        if (shown_[i].hidden) {
            return sum > 0;
        }
        if (sum == 0 || shown_[i].value == 0) {
            return sum == shown_[i].value;
        }
        return sum >= rule_.threshold &&
               (sum + rule_.rounding / 2) / rule_.rounding * rule_.rounding == shown_[i].value;
    }

    /// Whether a number whose last atom has just been guessed is wrong already.
    bool contradicts(std::size_t guessed) const {
        for (std::size_t i = 0; i < publication_.sums.size(); ++i) {
            if (std::ranges::max(publication_.sums[i]) == guessed && !looks_the_same(i)) {
                return true;
            }
        }
        return false;
    }

    std::int64_t guessed_sum(std::vector<std::size_t> const& atoms) const {
        std::int64_t sum = 0;
        for (auto const atom : atoms) {
            sum += guess_[atom];
        }
        return sum;
    }

    void write_down() {
        for (std::size_t i = 0; i < publication_.sums.size(); ++i) {
            seen_[i].insert(guessed_sum(publication_.sums[i]));
        }
        for (std::size_t i = 0; i < watched_.size(); ++i) {
            seen_of_watched_[i].insert(guessed_sum(watched_[i]));
        }
    }

    void guess_from(std::size_t atom) {
        if (atom == guess_.size()) {
            write_down();
            return;
        }
        auto const truth = publication_.atoms[atom];
        for (auto value = std::max<std::int64_t>(0, truth - 1); value <= truth + 1; ++value) {
            guess_[atom] = value;
            if (!contradicts(atom)) {
                guess_from(atom + 1);
            }
        }
        guess_[atom] = truth;
    }

    Publication const& publication_;
    std::vector<std::vector<std::size_t>> watched_;
    std::vector<std::set<std::int64_t>> seen_of_watched_;
    std::vector<ShownCount> const& shown_;
    SuppressionRule rule_;
    std::vector<std::int64_t> guess_;
    std::vector<std::set<std::int64_t>> seen_;
};

/// The table as a publication, written a second time by hand: cells, row totals, column totals, total.
Publication published(CountTable const& table) {
    Publication all;
    all.atoms = table.counts;
    for (std::size_t i = 0; i < table.counts.size(); ++i) {
        all.sums.push_back({i});
    }
    for (std::size_t r = 0; r < table.rows; ++r) {
        auto& sum = all.sums.emplace_back();
        for (std::size_t c = 0; c < table.columns; ++c) {
            sum.push_back(r * table.columns + c);
        }
    }
    for (std::size_t c = 0; c < table.columns; ++c) {
        auto& sum = all.sums.emplace_back();
        for (std::size_t r = 0; r < table.rows; ++r) {
            sum.push_back(r * table.columns + c);
        }
    }
    auto& total = all.sums.emplace_back();
    for (std::size_t i = 0; i < table.counts.size(); ++i) {
        total.push_back(i);
    }
    return all;
}

std::vector<ShownCount> in_one_row(ShownTable const& shown) {
    auto all = shown.counts;
    all.insert(all.end(), shown.row_totals.begin(), shown.row_totals.end());
    all.insert(all.end(), shown.column_totals.begin(), shown.column_totals.end());
    all.push_back(shown.total);
    return all;
}

std::string spoken(ShownTable const& table, std::size_t columns) {
    std::string text;
    for (std::size_t i = 0; i < table.counts.size(); ++i) {
        text += table.counts[i].hidden ? "*" : std::to_string(table.counts[i].value);
        text += (i + 1) % columns == 0 ? "/" : " ";
    }
    return text;
}

std::int64_t hidden_in(std::vector<ShownCount> const& counts) {
    return std::ranges::count_if(counts, [](auto const& count) { return count.hidden; });
}

void check_rule_kept(std::vector<std::int64_t> const& values, std::vector<ShownCount> const& shown,
                     SuppressionRule rule) {
    REQUIRE(values.size() == shown.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] > 0 && values[i] < rule.threshold) {
            CHECK(shown[i].hidden);
        }
        if (values[i] == 0) {
            CHECK(shown[i] == ShownCount{false, 0});
        }
        if (!shown[i].hidden && values[i] > 0) {
            CHECK(shown[i].value > 0);
            CHECK(std::abs(shown[i].value - values[i]) * 2 <= rule.rounding);
        }
    }
}

CountTable random_table(std::mt19937& dice, std::size_t rows, std::size_t columns, int most) {
    std::uniform_int_distribution<int> count(0, most);
    CountTable table{rows, columns, {}};
    for (std::size_t i = 0; i < rows * columns; ++i) {
        table.counts.push_back(count(dice));
    }
    return table;
}

std::vector<std::int64_t> values_of(Publication const& publication) {
    std::vector<std::int64_t> values;
    for (auto const& sum : publication.sums) {
        auto& value = values.emplace_back();
        for (auto const atom : sum) {
            value += publication.atoms[atom];
        }
    }
    return values;
}

}  // namespace

TEST_CASE("one small number in a table takes three others with it, and no total") {
    auto const shown = suppressed(CountTable{3, 3, {2, 10, 30, 20, 12, 40, 25, 35, 50}}, {5, 1});
    CHECK(spoken(shown, 3) == "* * 30/* * 40/25 35 50/");
    CHECK(hidden_in(shown.row_totals) + hidden_in(shown.column_totals) == 0);
    CHECK(shown.total == ShownCount{false, 224});
}

TEST_CASE("a table without small numbers is shown as it is, and zeros are shown") {
    auto const shown = suppressed(CountTable{2, 2, {0, 9, 12, 7}}, {5, 1});
    CHECK(spoken(shown, 2) == "0 9/12 7/");
    CHECK(shown.total == ShownCount{false, 28});
    CHECK(suppressed(CountTable{1, 1, {3}}, {5, 1}).total.hidden);
    CHECK(!suppressed(CountTable{1, 1, {3}}, {0, 1}).total.hidden);
    CHECK(suppressed(CountTable{1, 1, {0}}, {5, 1}).total == ShownCount{false, 0});
}

TEST_CASE("the attacker of these tests finds a number that is hidden alone") {
    CountTable const table{2, 2, {2, 10, 20, 12}};
    auto const publication = published(table);
    std::vector<ShownCount> shown;
    for (auto const value : values_of(publication)) {
        shown.push_back(value == 2 ? ShownCount{true, 0} : ShownCount{false, value});
    }
    CHECK(Attacker(publication, shown, {5, 1}).recovered() == std::vector<std::size_t>{0});
}

TEST_CASE("no hidden number of a table can be worked out from its row and column totals") {
    std::mt19937 dice(17);
    for (auto const rule :
         {SuppressionRule{5, 1}, SuppressionRule{8, 5}, SuppressionRule{3, 1}, SuppressionRule{10, 10}}) {
        for (int round = 0; round < 250; ++round) {
            auto const table = random_table(dice, 1 + round % 3, 1 + round / 3 % 3, 4 + round % 20);
            auto const publication = published(table);
            auto const shown = in_one_row(suppressed(table, rule));
            CAPTURE(round);
            check_rule_kept(values_of(publication), shown, rule);
            CHECK(Attacker(publication, shown, rule).recovered().empty());
        }
    }
}

TEST_CASE("the numbers hidden in one shown total add up to the threshold or more") {
    std::mt19937 dice(19);
    for (int round = 0; round < 300; ++round) {
        auto const table = random_table(dice, 4, 5, 6 + round % 30);
        auto const shown = suppressed(table, {5, 1});
        for (std::size_t r = 0; r < 4; ++r) {
            std::int64_t hidden = 0;
            for (std::size_t c = 0; c < 5; ++c) {
                hidden += shown.counts[r * 5 + c].hidden ? table.counts[r * 5 + c] : 0;
            }
            CHECK((shown.row_totals[r].hidden || hidden == 0 || hidden >= 5));
        }
    }
}

TEST_CASE("no hidden number can be worked out by setting a filter and taking one page from another") {
    std::mt19937 dice(23);
    for (int round = 0; round < 150; ++round) {
        std::vector<CountTable> const slices{random_table(dice, 2, 2, 4 + round % 25),
                                             random_table(dice, 2, 2, 4 + round % 25), random_table(dice, 2, 2, 40)};
        auto const shown = suppressed(slices, {5, 1});
        Publication all;
        std::vector<ShownCount> seen;
        for (std::size_t slice = 0; slice < slices.size(); ++slice) {
            for (auto sum : published(slices[slice]).sums) {
                std::ranges::for_each(sum, [&](auto& atom) { atom += slice * 4; });
                all.sums.push_back(sum);
            }
            all.atoms.insert(all.atoms.end(), slices[slice].counts.begin(), slices[slice].counts.end());
            std::ranges::copy(in_one_row(shown.slices[slice]), std::back_inserter(seen));
        }
        for (auto const& sum : published(slices[0]).sums) {
            auto& wide = all.sums.emplace_back();
            for (auto const atom : sum) {
                wide.insert(wide.end(), {atom, atom + 4, atom + 8});
            }
        }
        std::ranges::copy(in_one_row(shown.all), std::back_inserter(seen));
        CAPTURE(round);
        check_rule_kept(values_of(all), seen, {5, 1});
        CHECK(Attacker(all, seen, {5, 1}).recovered().empty());
    }
}

TEST_CASE("a running total that grows by a few people from one month to the next does not tell how many") {
    // Months; what is published is the total since the beginning, month by month. Nobody publishes the third month alone.
    Publication const months{{20, 30, 2, 40, 25}, {{0}, {0, 1}, {0, 1, 2}, {0, 1, 2, 3}, {0, 1, 2, 3, 4}}, {}};
    auto const shown = suppressed(months, {5, 1});
    CHECK((shown[1].hidden || shown[2].hidden));
    CHECK(hidden_in(shown) < 4);
    auto with_the_month = months;
    with_the_month.sums.push_back({2});
    auto const seen = suppressed(with_the_month, {5, 1});
    CHECK(Attacker(with_the_month, seen, {5, 1}).recovered().empty());
}

TEST_CASE("any set of overlapping totals keeps its small groups hidden") {
    std::mt19937 dice(29);
    std::uniform_int_distribution<int> count(0, 14), coin(0, 1);
    for (int round = 0; round < 300; ++round) {
        Publication publication;
        for (int i = 0; i < 6; ++i) {
            publication.atoms.push_back(count(dice));
        }
        for (int i = 0; i < 8; ++i) {
            std::vector<std::size_t> sum;
            for (std::size_t atom = 0; atom < 6; ++atom) {
                if (coin(dice) == 1) {
                    sum.push_back(atom);
                }
            }
            if (!sum.empty()) {
                publication.sums.push_back(sum);
            }
        }
        auto const shown = suppressed(publication, {5, 1});
        CHECK(Attacker(publication, shown, {5, 1}).recovered().empty());
        // The small groups that no number is published of, asked for as if one were and were hidden:
        auto asked = publication;
        auto seen = shown;
        for (std::size_t atom = 0; atom < 6; ++atom) {
            if (publication.atoms[atom] > 0 && publication.atoms[atom] < 5) {
                std::vector<Known> known;
                for (std::size_t i = 0; i < shown.size(); ++i) {
                    known.push_back(shown[i].hidden ? Known{publication.sums[i], 1, 1000}
                                                    : Known{publication.sums[i], shown[i].value, shown[i].value});
                }
                CHECK(another_table_fits(publication.atoms, known, {atom}));
            }
        }
    }
}

TEST_CASE("rounding alone does not give the hidden ones away by what is left of the total") {
    // 8 + 1 + 1 + 1 + 1 = 12 is shown as 10, and so is the 8: only four ones would fit between them.
    CountTable const table{1, 5, {8, 1, 1, 1, 1}};
    auto const shown = in_one_row(suppressed(table, {8, 5}));
    CHECK(Attacker(published(table), shown, {8, 5}).recovered().empty());
}

TEST_CASE("a page's whole table is answered, and not much more is hidden than must be") {
    std::mt19937 dice(31);
    auto table = random_table(dice, 24, 12, 60);
    for (auto& value : table.counts) {
        value += 6;
    }
    table.counts[17] = 3;
    table.counts[140] = 1;
    auto const shown = suppressed(table, {5, 1});
    CHECK(hidden_in(shown.counts) <= 9);
    CHECK(hidden_in(shown.row_totals) + hidden_in(shown.column_totals) == 0);
}

namespace {

/// A year with its groups and total, and a period that holds the year and some weeks more. Atoms: the year's groups, then
/// the weeks' groups.
struct TwoReports {
    Publication both;
    std::vector<std::vector<std::size_t>> weeks;  ///< what nobody published: each group in the weeks, and all of them
};

TwoReports two_reports(std::vector<std::int64_t> const& year, std::vector<std::int64_t> const& weeks,
                       SuppressionRule rule) {
    TwoReports made;
    auto const groups = year.size();
    made.both.atoms = year;
    made.both.atoms.insert(made.both.atoms.end(), weeks.begin(), weeks.end());
    auto const first = in_one_row(suppressed(CountTable{1, groups, year}, rule));
    std::vector<std::size_t> all_year;
    std::vector<std::size_t> all;
    std::vector<std::size_t> all_weeks;
    for (std::size_t i = 0; i < groups; ++i) {
        made.both.sums.push_back({i});
        made.both.already.emplace_back(first[i]);
        all_year.push_back(i);
        all_weeks.push_back(groups + i);
    }
    made.both.sums.push_back(all_year);
    made.both.already.emplace_back(first.back());
    for (std::size_t i = 0; i < groups; ++i) {
        made.both.sums.push_back({i, groups + i});
        made.both.already.emplace_back();
        made.weeks.push_back({groups + i});
    }
    all = all_year;
    all.insert(all.end(), all_weeks.begin(), all_weeks.end());
    made.both.sums.push_back(all);
    made.both.already.emplace_back();
    made.weeks.push_back(all_weeks);
    return made;
}

}  // namespace

TEST_CASE("a report about a longer period is not taken from last year's to find the few of the weeks between") {
    auto const made = two_reports({12, 20}, {0, 3}, {5, 1});
    auto const shown = suppressed(made.both, {5, 1});
    CHECK(shown[0] == ShownCount{false, 12});  // as it was published
    CHECK(shown[2] == ShownCount{false, 32});
    CHECK(shown[4].hidden);  // 23 would say that 3 came in these weeks
    CHECK(shown[5].hidden);
}

TEST_CASE("what one report hid is not shown by the next: attacked by every table that fits both") {
    std::mt19937 dice(47);
    std::uniform_int_distribution<std::int64_t> few(0, 9);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::int64_t> const year{few(dice), few(dice), few(dice)};
        std::vector<std::int64_t> const weeks{few(dice), few(dice), few(dice)};
        auto const made = two_reports(year, weeks, {5, 1});
        auto const shown = suppressed(made.both, {5, 1});
        Attacker const attacker(made.both, shown, {5, 1}, made.weeks);
        CHECK(attacker.recovered().empty());
        for (auto const i : attacker.found_out()) {
            std::int64_t sum = 0;
            for (auto const atom : made.weeks[i]) {
                sum += made.both.atoms[atom];
            }
            CAPTURE(round);
            CHECK((sum == 0 || sum >= 5));
        }
    }
}

TEST_CASE("what could be worked out before hides nothing more") {
    Publication publication{.atoms = {3, 20, 9},
                            .sums = {{0}, {0, 1}, {2}, {0, 1, 2}},
                            .adds_up = {},
                            .already = {ShownCount{false, 3}, ShownCount{false, 23}, std::nullopt, std::nullopt}};
    auto const shown = suppressed(publication, {5, 1});
    CHECK(shown[2] == ShownCount{false, 9});
    CHECK(shown[3] == ShownCount{false, 32});
}

TEST_CASE("settings that would show people as nobody are refused") {
    CHECK(checked(SuppressionRule{5, 1}));
    CHECK(checked(SuppressionRule{8, 5}));
    CHECK(checked(SuppressionRule{5, 10}));
    CHECK(!checked(SuppressionRule{5, 11}));
    CHECK(!checked(SuppressionRule{-1, 1}));
    CHECK(!checked(SuppressionRule{5, 0}));
    CHECK_THROWS_AS(suppressed(CountTable{2, 2, {1, 2, 3}}, {5, 1}), heed::Bug);
    CHECK_THROWS_AS(suppressed(CountTable{1, 1, {-3}}, {5, 1}), heed::Bug);
}
