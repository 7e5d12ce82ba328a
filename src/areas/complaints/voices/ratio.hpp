#pragma once
// How many concerns there are for each complaint, and how sure that can be. Where concerns are welcome there are several
// for each complaint; where there are none, people may be afraid, or nobody writes them down.
//
// Given their sum, the number of concerns is binomial with the share r/(1 + r), so Wilson's interval of that share, turned
// into odds, is an interval of the ratio r.

#include <cstdint>
#include <optional>
#include <string>

#include "measure/interval.hpp"

namespace heed::complaints {

struct Ratio {
    std::optional<double> value;  ///< none without a complaint
    double low = 0;
    std::optional<double> high;  ///< none without a complaint: it may be any number
    bool operator==(Ratio const&) const = default;
};

/// Nothing where there is neither. Counts below 0 are a bug.
std::optional<Ratio> concerns_for_each_complaint(std::int64_t concerns, std::int64_t complaints);

/// "1.5" and "0.6 to 3.7"; without a complaint "no complaint" and "at least 0.6".
std::string value_in_words(Ratio const& ratio);
std::string interval_in_words(Ratio const& ratio);

}  // namespace heed::complaints
