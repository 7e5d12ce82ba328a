#pragma once
// What a council sets for itself: what nobody could verify, and what only it knows.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/described.hpp"
#include "kernel/outcome.hpp"
#include "store/store.hpp"
#include "web/form.hpp"

namespace heed::ombudsman {

/// The types of authority by which the Ombudsman compares (LGSCO, Information for link officers).
enum class AuthorityType { county, district, metropolitan, unitary, london_borough };
BOOST_DESCRIBE_ENUM(AuthorityType, county, district, metropolitan, unitary, london_borough)
/// "London borough".
std::string_view spoken(AuthorityType type);
/// However a file spells it: "London Borough", "london boroughs", "Met", "Unitary authority".
std::optional<AuthorityType> authority_type_in(std::string_view text);

struct Settings {
    std::int64_t population = 0;  ///< 0: not known; then no rate for each 100,000 is shown
    std::optional<AuthorityType> type{};
    std::string published_name{};               ///< as the Ombudsman's tables spell the council; empty: its own name
    int days_of_warning = 14;                   ///< before a remedy is due
    std::vector<std::string> sub_categories{};  ///< of "Adult care services"
    bool remind_by_email = true;
    int days_for_answers = 5;    ///< before an enquiry or comments on a draft are due
    int days_for_overseers = 3;  ///< before anything is due; never sooner than its owner
};
Settings settings_of(store::Reading const& db);
int days_of_warning(store::Reading const& db);

/// When whom is reminded by e-mail: reminders.hpp.
struct ReminderDays {
    bool on = true;
    int before_remedies = 14;
    int before_answers = 5;
    int overseers_before = 3;
};
ReminderDays reminder_days(store::Reading const& db);

/// As it was typed.
struct SettingsDraft {
    std::string population{};
    std::optional<AuthorityType> type{};
    std::string published_name{};
    std::string days_of_warning{};
    std::string sub_categories{};  ///< one on each line
    bool remind_by_email = false;
    std::string days_for_answers{};
    std::string days_for_overseers{};
};
Outcome<Settings> settings_from(SettingsDraft const& draft);
/// With its event.
void set_settings(store::Writing& db, Settings const& settings, Instant now, std::int64_t by);

}  // namespace heed::ombudsman
