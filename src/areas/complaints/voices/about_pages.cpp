// Teams and providers that people speak about: their list, and the act that puts one on a case.

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/rules.hpp"
#include "areas/complaints/voices/voices.hpp"
#include "areas/complaints/voices/voices_parts.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

namespace {

constexpr std::string_view page_path = "/voices/teams-and-providers";

std::string spoken(Sort sort) { return sort == Sort::team ? "team" : "provider"; }

struct ListView {
    web::Html links;
    web::Html problems;
    web::Html table;
    web::Html form;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (links, problems, table, form))
web::Template<ListView> const list_page{"areas/complaints/views/spoken_about.html"};

web::Html form_of(Here const& here, loop::Typed const& typed) {
    return govuk::element("form")
        .with("method", "post")
        .with("action", page_path)
        .with("novalidate", "")
        .holding(here.form_fields() + loop::heading("Add one") +
                 loop::line_field(typed, {"name", "Name", "As your staff call it"}) +
                 loop::one_of(typed, {"sort", "What is it?"},
                              {{"team", "A team of the council"}, {"provider", "A provider"}}) +
                 govuk::button({.text = "Add it", .prevent_double_click = true}));
}

Response show_list_with(Here const& here, loop::Typed const& typed) {
    govuk::Records table{.caption = "Teams and providers",
                         .head = {{.text = "Name"}, {.text = "It is a"}},
                         .when_empty = "None yet.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& one : all_spoken_about(here.db)) {
        table.rows.push_back({{.text = one.name}, {.text = spoken(one.sort)}});
    }
    ListView const view{.links = voices_links(here),
                        .problems = summary_of(typed.problems),
                        .table = govuk::records(table),
                        .form = form_of(here, typed)};
    return people::show(here, "Teams and providers", list_page(view), typed.problems);
}

Response show_list(Request const&, Here& here) { return show_list_with(here, {}); }

Response add_one(Request const& request, Here& here) {
    web::Form const form(request);
    auto const one = spoken_about(form.text("name"), form.choice<Sort>("sort"), all_spoken_about(here.db));
    if (!one) {
        return show_list_with(here, {request.form, one.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_spoken_about(db, *one, here.me().id.number, here.now);
        return web::see(std::string(page_path));
    });
}

// ---- the act

web::Html about_fields(Story const& story, Here const& here, Typed const& typed) {
    std::vector<Option> options{{"0", "None of them, or not known"}};
    for (auto const& one : all_spoken_about(here.db)) {
        options.push_back({fmt::format("{}", one.id.number), fmt::format("{} ({})", one.name, spoken(one.sort))});
    }
    auto const now = about_of_case(here.db, story.said.id);
    return govuk::lines(
        {pick_from(typed,
                   {"about", "Which team or provider is it about?", "", fmt::format("{}", now ? now->id.number : 0)},
                   options),
         govuk::element("p")
             .classes("govuk-body")
             .holding(loop::link(page_path, "Add a team or provider to this list"))});
}

Outcome<Do> judge_about(Story const& story, Here const& here, web::Form const& form) {
    auto const number = form.number("about");
    auto const there = all_spoken_about(here.db);
    bool const known = number && (*number == 0 || std::ranges::any_of(there, [&](auto const& one) {
                           return one.id.number == *number;
                       }));
    if (!known) {
        return problem("about", "Choose a team or provider");
    }
    return Do([=, about = Id<SpokenAbout>{*number}](store::Writing& db, Doing const& doing) {
        say_about(db, story, about, doing);
    });
}

}  // namespace

Act const choose_spoken_about{"team-or-provider",
                              "Say which team or provider it is about",
                              "Save",
                              [](Story const&, Here const&) { return true; },
                              about_fields,
                              judge_about};

void mount_spoken_about(people::Site& at) {
    at.get("/voices/teams-and-providers", may::answer_complaints, show_list);
    at.post("/voices/teams-and-providers", may::answer_complaints, add_one);
    auto const path = "/complaints/{id}/" + std::string(choose_spoken_about.word);
    at.get(path, may::answer_complaints, act_form<choose_spoken_about>);
    at.post(path, may::answer_complaints, act_done<choose_spoken_about>);
}

}  // namespace heed::complaints
