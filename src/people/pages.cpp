#include "people/pages.hpp"

namespace heed::people {

void mount(Site& at) {
    mount_sign_in(at);
    mount_join(at);
    mount_staff(at);
    mount_account(at);
    at.menu(Section::council, "Staff", "/staff", may::manage_staff);
}

}  // namespace heed::people
