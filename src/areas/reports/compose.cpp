#include <algorithm>

#include <fmt/format.h>

#include "areas/reports/hiding.hpp"
#include "kernel/text.hpp"

namespace heed::reports {

namespace {

ShownNumber as_it_is(std::int64_t number) { return {false, number}; }

std::vector<ShownGroup> groups_as_they_are(std::vector<loop::Group> const& groups) {
    std::vector<ShownGroup> shown;
    for (auto const& group : groups) {
        shown.push_back({group.key, group.label, group.says});
    }
    return shown;
}

ShownDivision as_it_is(loop::Division const& division) {
    ShownDivision shown{division.key,
                        division.title,
                        division.rows_are,
                        groups_as_they_are(division.rows),
                        groups_as_they_are(division.columns),
                        {},
                        {},
                        {},
                        division.asked_by,
                        division.as_chart};
    for (auto const count : division.counts) {
        shown.counts.push_back(as_it_is(count));
    }
    auto const columns = division.columns.size();
    for (std::size_t r = 0; columns > 0 && r < division.rows.size(); ++r) {
        std::int64_t sum = 0;
        for (std::size_t c = 0; c < columns; ++c) {
            sum += division.counts[r * columns + c];
        }
        shown.row_totals.push_back(as_it_is(sum));
    }
    for (std::size_t c = 0; c < columns; ++c) {
        std::int64_t sum = 0;
        for (std::size_t r = 0; r < division.rows.size(); ++r) {
            sum += division.counts[r * columns + c];
        }
        shown.column_totals.push_back(as_it_is(sum));
    }
    return shown;
}

std::vector<ShownList> as_they_are(std::vector<loop::Listed> const& lists) {
    std::vector<ShownList> shown;
    for (auto const& one : lists) {
        shown.push_back({one.key, one.title, one.head, one.rows, one.asked_by});
    }
    return shown;
}

ShownWhole empty_whole(loop::Counted const& counted) {
    return {counted.key,
            counted.name,
            counted.means,
            counted.of == loop::CountOf::people,
            counted.taken == loop::Taken::on_last_day,
            {},
            {},
            {},
            counted.asked_by};
}

/// Things are no people: nothing of them is hidden.
ShownWhole things(loop::Counted const& counted, Hiding const& hiding) {
    auto whole = empty_whole(counted);
    whole.number = as_it_is(counted.number);
    std::ranges::transform(counted.divisions, std::back_inserter(whole.divisions),
                           [](auto const& division) { return as_it_is(division); });
    if (counted.year_by_year) {
        for (auto const& year : hiding.years) {
            std::int64_t sum = 0;
            for (auto const stretch : hiding.stretches.in(year)) {
                sum += hiding.stretches.number(stretch, counted.key);
            }
            whole.years.push_back({iso(year.first), iso(year.last), as_it_is(sum)});
        }
    }
    return whole;
}

/// How things stood on one day: no other report's period cuts it, so that it is looked at alone.
Hiding alone(Hiding const& hiding, Stretches const& only, std::vector<Published> const& nothing) {
    return {hiding.period, {}, nothing, only, hiding.fewest};
}

ShownWhole people(loop::Counted const& counted, Hiding const& hiding) {
    auto whole = empty_whole(counted);
    show_whole(counted, hiding, whole);
    for (auto const& division : counted.divisions) {
        whole.divisions.push_back(show_division(counted, division, whole.number, hiding));
    }
    return whole;
}

/// "For each complaint received there were 2.3 concerns received (92 and 40)."
std::string spoken_ratio(loop::Ratio const& ratio, Figures const& figures) {
    auto const* of = find_whole(figures, ratio.of);
    auto const* to_one = find_whole(figures, ratio.to_one);
    if (of == nullptr || to_one == nullptr || of->number.hidden || to_one->number.hidden || to_one->number.value == 0) {
        return {};
    }
    auto says = fmt::format("For every 10 {} there were {:.0f} {} ({} and {}).", to_one->name,
                            10.0 * static_cast<double>(of->number.value) / static_cast<double>(to_one->number.value),
                            of->name, to_one->number.value, of->number.value);
    return ratio.says.empty() ? says : says + " " + ratio.says;
}

constexpr std::int64_t enough_for_a_half = 10;

std::string spoken_half(loop::Half const& half, Figures const& figures) {
    auto const* whole = find_whole(figures, half.counted);
    if (whole == nullptr || whole->number.hidden || whole->number.value < enough_for_a_half) {
        return {};
    }
    return fmt::format("Half of the {} {} {} {} {} or fewer.", whole->number.value, whole->name, half.says, half.value,
                       half.unit);
}

void compare(std::vector<Accounted> const& accounts, Figures& figures) {
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        auto& lines = figures.sections[i].comparisons;
        for (auto const& ratio : accounts[i].account.ratios) {
            lines.push_back(spoken_ratio(ratio, figures));
        }
        for (auto const& half : accounts[i].account.halves) {
            lines.push_back(spoken_half(half, figures));
        }
        std::erase(lines, std::string());
    }
}

bool is_hidden_in(Figures const& figures, std::string const& key) {
    auto const* whole = find_whole(figures, key);
    return whole != nullptr && whole->number.hidden;
}

/// How things stood on a last day is the sum of all that came and went before. So it is shown only where everything that
/// moved it is, in this report and in each that was published about whatever time: standing at 24 came, 13 answered and 10
/// open, it would tell that 1 was withdrawn.
void hide_what_moved(std::vector<Accounted> const& accounts, std::vector<Published> const& before, Figures& figures) {
    auto const is_known = [&](std::string const& key) {
        return !is_hidden_in(figures, key) &&
               std::ranges::none_of(before, [&](auto const& report) { return is_hidden_in(report.figures, key); });
    };
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        auto const& counted = accounts[i].account.counted;
        for (std::size_t j = 0; j < counted.size(); ++j) {
            if (!std::ranges::all_of(counted[j].moved_by, is_known)) {
                auto& whole = figures.sections[i].wholes[j];
                whole.number = {true, 0};
                whole.divisions.clear();
            }
        }
    }
}

std::vector<loop::Period> all_periods(loop::Period const& period, std::vector<loop::Period> const& years,
                                      std::vector<Published> const& before) {
    std::vector<loop::Period> periods{period};
    periods.insert(periods.end(), years.begin(), years.end());
    for (auto const& report : before) {
        periods.push_back(report.period);
        auto const of_report = years_of(report.period);
        periods.insert(periods.end(), of_report.begin(), of_report.end());
    }
    return periods;
}

}  // namespace

std::vector<loop::Period> years_of(loop::Period const& period) {
    constexpr int longest_year = 366;
    if (period.last - period.first < longest_year) {
        return {};
    }
    std::vector<loop::Period> years;
    for (auto first = period.first; first <= period.last;) {
        auto const year = static_cast<int>(first.date().year());
        auto const this_end = *day_of(year, 3, 31);
        auto const end = first <= this_end ? this_end : *day_of(year + 1, 3, 31);
        years.push_back({first, std::min(end, period.last)});
        first = end + 1;
    }
    return years;
}

Figures compose(loop::Period const& period, AccountsOf const& accounts_of, std::vector<Published> const& before,
                std::int64_t fewest) {
    auto const accounts = accounts_of(period);
    auto const years = years_of(period);
    std::vector<Published> beside;
    std::ranges::copy_if(before, std::back_inserter(beside),
                         [&](auto const& report) { return overlap(report.period, period); });
    auto const whole_period = [&](loop::Period const&) { return accounts; };
    Stretches const only({period}, whole_period);
    auto const cut = cut_by(all_periods(period, years, beside));
    Stretches const stretches = cut.size() == 1 ? only : Stretches(cut, accounts_of);
    Hiding const hiding{period, years, beside, stretches, fewest};
    std::vector<Published> const nothing;
    Figures figures;
    figures.fewest = fewest;
    for (auto const& [key, account] : accounts) {
        must_add_up(account);
        auto& section = figures.sections.emplace_back(ShownSection{key,
                                                                   account.title,
                                                                   account.sentences,
                                                                   {},
                                                                   {},
                                                                   account.improvements,
                                                                   as_they_are(account.lists),
                                                                   account.only_code});
        for (auto const& counted : account.counted) {
            bool const is_standing = counted.taken == loop::Taken::on_last_day;
            section.wholes.push_back(counted.of == loop::CountOf::things ? things(counted, hiding)
                                     : is_standing                       ? people(counted, alone(hiding, only, nothing))
                                                                         : people(counted, hiding));
        }
    }
    hide_what_moved(accounts, before, figures);
    compare(accounts, figures);
    return figures;
}

ShownWhole const* find_whole(Figures const& figures, std::string_view key) {
    for (auto const& section : figures.sections) {
        auto const found = std::ranges::find(section.wholes, key, &ShownWhole::key);
        if (found != section.wholes.end()) {
            return &*found;
        }
    }
    return nullptr;
}

ShownDivision const* find_division(ShownWhole const& whole, std::string_view key) {
    auto const found = std::ranges::find(whole.divisions, key, &ShownDivision::key);
    return found == whole.divisions.end() ? nullptr : &*found;
}

std::optional<ShownNumber> row_of(ShownDivision const& division, std::string_view key) {
    auto const found = std::ranges::find(division.rows, key, &ShownGroup::key);
    if (found == division.rows.end()) {
        return std::nullopt;
    }
    auto const place = static_cast<std::size_t>(found - division.rows.begin());
    return division.columns.empty() ? division.counts.at(place) : division.row_totals.at(place);
}

}  // namespace heed::reports
