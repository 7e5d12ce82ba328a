// The points of a run that staff paste in: whatever comes, what is taken is one point a day, in order, and can be charted.

#include <cmath>
#include <cstdint>
#include <string_view>

#include "kernel/must.hpp"
#include "loop/proof/run.hpp"

using namespace heed;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    Day const today = *day_of(2026, 11, 23);
    auto const points = loop::points_from({reinterpret_cast<char const*>(bytes), size}, today);
    if (!points) {
        must(!points.error().front().says.empty(), "a refusal without a sentence");
        return 0;
    }
    must(points->size() <= loop::most_points_of_a_run, "too many points");
    for (std::size_t i = 0; i < points->size(); ++i) {
        must(std::isfinite((*points)[i].y) && (*points)[i].on_day <= today, "a point that cannot be");
        must(i == 0 || (*points)[i - 1].on_day < (*points)[i].on_day, "two points of one day, or out of order");
    }
    loop::RunTold told;
    told.points = *points;
    loop::chart_of(told);
    return 0;
}
