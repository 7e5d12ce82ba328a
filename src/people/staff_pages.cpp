#include <cctype>

#include <fmt/format.h>

#include "people/invitations.hpp"
#include "people/members.hpp"
#include "people/pages.hpp"
#include "people/passwords.hpp"
#include "people/roles.hpp"
#include "people/screens.hpp"
#include "people/staff_form.hpp"
#include "people/two_steps.hpp"
#include "people/versions.hpp"
#include "web/form.hpp"
#include "web/govuk/all.hpp"
#include "web/view.hpp"

namespace heed::people {

namespace {

namespace govuk = web::govuk;
using web::Html;

constexpr int most_on_a_page = 50;

struct StaffView {
    Html list;
    Html button;
    Html pages;
};
BOOST_DESCRIBE_STRUCT(StaffView, (), (list, button, pages))
web::Template<StaffView> const staff_page{"people/views/staff.html"};

struct LinkView {
    std::string name;
    std::string link;
    bool sent = false;
};
BOOST_DESCRIBE_STRUCT(LinkView, (), (name, link, sent))
web::Template<LinkView> const link_page{"people/views/invitation.html"};

struct ActView {
    std::string heading;
    std::string says;
    std::string action;
    Html form_fields;
    Html button;
};
BOOST_DESCRIBE_STRUCT(ActView, (), (heading, says, action, form_fields, button))
web::Template<ActView> const act_form{"people/views/act.html"};

std::string path_of(Id<Member> id) { return fmt::format("/staff/{}", id.number); }

/// What this page knew when it was drawn may be over by now.
void must_be(bool still_so) {
    if (!still_so) {
        throw Conflict();
    }
}

std::string team_name(std::vector<Team> const& teams, Id<Team> id) {
    for (auto const& team : teams) {
        if (team.id == id) {
            return team.name;
        }
    }
    return "No team";
}

Member must_find(store::Reading const& db, Id<Member> id) {
    auto member = find_member(db, id);
    if (!member) {
        throw NotFound();
    }
    return *member;
}

Html link_to(Member const& member) {
    return govuk::element("a").classes("govuk-link").with("href", path_of(member.id)).holding(member.name);
}

Html access_of(Here const& here, Member const& member) {
    if (member.ended_at) {
        return govuk::badge({.text = "Access ended"});
    }
    return has_password(here.db, member.id)
               ? web::escaped("Can sign in")
               : govuk::badge({.text = "Has not set a password yet", .standing = govuk::Standing::waiting});
}

Html table_of(Here const& here, std::vector<Member> const& members) {
    auto const all_teams = teams(here.db);
    govuk::Records records{
        .caption = "Everybody, by first name",
        .head = {{.text = "Name"}, {.text = "Email address"}, {.text = "Team"}, {.text = "Roles"}, {.text = "Access"}}};
    for (auto const& member : members) {
        records.rows.push_back({{.text = link_to(member)},
                                {.text = member.email, .classes = "heed-breaks-anywhere"},
                                {.text = team_name(all_teams, member.team)},
                                {.text = spoken(member.roles)},
                                {.text = access_of(here, member)}});
    }
    return govuk::records(records);
}

Html link_to_more(std::vector<Member>& members) {
    if (members.size() <= most_on_a_page) {
        return {};
    }
    members.pop_back();
    auto const href = fmt::format("/staff?after={}", members.back().id.number);
    return govuk::pagination({.next = {.href = href}});
}

PlaceInList place_after(Request const& request, Here const& here) {
    auto const id = web::parse_id(request.asked("after"));
    auto const member = id ? find_member(here.db, {*id}) : std::nullopt;
    return member ? PlaceInList{member->name, member->id} : PlaceInList{};
}

Response list_staff(Request const& request, Here& here) {
    auto members = list_members(here.db, place_after(request, here), most_on_a_page + 1);
    auto const pages = link_to_more(members);
    return show(
        here, "Staff",
        staff_page({table_of(here, members), govuk::button({.text = "Add somebody", .href = "/staff/new"}), pages}));
}

Html role_choices(std::vector<std::string> const& chosen, Problems const& problems) {
    govuk::Checkboxes boxes{
        .name = "roles",
        .fieldset = govuk::Fieldset{.legend = {.text = "Roles", .classes = "govuk-fieldset__legend--m"}},
        .hint = "What somebody may do follows from their roles, and from nothing else.",
        .error = web::error_of(problems, "roles"),
        .values = chosen};
    for_each_value<Role>([&](Role role) {
        auto words = spoken(role);
        words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
        boxes.items.push_back({.value = std::string(name_of(role)), .text = words, .hint = what_it_gives(role)});
    });
    return govuk::checkboxes(boxes);
}

Html team_choice(Here const& here, StaffDraft const& draft, Problems const& problems) {
    govuk::Select select{
        .name = "team", .label = {.text = "Team"}, .error = web::error_of(problems, "team"), .value = draft.team};
    select.items.push_back({.value = "", .text = "Choose a team"});
    for (auto const& team : teams(here.db)) {
        select.items.push_back({.value = std::to_string(team.id.number), .text = team.name});
    }
    return govuk::select(select) + govuk::input({.name = "new-team",
                                                 .label = {.text = "Or a new team"},
                                                 .error = web::error_of(problems, "new-team"),
                                                 .value = draft.new_team});
}

Html name_field(StaffDraft const& draft, Problems const& problems) {
    return govuk::input({.name = "name",
                         .label = {.text = "Name"},
                         .error = web::error_of(problems, "name"),
                         .value = draft.name,
                         .spellcheck = false});
}

Response new_page(Here const& here, StaffDraft const& draft, Problems const& problems = {}) {
    auto const email = govuk::input({.name = "email",
                                     .label = {.text = "Email address"},
                                     .hint = "They sign in with it.",
                                     .error = web::error_of(problems, "email"),
                                     .value = draft.email,
                                     .type = "email",
                                     .spellcheck = false});
    return show_form(here,
                     {.heading = "Add somebody",
                      .action = "/staff",
                      .fields = name_field(draft, problems) + email + role_choices(draft.roles, problems) +
                                team_choice(here, draft, problems) + govuk::button({.text = "Add and make a link"})},
                     "/staff", problems);
}

Response show_new(Request const&, Here& here) { return new_page(here, {}); }

Id<Team> team_of(store::Writing& db, Here const& here, StaffAnswers const& answers) {
    if (answers.team) {
        return answers.team;
    }
    auto const there = find_team(db, answers.new_team);
    return there ? there->id : add_team(db, answers.new_team, here.now, here.me().id.number);
}

/// Shown once: the store has only the link's hash. The browser says under which address it reaches us.
Response show_link(Request const& request, Here const& here, std::string const& name, std::string const& path) {
    auto const origin = request.header("origin");
    auto const site = origin.empty() ? fmt::format("https://{}", request.header("host")) : std::string(origin);
    auto const link = site + path;
    return show(here, "Link for " + name, link_page({name, link, static_cast<bool>(send_invitation())}));
}

Response link_was_shown(Here const& here) {
    auto const heading = govuk::element("h1").classes("govuk-heading-l").holding("The link was shown already");
    return show(
        here, "The link was shown already",
        heading +
            paragraph("It is shown once only. If you have not got it, open the person’s page and make a new link.") +
            govuk::element("p")
                .classes("govuk-body")
                .holding(govuk::element("a").classes("govuk-link").with("href", "/staff").holding("Staff")));
}

std::string invite_and_send(store::Writing& db, Here const& here, Id<Member> id) {
    auto path = invite(db, id, here.now, here.me().id.number);
    if (auto const& send = send_invitation()) {
        send(db, here.council, *find_member(db, id), path, here.now);
    }
    return path;
}

Response add(Request const& request, Here& here) {
    auto const draft = read_staff_draft(request);
    auto const answers = check_staff(draft, true, false, teams(here.db));
    if (!answers) {
        return new_page(here, draft, answers.error());
    }
    if (find_member_by_email(here.db, answers->email)) {
        return new_page(
            here, draft,
            {{"email", "Somebody with this email address is here already. Look for them in the list of staff"}});
    }
    return change(
        request, here,
        [&](store::Writing& db) {
            must_be(!find_member_by_email(db, answers->email));
            auto const id = add_member(db, {answers->name, answers->email, answers->roles, team_of(db, here, *answers)},
                                       here.now, here.me().id.number);
            return show_link(request, here, answers->name, invite_and_send(db, here, id));
        },
        [&] { return link_was_shown(here); });
}

Html act(Here const& here, std::string heading, std::string says, std::string action, std::string_view words,
         bool warning) {
    auto const button = govuk::button(
        {.text = words, .classes = warning ? "govuk-button--warning" : "govuk-button--secondary"});
    return act_form({std::move(heading), std::move(says), std::move(action), here.form_fields(), button});
}

Html acts_on(Here const& here, Member const& member) {
    auto const path = path_of(member.id);
    if (member.ended_at) {
        return act(here, "Give access again",
                   fmt::format("Access ended on {}. They get a new link to set a password.", spoken(*member.ended_at)),
                   path + "/give-access", "Give access again", false);
    }
    auto acts = act(here, "A new link",
                    "Works once, for three days, and ends the link before it. With it they set a new password.",
                    path + "/invitation", "Make a new link", false);
    if (signs_in_with_two_steps(here.db, member.id)) {
        acts += act(here, "Lost phone",
                    "Make sure that it is them before you do this. They sign in with their password alone until they "
                    "set two steps up again.",
                    path + "/two-step/remove", "Turn the second step off", true);
    }
    return acts + act(here, "End access",
                      "They are signed out at once and cannot sign in again. What they did stays theirs.",
                      path + "/end-access", "End access", true);
}

Response member_page(Here const& here, Member const& member, StaffDraft const& draft, std::int64_t version,
                     Problems const& problems = {}) {
    auto const summary = govuk::summary_list({.rows = {{.key = "Email address", .value = member.email},
                                                       {.key = "Access", .value = access_of(here, member)}}});
    return show_form(here,
                     {.heading = member.name,
                      .before = summary,
                      .action = path_of(member.id),
                      .fields = hidden("version", std::to_string(version)) + name_field(draft, problems) +
                                role_choices(draft.roles, problems) + team_choice(here, draft, problems) +
                                govuk::button({.text = "Save"}),
                      .after = acts_on(here, member)},
                     "/staff", problems);
}

std::vector<std::string> names_of(std::set<Role> const& roles) {
    std::vector<std::string> names;
    names.reserve(roles.size());
    for (auto const role : roles) {
        names.emplace_back(name_of(role));
    }
    return names;
}

Response show_member(Request const&, Here& here, Id<Member> id) {
    auto const member = must_find(here.db, id);
    StaffDraft const draft{member.name, member.email, names_of(member.roles), std::to_string(member.team.number), ""};
    return member_page(here, member, draft, member.version);
}

/// Read afresh: this request's own view is older than what the other person saved.
Response clash_page(Request const& request, Here const& here, Id<Member> id, StaffAnswers const& yours) {
    return store::read(here.store, here.council.id, [&](store::Reading& db) {
        auto const theirs = must_find(db, id);
        auto const all_teams = teams(db);
        auto const your_team = yours.team ? team_name(all_teams, yours.team) : yours.new_team;
        return show_clash(here, {theirs.name,
                                 {{"Name", theirs.name, yours.name},
                                  {"Roles", spoken(theirs.roles), spoken(yours.roles)},
                                  {"Team", team_name(all_teams, theirs.team), your_team}},
                                 path_of(id),
                                 path_of(id),
                                 typed_fields(request),
                                 theirs.version});
    });
}

Response change_staff(Request const& request, Here& here, Id<Member> id) {
    auto const member = must_find(here.db, id);
    auto const draft = read_staff_draft(request);
    auto const version = web::parse_id(web::Form(request).text("version")).value_or(0);
    auto const answers = check_staff(draft, false, is_last_administrator(here.db, id), teams(here.db));
    if (!answers) {
        return member_page(here, member, draft, version, answers.error());
    }
    try {
        return change(request, here, [&](store::Writing& db) {
            change_member(db, id, {answers->name, answers->roles, team_of(db, here, *answers)}, version, here.now,
                          here.me().id.number);
            return web::see("/staff");
        });
    } catch (Conflict const&) {
        return clash_page(request, here, id, *answers);
    }
}

Response make_link(Request const& request, Here& here, Id<Member> id) {
    auto const member = must_find(here.db, id);
    return change(
        request, here,
        [&](store::Writing& db) {
            must_be(!must_find(db, id).ended_at);
            return show_link(request, here, member.name, invite_and_send(db, here, id));
        },
        [&] { return link_was_shown(here); });
}

Response end_access_of(Request const& request, Here& here, Id<Member> id) {
    auto const member = must_find(here.db, id);
    if (id == here.me().id || is_last_administrator(here.db, id)) {
        StaffDraft const draft{member.name, member.email, names_of(member.roles), std::to_string(member.team.number),
                               ""};
        return member_page(
            here, member, draft, member.version,
            {{"", "You cannot end your own access, nor that of the only administrator. Ask another administrator"}});
    }
    return change(request, here, [&](store::Writing& db) {
        must_be(!must_find(db, id).ended_at);
        end_access(db, id, here.now, here.me().id.number);
        return web::see(path_of(id));
    });
}

Response give_access(Request const& request, Here& here, Id<Member> id) {
    auto const member = must_find(here.db, id);
    return change(
        request, here,
        [&](store::Writing& db) {
            must_be(must_find(db, id).ended_at.has_value());
            give_access_again(db, id, here.now, here.me().id.number);
            return show_link(request, here, member.name, invite_and_send(db, here, id));
        },
        [&] { return link_was_shown(here); });
}

Response take_second_step(Request const& request, Here& here, Id<Member> id) {
    must_find(here.db, id);
    return change(request, here, [&](store::Writing& db) {
        remove_two_steps(db, id, here.now, here.me().id.number);
        return web::see(path_of(id));
    });
}

}  // namespace

void mount_staff(Site& at) {
    at.get("/staff", may::manage_staff, list_staff);
    at.get("/staff/new", may::manage_staff, show_new);
    at.post("/staff", may::manage_staff, add);
    at.get("/staff/{id}", may::manage_staff, show_member);
    at.post("/staff/{id}", may::manage_staff, change_staff);
    at.post("/staff/{id}/invitation", may::manage_staff, make_link);
    at.post("/staff/{id}/end-access", may::manage_staff, end_access_of);
    at.post("/staff/{id}/give-access", may::manage_staff, give_access);
    at.post("/staff/{id}/two-step/remove", may::manage_staff, take_second_step);
}

}  // namespace heed::people
