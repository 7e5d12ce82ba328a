#include "areas/complaints/intake/intake.hpp"

#include "areas/complaints/acts.hpp"
#include "areas/complaints/intake/case_files.hpp"
#include "areas/complaints/intake/journey.hpp"
#include "areas/complaints/intake/needs_pages.hpp"
#include "areas/complaints/intake/paper_pages.hpp"
#include "areas/complaints/intake/resident_pages.hpp"
#include "areas/complaints/intake/suggestion_pages.hpp"
#include "areas/complaints/intake/way_in_settings.hpp"

namespace heed::complaints {

namespace may = people::may;

namespace {

void mount_for_residents(people::Site& at) {
    at.get("/", may::anybody, show_start);
    at.get("/tell-us", may::anybody, show_choices);
    at.get("/tell-us/complaint", may::anybody, show_complaint_form);
    at.post("/tell-us/complaint", may::anybody, receive_complaint);
    at.get("/tell-us/complaint/one-page", may::anybody, show_whole_complaint);
    at.get("/tell-us/concern", may::anybody, show_concern_form);
    at.post("/tell-us/concern", may::anybody, receive_concern);
    at.get("/tell-us/concern/one-page", may::anybody, show_whole_concern);
    at.get("/tell-us/compliment", may::anybody, show_compliment_form);
    at.post("/tell-us/compliment", may::anybody, receive_compliment);
    at.post("/tell-us/question", may::anybody, answer_question);
    at.upload("/tell-us/files", may::anybody, answer_with_file);
    at.post("/tell-us/help", may::anybody, answer_with_help);
    at.post("/tell-us/send", may::anybody, send_it);
    at.get("/tell-us/come-back", may::anybody, show_come_back);
    at.post("/tell-us/come-back", may::anybody, come_back);
    at.get("/tell-us/easy-read", may::anybody, show_easy_read);
    at.get("/tell-us/print", may::anybody, show_printed_form);
    at.get("/follow", may::anybody, show_follow_form);
    at.post("/follow", may::anybody, follow);
    at.post("/follow/add", may::anybody, add_more);
    at.upload("/follow/add-file", may::anybody, add_file_to_followed);
    at.post("/follow/file", may::anybody, open_followed_file);
}

}  // namespace

void mount_intake(people::Site& at) {
    mount_for_residents(at);

    mount_act<review_needs>(at);
    mount_act<meet_needs>(at);
    mount_act<join_to_person>(at);
    mount_act<part_from_person>(at);
    at.get("/complaints/{id}/files", may::see_cases, show_files);
    at.upload("/complaints/{id}/files", may::answer_complaints, add_file);
    at.get("/complaints/{id}/files/{file}", may::see_cases, open_file);
    tell_of_destroyed_files();

    at.menu(people::Section::council, "Help to suggest", "/suggestions", may::answer_complaints);
    at.get("/suggestions", may::answer_complaints, list_suggestions);
    at.post("/suggestions", may::answer_complaints, add_suggestion);
    at.get("/suggestions/{id}", may::answer_complaints, show_suggestion);
    at.post("/suggestions/{id}", may::answer_complaints, change_suggestion);
    at.menu(people::Section::council, "The way in", "/way-in", may::oversee_complaints);
    at.get("/way-in", may::oversee_complaints, show_way_in_settings);
    at.post("/way-in", may::oversee_complaints, set_way_in_settings);
}

}  // namespace heed::complaints
