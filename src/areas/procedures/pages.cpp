#include "areas/procedures/pages.hpp"

#include <fmt/format.h>

#include "areas/procedures/accounts.hpp"
#include "areas/procedures/screens.hpp"
#include "loop/offers.hpp"

namespace heed::procedures {

void mount(people::Site& at) {
    at.menu(people::Section::shared, "Procedures", "/procedures", may::be_signed_in);
    mount_reading(at);
    mount_writing(at);
    mount_checking(at);
    loop::Offer offer;
    offer.path = [](std::int64_t id) { return path_of({id}); };
    offer.as_actions = {"Procedures: change a procedure"};
    offer.begin_from = [](std::int64_t point) { return fmt::format("/procedures/new?point={}", point); };
    loop::offers().add("procedure", offer);
    loop::accounts().add("procedures", 400, account_of_procedures);
}

}  // namespace heed::procedures
