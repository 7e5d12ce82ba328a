#include "areas/api/pages.hpp"

#include "areas/api/routes.hpp"

namespace heed::api {

void mount(people::Site& at) {
    at.menu(people::Section::council, "Other systems", "/other-systems", people::may::manage_tokens);
    mount_overview(at);
    mount_tokens(at);
    mount_webhooks(at);
    mount_description(at);
    mount_signals(at);
    mount_survey_events(at);
    mount_learning(at);
    mount_names(at);
    mount_events(at);
}

}  // namespace heed::api
