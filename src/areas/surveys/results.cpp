#include "areas/surveys/results.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "kernel/must.hpp"
#include "measure/suppression.hpp"

namespace heed::surveys {

namespace {

/// The smallest group that nothing published divides: a team's share of a service in a quarter.
struct Atom {
    std::int64_t team = 0;
    std::int64_t service = 0;
    std::size_t quarter = 0;
    auto operator<=>(Atom const&) const = default;
};

using Atoms = std::map<Atom, Share>;

Atoms atoms_of(std::span<TallyLine const> tallies, QuestionKind kind, std::vector<Day> const& quarters) {
    Atoms atoms;
    for (auto const& line : tallies) {
        auto const quarter = std::ranges::find(quarters, line.quarter);
        if (line.kind == kind && line.answer != Answer::cannot_say && quarter != quarters.end()) {
            auto& share = atoms[{line.team, line.service, static_cast<std::size_t>(quarter - quarters.begin())}];
            share += {is_satisfied(line.answer) ? line.number : 0, line.number};
        }
    }
    return atoms;
}

/// Everything that a page shows of one question and year, as sums of atoms.
class Publishing {
public:
    Publishing(Atoms const& atoms, std::size_t quarters) : quarters_(quarters) {
        for (auto const& [atom, share] : atoms) {
            atoms_.push_back(atom);
            shares_.push_back(share);
            publication_.atoms.push_back(share.said);
        }
    }

    /// The positions of its quarters, then of its year, among the sums.
    template <class Which>
    std::vector<std::size_t> add_line(Which const& which) {
        std::vector<std::size_t> places;
        for (std::size_t quarter = 0; quarter < quarters_; ++quarter) {
            places.push_back(add([&](Atom const& atom) { return atom.quarter == quarter && which(atom); }));
        }
        auto const year = add(which);
        adds_up(year, places);
        places.push_back(year);
        return places;
    }

    void adds_up(std::size_t total, std::vector<std::size_t> const& parts) {
        if (total != nobody) {
            measure::AddsUp sum{total, {}};
            std::ranges::copy_if(parts, std::back_inserter(sum.parts), [](auto part) { return part != nobody; });
            publication_.adds_up.push_back(std::move(sum));
        }
    }

    void publish() { shown_ = measure::suppressed(publication_, {fewest_to_show, 1}); }

    Share share_at(std::size_t place) const {
        if (place == nobody) {
            return {};
        }
        if (shown_[place].hidden) {
            return {0, 0, true};
        }
        Share share;
        for (auto const atom : publication_.sums[place]) {
            share += shares_[atom];
        }
        return share;
    }

private:
    static constexpr auto nobody = static_cast<std::size_t>(-1);

    template <class Which>
    std::size_t add(Which const& which) {
        std::vector<std::size_t> sum;
        for (std::size_t i = 0; i < atoms_.size(); ++i) {
            if (which(atoms_[i])) {
                sum.push_back(i);
            }
        }
        if (sum.empty()) {
            return nobody;
        }
        publication_.sums.push_back(std::move(sum));
        return publication_.sums.size() - 1;
    }

    std::size_t quarters_;
    std::vector<Atom> atoms_;
    std::vector<Share> shares_;
    measure::Publication publication_;
    std::vector<measure::ShownCount> shown_;
};

using Places = std::vector<std::size_t>;

Line line_at(Publishing const& published, std::int64_t id, Places const& places) {
    Line line{id, {}, published.share_at(places.back())};
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        line.quarters.push_back(published.share_at(places[i]));
    }
    return line;
}

/// All of a period without those that are shown; hidden where every one of them is, or where all are not.
Share the_rest(Share const& all, std::vector<Share> const& shares) {
    Share rest = all;
    bool any_hidden = false;
    for (auto const& share : shares) {
        any_hidden = any_hidden || share.hidden;
        rest.satisfied -= share.satisfied;
        rest.said -= share.said;
    }
    return any_hidden && !all.hidden ? rest : Share{0, 0, true};
}

Table table_of(Publishing const& published, std::map<std::int64_t, Places> const& places, Line const& all) {
    Table table;
    for (auto const& [id, of] : places) {
        table.lines.push_back(line_at(published, id, of));
    }
    auto const column = [&](auto const& share_of) {
        std::vector<Share> shares;
        std::ranges::transform(table.lines, std::back_inserter(shares), share_of);
        return shares;
    };
    for (std::size_t i = 0; i < all.quarters.size(); ++i) {
        table.together.quarters.push_back(
            the_rest(all.quarters[i], column([&](Line const& line) { return line.quarters[i]; })));
    }
    table.together.year = the_rest(all.year, column([](Line const& line) { return line.year; }));
    return table;
}

/// Each column of the lines adds up to that of all.
void columns_add_up(Publishing& publishing, Places const& all, std::map<std::int64_t, Places> const& lines) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        Places parts;
        for (auto const& [id, places] : lines) {
            parts.push_back(places[i]);
        }
        publishing.adds_up(all[i], parts);
    }
}

template <class Part>
std::map<std::int64_t, Places> add_lines(Publishing& publishing, Atoms const& atoms, Part Atom::*part) {
    std::set<std::int64_t> ids;
    for (auto const& [atom, share] : atoms) {
        ids.insert(atom.*part);
    }
    std::map<std::int64_t, Places> lines;
    for (auto const id : ids) {
        lines[id] = publishing.add_line([&](Atom const& atom) { return atom.*part == id; });
    }
    return lines;
}

void tell_who_filled_it_in(Year& year, std::span<TallyLine const> by_who, QuestionKind kind) {
    std::map<FilledBy, Share> shares;
    for_each_value<FilledBy>([&](FilledBy filled_by) { shares[filled_by] = {}; });
    measure::CountTable table{shares.size(), 1, {}};
    for (auto const& line : by_who) {
        auto const filled_by = named<FilledBy>(line.filled_by);
        if (filled_by && line.kind == kind && line.answer != Answer::cannot_say) {
            shares[*filled_by] += {is_satisfied(line.answer) ? line.number : 0, line.number};
        }
    }
    for (auto const& [filled_by, share] : shares) {
        table.counts.push_back(share.said);
    }
    auto const shown = measure::suppressed(table, {fewest_to_show, 1});
    if (shown.total.hidden || year.all.year.hidden) {
        return;
    }
    std::size_t i = 0;
    for (auto& [filled_by, share] : shares) {
        year.filled_by[filled_by] = shown.counts[i++].hidden ? Share{0, 0, true} : share;
    }
}

void tell_what_was_given(Year& year, std::span<TallyLine const> by_who, QuestionKind kind) {
    std::map<Answer, std::int64_t> given;
    for (auto const& line : by_who) {
        if (line.kind == kind) {
            given[line.answer] += line.number;
        }
    }
    auto const all = std::accumulate(given.begin(), given.end(), std::int64_t{0},
                                     [](auto sum, auto const& one) { return sum + one.second; });
    if (all >= fewest_to_show && !year.all.year.hidden) {
        year.could_not_say = given[Answer::cannot_say];
        year.given = std::move(given);
    }
}

}  // namespace

Share& Share::operator+=(Share const& more) {
    satisfied += more.satisfied;
    said += more.said;
    return *this;
}

Year year_of(std::span<TallyLine const> by_place, std::span<TallyLine const> by_who, QuestionKind kind,
             std::vector<Day> const& quarters) {
    auto const atoms = atoms_of(by_place, kind, quarters);
    Year year;
    year.quarters = quarters;
    Publishing publishing(atoms, quarters.size());
    auto const all = publishing.add_line([](Atom const&) { return true; });
    auto const teams = add_lines(publishing, atoms, &Atom::team);
    auto const services = add_lines(publishing, atoms, &Atom::service);
    columns_add_up(publishing, all, teams);
    columns_add_up(publishing, all, services);
    publishing.publish();
    year.all = line_at(publishing, 0, all);
    year.teams = table_of(publishing, teams, year.all);
    year.services = table_of(publishing, services, year.all);
    tell_who_filled_it_in(year, by_who, kind);
    tell_what_was_given(year, by_who, kind);
    return year;
}

std::vector<Day> quarters_of(Day year, Day today) {
    std::vector<Day> quarters;
    for (auto quarter = year; quarter < months_after(year, 12) && quarter <= today; quarter = next_quarter(quarter)) {
        quarters.push_back(quarter);
    }
    return quarters;
}

}  // namespace heed::surveys
