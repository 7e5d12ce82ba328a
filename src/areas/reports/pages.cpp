#include "areas/reports/pages.hpp"

#include "areas/reports/screens.hpp"

namespace heed::reports {

void mount(people::Site& at) {
    mount_making(at);
    mount_finishing(at);
    mount_settings(at);
    mount_reading(at);
}

}  // namespace heed::reports
