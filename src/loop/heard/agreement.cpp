#include "loop/heard/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace heed::loop {

namespace {

double square(double x) { return x * x; }

struct Margins {
    std::map<std::int64_t, double> one;
    std::map<std::int64_t, double> other;
    double seen = 0;       ///< share on which both agree
    double by_chance = 0;  ///< share on which they would if each threw dice
};

Margins margins_of(std::vector<PairCount> const& pairs, double n) {
    Margins found;
    for (auto const& pair : pairs) {
        auto const share = static_cast<double>(pair.number) / n;
        found.one[pair.one] += share;
        found.other[pair.other] += share;
        found.seen += pair.one == pair.other ? share : 0;
    }
    for (auto const& [theme, share] : found.one) {
        auto const other = found.other.find(theme);
        found.by_chance += other == found.other.end() ? 0 : share * other->second;
    }
    return found;
}

double standard_error(std::vector<PairCount> const& pairs, Margins& margins, double kappa, double n) {
    double a = 0;
    double b = 0;
    for (auto const& pair : pairs) {
        auto const share = static_cast<double>(pair.number) / n;
        if (pair.one == pair.other) {
            a += share * square(1 - (margins.one[pair.one] + margins.other[pair.one]) * (1 - kappa));
        } else {
            b += share * square(margins.other[pair.one] + margins.one[pair.other]);
        }
    }
    b *= square(1 - kappa);
    auto const c = square(kappa - margins.by_chance * (1 - kappa));
    return std::sqrt(std::max(0.0, a + b - c) / n) / (1 - margins.by_chance);
}

}  // namespace

Agreement agreement(std::vector<PairCount> const& pairs) {
    constexpr double z = 1.959964;
    constexpr double certain = 1 - 1e-9;
    Agreement found;
    for (auto const& pair : pairs) {
        found.of += pair.number;
        found.agree += pair.one == pair.other ? pair.number : 0;
    }
    if (found.of == 0) {
        return found;
    }
    auto const n = static_cast<double>(found.of);
    auto margins = margins_of(pairs, n);
    if (margins.by_chance >= certain) {
        return found;
    }
    found.can_tell = found.of >= readings_to_tell_kappa;
    found.kappa = (margins.seen - margins.by_chance) / (1 - margins.by_chance);
    auto const error = standard_error(pairs, margins, found.kappa, n);
    found.low = std::max(-1.0, found.kappa - z * error);
    found.high = std::min(1.0, found.kappa + z * error);
    return found;
}

Shared shared_under(std::vector<PairCount> const& pairs, std::int64_t theme) {
    Shared found;
    for (auto const& pair : pairs) {
        found.both += pair.one == theme && pair.other == theme ? pair.number : 0;
        found.either += pair.one == theme || pair.other == theme ? pair.number : 0;
    }
    return found;
}

std::vector<PairCount> this_one_or_not(std::vector<PairCount> const& pairs, std::int64_t theme) {
    std::vector<PairCount> collapsed;
    for (auto const& pair : pairs) {
        PairCount const cell{pair.one == theme, pair.other == theme, 0};
        auto const found = std::ranges::find_if(
            collapsed, [&](PairCount const& one) { return one.one == cell.one && one.other == cell.other; });
        auto& sum = found == collapsed.end() ? collapsed.emplace_back(cell) : *found;
        sum.number += pair.number;
    }
    return collapsed;
}

}  // namespace heed::loop
