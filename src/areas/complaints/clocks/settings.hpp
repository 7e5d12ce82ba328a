#pragma once
// What a council sets for its complaints: how long each clock is that no law fixes, what a hold stops, who is named for
// regulation 4, and when people are reminded.

#include <string>
#include <vector>

#include "areas/complaints/clocks/clocks.hpp"
#include "areas/complaints/store.hpp"

namespace heed::complaints {

/// Beside the clocks. Every one has a default that no source contradicts.
struct ComplaintChoices {
    std::string responsible_person;    ///< reg. 4: answers for all; signs, or authorises others to
    std::int64_t complaints_lead = 0;  ///< reg. 4: runs the procedure; a member of staff; 0: nobody is named
    int remind_before = 2;             ///< working days before a step is due
    bool notice_of_quick_endings =
        false;  ///< reg. 8(2A), which we believe to spare (c): tell them in writing all the same
};

ComplaintChoices complaint_choices(store::Reading const& db);
std::vector<ComplaintSetting> complaint_settings(store::Reading const& db);

/// One that is not known, or out of bounds, is a problem of the field of its name, dots written as "_".
Outcome<std::vector<ComplaintSetting>> settings_from(std::vector<ComplaintSetting> const& typed, Clocks const& clocks);

/// Open cases follow at once, the first with the change itself (clock_changes.hpp).
void set_complaint_settings(store::Writing& db, std::vector<ComplaintSetting> const& settings, Doing const& doing);

/// The names of what is set beside the clocks.
namespace chosen {
constexpr std::string_view responsible_person = "responsible_person";
constexpr std::string_view complaints_lead = "complaints_lead";
constexpr std::string_view remind_before = "remind_before";
constexpr std::string_view notice_of_quick_endings = "notice_of_quick_endings";
}  // namespace chosen

}  // namespace heed::complaints
