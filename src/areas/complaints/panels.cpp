#include "areas/complaints/panels.hpp"

#include "areas/complaints/charging/charging.hpp"
#include "areas/complaints/clocks/clocks_panel.hpp"
#include "areas/complaints/inquiry/contributor_pages.hpp"
#include "areas/complaints/inquiry/investigation_panel.hpp"
#include "areas/complaints/inquiry/letter_pages.hpp"
#include "areas/complaints/inquiry/remedy_pages.hpp"
#include "areas/complaints/intake/case_files.hpp"
#include "areas/complaints/intake/needs_pages.hpp"
#include "areas/complaints/voices/reading.hpp"
#include "areas/complaints/voices/thanks.hpp"

namespace heed::complaints {

std::vector<Panel> const& case_panels() {
    static std::vector<Panel> const panels{{"It waits", show_waiting},
                                           {"Read by somebody independent", show_reading},
                                           {"What came with it", show_parts},
                                           {"Other organisations", show_bodies},
                                           {"The time given", show_times},
                                           {"The investigation", show_investigation},
                                           {"Asked outside the council", show_contributors},
                                           {"What was promised", show_remedies},
                                           {"The response", show_response},
                                           {"Thanks passed on", show_thanks},
                                           {"The care event behind it", show_care_events},
                                           {"Who and what else", show_standing},
                                           {"What this person needs", needs_panel},
                                           {"Files", files_panel}};
    return panels;
}

}  // namespace heed::complaints
