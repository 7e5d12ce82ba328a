#include "measure/suppression.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <tuple>

#include "kernel/must.hpp"
#include "measure/another_table.hpp"

namespace heed::measure {

namespace {

constexpr auto endless = std::numeric_limits<std::int64_t>::max();
constexpr auto nowhere = std::numeric_limits<std::size_t>::max();

std::int64_t rounded(std::int64_t value, std::int64_t base) { return (value + base / 2) / base * base; }

/// Hides what is small, then what would give it away, until the auditor is content.
class Hiding {
public:
    Hiding(Publication const& publication, SuppressionRule rule)
        : publication_(publication),
          rule_(rule),
          hidden_(publication.sums.size()),
          settled_(publication.sums.size()),
          relations_of_(publication.sums.size()) {
        check();
        for (std::size_t i = 0; i < publication.sums.size(); ++i) {
            values_.push_back(sum_of(publication.sums[i]));
            settled_[i] = !publication.already.empty() && publication.already[i].has_value();
            hidden_[i] = settled_[i] && publication.already[i]->hidden;
            known_.push_back(known(i));
            known_before_.push_back(settled_[i] ? known(i) : Known{publication.sums[i], 0, endless});
        }
        for (std::size_t r = 0; r < publication.adds_up.size(); ++r) {
            for (auto const member : members_of(r)) {
                relations_of_[member].push_back(r);
            }
        }
    }

    std::vector<ShownCount> shown() {
        hide_small_ones();
        look_at_unpublished_ones();
        do {
            hide_beside_too_few();
            protect();
        } while (!waiting_.empty() || too_few_somewhere());
        std::vector<ShownCount> counts;
        for (std::size_t i = 0; i < values_.size(); ++i) {
            counts.push_back(settled_[i]  ? *publication_.already[i]
                             : hidden_[i] ? ShownCount{true, 0}
                                          : ShownCount{false, shown_value(i)});
        }
        return counts;
    }

private:
    /// A set of atoms whose sum must not be known; `sum` is its place among the published ones, or nowhere.
    struct Secret {
        std::vector<std::size_t> atoms;
        std::size_t sum = nowhere;
    };

    void check() const {
        for (auto const atom : publication_.atoms) {
            must(atom >= 0, "a count below zero");
        }
        for (auto const& sum : publication_.sums) {
            std::set<std::size_t> const atoms(sum.begin(), sum.end());
            must(!sum.empty() && atoms.size() == sum.size() && *atoms.rbegin() < publication_.atoms.size(),
                 "a sum of nothing, of an atom twice, or of one that is not there");
        }
        must(rule_.rounding >= 1, "rounding to nothing");
        must(publication_.already.empty() || publication_.already.size() == publication_.sums.size(),
             "what was published already, sum by sum");
    }

    std::int64_t sum_of(std::vector<std::size_t> const& atoms) const {
        return std::accumulate(atoms.begin(), atoms.end(), std::int64_t{0},
                               [&](auto sum, auto atom) { return sum + publication_.atoms[atom]; });
    }

    bool small(std::int64_t value) const { return value > 0 && value < rule_.threshold; }

    std::int64_t shown_value(std::size_t i) const { return values_[i] == 0 ? 0 : rounded(values_[i], rule_.rounding); }

    std::vector<std::size_t> members_of(std::size_t relation) const {
        auto members = publication_.adds_up[relation].parts;
        members.push_back(publication_.adds_up[relation].total);
        return members;
    }

    void hide(std::size_t i) {
        hidden_[i] = true;
        known_[i] = known(i);
        waiting_.push_back({publication_.sums[i], i});
    }

    void hide_small_ones() {
        for (std::size_t i = 0; i < values_.size(); ++i) {
            if (settled_[i] && hidden_[i]) {
                waiting_.push_back({publication_.sums[i], i});
            } else if (!settled_[i] && small(values_[i])) {
                hide(i);
            }
        }
    }

    /// Groups that nobody publishes and anybody could work out: single atoms, and differences of two totals.
    void look_at_unpublished_ones() {
        for (std::size_t atom = 0; atom < publication_.atoms.size(); ++atom) {
            if (small(publication_.atoms[atom])) {
                waiting_.push_back({{atom}, nowhere});
            }
        }
        std::vector<std::vector<std::size_t>> sorted = publication_.sums;
        for (auto& sum : sorted) {
            std::ranges::sort(sum);
        }
        for (std::size_t a = 0; a < sorted.size(); ++a) {
            for (std::size_t b = 0; b < sorted.size(); ++b) {
                if (small(values_[a] - values_[b]) && std::ranges::includes(sorted[a], sorted[b])) {
                    Secret difference;
                    std::ranges::set_difference(sorted[a], sorted[b], std::back_inserter(difference.atoms));
                    waiting_.push_back(std::move(difference));
                }
            }
        }
    }

    std::int64_t hidden_parts(std::size_t relation) const {
        std::int64_t sum = 0;
        for (auto const part : publication_.adds_up[relation].parts) {
            sum += hidden_[part] ? values_[part] : 0;
        }
        return sum;
    }

    bool too_few_in(std::size_t relation) const {
        return !hidden_[publication_.adds_up[relation].total] && small(hidden_parts(relation)) &&
               best_in(relation) != nowhere;
    }

    bool too_few_somewhere() const {
        for (std::size_t r = 0; r < publication_.adds_up.size(); ++r) {
            if (too_few_in(r)) {
                return true;
            }
        }
        return false;
    }

    void hide_beside_too_few() {
        for (std::size_t r = 0; r < publication_.adds_up.size(); ++r) {
            while (too_few_in(r)) {
                hide(best_in(r));
            }
        }
    }

    std::size_t hidden_members(std::size_t relation) const {
        auto const members = members_of(relation);
        return static_cast<std::size_t>(std::ranges::count_if(members, [&](auto i) { return hidden_[i]; }));
    }

    /// How many relations would get their first hidden number with this one, and then need a second.
    std::size_t opened_by(std::size_t i) const {
        return static_cast<std::size_t>(
            std::ranges::count_if(relations_of_[i], [&](auto r) { return hidden_members(r) == 0; }));
    }

    bool can_hide(std::size_t i) const { return !hidden_[i] && !settled_[i] && values_[i] > 0; }

    /// The member that costs the reader least: one that closes a circle, then a part and not the total, then a small one.
    std::size_t best_in(std::size_t relation) const {
        auto best = nowhere;
        auto cost = std::tuple(nowhere, true, endless);
        for (auto const i : members_of(relation)) {
            auto const its = std::tuple(opened_by(i), i == publication_.adds_up[relation].total, values_[i]);
            if (can_hide(i) && (best == nowhere || its < cost)) {
                best = i;
                cost = its;
            }
        }
        return best;
    }

    std::size_t best_beside(std::size_t sum) const {
        auto relations = relations_of_[sum];
        std::ranges::stable_sort(relations, {}, [&](auto r) { return hidden_members(r); });
        for (auto const relation : relations) {
            if (auto const best = best_in(relation); best != nowhere) {
                return best;
            }
        }
        return nowhere;
    }

    /// The smallest number that is still shown; if there is one, one that shares people with the secret.
    std::size_t smallest_near(Secret const& secret) const {
        auto best = nowhere;
        auto cost = std::tuple(true, endless);
        for (std::size_t i = 0; i < values_.size(); ++i) {
            bool const apart = std::ranges::find_first_of(publication_.sums[i], secret.atoms) ==
                               publication_.sums[i].end();
            if (auto const its = std::tuple(apart, values_[i]); can_hide(i) && (best == nowhere || its < cost)) {
                best = i;
                cost = its;
            }
        }
        return best;
    }

    Known known(std::size_t i) const {
        if (hidden_[i]) {
            return {publication_.sums[i], std::min<std::int64_t>(1, values_[i]), endless};
        }
        if (values_[i] == 0) {
            return {publication_.sums[i], 0, 0};
        }
        auto const shown = shown_value(i);
        auto const least = settled_[i] ? std::int64_t{1} : std::max(rule_.threshold, std::int64_t{1});
        auto const low = std::max(shown - rule_.rounding / 2, least);
        return {publication_.sums[i], low, shown + (rule_.rounding - 1) / 2};
    }

    bool is_safe(Secret const& secret) const { return another_table_fits(publication_.atoms, known_, secret.atoms); }

    /// Whether it can be worked out from what was published before.
    bool is_given_away(Secret const& secret) const {
        return !publication_.already.empty() && !another_table_fits(publication_.atoms, known_before_, secret.atoms);
    }

    /// To hide more only ever lets more tables fit, so that what is safe once stays safe.
    void protect() {
        while (!waiting_.empty()) {
            auto const secret = std::move(waiting_.back());
            waiting_.pop_back();
            while (!is_safe(secret) && !is_given_away(secret)) {
                auto next = secret.sum == nowhere ? nowhere : best_beside(secret.sum);
                next = next == nowhere ? smallest_near(secret) : next;
                if (next == nowhere) {
                    break;
                }
                hide(next);
            }
        }
    }

    Publication const& publication_;
    SuppressionRule rule_;
    std::vector<std::int64_t> values_;
    std::vector<bool> hidden_;
    std::vector<bool> settled_;  ///< published before
    std::vector<Known> known_;
    std::vector<Known> known_before_;
    std::vector<std::vector<std::size_t>> relations_of_;
    std::vector<Secret> waiting_;
};

/// Where the numbers of one table stand among a publication's sums: row after row, totals at the end of each and below.
class Places {
public:
    Places(CountTable const& table, std::size_t begin) : rows_(table.rows), columns_(table.columns), begin_(begin) {}

    std::size_t at(std::size_t row, std::size_t column) const { return begin_ + row * (columns_ + 1) + column; }
    std::size_t count() const { return (rows_ + 1) * (columns_ + 1); }

    void add_up(std::vector<AddsUp>& to) const {
        for (std::size_t row = 0; row <= rows_; ++row) {
            auto& relation = to.emplace_back(AddsUp{at(row, columns_), {}});
            for (std::size_t column = 0; column < columns_; ++column) {
                relation.parts.push_back(at(row, column));
            }
        }
        for (std::size_t column = 0; column <= columns_; ++column) {
            auto& relation = to.emplace_back(AddsUp{at(rows_, column), {}});
            for (std::size_t row = 0; row < rows_; ++row) {
                relation.parts.push_back(at(row, column));
            }
        }
    }

    ShownTable read(std::vector<ShownCount> const& shown) const {
        ShownTable table;
        for (std::size_t row = 0; row < rows_; ++row) {
            for (std::size_t column = 0; column < columns_; ++column) {
                table.counts.push_back(shown[at(row, column)]);
            }
            table.row_totals.push_back(shown[at(row, columns_)]);
        }
        for (std::size_t column = 0; column < columns_; ++column) {
            table.column_totals.push_back(shown[at(rows_, column)]);
        }
        table.total = shown[at(rows_, columns_)];
        return table;
    }

private:
    std::size_t rows_;
    std::size_t columns_;
    std::size_t begin_;
};

/// The sums of a table whose cell (row, column) is made of the atoms that `cell` gives.
template <class Cell>
void add_sums(CountTable const& table, Cell const& cell, Publication& to) {
    for (std::size_t row = 0; row <= table.rows; ++row) {
        for (std::size_t column = 0; column <= table.columns; ++column) {
            auto& sum = to.sums.emplace_back();
            for (auto r = row == table.rows ? 0 : row; r < std::min(row + 1, table.rows); ++r) {
                for (auto c = column == table.columns ? 0 : column; c < std::min(column + 1, table.columns); ++c) {
                    cell(r, c, sum);
                }
            }
        }
    }
}

}  // namespace

Outcome<SuppressionRule> checked(SuppressionRule rule) {
    if (rule.threshold < 0) {
        return problem("threshold", "The threshold must be 0 or more");
    }
    if (rule.rounding < 1) {
        return problem("rounding", "The rounding must be 1 or more; 1 leaves numbers as they are");
    }
    if (rule.rounding > 2 * std::max<std::int64_t>(rule.threshold, 1)) {
        return problem("rounding", "The rounding must be at most twice the threshold, so that no count is shown as 0");
    }
    return rule;
}

std::vector<ShownCount> suppressed(Publication const& publication, SuppressionRule rule) {
    return Hiding(publication, rule).shown();
}

ShownSlices suppressed(std::vector<CountTable> const& slices, SuppressionRule rule) {
    ShownSlices shown;
    if (slices.empty()) {
        return shown;
    }
    auto const& shape = slices.front();
    auto const cells = shape.rows * shape.columns;
    Publication publication;
    std::vector<Places> places;
    for (auto const& slice : slices) {
        must(slice.rows == shape.rows && slice.columns == shape.columns && slice.counts.size() == cells && cells > 0,
             "tables of one shape, with a count for each cell");
        auto const begin = publication.atoms.size();
        publication.atoms.insert(publication.atoms.end(), slice.counts.begin(), slice.counts.end());
        places.emplace_back(slice, publication.sums.size());
        add_sums(
            slice, [&](auto r, auto c, auto& sum) { sum.push_back(begin + r * shape.columns + c); }, publication);
    }
    if (slices.size() > 1) {
        places.emplace_back(shape, publication.sums.size());
        add_sums(
            shape,
            [&](auto r, auto c, auto& sum) {
                for (std::size_t slice = 0; slice < slices.size(); ++slice) {
                    sum.push_back(slice * cells + r * shape.columns + c);
                }
            },
            publication);
        for (std::size_t i = 0; i < places.front().count(); ++i) {
            auto& relation = publication.adds_up.emplace_back(AddsUp{slices.size() * places.front().count() + i, {}});
            for (std::size_t slice = 0; slice < slices.size(); ++slice) {
                relation.parts.push_back(slice * places.front().count() + i);
            }
        }
    }
    for (auto const& place : places) {
        place.add_up(publication.adds_up);
    }
    auto const counts = suppressed(publication, rule);
    shown.all = places.back().read(counts);
    for (std::size_t slice = 0; slice < slices.size(); ++slice) {
        shown.slices.push_back(places[slice].read(counts));
    }
    return shown;
}

ShownTable suppressed(CountTable const& table, SuppressionRule rule) {
    return suppressed(std::vector{table}, rule).all;
}

}  // namespace heed::measure
