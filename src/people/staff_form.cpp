#include "people/staff_form.hpp"

#include <algorithm>

#include "people/members.hpp"
#include "web/router.hpp"

namespace heed::people {

namespace {

constexpr std::size_t longest_name = 100;

Id<Team> team_among(std::string const& typed, std::vector<Team> const& teams) {
    auto const number = web::parse_id(typed);
    bool const known = number && std::ranges::find(teams, Id<Team>{*number}, &Team::id) != teams.end();
    return known ? Id<Team>{*number} : Id<Team>{};
}

Id<Team> team_called(std::string const& name, std::vector<Team> const& teams) {
    auto const found = std::ranges::find(teams, name, &Team::name);
    return found == teams.end() ? Id<Team>{} : found->id;
}

std::set<Role> roles_among(std::vector<std::string> const& typed) {
    std::set<Role> roles;
    for (auto const& name : typed) {
        if (auto const role = named<Role>(name)) {
            roles.insert(*role);
        }
    }
    return roles;
}

}  // namespace

StaffDraft read_staff_draft(web::Request const& request) {
    web::Form const form(request);
    return {form.text("name"), form.text("email"), form.all("roles"), form.text("team"), form.text("new-team")};
}

Outcome<StaffAnswers> check_staff(StaffDraft const& draft, bool is_new, bool must_stay_administrator,
                                  std::vector<Team> const& teams) {
    StaffAnswers answers{draft.name, kept_email(draft.email), roles_among(draft.roles), team_among(draft.team, teams),
                         draft.new_team};
    if (!draft.new_team.empty()) {
        answers.team = team_called(draft.new_team, teams);
    }
    web::Checking check;
    check.expect_text(answers.name, "name", "Enter the person’s name", longest_name);
    if (is_new) {
        check.expect(!answers.email.empty(), "email", "Enter the person’s email address");
        check.expect(answers.email.empty() || looks_like_email(answers.email), "email",
                     "Enter an email address in the right form, such as name@council.example");
    }
    check.expect(answers.roles.size() == draft.roles.size() && !answers.roles.empty(), "roles",
                 "Choose at least one role");
    check.expect(!must_stay_administrator || answers.roles.contains(Role::administrator), "roles",
                 "This is the only administrator. Make somebody else one first");
    check.expect(answers.team || !draft.new_team.empty(), "team", "Choose a team, or enter the name of a new one");
    check.expect_at_most(draft.new_team, "new-team", "The team’s name", longest_name);
    if (!check.fine()) {
        return check.problems();
    }
    return answers;
}

}  // namespace heed::people
