#include "areas/complaints/inquiry/inquiry.hpp"

#include "areas/complaints/inquiry/contribution_pages.hpp"
#include "areas/complaints/inquiry/contributor_pages.hpp"
#include "areas/complaints/inquiry/inquiry_acts.hpp"
#include "areas/complaints/inquiry/letter_pages.hpp"
#include "areas/complaints/inquiry/promises_page.hpp"
#include "areas/complaints/inquiry/remedy_pages.hpp"
#include "areas/complaints/inquiry/signing_pages.hpp"

namespace heed::complaints {

void mount_inquiry(people::Site& at) {
    mount_act<set_an_issue>(at);
    mount_act<name_an_investigator>(at);
    mount_act<name_staff_it_is_about>(at);
    mount_act<add_some_evidence>(at);
    mount_act<record_a_finding>(at);
    mount_remedies(at);
    mount_letters(at);
    mount_signing(at);
    mount_promises(at);
    mount_contributors(at);
    mount_contributions(at);
}

}  // namespace heed::complaints
