#include "areas/complaints/clocks/clocks_room.hpp"

#include "areas/complaints/clocks/clock_acts.hpp"
#include "areas/complaints/clocks/reminders.hpp"
#include "areas/complaints/clocks/settings_page.hpp"

namespace heed::complaints {

void mount_clocks(people::Site& at) {
    namespace may = people::may;
    mount_act<split_it>(at);
    mount_act<take_further>(at);
    mount_act<make_it_a_complaint>(at);
    mount_act<say_what_it_is>(at);
    mount_act<hold_it>(at);
    mount_act<take_longer>(at);
    mount_act<say_who_leads>(at);
    mount_act<name_an_organisation>(at);
    mount_act<send_it_on>(at);
    mount_act<refuse_representative>(at);
    mount_act<say_who_may_know>(at);
    mount_act<correct_contact>(at);
    mount_act<record_representation>(at);
    mount_act<record_facts>(at);
    at.get("/complaints/reminders", may::see_cases, show_reminders);
    at.menu(people::Section::council, "Clocks of complaints", "/complaints/settings", may::oversee_complaints);
    at.get("/complaints/settings", may::oversee_complaints, show_settings);
    at.post("/complaints/settings", may::oversee_complaints, set_settings);
}

}  // namespace heed::complaints
