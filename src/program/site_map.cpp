#include "program/site_map.hpp"

namespace heed::program {

void mount_everything(people::Site& at) {
    static_cast<void>(at);
}

}  // namespace heed::program
