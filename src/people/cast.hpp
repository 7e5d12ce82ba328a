#pragma once
// The named cast: who works at the demonstration council, and in the tests, so that both read as the same story.

#include <span>
#include <string>
#include <string_view>

#include "people/may.hpp"

namespace heed::people {

struct CastMember {
    std::string_view first;  ///< also the name they sign in with: <first>@thornmere.example
    std::string_view last;
    Role role{};
    std::string_view team;

    std::string name() const;
    std::string email(std::string_view council_slug) const;
};

inline constexpr CastMember callum{"Callum", "Byrne", Role::practitioner, "Northside locality team"};
inline constexpr CastMember dev{"Dev", "Okafor", Role::complaints_officer, "Complaints and feedback"};
inline constexpr CastMember esther{"Esther", "Amoah", Role::principal_social_worker, "Practice and learning"};
inline constexpr CastMember grace{"Grace", "Sutton", Role::contact_adviser, "Contact centre"};
inline constexpr CastMember hugh{"Hugh", "Pemberton", Role::academy_manager, "Practice and learning"};
inline constexpr CastMember imani{"Imani", "Clarke", Role::board_member, "Partnership boards"};
inline constexpr CastMember jo{"Jo", "Fairley", Role::marac_coordinator, "Safeguarding"};
inline constexpr CastMember kiran{"Kiran", "Dhillon", Role::director, "Directorate"};
inline constexpr CastMember lena{"Lena", "Novak", Role::independent_reader, "Independent readers"};
inline constexpr CastMember mo{"Mo", "Rahman", Role::administrator, "Digital services"};
/// Of Ashcombe, the other council, who must see nothing of Thornmere.
inline constexpr CastMember frank{"Frank", "Ellery", Role::complaints_officer, "Complaints and feedback"};

/// Everybody who works at Thornmere, one for each role.
std::span<CastMember const> cast();

}  // namespace heed::people
