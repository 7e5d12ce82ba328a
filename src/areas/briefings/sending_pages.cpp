// Sending: for whom, what they were sent already, what it would say that it must not, and then the press of a button.

#include <algorithm>

#include <fmt/format.h>

#include "areas/briefings/screens.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "people/members.hpp"
#include "web/view.hpp"

namespace heed::briefings {

namespace {

Audience audience_typed(store::Reading const& db, web::Form const& form) {
    Audience audience;
    for (auto const& name : form.all("role")) {
        if (auto const role = named<people::Role>(name)) {
            audience.roles.insert(*role);
        }
    }
    auto const known = people::teams(db);
    for (auto const& number : form.all("team")) {
        Id<Team> const id{loop::id_in(number)};
        if (std::ranges::find(known, id, &Team::id) != known.end()) {
            audience.teams.insert(id);
        }
    }
    return audience;
}

std::string as_sentence(std::string text) {
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

Html month_table(Here const& here, std::vector<RoleMonth> const& months, bool with_this) {
    govuk::Records table{.caption = fmt::format("Reading in {}", spoken_month(here.today)),
                         .head = {{.text = "Role"},
                                  {.text = "Minutes a month", .format = "numeric"},
                                  {.text = "Sent already", .format = "numeric"}},
                         .when_empty = "None of them has a role."};
    if (with_this) {
        table.head.push_back({.text = "With this one", .format = "numeric"});
        table.head.push_back({.text = "Stands"});
    }
    for (auto const& month : months) {
        table.rows.push_back({{.text = as_sentence(people::spoken(month.role))},
                              {.text = std::to_string(month.budget)},
                              {.text = std::to_string(month.sent)}});
        if (with_this) {
            table.rows.back().push_back({.text = std::to_string(month.with_this)});
            table.rows.back().push_back({.text = breaks_budget(month)
                                                     ? govuk::badge({"over budget", govuk::Standing::late})
                                                     : govuk::badge({"within budget", govuk::Standing::good})});
        }
    }
    return govuk::records(table) +
           loop::paragraph("Members of a role are sent different things: the one who was sent most is counted.");
}

Html roles_field(Typed const& typed) {
    govuk::Checkboxes roles{
        .name = "role",
        .fieldset = govuk::Fieldset{.legend = {.text = "Which roles need it?", .classes = "govuk-fieldset__legend--s"}},
        .error = typed.error("role"),
        .values = web::Form(typed.fields).all("role"),
        .classes = "govuk-checkboxes--small"};
    for_each_value<people::Role>([&](people::Role role) {
        roles.items.push_back({.value = std::string(name_of(role)), .text = as_sentence(people::spoken(role))});
    });
    return govuk::checkboxes(roles);
}

Html teams_field(Here const& here, Typed const& typed) {
    govuk::Checkboxes teams{
        .name = "team",
        .fieldset = govuk::Fieldset{.legend = {.text = "Which teams need it?", .classes = "govuk-fieldset__legend--s"}},
        .hint = "With roles and teams, it goes to those of the chosen roles in the chosen teams.",
        .values = web::Form(typed.fields).all("team"),
        .classes = "govuk-checkboxes--small"};
    for (auto const& team : people::teams(here.db)) {
        teams.items.push_back({.value = std::to_string(team.id.number), .text = team.name});
    }
    return teams.items.empty() ? Html{} : govuk::checkboxes(teams);
}

Response show_audience(Here& here, Briefing const& briefing, Typed const& typed) {
    loop::FormPage page{.title = "Who needs it?",
                        .back = path_of(briefing.id),
                        .path = path_of(briefing.id) + "/send",
                        .button = "See whom it reaches"};
    page.before = loop::paragraph(fmt::format("“{}”, {} to read.", briefing.title, minutes_said(briefing.minutes)));
    page.fields = roles_field(typed) + teams_field(here, typed);
    page.after = month_table(here, month_so_far(here.db, read_budgets(here.db), here.today), false);
    return loop::show_form(here, page, typed.problems);
}

/// What is sent, to whom, and what stands against it.
struct Prepared {
    Briefing briefing;
    Words words;
    Weight weight;
    Audience audience;
    std::string to_whom;
    std::vector<Reader> readers;
    std::vector<RoleMonth> months;
};

Prepared prepare(Here const& here, Briefing briefing, web::Form const& form) {
    Prepared prepared;
    auto const budgets = read_budgets(here.db);
    prepared.words = words_of(here.db, briefing, briefing.version);
    prepared.weight = weigh(prepared.words, budgets.words_a_minute);
    prepared.audience = audience_typed(here.db, form);
    prepared.to_whom = spoken(prepared.audience, people::teams(here.db));
    prepared.readers = readers_of(here.db, prepared.audience);
    std::vector<Id<Member>> members;
    std::ranges::transform(prepared.readers, std::back_inserter(members), &Reader::member);
    prepared.months = month_of_roles(here.db, budgets, here.today, members, prepared.weight.minutes);
    prepared.briefing = std::move(briefing);
    return prepared;
}

Problems nobody_meant(Prepared const& prepared) {
    if (prepared.to_whom.empty()) {
        return {{"role", "Choose at least one role or team"}};
    }
    return prepared.readers.empty() ? Problems{{"role", "Nobody on the staff list has these roles in these teams"}}
                                    : Problems{};
}

std::string by_team(Here const& here, std::vector<Reader> const& readers) {
    std::string says;
    for (auto const& team : people::teams(here.db)) {
        auto const number = std::ranges::count(readers, team.id, &Reader::team);
        if (number > 0) {
            says += fmt::format("{}{} in {}", says.empty() ? "" : ", ", number, team.name);
        }
    }
    return says;
}

Html chosen_again(Prepared const& prepared) {
    Html fields;
    for (auto const role : prepared.audience.roles) {
        fields += hidden("role", name_of(role));
    }
    for (auto const team : prepared.audience.teams) {
        fields += hidden("team", std::to_string(team.number));
    }
    return fields + hidden("version", std::to_string(prepared.briefing.version)) + hidden("step", "send");
}

Html over_budget_field(Prepared const& prepared, Typed const& typed) {
    auto const says = spoken_breaks(prepared.months);
    if (says.empty()) {
        return {};
    }
    return govuk::warning_text({.text = fmt::format("It breaks the reading budget: {}.", says)}) +
           loop::text_field(typed, {"reason", "Why is it sent all the same?", "Your reason is kept with the briefing."},
                            2);
}

Response show_check(Here& here, Prepared const& prepared, Typed const& typed) {
    auto const number = static_cast<std::int64_t>(prepared.readers.size());
    loop::FormPage page{.title = "Check before it is sent",
                        .back = path_of(prepared.briefing.id) + "/send",
                        .path = path_of(prepared.briefing.id) + "/send",
                        .button = fmt::format("Send it to {}", counted(number, "person", "people"))};
    page.before = loop::paragraph(fmt::format("“{}”. {}.", prepared.briefing.title,
                                              spoken_weight(prepared.weight.words, prepared.weight.minutes,
                                                            read_budgets(here.db).words_a_minute))) +
                  loop::paragraph(fmt::format("{}: {} on the staff list, {}.", prepared.to_whom,
                                              counted(number, "person", "people"), by_team(here, prepared.readers))) +
                  too_long(prepared.weight) + month_table(here, prepared.months, true);
    page.fields = over_budget_field(prepared, typed) + what_names_people(prepared.words, typed) +
                  chosen_again(prepared);
    return loop::show_form(here, page, typed.problems);
}

Problems against_sending(Prepared const& prepared, web::Form const& form) {
    auto problems = undecided(prepared.words, form);
    if (!spoken_breaks(prepared.months).empty()) {
        web::Checking checking;
        checking.expect_text(form.text("reason"), "reason", "Enter why it is sent over the reading budget", 500);
        auto more = checking.fine() ? Problems{} : checking.problems().value();
        problems.insert(problems.begin(), more.begin(), more.end());
    }
    return problems;
}

void keep_as_decided(store::Writing& db, Briefing const& briefing, Words const& before, web::Form const& form,
                     int words_a_minute, Doing const& doing) {
    auto const words = as_decided(before, form);
    if (read_aloud(words) != read_aloud(before)) {
        write_version(db, briefing.id, words, weigh(words, words_a_minute), briefing.version, doing);
    }
}

/// A draft that can be sent; what was sent, or has nothing in it, goes back to its page.
std::optional<Briefing> draft_to_send(Here const& here, Id<Briefing> id) {
    auto briefing = briefing_for(here, id);
    bool const ready = !is_sent(briefing) && why_not_ready(words_of(here.db, briefing, briefing.version)).empty();
    return ready ? std::optional(std::move(briefing)) : std::nullopt;
}

Response show_send_form(Request const&, Here& here, Id<Briefing> id) {
    auto const briefing = draft_to_send(here, id);
    return briefing ? show_audience(here, *briefing, {}) : web::see(path_of(id));
}

Response send_it(Request const& request, Here& here, Id<Briefing> id) {
    auto const briefing = draft_to_send(here, id);
    if (!briefing) {
        return web::see(path_of(id));
    }
    web::Form const form(request);
    auto const prepared = prepare(here, *briefing, form);
    if (auto const problems = nobody_meant(prepared); !problems.empty()) {
        return show_audience(here, *briefing, {request.form, problems});
    }
    if (form.text("step") != "send" || loop::id_in(form.text("version")) != briefing->version) {
        return show_check(here, prepared, {request.form, {}});
    }
    if (auto const problems = against_sending(prepared, form); !problems.empty()) {
        return show_check(here, prepared, {request.form, problems});
    }
    auto const speed = read_budgets(here.db).words_a_minute;
    auto const over = spoken_breaks(prepared.months);
    return people::change(request, here, [&](store::Writing& db) {
        keep_as_decided(db, *briefing, prepared.words, form, speed, doing_now(here));
        send_briefing(db, id, {prepared.to_whom, prepared.readers, over, over.empty() ? "" : form.text("reason")},
                      doing_now(here));
        return web::see(path_of(id));
    });
}

// ---- a correction of what was sent

Response show_correction(Here& here, Briefing const& briefing, Typed const& typed) {
    loop::FormPage page{.title = "Show the correction to its readers",
                        .back = path_of(briefing.id),
                        .path = path_of(briefing.id) + "/correct",
                        .button = "Show it"};
    auto const words = words_of(here.db, briefing, briefing.version);
    page.before = loop::paragraph(fmt::format("Its readers see version {}; from now on they see version {}. Nobody is "
                                              "asked to read it again.",
                                              briefing.sent_version, briefing.version)) +
                  govuk::details({.summary = fmt::format("Version {}: {}", briefing.version, words.title),
                                  .text = article_of(words),
                                  .open = true});
    page.fields = what_names_people(words, typed) + hidden("version", std::to_string(briefing.version));
    return loop::show_form(here, page, typed.problems);
}

bool has_correction(Briefing const& briefing) { return is_sent(briefing) && briefing.version > briefing.sent_version; }

Response show_correct_form(Request const&, Here& here, Id<Briefing> id) {
    auto const briefing = briefing_for(here, id);
    return has_correction(briefing) ? show_correction(here, briefing, {}) : web::see(path_of(id));
}

Response correct_it(Request const& request, Here& here, Id<Briefing> id) {
    auto const briefing = briefing_for(here, id);
    if (!has_correction(briefing)) {
        return web::see(path_of(id));
    }
    web::Form const form(request);
    auto const words = words_of(here.db, briefing, briefing.version);
    auto const problems = undecided(words, form);
    if (!problems.empty() || loop::id_in(form.text("version")) != briefing.version) {
        return show_correction(here, briefing, {request.form, problems});
    }
    auto const speed = read_budgets(here.db).words_a_minute;
    return people::change(request, here, [&](store::Writing& db) {
        keep_as_decided(db, briefing, words, form, speed, doing_now(here));
        send_correction(db, id, doing_now(here));
        return web::see(path_of(id));
    });
}

}  // namespace

void mount_sending(people::Site& at) {
    at.get("/briefings/{id}/send", may::write_briefings, show_send_form);
    at.post("/briefings/{id}/send", may::write_briefings, send_it);
    at.get("/briefings/{id}/correct", may::write_briefings, show_correct_form);
    at.post("/briefings/{id}/correct", may::write_briefings, correct_it);
}

}  // namespace heed::briefings
