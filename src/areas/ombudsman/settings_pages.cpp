// What the council sets for this area.

#include <fmt/format.h>

#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/settings.hpp"

namespace heed::ombudsman {

namespace may = people::may;
namespace govuk = web::govuk;
using loop::line_field;
using loop::Typed;
using people::Here;
using people::Request;
using people::Response;

namespace {

web::Html remind_field(Typed const& typed) {
    govuk::Checkboxes box{.name = "remind_by_email", .classes = "govuk-checkboxes--small"};
    if (!typed.text("remind_by_email").empty()) {
        box.values = {"yes"};
    }
    box.items.push_back({.value = "yes",
                         .text = "Remind them by e-mail too",
                         .hint = "On working mornings, once for each date and step. The mail names the case by its "
                                 "reference only. What is kept from a worker goes only to who may see it."});
    return govuk::checkboxes(box);
}

Response show_settings(Here& here, Typed const& typed) {
    loop::FormPage page{.title = "Settings for the Ombudsman’s cases",
                        .back = "/ombudsman",
                        .path = "/ombudsman/settings",
                        .button = "Save"};
    page.fields = govuk::lines(
        {line_field(typed, {"population", "Population of the council’s area (optional)",
                            "For rates for each 100,000 people. The Office for National Statistics publishes it each "
                            "year.",
                            "govuk-input--width-10"}),
         pick_from(typed, {"type", "Type of authority"}, loop::options_of<AuthorityType>(), "Not chosen"),
         line_field(typed, {"published_name", "The council’s name in the Ombudsman’s tables (optional)",
                            fmt::format("“{}” where nothing is given", here.council.name)}),
         loop::heading("Before something is late"),
         line_field(typed, {"days_of_warning", "How many days before a remedy is due is its owner told?", "",
                            "govuk-input--width-3"}),
         line_field(typed, {"days_for_answers",
                            "How many days before an enquiry or comments on a draft are due is whoever does it told?",
                            "", "govuk-input--width-3"}),
         line_field(typed, {"days_for_overseers",
                            "How many days before is who looks after the case told, and who oversees complaints?",
                            "No sooner than the owner", "govuk-input--width-3"}),
         remind_field(typed), loop::heading("The Ombudsman’s words"),
         text_field(typed,
                    {"sub_categories", "Sub-categories of Adult care services",
                     "One on each line. Of the list that ships, Charging, Domiciliary care, Transition and Transport "
                     "are believed to be in use and were not seen on a published decision."},
                    10)});
    return loop::show_form(here, page, typed.problems);
}

Response show_settings_form(Request const&, Here& here) {
    auto const settings = settings_of(here.db);
    std::string names;
    for (auto const& one : settings.sub_categories) {
        names += one + "\n";
    }
    return show_settings(here, {{{"population", settings.population == 0 ? "" : std::to_string(settings.population)},
                                 {"type", settings.type ? std::string(name_of(*settings.type)) : ""},
                                 {"published_name", settings.published_name},
                                 {"days_of_warning", std::to_string(settings.days_of_warning)},
                                 {"days_for_answers", std::to_string(settings.days_for_answers)},
                                 {"days_for_overseers", std::to_string(settings.days_for_overseers)},
                                 {"remind_by_email", settings.remind_by_email ? "yes" : ""},
                                 {"sub_categories", names}},
                                {}});
}

Response save_settings(Request const& request, Here& here) {
    web::Form const form(request);
    auto const settings = settings_from({form.text("population"), form.choice<AuthorityType>("type"),
                                         form.text("published_name"), form.text("days_of_warning"),
                                         form.text("sub_categories"), form.ticked("remind_by_email"),
                                         form.text("days_for_answers"), form.text("days_for_overseers")});
    if (!settings) {
        return show_settings(here, {request.form, settings.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        set_settings(db, *settings, here.now, here.me().id.number);
        settle_open_cases(db, doing_now(here));
        return web::see("/ombudsman");
    });
}

}  // namespace

void mount_settings(people::Site& at) {
    at.get("/ombudsman/settings", may::answer_ombudsman, show_settings_form);
    at.post("/ombudsman/settings", may::answer_ombudsman, save_settings);
}

}  // namespace heed::ombudsman
