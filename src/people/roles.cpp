#include "people/roles.hpp"

#include <fmt/ranges.h>

namespace heed::people {

std::string_view what_it_gives(Role role) {
    switch (role) {
        case Role::practitioner:
            return "Social workers, occupational therapists and others who work with people: sees and records what was "
                   "heard, and what was learned.";
        case Role::contact_adviser: return "Answers calls and letters: records what was heard and looks up cases.";
        case Role::complaints_officer:
            return "Acknowledges and answers complaints, looks after themes and learning, and reads what a worker must "
                   "not be told.";
        case Role::principal_social_worker:
            return "Looks after themes, learning and proofs, and reads published reports in.";
        case Role::academy_manager: return "Turns learning into training and writes it down; sees no case.";
        case Role::board_member: return "Sees what was heard and learned, without the people behind it.";
        case Role::marac_coordinator:
            return "Sees and records what was heard, and what was learned; sees no complaint.";
        case Role::director:
            return "Sees cases, learning and the event log, and reads published reports in; changes nothing.";
        case Role::independent_reader:
            return "Is not of the service. Reads cases, also those that a worker must not be told of.";
        case Role::administrator: return "Adds people, gives roles and ends access. Sees no case at all.";
    }
    return "";
}

std::string spoken(std::set<Role> const& roles) {
    std::vector<std::string> words;
    words.reserve(roles.size());
    for (auto const role : roles) {
        words.push_back(spoken(role));
    }
    return words.empty() ? "no role" : fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace heed::people
