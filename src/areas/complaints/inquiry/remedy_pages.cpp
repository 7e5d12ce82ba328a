#include "areas/complaints/inquiry/remedy_pages.hpp"

#include <fmt/format.h>

#include "areas/complaints/inquiry/inquiry_acts.hpp"
#include "areas/complaints/inquiry/parts.hpp"
#include "areas/complaints/inquiry/remedy_learning.hpp"
#include "areas/complaints/inquiry/remedy_store.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/judging.hpp"
#include "kernel/failure.hpp"
#include "people/members.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using web::Html;
using web::Request;
using web::Response;

// ---- promising one

Html payment_fields(Typed const& typed) {
    std::vector<Option> why;
    for (auto const redress : {Redress::distress, Redress::loss_of_service, Redress::quantifiable_loss}) {
        why.push_back({std::string(name_of(redress)), std::string(spoken(redress))});
    }
    return govuk::lines({one_of(typed, {"redress", "What is the payment for?"}, why),
                         line_field(typed, {"amount", "How much, in pounds?"}, "govuk-input--width-10")});
}

Html remedy_fields(Story const& story, Here const& here, Typed const& typed) {
    std::vector<Option> kinds;
    for_each_value<RemedyKind>([&](RemedyKind kind) {
        kinds.push_back({std::string(name_of(kind)), std::string(spoken(kind)), "",
                         kind == RemedyKind::financial_redress ? payment_fields(typed) : Html{}});
    });
    return govuk::lines(
        {paragraph("First say sorry, then put right what can be put right, then make good what was lost. Ask each time "
                   "whether a service must change, so that it does not happen to the next person."),
         one_of(typed, {"kind", "What is promised?"}, kinds),
         text_field(typed,
                    {"what", "In words that the person reads",
                     "For example: the agency will ring before a visit that is more than 20 minutes late."},
                    3),
         pick_from(typed, {"owner", "Who does it?", "", fmt::format("{}", here.me().id.number)},
                   who_may_look_into_it(here, story, {})),
         day_field(typed, {"due", "By when?"})});
}

Outcome<Do> judge_remedy(Story const& story, Here const& here, web::Form const& form) {
    auto const due = read_day(form, "due", "The day by which it is done");
    auto const owner = people::find_member(here.db, {form.number("owner").value_or(0)});
    bool const may_own = owner && !why_kept_out(*owner, story, {});
    RemedyDraft const draft{form.choice<RemedyKind>("kind"),
                            form.choice<Redress>("redress"),
                            form.text("amount"),
                            form.text("what"),
                            may_own ? owner->id.number : 0,
                            due.day};
    return judged_with(promised(story, draft, here.today), {due}, [&](Remedy const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { add_remedy(db, story, made, doing); };
    });
}

// ---- the page of one

using Found = CaseWith<Remedy>;

std::string path_of(Found const& found) {
    return fmt::format("{}/remedies/{}", path_of(found.story.said.id), found.record.number);
}

bool may_carry_out(Here const& here, Remedy const& remedy) {
    return here.may(may::answer_complaints) || remedy.owner == here.me().id.number;
}

govuk::Standing standing_of(Remedy const& remedy, Day today) {
    switch (state_of(remedy)) {
        case RemedyState::done_on_time:
        case RemedyState::done_late: return govuk::Standing::good;
        case RemedyState::not_done: return govuk::Standing::restricted;
        case RemedyState::open: break;
    }
    return is_late(remedy, today) ? govuk::Standing::late : govuk::Standing::waiting;
}

std::string kind_and_amount(Remedy const& remedy) {
    return remedy.kind == RemedyKind::financial_redress
               ? fmt::format("{} of {} for {}", spoken(remedy.kind), pounds(remedy.pence), spoken(remedy.redress))
               : std::string(spoken(remedy.kind));
}

Html facts_of(Here const& here, Found const& found) {
    auto const& remedy = found.record;
    govuk::SummaryList list;
    auto const add = [&](std::string_view key, govuk::Words value) {
        list.rows.push_back({.key = key, .value = std::move(value)});
    };
    add("Kind", kind_and_amount(remedy));
    add("Promised", with_line_breaks(remedy.what));
    add("Who does it", people::name_of_member(here.db, remedy.owner));
    add("By", spoken(remedy.due));
    add("It stands",
        govuk::badge({.text = spoken_state(remedy, here.today), .standing = standing_of(remedy, here.today)}));
    if (!remedy.evidence.empty()) {
        add("How one sees it", with_line_breaks(remedy.evidence));
    }
    if (!remedy.not_done_because.empty()) {
        add("Why not", with_line_breaks(remedy.not_done_because));
    }
    if (remedy.learning_point != 0 && here.may(may::see_learning)) {
        add("In the loop", govuk::element("a")
                               .classes("govuk-link")
                               .with("href", fmt::format("/learning-points/{}", remedy.learning_point))
                               .holding(fmt::format("Learning point {}", remedy.learning_point)));
    }
    return govuk::summary_list(list);
}

Html history_of(Here const& here, Found const& found) {
    govuk::Timeline timeline;
    for (auto const& update : updates_of(here.db, found.story.said.id, found.record.number)) {
        timeline.events.push_back(
            {.title = update.due_before ? fmt::format("Moved from {}", spoken(*update.due_before)) : "Told the person",
             .by = people::name_of_member(here.db, update.by),
             .when = spoken(update.at),
             .datetime = iso(update.at),
             .body = with_line_breaks(update.says)});
    }
    return timeline.events.empty() ? Html{} : heading("What happened meanwhile") + govuk::timeline(timeline);
}

Html forms_of_owner(Here const& here, Found const& found, Typed const& typed) {
    auto const path = path_of(found);
    return heading("It is done") +
           small_form(
               here,
               {.path = path + "/done",
                .fields = govuk::lines({day_field(typed, {"on", "When was it done?"}, here.today),
                                        text_field(typed,
                                                   {"evidence", "How can one see that it was done?",
                                                    "For example: payment 4411 of 3 May; the new letter, version 2"},
                                                   2)}),
                .button = "It is done",
                .first = true}) +
           heading("Tell the person how it goes") +
           small_form(here, {.path = path + "/update",
                             .fields = text_field(typed, {"says", "What do you want to tell them?"}, 3),
                             .button = "Tell them"});
}

Html forms_of_team(Here const& here, Found const& found, Typed const& typed) {
    auto const path = path_of(found);
    return heading("It needs another day") +
           small_form(here,
                      {.path = path + "/day",
                       .fields = govuk::lines({day_field(typed, {"due", "The new day"}),
                                               text_field(typed, {"reason", "Why? The person is told this."}, 2)}),
                       .button = "Move it"}) +
           govuk::details({.summary = "It will not be done",
                           .text = small_form(
                               here, {.path = path + "/not-done",
                                      .fields = text_field(typed, {"because", "Why not? The person is told this."}, 2),
                                      .button = "It will not be done"}),
                           .open = !web::error_of(typed.problems, "because").empty()});
}

Response show_remedy_page(Here const& here, Found const& found, Typed const& typed) {
    bool const open = state_of(found.record) == RemedyState::open;
    auto main = facts_of(here, found);
    if (open && may_carry_out(here, found.record)) {
        main += forms_of_owner(here, found, typed);
    }
    if (open && here.may(may::answer_complaints)) {
        main += forms_of_team(here, found, typed);
    }
    main += learning_form(here, found.story, found.record, typed) + history_of(here, found);
    return show_part(here, found.story, "What was promised", main, typed.problems);
}

Response show_remedy(Request const&, Here& here, Id<Case> id, Id<Remedy> number) {
    return show_remedy_page(here, must_find_with(here, id, find_remedy(here.db, id, number.number)), untyped());
}

/// Reads, judges and does one of the page's forms. `team`: only the complaints team may.
template <class Judge, class Work>
Response change_remedy(Request const& request, Here& here, Found const& found, bool team, Judge judge, Work work) {
    bool const theirs = team ? here.may(may::answer_complaints) : may_carry_out(here, found.record);
    web::Form const form(request);
    Outcome<Remedy> const judged = theirs ? judge(form)
                                          : problem("", "Only the complaints team and whoever does it can change this");
    if (!judged) {
        return show_remedy_page(here, found, {form, judged.error()});
    }
    Doing const doing{here.me().id.number, here.now, here.working_days};
    return people::change(request, here, [&](store::Writing& db) {
        work(db, form, *judged, doing);
        return web::see(path_of(found));
    });
}

/// A day's own problems come before the rule's.
Outcome<Remedy> with_day(ReadDay const& day, Outcome<Remedy> outcome) {
    return day.problems.empty() ? std::move(outcome) : tl::make_unexpected(day.problems);
}

Response carry_it_out(Request const& request, Here& here, Id<Case> id, Id<Remedy> number) {
    auto const found = must_find_with(here, id, find_remedy(here.db, id, number.number));
    return change_remedy(
        request, here, found, false,
        [&](web::Form const& form) {
            auto const on = read_day(form, "on", "The day on which it was done");
            return with_day(on, carried_out(found.record, on.day, form.text("evidence"), here.today));
        },
        [&](store::Writing& db, web::Form const&, Remedy const& remedy, Doing const& doing) {
            mark_carried_out(db, found.story, remedy, doing);
            end_its_action(db, remedy, doing);
        });
}

Response tell_how_it_goes(Request const& request, Here& here, Id<Case> id, Id<Remedy> number) {
    auto const found = must_find_with(here, id, find_remedy(here.db, id, number.number));
    return change_remedy(
        request, here, found, false,
        [&](web::Form const& form) -> Outcome<Remedy> {
            web::Checking checking;
            checking.expect_text(form.text("says"), "says", "Enter what you want to tell them", 2000);
            return checking.fine() ? Outcome<Remedy>(found.record) : checking.problems();
        },
        [&](store::Writing& db, web::Form const& form, Remedy const& remedy, Doing const& doing) {
            tell_about_remedy(db, found.story, remedy, form.text("says"), doing);
        });
}

Response move_it(Request const& request, Here& here, Id<Case> id, Id<Remedy> number) {
    auto const found = must_find_with(here, id, find_remedy(here.db, id, number.number));
    return change_remedy(
        request, here, found, true,
        [&](web::Form const& form) {
            auto const due = read_day(form, "due", "The new day");
            return with_day(due, moved(found.record, due.day, form.text("reason"), here.today));
        },
        [&](store::Writing& db, web::Form const& form, Remedy const& remedy, Doing const& doing) {
            move_remedy(db, found.story, remedy, found.record.due, form.text("reason"), doing);
        });
}

Response give_it_up(Request const& request, Here& here, Id<Case> id, Id<Remedy> number) {
    auto const found = must_find_with(here, id, find_remedy(here.db, id, number.number));
    return change_remedy(
        request, here, found, true, [&](web::Form const& form) { return given_up(found.record, form.text("because")); },
        [&](store::Writing& db, web::Form const&, Remedy const& remedy, Doing const& doing) {
            give_up_remedy(db, found.story, remedy, doing);
        });
}

Response learn_from_it(Request const& request, Here& here, Id<Case> id, Id<Remedy> number) {
    auto const found = must_find_with(here, id, find_remedy(here.db, id, number.number));
    web::Form const form(request);
    auto const learned = learned_from(here, found.story, found.record, form);
    if (!learned) {
        return show_remedy_page(here, found, {form, learned.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        Doing const doing{here.me().id.number, here.now, here.working_days};
        send_into_the_loop(db, found.story, found.record, *learned, doing);
        return web::see(path_of(found));
    });
}

}  // namespace

Html show_remedies(Story const& story, Here const& here) {
    govuk::Records table{.caption = "What was promised, with who does it and by when",
                         .head = {{.text = "What"}, {.text = "Who"}, {.text = "By"}, {.text = "It stands"}},
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& remedy : remedies_of(here.db, story.said.id)) {
        auto const name = govuk::element("a")
                              .classes("govuk-link")
                              .with("href", path_of(Found{story, remedy}))
                              .holding(kind_and_amount(remedy));
        table.rows.push_back({{.text = name + govuk::element("br").alone() + web::escaped(remedy.what)},
                              {.text = people::name_of_member(here.db, remedy.owner)},
                              {.text = brief(remedy.due)},
                              {.text = govuk::badge({.text = spoken_state(remedy, here.today),
                                                     .standing = standing_of(remedy, here.today)})}});
    }
    auto const more = here.may(promise_a_remedy.may) && promise_a_remedy.offered(story, here)
                          ? govuk::element("p")
                                .classes("govuk-body")
                                .holding(govuk::element("a")
                                             .classes("govuk-link")
                                             .with("href", fmt::format("{}/remedies", path_of(story.said.id)))
                                             .holding("Promise something that puts it right"))
                          : Html{};
    return table.rows.empty() ? more : govuk::records(table) + more;
}

Act const promise_a_remedy{"remedies",
                           "Promise something that puts it right",
                           "Save",
                           [](Story const& story, Here const&) {
                               return story.said.kind == Kind::complaint && story.acknowledgement && !story.closing;
                           },
                           remedy_fields,
                           judge_remedy};

void mount_remedies(people::Site& at) {
    mount_act<promise_a_remedy>(at);
    at.get("/complaints/{id}/remedies/{remedy}", may::see_cases, show_remedy);
    at.post("/complaints/{id}/remedies/{remedy}/done", may::see_cases, carry_it_out);
    at.post("/complaints/{id}/remedies/{remedy}/update", may::see_cases, tell_how_it_goes);
    at.post("/complaints/{id}/remedies/{remedy}/day", may::answer_complaints, move_it);
    at.post("/complaints/{id}/remedies/{remedy}/not-done", may::answer_complaints, give_it_up);
    at.post("/complaints/{id}/remedies/{remedy}/learning-point", may::answer_complaints, learn_from_it);
}

}  // namespace heed::complaints
