#include "areas/complaints/clocks/settings_page.hpp"

#include <fmt/format.h>

#include "areas/complaints/clocks/clock_changes.hpp"
#include "areas/complaints/clocks/settings.hpp"
#include "areas/complaints/clocks/split.hpp"
#include "areas/complaints/clocks/standing.hpp"
#include "kernel/text.hpp"
#include "loop/parts.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
using people::Here;
using people::Request;
using people::Response;
using web::Html;

constexpr std::string_view path = "/complaints/settings";

std::string name_of_rule(ClockRule const& rule) {
    if (rule.clock == "target") {
        return "Our own target";
    }
    if (rule.clock == "limit") {
        return "Answer at the latest";
    }
    return rule.clock == "quick" ? std::string("Put right at once")
                                 : spoken_step(rule.clock, kind_of(rule.track), rule.track);
}

std::string unit_in_words(Unit unit) {
    return unit == Unit::working_days ? "working days" : unit == Unit::months ? "months" : "days";
}

std::vector<loop::Option> what_stops() {
    return {{"never", "Nothing: it always runs"},
            {"holds", "Any wait"},
            {"clarifying", "Only while we ask what they want or who they are"}};
}

Html fields_of(ClockRule const& rule, loop::Typed const& typed) {
    auto const name = name_of_rule(rule);
    auto all = loop::number_field(
        typed, {setting_name(rule, "length"), fmt::format("{}: {}", name, unit_in_words(rule.unit)), rule.source,
                "govuk-input--width-3"});
    if (rule.longer > 0) {
        all += loop::number_field(typed, {setting_name(rule, "longer"),
                                          fmt::format("{}: how many {} longer at most", name, unit_in_words(rule.unit)),
                                          "", "govuk-input--width-3"});
    }
    return all + loop::pick_from(typed, {setting_name(rule, "stops"), name + ": what makes it stand still?"},
                                 what_stops(), "Choose");
}

Html fixed_clocks(Clocks const& clocks) {
    govuk::Records table{.caption = "What the law fixes, and no council can set",
                         .head = {{.text = "Clock"}, {.text = "Of"}, {.text = "How long"}}};
    for (auto const& rule : clocks.rules()) {
        if (rule.fixed) {
            table.rows.push_back({{.text = name_of_rule(rule)}, {.text = spoken(rule.track)}, {.text = spoken(rule)}});
        }
    }
    return govuk::records(table);
}

Html clock_fields(Clocks const& clocks, loop::Typed const& typed) {
    Html all;
    auto last = Track::statutory;
    bool first = true;
    for (auto const& rule : clocks.rules()) {
        if (rule.fixed) {
            continue;
        }
        if (first || rule.track != last) {
            all += loop::heading(spoken(rule.track));
        }
        first = false;
        last = rule.track;
        all += fields_of(rule, typed);
    }
    return all;
}

Html named_people(Here const& here, loop::Typed const& typed) {
    auto members = loop::members_as_options(here.db);
    members.insert(members.begin(), {"0", "Nobody is named"});
    return loop::heading("Named for regulation 4") +
           loop::line_field(typed, {std::string(chosen::responsible_person), "The responsible person",
                                    "Answers for all of it. They stand on the list of who may sign responses, and "
                                    "others sign on their behalf."}) +
           loop::pick_from(typed,
                           {std::string(chosen::complaints_lead), "Who runs the procedure?",
                            "They hear of what is late, with those who oversee complaints"},
                           members, "Choose") +
           loop::heading("Reminders") +
           loop::number_field(typed, {std::string(chosen::remind_before), "How many working days before it is due?",
                                      "The owner is reminded then and on the day", "govuk-input--width-3"}) +
           loop::one_of(typed,
                        {std::string(chosen::notice_of_quick_endings),
                         "Is somebody told in writing too when it was put right at once (regulation 8)?"},
                        {{"no", "No"}, {"yes", "Yes"}});
}

std::vector<web::Field> as_kept(Here const& here, Clocks const& clocks) {
    auto const choices = complaint_choices(here.db);
    std::vector<web::Field> fields{
        {std::string(chosen::responsible_person), choices.responsible_person},
        {std::string(chosen::complaints_lead), std::to_string(choices.complaints_lead)},
        {std::string(chosen::remind_before), std::to_string(choices.remind_before)},
        {std::string(chosen::notice_of_quick_endings), choices.notice_of_quick_endings ? "yes" : "no"}};
    for (auto const& rule : clocks.rules()) {
        if (!rule.fixed) {
            fields.push_back({setting_name(rule, "length"), std::to_string(rule.length)});
            fields.push_back({setting_name(rule, "longer"), std::to_string(rule.longer)});
            fields.push_back({setting_name(rule, "stops"), std::string(name_of(rule.stops))});
        }
    }
    return fields;
}

/// What the asker may know of a change: the cases that are kept from a worker count for who may see those.
std::string how_far(ClockChange const& change, bool see_kept) {
    auto const looked = change.looked + (see_kept ? change.kept_looked : 0);
    auto const moved = change.moved + (see_kept ? change.kept_moved : 0);
    return fmt::format("{} of {} moved{}", moved, counted(looked, "open case", "open cases"),
                       change.finished_at ? "" : " so far: the others follow by themselves");
}

Html changes_so_far(Here const& here) {
    auto const changes = latest_clock_changes(here.db);
    if (changes.empty()) {
        return {};
    }
    govuk::Records table{.caption = "Clocks that were changed last",
                         .head = {{.text = "When"}, {.text = "Of"}, {.text = "By"}, {.text = "Open cases"}}};
    loop::Names names(here.db);
    for (auto const& change : changes) {
        table.rows.push_back({{.text = spoken(change.at)},
                              {.text = spoken(change.track)},
                              {.text = names.of(change.by)},
                              {.text = how_far(change, here.may(people::May::see_kept_from_worker))}});
    }
    return govuk::records(table);
}

Response show(Here const& here, loop::Typed const& typed) {
    Clocks const clocks = council_clocks(here.db, here.working_days);
    return loop::show_form(here,
                           {.title = "Clocks and reminders of complaints",
                            .back = "/complaints",
                            .path = std::string(path),
                            .button = "Save",
                            .before = changes_so_far(here) + fixed_clocks(clocks),
                            .fields = named_people(here, typed) + clock_fields(clocks, typed)},
                           typed.problems);
}

std::string what_will_move(Foreseen const& foreseen) {
    auto const cases = counted(foreseen.moved, "open case moves", "open cases move");
    return foreseen.more ? fmt::format("At least {} to another day. The first {} open cases were looked at; the others "
                                       "are looked at when you save.",
                                       cases, foreseen.looked)
                         : fmt::format("{} to another day, of {} that {} looked at.", cases, foreseen.looked,
                                       foreseen.looked == 1 ? "was" : "were");
}

Response ask_whether_to_move(Here const& here, Foreseen const& foreseen, std::vector<ComplaintSetting> const& typed) {
    Html kept = loop::hidden("sure", "yes");
    for (auto const& setting : typed) {
        kept += loop::hidden(setting.name, setting.value);
    }
    auto before = loop::paragraph(what_will_move(foreseen)) +
                  loop::paragraph(
                      "The list, the deadlines and the reminders follow. Each case says which day moved, from "
                      "when to when and why; people read it where they follow theirs. What was agreed "
                      "with a person stays as it was agreed.");
    if (foreseen.late_at_once > 0) {
        before += govuk::warning_text(
            {.text = fmt::format("{} late at once.", counted(foreseen.late_at_once, "case is", "cases are"))});
    }
    return loop::show_form(here,
                           {.title = "This moves cases that are open now",
                            .back = std::string(path),
                            .path = std::string(path),
                            .button = "Save, and move them",
                            .before = before,
                            .fields = kept},
                           {});
}

}  // namespace

Response show_settings(Request const&, Here& here) {
    return show(here, {as_kept(here, council_clocks(here.db, here.working_days)), {}});
}

Response set_settings(Request const& request, Here& here) {
    web::Form const form(request);
    Clocks const clocks = council_clocks(here.db, here.working_days);
    std::vector<ComplaintSetting> typed;
    for (auto const& field : as_kept(here, clocks)) {
        if (form.has(field.name)) {
            typed.push_back({field.name, form.text(field.name)});
        }
    }
    auto const settings = settings_from(typed, clocks);
    if (!settings) {
        return show(here, {request.form, settings.error()});
    }
    auto const foreseen = foresee(here.db, what_would_move(*settings, clocks, here.now), here.working_days, here.today,
                                  here.may(people::May::see_kept_from_worker));
    if (foreseen.moved > 0 && !form.ticked("sure")) {
        return ask_whether_to_move(here, foreseen, *settings);
    }
    return people::change(request, here, [&](store::Writing& db) {
        set_complaint_settings(db, *settings, {here.me().id.number, here.now, here.working_days});
        return web::see(std::string(path));
    });
}

}  // namespace heed::complaints
