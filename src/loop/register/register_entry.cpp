// Entering a recommendation: made for typing ten from one report, so the source is kept from the last one.

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/before/seen_before_pages.hpp"
#include "loop/heard/signal_draft.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/learning/act_parts.hpp"
#include "loop/pages.hpp"
#include "loop/register/register.hpp"
#include "loop/register/testable_fields.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

Html source_fields(Typed const& typed) {
    return govuk::lines(
        {heading("Where it comes from"),
         pick_from(typed, {"origin", "What sort of source is it?"}, options_of<OriginKind>(), "Select a source"),
         line_field(typed, {"author", "Who made it?", "The body, board or person, such as the ombudsman"}),
         line_field(typed, {"document", "In which document? (optional)", "Its title or number"}),
         day_field(typed, {"made_on", "When was the document made? (optional)"})});
}

Html words_fields(Typed const& typed) {
    return govuk::lines({heading("What it says"),
                         line_field(typed, {"place_in_it", "Where in the document? (optional)",
                                            "For example, recommendation 4, page 31"}),
                         text_field(typed,
                                    {"own_words", "In its own words",
                                     "Exactly as it was written. These words are kept and can never be changed."},
                                    4)});
}

Html meaning_fields(Here const& here, Typed const& typed) {
    return govuk::lines(
        {heading("In words that can be tested"),
         text_field(typed,
                    {"sentence", "What would be different?",
                     "One sentence that somebody could test, such as “Every late visit is phoned through to the person "
                     "within 30 minutes”"},
                    3),
         pick_from(typed, {"theme", "Which theme is it about?"}, themes_as_options(list_themes(here.db)),
                   "Select a theme"),
         pick_from(typed, {"service", "In which service?"}, services_as_options(services(here.db)), "Every service"),
         testable_fields(typed), keep_it_anyway(typed, true)});
}

Html deciding_fields(Here const& here, Typed const& typed) {
    return govuk::lines({heading("Who decides"),
                         pick_from(typed, {"owner", "Who owns it?"}, members_as_options(here.db), "Select a person"),
                         day_field(typed, {"decide_by", "By when is it accepted, adapted or rejected? (optional)",
                                           fmt::format("{} days from today where no date is given", days_to_decide)})});
}

Response show_entry(Here& here, Typed const& typed, Html before = {}) {
    FormPage page{.title = "Enter a recommendation", .back = "/register", .path = "/register/new", .button = "Save"};
    page.before = std::move(before);
    page.fields = govuk::lines({source_fields(typed), words_fields(typed), meaning_fields(here, typed),
                                deciding_fields(here, typed), hidden("signal", typed.text("signal")),
                                govuk::button({.text = "Save and add another",
                                               .classes = "govuk-button--secondary",
                                               .name = "next",
                                               .value = "another",
                                               .prevent_double_click = true})});
    return show_form(here, page, typed.problems);
}

OriginKind origin_of_kind(SignalKind kind) {
    switch (kind) {
        case SignalKind::complaint:
        case SignalKind::concern: return OriginKind::complaint;
        case SignalKind::assessment_finding: return OriginKind::cqc;
        case SignalKind::audit_finding: return OriginKind::audit;
        case SignalKind::board_issue: return OriginKind::board;
        case SignalKind::ombudsman_decision: return OriginKind::ombudsman;
        case SignalKind::recommendation: return OriginKind::other_review;
        default: return OriginKind::own_learning;
    }
}

/// What is known of a signal, so that one press puts it into the register.
std::vector<web::Field> fields_from(Here const& here, SignalRecord const& signal) {
    auto const themes = themes_of(here.db, signal.id);
    bool const is_cqc = signal.kind == SignalKind::assessment_finding || signal.source == "assessment_finding";
    auto const kind = is_cqc ? OriginKind::cqc : origin_of_kind(signal.kind);
    std::vector<web::Field> fields{{"signal", std::to_string(signal.id.number)},
                                   {"origin", std::string(name_of(kind))},
                                   {"author", is_cqc ? "Care Quality Commission" : ""},
                                   {"own_words", signal.said},
                                   {"service", std::to_string(signal.service.number)},
                                   {"theme", themes.empty() ? "" : std::to_string(themes.front().id.number)},
                                   {"owner", std::to_string(here.me().id.number)}};
    auto const day = day_as_typed("made_on", signal.heard_on);
    fields.insert(fields.end(), day.begin(), day.end());
    return fields;
}

/// The source of the last one, and to whom it went.
std::vector<web::Field> fields_from(Story const& last) {
    std::vector<web::Field> fields{{"theme", std::to_string(last.point.theme.number)},
                                   {"service", std::to_string(last.point.service.number)},
                                   {"owner", std::to_string(last.point.owner.number)},
                                   {"keep_as_it_is", last.point.testable ? "" : "yes"}};
    if (last.origin) {
        fields.push_back({"origin", std::string(name_of(last.origin->kind))});
        fields.push_back({"author", last.origin->author});
        fields.push_back({"document", last.origin->document});
        if (last.origin->made_on) {
            auto const day = day_as_typed("made_on", *last.origin->made_on);
            fields.insert(fields.end(), day.begin(), day.end());
        }
    }
    return fields;
}

Html saved(Story const& last, bool alike) {
    auto const path = path_of(last.point.id);
    return govuk::inset_text(
        {.text = paragraph(link(path, "Saved: " + shortened(last.point.sentence, 90))) +
                 (alike ? paragraph(link(path + "/seen-before", "Something earlier is alike: was it said before?"))
                        : Html{}) +
                 paragraph("The source is kept. Type the next one from the same document, or change the source.")});
}

Response show_entry_form(Request const& request, Here& here) {
    auto const signal = find_signal(here.db, asked_id<Signal>(request, "signal"), here.may(May::see_kept_from_worker));
    if (signal) {
        return show_entry(here, {fields_from(here, *signal), {}});
    }
    if (auto const last = read_story(here.db, asked_id<LearningPoint>(request, "last"))) {
        return show_entry(here, {fields_from(*last), {}}, saved(*last, request.asked("alike") == "yes"));
    }
    return show_entry(here, {{{"owner", std::to_string(here.me().id.number)}}, {}});
}

EntryDraft draft_from(Here const& here, web::Form const& form) {
    Id<Theme> const theme{id_in(form.text("theme"))};
    EntryDraft draft;
    draft.point = {form.text("sentence"), find_theme(here.db, theme) ? theme.number : 0, service_chosen(here.db, form),
                   member_chosen(here.db, form, "owner"), form.ticked("keep_as_it_is")};
    draft.form = testable_draft(form);
    draft.origin = {form.choice<OriginKind>("origin"), form.text("author"),       form.text("document"),
                    form.text("place_in_it"),          form.typed_day("made_on"), form.text("own_words"),
                    form.typed_day("decide_by")};
    return draft;
}

Response enter_it(Request const& request, Here& here) {
    web::Form const form(request);
    auto const entry = enter(draft_from(here, form), here.today);
    if (!entry) {
        return show_entry(here, {request.form, entry.error()});
    }
    auto const signal = find_signal(here.db, {id_in(form.text("signal"))}, here.may(May::see_kept_from_worker));
    auto const text = entry->point.sentence + " " + entry->origin.own_words;
    bool const alike = is_anything_alike(here, text);
    return people::change(request, here, [&](store::Writing& db) {
        std::vector<Id<Signal>> signals;
        if (signal) {
            signals.push_back(signal->id);
        }
        auto const id = add_learning_point(db, entry->point, signals, doing_now(here), entry->form, entry->origin);
        if (form.text("next") == "another") {
            return web::see(fmt::format("/register/new?last={}{}", id.number, alike ? "&alike=yes" : ""));
        }
        return web::see(path_of(id) + (alike ? "/seen-before" : ""));
    });
}

}  // namespace

void mount_register_entry(people::Site& at) {
    at.get("/register/new", may::write_learning, show_entry_form);
    at.post("/register/new", may::write_learning, enter_it);
}

}  // namespace heed::loop
