#include "areas/surveys/pages.hpp"

#include "areas/surveys/account.hpp"
#include "areas/surveys/answer_pages.hpp"
#include "areas/surveys/asking.hpp"
#include "areas/surveys/staff_parts.hpp"
#include "loop/offers.hpp"

namespace heed::surveys {

void mount(people::Site& at) {
    mount_answers(at);
    mount_stop(at);
    mount_surveys(at);
    mount_events(at);
    mount_letters(at);
    mount_entry(at);
    mount_results(at);
    loop::accounts().add("surveys", 300, account_of_surveys);
    loop::offers().add("survey",
                       {.path = [](std::int64_t id) { return path_of({id}); }, .hear_of_event = hear_of_event});
}

}  // namespace heed::surveys
