#include "areas/complaints/entry_titles.hpp"

#include <algorithm>
#include <array>

namespace heed::complaints {

namespace {

struct Title {
    std::string_view what;
    std::string_view says;
};

constexpr std::array titles{Title{"received", "Received"},
                            Title{"added", "Added by the person"},
                            Title{"acknowledged", "Acknowledged"},
                            Title{"planned", "Plan agreed"},
                            Title{"planned_again", "Plan changed"},
                            Title{"issue_added", "Issue added"},
                            Title{"issue_changed", "Issue changed"},
                            Title{"issue_left_out", "Issue left out"},
                            Title{"investigator_named", "Investigator named"},
                            Title{"staff_named", "It is about a member of staff"},
                            Title{"staff_not_named", "It is not about a member of staff"},
                            Title{"evidence_added", "Evidence added"},
                            Title{"found", "Finding recorded"},
                            Title{"asked_outside", "Somebody outside was asked"},
                            Title{"outside_code_changed", "New code for somebody outside"},
                            Title{"outside_reminded", "Somebody outside was reminded"},
                            Title{"outside_ended", "A link for somebody outside was ended"},
                            Title{"answered_outside", "Somebody outside answered"},
                            Title{"response_drafted", "Response written"},
                            Title{"response_checked", "Response looked over"},
                            Title{"response_signed", "Response signed"},
                            Title{"answer_form_sent", "Answer sent in the form needed"},
                            Title{"answer_form_given", "Form of the answer given to somebody"},
                            Title{"remedy_promised", "Remedy promised"},
                            Title{"remedy_done", "Remedy carried out"},
                            Title{"remedy_moved", "Remedy moved to another day"},
                            Title{"remedy_given_up", "Remedy will not be done"},
                            Title{"remedy_update", "Told how a remedy goes"},
                            Title{"remedy_learned", "Remedy sent into the loop"},
                            Title{"answered", "Answered"},
                            Title{"closed", "Closed"},
                            Title{"taken_though_late", "Taken after 12 months"},
                            Title{"note", "Note"},
                            Title{"message", "Message to the person"},
                            Title{"taken_on", "Given to somebody"},
                            Title{"service_named", "Service chosen"},
                            Title{"split", "Split into what it holds"},
                            Title{"track_changed", "Taken for something else"},
                            Title{"taken_further", "Taken to stage 2"},
                            Title{"put_on_hold", "Put on hold"},
                            Title{"still_on_hold", "Still on hold"},
                            Title{"hold_ended", "Goes on"},
                            Title{"lengthened", "Longer time taken"},
                            Title{"clock_moved", "A day moved by itself"},
                            Title{"joined", "Crosses organisations"},
                            Title{"organisation_named", "Another organisation"},
                            Title{"kept_from_worker", "Kept from the worker"},
                            Title{"not_kept_from_worker", "The worker may know"},
                            Title{"contact_corrected", "Contact corrected"},
                            Title{"representation_recorded", "Who makes it"},
                            Title{"facts_recorded", "Facts recorded"},
                            Title{"confirmed", "Confirmed that a person sent it"},
                            Title{"needs_reviewed", "Asked again what they need"},
                            Title{"needs_follow", "What they need, as they told us elsewhere"},
                            Title{"same_person", "The same person as before"},
                            Title{"another_person", "Another person"},
                            Title{"need_met", "Given in the form they need"},
                            Title{"need_not_met", "Not given in the form they need"},
                            Title{"file_added", "A file was added"},
                            Title{"file_destroyed", "A file was destroyed"},
                            Title{"told_back", "Told back what changed"}};

}  // namespace

std::string title_of_entry(std::string_view what) {
    auto const* const found = std::ranges::find(titles, what, &Title::what);
    return std::string(found == titles.end() ? what : found->says);
}

}  // namespace heed::complaints
