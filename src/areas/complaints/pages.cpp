#include "areas/complaints/pages.hpp"

#include "areas/complaints/accounts.hpp"
#include "areas/complaints/acts.hpp"
#include "areas/complaints/charging/charging.hpp"
#include "areas/complaints/clocks/clocks_room.hpp"
#include "areas/complaints/clocks/corrections.hpp"
#include "areas/complaints/inquiry/inquiry.hpp"
#include "areas/complaints/inquiry/promises_account.hpp"
#include "areas/complaints/intake/intake.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/intake/ring_back.hpp"
#include "areas/complaints/staff_pages.hpp"
#include "areas/complaints/store.hpp"
#include "areas/complaints/told_back.hpp"
#include "areas/complaints/told_back_pages.hpp"
#include "areas/complaints/voices/voices.hpp"
#include "loop/offers.hpp"

namespace heed::complaints {

namespace {

namespace may = people::may;

std::optional<loop::SourceFound> find_complaint(store::Reading const& db, std::string_view reference) {
    auto const id = id_of(reference);
    auto const story = id ? find_story(db, *id, true) : std::nullopt;
    return story ? std::optional(loop::SourceFound{id->number, story->said.kept_from_worker}) : std::nullopt;
}

void offer_to_the_loop() {
    loop::offers().add("complaint",
                       {.tell_back = tell_back,
                        .path = [](std::int64_t id) { return path_of({id}); },
                        .as_actions = {"Complaints: change the letter", "Complaints: change the procedure"},
                        .reach = how_to_reach_teller_of,
                        .open_concern = open_concern,
                        .find = find_complaint,
                        .reference = [](std::int64_t id) { return reference_of({id}); },
                        .with_the_ombudsman = note_the_ombudsman});
    loop::accounts().add("complaints", 100, account_of_complaints);
    loop::accounts().add("promises", 150, account_of_promises);
}

}  // namespace

void mount(people::Site& at) {
    mount_intake(at);

    at.menu(people::Section::heard, "Complaints", "/complaints", may::see_cases);
    at.get("/complaints", may::see_cases, list_them);
    at.get("/complaints/new", may::record_signals, show_log);
    at.upload("/complaints/new", may::record_signals, log_it);
    at.get("/complaints/{id}", may::see_cases, show_case);
    mount_inquiry(at);
    mount_clocks(at);

    mount_act<confirm_it>(at);
    mount_act<decide_on_lateness>(at);
    mount_act<acknowledge_it>(at);
    mount_act<resolve_quickly>(at);
    mount_act<agree_a_plan>(at);
    mount_act<write_words>(at);
    mount_act<give_to_officer>(at);
    mount_act<choose_service>(at);
    mount_act<close_it>(at);
    mount_act<exclude_it>(at);

    at.get("/complaints/{id}/tell-back/{telling}", may::answer_complaints, show_telling_task);
    at.post("/complaints/{id}/tell-back/{telling}", may::answer_complaints, end_telling_task);
    at.get("/complaints/{id}/tell-back/{telling}/letter", may::answer_complaints, show_telling_letter);

    mount_voices(at);
    mount_charging(at);

    offer_to_the_loop();
}

}  // namespace heed::complaints
