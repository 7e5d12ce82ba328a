#include "areas/complaints/voices/who_speaks.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "areas/complaints/voices/pattern.hpp"
#include "measure/another_table.hpp"
#include "measure/counts.hpp"

namespace heed::complaints {

namespace {

constexpr double level = 0.05;
constexpr double a_thousand = 1000;

std::int64_t sum(std::vector<std::int64_t> const& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

/// The counts of one dimension as they may be shown; the last of the result are the silent and the whole.
std::vector<measure::ShownCount> shown_counts(std::vector<std::int64_t> const& told, std::int64_t silent,
                                              measure::SuppressionRule rule) {
    measure::Publication publication;
    publication.atoms = told;
    publication.atoms.push_back(silent);
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < publication.atoms.size(); ++i) {
        publication.sums.push_back({i});
        publication.already.emplace_back();
        all.push_back(i);
    }
    publication.already.back() = measure::ShownCount{false, silent};
    publication.sums.push_back(all);
    publication.already.emplace_back(measure::ShownCount{false, sum(publication.atoms)});
    std::vector<std::size_t> parts = all;
    publication.adds_up.push_back({all.size(), parts});
    return measure::suppressed(publication, rule);
}

bool is_small(std::int64_t count, measure::SuppressionRule rule) { return count > 0 && count < rule.threshold; }

/// Whether every hidden count could still be another one; also for somebody who knows which of them are small, where that is
/// asked.
bool are_protected(std::vector<std::int64_t> const& told, std::vector<measure::ShownCount> const& shown,
                   measure::SuppressionRule rule, bool knows_which_are_small) {
    auto const whole = sum(told);
    std::vector<measure::Known> known;
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < told.size(); ++i) {
        all.push_back(i);
        if (!shown[i].hidden) {
            known.push_back({{i}, told[i], told[i]});
        } else if (!knows_which_are_small) {
            known.push_back({{i}, 1, whole});
        } else if (is_small(told[i], rule)) {
            known.push_back({{i}, 1, rule.threshold - 1});
        } else {
            known.push_back({{i}, rule.threshold, whole});
        }
    }
    known.push_back({all, whole, whole});
    for (std::size_t i = 0; i < told.size(); ++i) {
        if (shown[i].hidden && !measure::another_table_fits(told, known, {i})) {
            return false;
        }
    }
    return true;
}

/// One group on its way to its verdict.
struct Judging {
    GroupShown* group = nullptr;
    bool fewer = false;
};

GroupShown shown_group(SupportedGroup const& group, std::int64_t told, bool hidden, std::int64_t answered,
                       std::int64_t silent, double share) {
    GroupShown shown;
    shown.name = group.people_group;
    shown.people = {group.people > 0 && group.people < measure::SuppressionRule{}.threshold, group.people};
    shown.told = {hidden, hidden ? 0 : told};
    shown.expected = share * static_cast<double>(answered);
    if (shown.people.hidden) {
        shown.people.value = 0;
        shown.expected.reset();
    } else if (!hidden && group.people > 0) {
        auto const people = static_cast<double>(group.people);
        auto const between = measure::exact_poisson(told);
        shown.rate = a_thousand * static_cast<double>(told) / people;
        shown.likely = measure::Interval{a_thousand * between.low / people, a_thousand * between.high / people};
        shown.rate_if_all = a_thousand * static_cast<double>(told + silent) / people;
    }
    return shown;
}

/// What is counted of the group for its verdict: the largest number where it is hidden because it is small.
std::int64_t counted_as(std::int64_t told, bool hidden, measure::SuppressionRule rule) {
    return hidden ? rule.threshold - 1 : told;
}

class OneDimension {
public:
    OneDimension(DimensionHeard const& heard, std::int64_t told, measure::SuppressionRule rule)
        : heard_(heard), rule_(rule), answered_(sum(heard.told)), silent_(told - answered_) {
        shown_ = shown_counts(heard.told, silent_, rule);
        says_small_ = are_protected(heard.told, shown_, rule, true);
        too_few_ = !are_protected(heard.told, shown_, rule, false);
    }

    DimensionShown shown() const {
        if (too_few_) {
            return {heard_.dimension.name, 0, true, {}};
        }
        DimensionShown dimension{heard_.dimension.name, silent_, false, {}};
        for (std::size_t i = 0; i < heard_.told.size(); ++i) {
            dimension.groups.push_back(shown_group(heard_.dimension.groups[i], heard_.told[i], shown_[i].hidden,
                                                   answered_, silent_, share(i)));
            judge(dimension.groups.back(), i);
        }
        return dimension;
    }

private:
    double share(std::size_t i) const {
        return static_cast<double>(heard_.dimension.groups[i].people) / static_cast<double>(heard_.dimension.people());
    }

    /// The verdict as it would be alone; Holm has the last word.
    void judge(GroupShown& group, std::size_t i) const {
        auto const told = heard_.told[i];
        bool const hidden = shown_[i].hidden;
        if (hidden && (!is_small(told, rule_) || !says_small_)) {
            group.speaks = Speaks::not_shown;
            return;
        }
        auto const count = std::min(counted_as(told, hidden, rule_), answered_);
        group.chance = two_sided(count, answered_, share(i));
        group.speaks = static_cast<double>(count) < share(i) * static_cast<double>(answered_) ? Speaks::fewer
                                                                                              : Speaks::more;
        auto const all = answered_ + silent_;
        if (hidden && group.speaks == Speaks::more) {
            group.chance = 1;  // the largest hidden number would claim too much
        }
        group.whoever_they_are = group.speaks == Speaks::fewer && all > 0 &&
                                 two_sided(count + silent_, all, share(i)) <= level &&
                                 static_cast<double>(count + silent_) < share(i) * static_cast<double>(all);
    }

    DimensionHeard const& heard_;
    measure::SuppressionRule rule_;
    std::int64_t answered_;
    std::int64_t silent_;
    std::vector<measure::ShownCount> shown_;
    bool says_small_ = false;
    bool too_few_ = false;
};

void let_holm_decide(WhoSpeaks& who) {
    std::vector<GroupShown*> judged;
    std::vector<double> chances;
    for (auto& dimension : who.dimensions) {
        for (auto& group : dimension.groups) {
            judged.push_back(&group);
            chances.push_back(group.chance);
        }
    }
    auto const stands = holm(chances, level);
    for (std::size_t i = 0; i < judged.size(); ++i) {
        if (!stands[i] && judged[i]->speaks != Speaks::not_shown) {
            judged[i]->speaks = Speaks::cannot_be_told_apart;
            judged[i]->whoever_they_are = false;
        }
    }
    who.looked_at = judged.size();
}

}  // namespace

double two_sided(std::int64_t count, std::int64_t of, double share) {
    auto const tail = std::min(measure::binomial_at_least(count, of, share),
                               measure::binomial_at_most(count, of, share));
    return std::min(1.0, 2 * tail);
}

std::vector<bool> holm(std::span<double const> chances, double at_level) {
    std::vector<std::size_t> order(chances.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return chances[i]; });
    std::vector<bool> stands(chances.size(), false);
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        if (chances[order[rank]] > at_level / static_cast<double>(order.size() - rank)) {
            break;
        }
        stands[order[rank]] = true;
    }
    return stands;
}

WhoSpeaks who_speaks(std::vector<DimensionHeard> const& heard, std::int64_t told, measure::SuppressionRule rule) {
    WhoSpeaks who;
    who.told = told;
    for (auto const& one : heard) {
        who.told = std::max(who.told, sum(one.told));
    }
    for (auto const& one : heard) {
        who.dimensions.push_back(OneDimension(one, who.told, rule).shown());
    }
    let_holm_decide(who);
    return who;
}

std::string in_words(GroupShown const& group) {
    switch (group.speaks) {
        case Speaks::not_shown: return "Hidden, to protect a small number";
        case Speaks::cannot_be_told_apart: return "Cannot be told apart from what is expected";
        case Speaks::fewer: break;
        case Speaks::more: return fmt::format("More than expected. Chance alone gives this {}.", once_in(group.chance));
    }
    return fmt::format("Fewer than expected. Chance alone gives this {}.{}", once_in(group.chance),
                       group.whoever_they_are ? " It stays so whoever the silent ones are." : "");
}

}  // namespace heed::complaints
