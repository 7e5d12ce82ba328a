#include "measure/share_in_time.hpp"

namespace heed::measure {

namespace {

void mark_shifts(std::vector<SharePoint>& points) {
    std::size_t from = 0;
    for (std::size_t i = 0; i <= points.size(); ++i) {
        bool const goes_on = i > from && i < points.size() && points[i].way == points[from].way && points[i].way != 0;
        if (i == from || goes_on) {
            continue;
        }
        for (auto k = from; i - from >= periods_of_a_shift && k < i; ++k) {
            points[k].in_shift = true;
        }
        from = i;
    }
}

}  // namespace

Outcome<ShareInTime> share_in_time(std::span<FunnelUnit const> periods) {
    auto const found = funnel(periods);
    if (!found) {
        return tl::make_unexpected(found.error());
    }
    ShareInTime told{found->centre, {}};
    for (auto const& point : found->points) {
        SharePoint one{point.share, point.limits_998, false, false, 0};
        one.outside = point.share < one.limits.low || point.share > one.limits.high;
        one.way = point.share > told.centre ? 1 : point.share < told.centre ? -1 : 0;
        told.points.push_back(one);
    }
    mark_shifts(told.points);
    return told;
}

}  // namespace heed::measure
