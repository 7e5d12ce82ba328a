#include "areas/briefings/pages.hpp"

#include <fmt/format.h>

#include "areas/briefings/screens.hpp"
#include "loop/offers.hpp"

namespace heed::briefings {

void mount(people::Site& at) {
    at.menu(people::Section::shared, "Briefings", "/briefings", may::be_signed_in);
    at.menu(people::Section::shared, "To read", "/briefings/to-read", may::be_signed_in);
    mount_library(at);
    mount_writing(at);
    mount_reading(at);
    mount_sending(at);
    mount_settings(at);
    loop::Offer offer;
    offer.path = [](std::int64_t id) { return path_of({id}); };
    offer.begin_from = [](std::int64_t point) { return fmt::format("/briefings/new?point={}", point); };
    loop::offers().add("briefing", offer);
}

}  // namespace heed::briefings
