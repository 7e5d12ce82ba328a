#include "areas/complaints/charging/charging_parts.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace heed::complaints {

namespace govuk = web::govuk;

std::string EventNames::provider_of(CareEvent const& event) const {
    return event.provider == 0 ? "" : names_.of(By::spoken_about, event.provider);
}

std::string EventNames::service_of(CareEvent const& event) const {
    return event.service == 0 ? "" : names_.of(By::service, event.service);
}

std::string EventNames::line_of(CareEvent const& event) const {
    auto const provider = provider_of(event);
    return fmt::format("{}, {}{}{} ({})", spoken(event.kind), days_in_words(event), provider.empty() ? "" : ", ",
                       provider, event.id.number);
}

std::string days_in_words(CareEvent const& event) {
    return event.from_day == event.to_day ? spoken(event.from_day)
                                          : fmt::format("{} to {}", spoken(event.from_day), spoken(event.to_day));
}

web::Html charging_links(people::Here const& here) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> all{
        std::pair{"/charging", "Care events"}, std::pair{"/charging/waits", "Waits for a financial assessment"}};
    web::Html items;
    for (auto const& [path, words] : all) {
        items += govuk::element("li").holding(here.path == path
                                                  ? govuk::element("strong").with("aria-current", "page").holding(words)
                                                  : loop::link(path, words));
    }
    return govuk::element("nav")
        .with("aria-label", "Charging")
        .holding(govuk::element("ul").classes("govuk-list heed-choices").holding(items));
}

}  // namespace heed::complaints
