#include "areas/reports/hiding.hpp"

#include <algorithm>
#include <set>

#include "kernel/must.hpp"
#include "measure/suppression.hpp"

namespace heed::reports {

namespace {

using measure::AddsUp;
using measure::Publication;
using measure::ShownCount;

ShownNumber shown_of(ShownCount const& count) { return {count.hidden, count.value}; }
ShownCount count_of(ShownNumber const& number) { return {number.hidden, number.value}; }

std::vector<ShownGroup> groups_of(std::vector<loop::Group> const& groups) {
    std::vector<ShownGroup> shown;
    for (auto const& group : groups) {
        shown.push_back({group.key, group.label, group.says});
    }
    return shown;
}

/// Sums with what was published of them. Atoms that every sum holds together or not at all are one atom in the end, since
/// nobody divides them.
class Sums {
public:
    explicit Sums(std::vector<std::int64_t> atoms) : atoms_(std::move(atoms)) {}

    std::size_t add(std::vector<std::size_t> atoms, std::optional<ShownNumber> already = std::nullopt) {
        sums_.push_back(std::move(atoms));
        already_.push_back(already ? std::optional(count_of(*already)) : std::nullopt);
        return sums_.size() - 1;
    }
    void adds_up(AddsUp relation) { adds_up_.push_back(std::move(relation)); }

    std::vector<ShownCount> shown(std::int64_t fewest) const { return measure::suppressed(merged(), {fewest, 1}); }

private:
    Publication merged() const {
        std::vector<std::vector<std::size_t>> held_by(atoms_.size());
        for (std::size_t i = 0; i < sums_.size(); ++i) {
            for (auto const atom : sums_[i]) {
                held_by[atom].push_back(i);
            }
        }
        std::map<std::vector<std::size_t>, std::size_t> places;
        Publication publication;
        publication.sums.resize(sums_.size());
        for (std::size_t atom = 0; atom < atoms_.size(); ++atom) {
            if (held_by[atom].empty()) {
                continue;
            }
            auto const [place, is_new] = places.emplace(held_by[atom], publication.atoms.size());
            if (is_new) {
                publication.atoms.push_back(0);
                for (auto const sum : held_by[atom]) {
                    publication.sums[sum].push_back(place->second);
                }
            }
            publication.atoms[place->second] += atoms_[atom];
        }
        publication.adds_up = adds_up_;
        publication.already = already_;
        return publication;
    }

    std::vector<std::int64_t> atoms_;
    std::vector<std::vector<std::size_t>> sums_;
    std::vector<std::optional<ShownCount>> already_;
    std::vector<AddsUp> adds_up_;
};

// ---- wholes

std::vector<std::int64_t> atoms_of(loop::Counted const& counted, Stretches const& stretches) {
    std::vector<std::int64_t> atoms;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        atoms.push_back(stretches.number(i, counted.key));
    }
    return atoms;
}

void add_published(loop::Counted const& counted, Hiding const& hiding, Sums& sums) {
    for (auto const& report : hiding.before) {
        auto const* whole = find_whole(report.figures, counted.key);
        if (whole == nullptr || whole->on_last_day) {
            continue;
        }
        sums.add(hiding.stretches.in(report.period), whole->number);
        for (auto const& year : whole->years) {
            sums.add(hiding.stretches.in({*parse_day(year.first), *parse_day(year.last)}), year.number);
        }
    }
}

// ---- divisions

/// A cell of any of the reports: by the keys of its row and its column.
struct Cell {
    std::string row;
    std::string column;
    auto operator<=>(Cell const&) const = default;
};

/// A division's cells in this report and in those before it, in each stretch: the atoms.
class Cells {
public:
    Cells(loop::Counted const& counted, loop::Division const& division, Hiding const& hiding)
        : counted_(counted), division_(division), hiding_(hiding) {
        for (auto const& row : division.rows) {
            add_row(row.key, division.columns);
        }
        for (auto const& report : hiding.before) {
            if (auto const* one = division_in(report)) {
                std::vector<loop::Group> columns;
                for (auto const& column : one->columns) {
                    columns.push_back({column.key, column.label});
                }
                std::ranges::for_each(one->rows, [&](auto const& row) { add_row(row.key, columns); });
            }
        }
    }

    /// The same division as it was published; null where it was not, or was divided in another way.
    ShownDivision const* division_in(Published const& report) const {
        auto const* whole = find_whole(report.figures, counted_.key);
        auto const* one = whole == nullptr || whole->on_last_day ? nullptr : find_division(*whole, division_.key);
        return one != nullptr && one->columns.empty() == division_.columns.empty() ? one : nullptr;
    }

    std::vector<std::int64_t> atoms() const {
        std::vector<std::int64_t> atoms;
        for (std::size_t stretch = 0; stretch < hiding_.stretches.size(); ++stretch) {
            for (auto const& cell : cells_) {
                atoms.push_back(hiding_.stretches.number(stretch, counted_.key, division_.key, cell.row, cell.column));
            }
        }
        return atoms;
    }

    /// The atoms of the cells that `wanted` chooses, in this period.
    template <class Wanted>
    std::vector<std::size_t> atoms_in(loop::Period const& period, Wanted const& wanted) const {
        std::vector<std::size_t> found;
        for (auto const stretch : hiding_.stretches.in(period)) {
            for (std::size_t i = 0; i < cells_.size(); ++i) {
                if (wanted(cells_[i])) {
                    found.push_back(stretch * cells_.size() + i);
                }
            }
        }
        return found;
    }

private:
    void add_row(std::string const& row, std::vector<loop::Group> const& columns) {
        if (columns.empty()) {
            add({row, ""});
        }
        for (auto const& column : columns) {
            add({row, column.key});
        }
    }
    void add(Cell cell) {
        if (known_.insert(cell).second) {
            cells_.push_back(std::move(cell));
        }
    }

    loop::Counted const& counted_;
    loop::Division const& division_;
    Hiding const& hiding_;
    std::vector<Cell> cells_;
    std::set<Cell> known_;
};

/// Where the numbers of one report's division stand among the sums.
struct Placed {
    std::vector<std::size_t> counts;
    std::vector<std::size_t> row_totals;
    std::vector<std::size_t> column_totals;
};

/// Adds each number of a division in this period; `already` gives what was published of it.
template <class Group, class Already>
Placed add_division(Cells const& cells, loop::Period const& period, std::vector<Group> const& rows,
                    std::vector<Group> const& columns, Already const& already, Sums& sums) {
    Placed placed;
    for (auto const& row : rows) {
        auto const in_row = [&](Cell const& cell) { return cell.row == row.key; };
        if (columns.empty()) {
            placed.counts.push_back(sums.add(cells.atoms_in(period, in_row), already.count(placed.counts.size())));
            continue;
        }
        for (auto const& column : columns) {
            auto const here = [&](Cell const& cell) { return cell.row == row.key && cell.column == column.key; };
            placed.counts.push_back(sums.add(cells.atoms_in(period, here), already.count(placed.counts.size())));
        }
        placed.row_totals.push_back(
            sums.add(cells.atoms_in(period, in_row), already.row_total(placed.row_totals.size())));
    }
    for (auto const& column : columns) {
        auto const in_column = [&](Cell const& cell) { return cell.column == column.key; };
        placed.column_totals.push_back(
            sums.add(cells.atoms_in(period, in_column), already.column_total(placed.column_totals.size())));
    }
    return placed;
}

struct NotYet {
    static std::optional<ShownNumber> count(std::size_t) { return std::nullopt; }
    static std::optional<ShownNumber> row_total(std::size_t) { return std::nullopt; }
    static std::optional<ShownNumber> column_total(std::size_t) { return std::nullopt; }
};

struct AsPublished {
    ShownDivision const& division;
    std::optional<ShownNumber> count(std::size_t i) const { return division.counts.at(i); }
    std::optional<ShownNumber> row_total(std::size_t i) const { return division.row_totals.at(i); }
    std::optional<ShownNumber> column_total(std::size_t i) const { return division.column_totals.at(i); }
};

void add_up(Placed const& placed, std::size_t total, Sums& sums) {
    if (placed.row_totals.empty()) {
        sums.adds_up({total, placed.counts});
        return;
    }
    auto const columns = placed.column_totals.size();
    for (std::size_t r = 0; r < placed.row_totals.size(); ++r) {
        auto const begin = placed.counts.begin() + static_cast<std::ptrdiff_t>(r * columns);
        sums.adds_up({placed.row_totals[r], {begin, begin + static_cast<std::ptrdiff_t>(columns)}});
    }
    for (std::size_t c = 0; c < columns; ++c) {
        AddsUp column{placed.column_totals[c], {}};
        for (std::size_t r = 0; r < placed.row_totals.size(); ++r) {
            column.parts.push_back(placed.counts[r * columns + c]);
        }
        sums.adds_up(std::move(column));
    }
    sums.adds_up({total, placed.row_totals});
    sums.adds_up({total, placed.column_totals});
}

std::vector<ShownNumber> numbers_at(std::vector<std::size_t> const& places, std::vector<ShownCount> const& shown) {
    std::vector<ShownNumber> numbers;
    std::ranges::transform(places, std::back_inserter(numbers), [&](auto place) { return shown_of(shown[place]); });
    return numbers;
}

}  // namespace

void show_whole(loop::Counted const& counted, Hiding const& hiding, ShownWhole& to) {
    Sums sums(atoms_of(counted, hiding.stretches));
    auto const whole = sums.add(hiding.stretches.in(hiding.period));
    AddsUp relation{whole, {}};
    if (counted.year_by_year) {
        for (auto const& year : hiding.years) {
            relation.parts.push_back(sums.add(hiding.stretches.in(year)));
        }
    }
    if (!relation.parts.empty()) {
        sums.adds_up(relation);
    }
    add_published(counted, hiding, sums);
    auto const shown = sums.shown(hiding.fewest);
    to.number = shown_of(shown[whole]);
    for (std::size_t i = 0; i < relation.parts.size(); ++i) {
        to.years.push_back({iso(hiding.years[i].first), iso(hiding.years[i].last), shown_of(shown[relation.parts[i]])});
    }
}

ShownDivision show_division(loop::Counted const& counted, loop::Division const& division, ShownNumber const& whole,
                            Hiding const& hiding) {
    ShownDivision to{division.key,
                     division.title,
                     division.rows_are,
                     groups_of(division.rows),
                     groups_of(division.columns),
                     {},
                     {},
                     {},
                     division.asked_by,
                     division.as_chart};
    if (division.rows.empty()) {
        return to;
    }
    Cells const cells(counted, division, hiding);
    Sums sums(cells.atoms());
    auto const everything = [](Cell const&) { return true; };
    auto const placed = add_division(cells, hiding.period, division.rows, division.columns, NotYet{}, sums);
    auto const total = sums.add(cells.atoms_in(hiding.period, everything), whole);
    add_up(placed, total, sums);
    for (auto const& report : hiding.before) {
        if (auto const* one = cells.division_in(report)) {
            add_division(cells, report.period, one->rows, one->columns, AsPublished{*one}, sums);
            sums.add(cells.atoms_in(report.period, everything), find_whole(report.figures, counted.key)->number);
        }
    }
    auto const shown = sums.shown(hiding.fewest);
    to.counts = numbers_at(placed.counts, shown);
    to.row_totals = numbers_at(placed.row_totals, shown);
    to.column_totals = numbers_at(placed.column_totals, shown);
    return to;
}

}  // namespace heed::reports
