#include "areas/surveys/results.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "areas/surveys/rules.hpp"
#include "kernel/must.hpp"

namespace heed::surveys {

namespace {

constexpr std::int64_t fewest_to_divide = 30;
constexpr std::size_t most_lines_compared = 12;  ///< of a second table; the smallest are put together beyond it

/// The answers of a team for a service in a quarter.
struct Atom {
    std::int64_t team = 0;
    std::int64_t service = 0;
    std::int64_t quarter = 0;
    Share share{};
};
using Part = std::int64_t Atom::*;

bool counts(TallyLine const& line, QuestionKind kind, std::vector<Day> const& quarters) {
    return line.kind == kind && line.answer != Answer::cannot_say && std::ranges::count(quarters, line.quarter) > 0;
}

Share share_of(TallyLine const& line) { return {is_satisfied(line.answer) ? line.number : 0, line.number}; }

std::vector<Atom> atoms_of(std::span<TallyLine const> tallies, QuestionKind kind, std::vector<Day> const& quarters) {
    std::vector<Atom> atoms;
    for (auto const& line : tallies) {
        if (line.number > 0 && counts(line, kind, quarters)) {
            auto const quarter = std::ranges::find(quarters, line.quarter) - quarters.begin();
            atoms.push_back({line.team, line.service, quarter, share_of(line)});
        }
    }
    return atoms;
}

std::map<std::int64_t, Share> shares_by(std::vector<Atom> const& atoms, Part part) {
    std::map<std::int64_t, Share> shares;
    for (auto const& atom : atoms) {
        shares[atom.*part] += atom.share;
    }
    return shares;
}

std::size_t line_of(Table const& table, std::int64_t id) {
    auto const found = std::ranges::find_if(table,
                                            [&](Group const& group) { return std::ranges::count(group.ids, id) > 0; });
    must(found != table.end(), "an answer that is in no line");
    return static_cast<std::size_t>(found - table.begin());
}

void put_together(Table& table, std::size_t into, std::size_t from) {
    auto& group = table[into];
    group.ids.insert(group.ids.end(), table[from].ids.begin(), table[from].ids.end());
    std::ranges::sort(group.ids);
    group.share += table[from].share;
    table.erase(table.begin() + static_cast<std::ptrdiff_t>(from));
}

/// Two lines of a table, by position.
struct Pair {
    std::size_t into = 0;
    std::size_t from = 0;
};

/// Every two lines, those with the fewest answers first.
std::vector<Pair> pairs_of(Table const& table) {
    std::vector<Pair> pairs;
    for (std::size_t from = 1; from < table.size(); ++from) {
        for (std::size_t into = 0; into < from; ++into) {
            pairs.push_back({into, from});
        }
    }
    std::ranges::stable_sort(
        pairs, {}, [&](Pair const& pair) { return table[pair.into].share.said + table[pair.from].share.said; });
    return pairs;
}

Table with_together(Table table, Pair const& pair) {
    put_together(table, pair.into, pair.from);
    return table;
}

bool is_exposed(std::vector<Atom> const& atoms, Table const& one, Part of_one, Table const& other, Part of_other) {
    if (one.empty()) {
        return false;
    }
    std::vector<Both> both;
    for (auto const& atom : atoms) {
        both.push_back({line_of(one, atom.*of_one), line_of(other, atom.*of_other), atom.share.said});
    }
    return exposes(both, other.size());
}

/// One table and the part of an atom that it divides by.
struct Shown {
    Table const& table;
    Part part;
};

/// The rule of small teams, and nothing given away beside the table that is shown before it.
Table table_beside(std::vector<Atom> const& atoms, Part part, std::optional<Shown> const& before) {
    auto table = pooled(shares_by(atoms, part));
    auto const gives_away = [&](Table const& one) {
        return before &&
               (one.size() > most_lines_compared || is_exposed(atoms, before->table, before->part, one, part));
    };
    while (table.size() > 2 && gives_away(table)) {
        auto const pairs = pairs_of(table);
        auto const enough = std::ranges::find_if(
            pairs, [&](Pair const& pair) { return !gives_away(with_together(table, pair)); });
        table = with_together(table, enough == pairs.end() ? pairs.front() : *enough);
    }
    return table.size() > 1 && !gives_away(table) ? table : Table{};
}

/// The services as whole lines of teams, so that they give nothing away that the teams do not: two that share a line of
/// teams stand together.
Table services_of(Table const& teams, std::vector<Atom> const& atoms) {
    std::vector<std::size_t> component(teams.size());
    std::iota(component.begin(), component.end(), std::size_t{0});
    std::map<std::int64_t, std::size_t> first_line;
    for (auto const& atom : atoms) {
        auto const line = component[line_of(teams, atom.team)];
        auto const [known, is_new] = first_line.emplace(atom.service, line);
        auto const other = component[known->second];
        std::ranges::replace(component, line, other);
    }
    std::map<std::size_t, Group> lines;
    for (auto const& [service, line] : first_line) {
        lines[component[line]].ids.push_back(service);
    }
    for (std::size_t i = 0; i < teams.size(); ++i) {
        lines[component[i]].share += teams[i].share;
    }
    Table table;
    std::ranges::transform(lines, std::back_inserter(table), [](auto const& line) { return line.second; });
    std::ranges::sort(table, {}, &Group::ids);
    return table.size() > 1 ? table : Table{};
}

void tell_places(Year& year, std::vector<Atom> const& atoms) {
    year.teams = table_beside(atoms, &Atom::team, std::nullopt);
    if (year.teams.empty()) {
        year.services = table_beside(atoms, &Atom::service, std::nullopt);
        year.quarters = table_beside(atoms, &Atom::quarter, Shown{year.services, &Atom::service});
    } else {
        year.services = services_of(year.teams, atoms);
        year.quarters = table_beside(atoms, &Atom::quarter, Shown{year.teams, &Atom::team});
    }
    if (auto const only = shares_by(atoms, &Atom::quarter); only.size() == 1) {
        year.quarters = {{{only.begin()->first}, year.all}};
    }
}

void tell_who(Year& year, std::span<TallyLine const> by_who, QuestionKind kind, std::vector<Day> const& quarters) {
    std::map<std::int64_t, Share> shares;
    for (auto const& line : by_who) {
        auto const filled_by = named<FilledBy>(line.filled_by);
        if (filled_by && counts(line, kind, quarters)) {
            shares[static_cast<std::int64_t>(*filled_by)] += share_of(line);
        }
    }
    year.filled_by = pooled(shares);
}

void tell_what_was_given(Year& year, std::span<TallyLine const> by_who, QuestionKind kind,
                         std::vector<Day> const& quarters) {
    std::int64_t all = 0;
    for (auto const& line : by_who) {
        if (line.kind == kind && std::ranges::count(quarters, line.quarter) > 0) {
            year.given[line.answer] += line.number;
            all += line.number;
        }
    }
    year.could_not_say = year.given[Answer::cannot_say];
    if (all < fewest_to_divide) {
        year.given.clear();
    }
}

}  // namespace

Share& Share::operator+=(Share const& more) {
    satisfied += more.satisfied;
    said += more.said;
    return *this;
}

Table pooled(std::map<std::int64_t, Share> const& shares) {
    Table table;
    for (auto const& [id, share] : shares) {
        if (share.said > 0) {
            table.push_back({{id}, share});
        }
    }
    std::ranges::stable_sort(table, {}, [](Group const& group) { return group.share.said; });
    auto const is_small = [](Group const& group) { return group.share.said < fewest_to_show; };
    if (!table.empty() && is_small(table.front())) {
        while (table.size() > 1 && (is_small(table.front()) || table.front().ids.size() < 2 || is_small(table[1]))) {
            put_together(table, 0, 1);
        }
    }
    if (table.size() < 2) {
        return {};
    }
    std::ranges::sort(table, {}, &Group::ids);
    return table;
}

bool exposes(std::vector<Both> const& both, std::size_t lines_of_other) {
    must(lines_of_other <= 16, "too many lines to look at each set of them");
    for (std::uint32_t set = 1; set < (std::uint32_t{1} << lines_of_other); ++set) {
        auto const is_in_set = [&](Both const& one) { return ((set >> one.other) & 1U) != 0; };
        std::vector<std::size_t> touched;
        for (auto const& one : both) {
            if (is_in_set(one)) {
                touched.push_back(one.one);
            }
        }
        std::int64_t rest = 0;
        for (auto const& one : both) {
            rest += !is_in_set(one) && std::ranges::count(touched, one.one) > 0 ? one.said : 0;
        }
        if (rest > 0 && rest < fewest_to_show) {
            return true;
        }
    }
    return false;
}

Year year_of(std::span<TallyLine const> by_place, std::span<TallyLine const> by_who, QuestionKind kind,
             std::vector<Day> const& quarters) {
    Year year;
    auto const atoms = atoms_of(by_place, kind, quarters);
    auto const all = std::accumulate(atoms.begin(), atoms.end(), Share{},
                                     [](Share sum, Atom const& atom) { return sum += atom.share; });
    if (all.said < fewest_to_show) {
        return year;
    }
    year.all = all;
    tell_places(year, atoms);
    tell_who(year, by_who, kind, quarters);
    tell_what_was_given(year, by_who, kind, quarters);
    return year;
}

int days_answers_come(Survey const& survey) {
    auto const until_counted = static_cast<int>(survey.closes_after) + longest_in_the_letterbox;
    return std::max(until_counted, days_after_the_quarter) + 1;
}

std::vector<Day> quarters_of(Day year, Day today, int days_answers_come) {
    std::vector<Day> quarters;
    for (auto quarter = year; quarter < months_after(year, 12) && next_quarter(quarter) + days_answers_come <= today;
         quarter = next_quarter(quarter)) {
        quarters.push_back(quarter);
    }
    return quarters;
}

}  // namespace heed::surveys
