#pragma once
// The administrator's rules for adding and changing members: pure.

#include <set>
#include <string>
#include <vector>

#include "kernel/outcome.hpp"
#include "people/member.hpp"
#include "web/form.hpp"

namespace heed::people {

/// What was typed in the staff form.
struct StaffDraft {
    std::string name;
    std::string email;               ///< only of a new member
    std::vector<std::string> roles;  ///< names of roles
    std::string team;                ///< number of a team that is there; "" for none of them
    std::string new_team;
};

StaffDraft read_staff_draft(web::Request const& request);

struct StaffAnswers {
    std::string name;
    std::string email;
    std::set<Role> roles;
    Id<Team> team;  ///< 0 where the new team is used
    std::string new_team;
};

/// `is_new`: the address counts too. `must_stay_administrator`: this is the last one.
Outcome<StaffAnswers> check_staff(StaffDraft const& draft, bool is_new, bool must_stay_administrator,
                                  std::vector<Team> const& teams);

}  // namespace heed::people
