#include "areas/complaints/intake/intake.hpp"

#include "areas/complaints/acts.hpp"
#include "areas/complaints/intake/needs.hpp"
#include "areas/complaints/intake/resident_pages.hpp"

namespace heed::complaints {

namespace may = people::may;

void mount_intake(people::Site& at) {
    at.get("/", may::anybody, show_start);
    at.get("/tell-us", may::anybody, show_choices);
    at.get("/tell-us/complaint", may::anybody, show_complaint_form);
    at.post("/tell-us/complaint", may::anybody, receive_complaint);
    at.get("/tell-us/concern", may::anybody, show_concern_form);
    at.post("/tell-us/concern", may::anybody, receive_concern);
    at.get("/tell-us/compliment", may::anybody, show_compliment_form);
    at.post("/tell-us/compliment", may::anybody, receive_compliment);
    at.get("/follow", may::anybody, show_follow_form);
    at.post("/follow", may::anybody, follow);
    at.post("/follow/add", may::anybody, add_more);

    mount_act<review_needs>(at);
    mount_act<meet_needs>(at);
}

}  // namespace heed::complaints
