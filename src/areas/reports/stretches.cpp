#include "areas/reports/stretches.hpp"

#include <algorithm>
#include <set>

namespace heed::reports {

bool lies_in(loop::Period const& stretch, loop::Period const& period) {
    return stretch.first >= period.first && stretch.last <= period.last;
}

bool overlap(loop::Period const& a, loop::Period const& b) { return a.first <= b.last && b.first <= a.last; }

std::vector<loop::Period> cut_by(std::vector<loop::Period> const& periods) {
    std::set<Day> begins;  // a stretch begins where a period begins, and behind its end
    for (auto const& period : periods) {
        begins.insert(period.first);
        begins.insert(period.last + 1);
    }
    std::vector<loop::Period> stretches;
    for (auto at = begins.begin(); at != begins.end() && std::next(at) != begins.end(); ++at) {
        loop::Period const stretch{*at, *std::next(at) - 1};
        if (std::ranges::any_of(periods, [&](auto const& period) { return lies_in(stretch, period); })) {
            stretches.push_back(stretch);
        }
    }
    return stretches;
}

Stretches::Stretches(std::vector<loop::Period> stretches, AccountsOf const& accounts_of)
    : stretches_(std::move(stretches)) {
    for (auto const& stretch : stretches_) {
        auto& counted = counted_.emplace_back();
        for (auto& [key, account] : accounts_of(stretch)) {
            must_add_up(account);
            for (auto& one : account.counted) {
                auto name = one.key;
                counted.emplace(std::move(name), std::move(one));
            }
        }
    }
}

std::vector<std::size_t> Stretches::in(loop::Period const& period) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
        if (lies_in(stretches_[i], period)) {
            found.push_back(i);
        }
    }
    return found;
}

loop::Counted const* Stretches::find(std::size_t stretch, std::string const& whole) const {
    auto const found = counted_[stretch].find(whole);
    return found == counted_[stretch].end() ? nullptr : &found->second;
}

std::int64_t Stretches::number(std::size_t stretch, std::string const& whole) const {
    auto const* counted = find(stretch, whole);
    return counted == nullptr ? 0 : counted->number;
}

namespace {

std::optional<std::size_t> place_of(std::vector<loop::Group> const& groups, std::string const& key) {
    auto const found = std::ranges::find(groups, key, &loop::Group::key);
    return found == groups.end() ? std::nullopt : std::optional<std::size_t>(found - groups.begin());
}

}  // namespace

std::int64_t Stretches::number(std::size_t stretch, std::string const& whole, std::string const& division,
                               std::string const& row, std::string const& column) const {
    auto const* counted = find(stretch, whole);
    if (counted == nullptr) {
        return 0;
    }
    auto const found = std::ranges::find(counted->divisions, division, &loop::Division::key);
    if (found == counted->divisions.end()) {
        return 0;
    }
    auto const columns = std::max<std::size_t>(found->columns.size(), 1);
    auto const r = place_of(found->rows, row);
    auto const c = column.empty() ? std::optional<std::size_t>(0) : place_of(found->columns, column);
    return r && c && *c < columns ? found->counts[*r * columns + *c] : 0;
}

}  // namespace heed::reports
