#include "loop/pages.hpp"

#include "loop/before/seen_before_pages.hpp"
#include "loop/learning/learning_account.hpp"
#include "loop/search/search_page.hpp"

namespace heed::loop {

namespace may = people::may;

void mount(people::Site& at) {
    at.menu(people::Section::home, "What waits for you", "/home", may::be_signed_in);
    at.menu(people::Section::heard, "Signals", "/signals", may::see_signals);
    at.menu(people::Section::learned, "Themes", "/themes", may::see_signals);
    at.menu(people::Section::learned, "Register", "/register", may::see_learning);
    at.menu(people::Section::learned, "Learning points", "/learning-points", may::see_learning);
    mount_home(at);
    mount_picture(at);
    mount_search(at);
    mount_signals(at);
    mount_themes(at);
    mount_exports(at);
    mount_learning_points(at);
    mount_register(at);
    mount_deciding(at);
    mount_versions(at);
    mount_seen_before(at);
    mount_source_corrections(at);
    mount_plans(at);
    mount_shares(at);
    mount_proofs(at);
    mount_proof_changes(at);
    mount_runs(at);
    mount_standing(at);
    mount_telling(at);
    mount_publishing(at);
    mount_said_and_done(at);
    accounts().add("learning", 500, account_of_learning);
}

}  // namespace heed::loop
