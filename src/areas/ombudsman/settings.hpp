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
};
Settings settings_of(store::Reading const& db);
int days_of_warning(store::Reading const& db);

/// As it was typed.
struct SettingsDraft {
    std::string population{};
    std::optional<AuthorityType> type{};
    std::string published_name{};
    std::string days_of_warning{};
    std::string sub_categories{};  ///< one on each line
};
Outcome<Settings> settings_from(SettingsDraft const& draft);
/// With its event.
void set_settings(store::Writing& db, Settings const& settings, Instant now, std::int64_t by);

}  // namespace heed::ombudsman
