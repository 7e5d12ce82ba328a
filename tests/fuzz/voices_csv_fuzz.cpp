// The files that staff put in about voices and charging: no file may crash a reader, and what is taken can be kept.

#include <cstdint>
#include <cstdlib>

#include "areas/complaints/charging/care_event.hpp"
#include "areas/complaints/charging/waits.hpp"
#include "areas/complaints/voices/who_speaks.hpp"

namespace {

using namespace heed;

void must_hold(bool condition) {
    if (!condition) {
        std::abort();
    }
}

Day const today = *day_of(2026, 11, 23);

void groups(std::string_view text) {
    auto const read = complaints::people_supported_from(text);
    must_hold(read.has_value() || !read.error().empty());
    if (read) {
        std::vector<complaints::DimensionHeard> heard;
        for (auto const& dimension : complaints::dimensions_of(*read)) {
            must_hold(dimension.people() > 0 && dimension.groups.size() >= 2);
            heard.push_back({dimension, std::vector<std::int64_t>(dimension.groups.size(), 1)});
        }
        complaints::who_speaks(heard, 40);
    }
}

void events(std::string const& text) {
    auto const read = complaints::care_events_from(text, {}, today);
    must_hold(read.has_value() || !read.error().empty());
    if (read) {
        for (auto const& event : *read) {
            must_hold(event.from_day <= event.to_day && event.to_day <= today && event.pence.value_or(0) >= 0);
        }
    }
}

void waits(std::string_view text) {
    auto const read = complaints::financial_waits_from(text, today);
    must_hold(read.has_value() || !read.error().empty());
    if (read) {
        for (auto const& wait : *read) {
            must_hold(wait.asked_on <= wait.completed_on.value_or(today));
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string const text(reinterpret_cast<char const*>(bytes), size);
    groups(text);
    events(text);
    events("kind,from,to,provider,service,amount,how_known,reference\n" + text);
    waits(text);
    return 0;
}
