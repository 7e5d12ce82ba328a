#pragma once
// How well two readers agree about what signals are about. Pure.

#include <cstdint>
#include <vector>

namespace heed::loop {

/// So many signals were put under `one` by the first reader and under `other` by the second; 0: none of the themes fits.
struct PairCount {
    std::int64_t one = 0;
    std::int64_t other = 0;
    std::int64_t number = 0;
};

/// Cohen's kappa (1960) for one main theme a signal, with its large-sample standard error (Fleiss, Cohen and Everitt,
/// 1969, formula 13) and the 95 % interval from it. A signal may have several themes, but each reader names the one that
/// it is mostly about, and only that is compared.
struct Agreement {
    std::int64_t agree = 0;
    std::int64_t of = 0;
    bool can_tell = false;  ///< 30 or more were read twice, and the readers did not put all of them under one theme
    double kappa = 0;
    double low = 0;
    double high = 0;
};
Agreement agreement(std::vector<PairCount> const& pairs);

/// Of the signals that at least one of the two put under this theme, how many both did.
struct Shared {
    std::int64_t both = 0;
    std::int64_t either = 0;
};
Shared shared_under(std::vector<PairCount> const& pairs, std::int64_t theme);

/// The same pairs, with every other theme as one: for the kappa of one theme.
std::vector<PairCount> this_one_or_not(std::vector<PairCount> const& pairs, std::int64_t theme);

constexpr std::int64_t readings_to_tell_kappa = 30;
constexpr std::int64_t readings_to_tell_a_theme = 10;

}  // namespace heed::loop
