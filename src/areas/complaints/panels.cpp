#include "areas/complaints/panels.hpp"

#include "areas/complaints/inquiry/investigation_panel.hpp"
#include "areas/complaints/intake/needs.hpp"

namespace heed::complaints {

std::vector<Panel> const& case_panels() {
    static std::vector<Panel> const panels{{"The investigation", show_investigation},
                                           {"What this person needs", needs_panel}};
    return panels;
}

}  // namespace heed::complaints
