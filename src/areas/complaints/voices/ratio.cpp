#include "areas/complaints/voices/ratio.hpp"

#include <fmt/format.h>

#include "kernel/must.hpp"

namespace heed::complaints {

std::optional<Ratio> concerns_for_each_complaint(std::int64_t concerns, std::int64_t complaints) {
    must(concerns >= 0 && complaints >= 0, "a count is below zero");
    if (concerns + complaints == 0) {
        return std::nullopt;
    }
    auto const share = measure::wilson(concerns, concerns + complaints);
    Ratio ratio;
    ratio.low = share.low / (1 - share.low);
    if (complaints > 0) {
        ratio.value = static_cast<double>(concerns) / static_cast<double>(complaints);
        ratio.high = share.high / (1 - share.high);
    }
    return ratio;
}

std::string value_in_words(Ratio const& ratio) {
    return ratio.value ? fmt::format("{:.1f}", *ratio.value) : "no complaint";
}

std::string interval_in_words(Ratio const& ratio) {
    return ratio.high ? fmt::format("{:.1f} to {:.1f}", ratio.low, *ratio.high)
                      : fmt::format("at least {:.1f}", ratio.low);
}

}  // namespace heed::complaints
