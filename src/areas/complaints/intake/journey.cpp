#include "areas/complaints/intake/journey.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "areas/complaints/intake/journey_parts.hpp"
#include "areas/complaints/intake/pace.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/intake/resident_pages.hpp"
#include "areas/complaints/intake/suggestion_counts.hpp"
#include "areas/complaints/store.hpp"
#include "kernel/failure.hpp"
#include "kernel/must.hpp"
#include "loop/parts.hpp"
#include "web/random.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
using people::Here;

namespace {

constexpr std::int64_t drafts_an_hour = 100;
constexpr std::string_view opening_step = "said";
constexpr std::string_view closing_step = "check";

/// Where machines show themselves, and what tells how long somebody took: of the first page only.
std::vector<std::string> const& traps() {
    static std::vector<std::string> const names{"website", "shown"};
    return names;
}

web::Html trap(Here const& here) {
    auto const label = govuk::element("label").with("for", "website").holding("Leave this empty");
    auto const input = govuk::element("input")
                           .with("id", "website")
                           .with("name", "website")
                           .with("type", "text")
                           .with("tabindex", "-1")
                           .with("autocomplete", "off")
                           .alone();
    return loop::hidden("shown", time_stamp(here.server_key, here.now)) +
           govuk::element("div").classes("govuk-visually-hidden").with("aria-hidden", "true").holding(label + input);
}

std::string path_of(Kind kind) { return fmt::format("/tell-us/{}", name_of(kind)); }

web::Html other_ways(Kind kind, bool easy) {
    auto const one_page = loop::link(path_of(kind) + "/one-page", "See all the questions on one page");
    auto const words = easy ? loop::link(path_of(kind), "Leave Easy Read")
                            : loop::link(path_of(kind) + "?easy=yes", "Read it in Easy Read");
    return govuk::element("p").classes("govuk-body").holding(words + web::Html{". "} + one_page + web::Html{"."});
}

web::Response show_first(Here const& here, Kind kind, bool easy, Typed const& typed) {
    auto const& question = *find_question(opening_step, kind);
    auto const body = here.form_fields() + loop::hidden("step", opening_step) +
                      (easy ? loop::hidden("easy", "yes") : web::Html{}) + trap(here) + shown(question, easy, typed) +
                      govuk::button({.text = "Continue"});
    auto const form =
        govuk::element("form").with("method", "post").with("action", path_of(kind)).flag("novalidate", true);
    auto const before = paragraph("You do not need an account. You do not have to say who you are.");
    return show_way_in(here, {.title = std::string(question.title.in(easy)),
                              .back = govuk::back_link({.href = easy ? "/tell-us/easy-read" : "/tell-us"}),
                              .main = form.holding(body) + before + other_ways(kind, easy),
                              .problems = typed.problems,
                              .easy = easy,
                              .picture = question.picture});
}

void count_draft(Here& here, web::Request const& request) {
    keep_pace(here, {from_network(here, request, "draft", drafts_an_hour, telling_stretch)});
}

/// The draft that this form begins, or began before: a form that is sent twice begins one.
Journey begun_by(web::Request const& request, Here const& here, Kind kind) {
    auto const key = people::once_key(request);
    auto const pair = free_pair(here.db, here.server_key, key.empty() ? web::random_key() : key);
    auto const before = find_draft(here.db, pair.id);
    Unsent draft = before.value_or(Unsent{.id = pair.id, .kind = kind, .started_at = here.now});
    return {draft, fields_of(draft), pair};
}

web::Response show_kept(Here const& here, Journey const& journey) {
    auto const secret =
        govuk::element("p").classes("govuk-body-l govuk-!-font-weight-bold").holding(journey.pair.secret);
    auto const go_on = form_of(here, journey, "/tell-us/come-back", govuk::button({.text = "Go on now"}));
    auto const main = govuk::panel({.title = "We have kept it",
                                    .text = web::Html{"Reference<br>"} +
                                            govuk::element("strong").holding(reference_of(journey.pair.id))}) +
                      paragraph("Your secret is:") + secret +
                      paragraph("Write both down, or print this page. We cannot show you the secret again.") +
                      govuk::element("p")
                          .classes("govuk-body")
                          .holding(web::Html{"To go on, use both on the page "} +
                                   loop::link("/tell-us/come-back", "Come back") + web::Html{"."}) +
                      paragraph(fmt::format("You have not sent it yet. We keep it until {}. Then we forget it.",
                                            spoken(journey.draft.forget_on))) +
                      go_on;
    return show_way_in(here, {.title = "We have kept it", .main = main, .easy = journey.draft.easy});
}

/// Only what was asked: an address that was typed before they chose another way is not kept.
std::vector<web::Field> answers_asked(Journey const& journey) {
    std::vector<std::string> names = traps();
    for (auto const* question : questions_of(journey.draft.kind, journey.form())) {
        names.insert(names.end(), question->fields.begin(), question->fields.end());
    }
    auto answers = journey.answers;
    std::erase_if(answers, [&](auto const& field) { return std::ranges::find(names, field.name) == names.end(); });
    return answers;
}

/// The question to go back to where something is wrong.
Step const* first_with_problems(Journey const& journey, Instant now) {
    for (auto const* question : questions_of(journey.draft.kind, journey.form())) {
        if (!problems_of(*question, journey.draft.kind, journey.form(), now).empty()) {
            return question;
        }
    }
    return nullptr;
}

web::Response show_with_problems(Here& here, Journey const& journey, Step const& question, bool then_check) {
    auto const problems = problems_of(question, journey.draft.kind, journey.form(), here.now);
    return show_question(
        here, journey,
        {.question = question, .problems = problems, .typed = journey.answers, .then_check = then_check});
}

web::Response go_on_after(Here& here, Journey const& journey, Step const& question, bool then_check) {
    if (!then_check) {
        return show_next(here, journey, question.step);
    }
    auto const* wrong = first_with_problems(journey, here.now);
    return wrong == nullptr ? show_check(here, journey)
                            : show_question(here, journey, {.question = *wrong, .then_check = true});
}

web::Response go_back(Here& here, Journey const& journey, std::string_view step) {
    auto const* before = step == closing_step ? find_question("files", journey.draft.kind)
                                              : question_before(journey.draft.kind, journey.form(), step);
    if (before != nullptr && before->asks == Asks::help && help_for(here.db, journey).empty()) {
        before = question_before(journey.draft.kind, journey.form(), before->step);
    }
    auto const& question = before == nullptr ? *find_question(opening_step, journey.draft.kind) : *before;
    return show_question(here, journey, {.question = question});
}

web::Response take_answer(Here& here, Journey& journey, Step const& question, web::Form const& form,
                          std::vector<web::Field> const& typed) {
    auto const go = form.text("go");
    bool const then_check = form.text("then") == "check";
    auto const before = journey.answers;
    journey.answers = with_answers(journey.draft, question.fields, typed);
    auto const problems = problems_of(question, journey.draft.kind, journey.form(), here.now);
    if (!problems.empty() && go != "save") {
        auto const answers = std::exchange(journey.answers, before);
        return show_question(here, journey,
                             {.question = question, .problems = problems, .typed = answers, .then_check = then_check});
    }
    keep(here, journey);
    return go == "save" ? show_kept(here, journey) : go_on_after(here, journey, question, then_check);
}

}  // namespace

web::Response show_first_question(web::Request const& request, Here& here, Kind kind) {
    return show_first(here, kind, request.asked("easy") == "yes", untyped());
}

web::Response answer_first_question(web::Request const& request, Here& here, Kind kind) {
    web::Form const form(request);
    bool const easy = form.text("easy") == "yes";
    auto const& question = *find_question(opening_step, kind);
    auto journey = begun_by(request, here, kind);
    journey.draft.easy = easy;
    auto names = traps();
    names.insert(names.end(), question.fields.begin(), question.fields.end());
    journey.answers = with_answers(journey.draft, names, request.form);
    auto const problems = problems_of(question, kind, journey.form(), here.now);
    if (!problems.empty()) {
        return show_first(here, kind, easy, {form, problems});
    }
    if (!secret_of(here.db, journey.pair.id).empty()) {
        return show_sent_before(here, journey.pair.id);
    }
    count_draft(here, request);
    keep(here, journey);
    return show_next(here, journey, question.step);
}

web::Response answer_question(web::Request const& request, Here& here) {
    return with_journey(request, here, [&](Journey& journey, web::Form const& form) {
        auto const kind = journey.draft.kind;
        if (auto const* changed = find_question(form.text("change"), kind)) {
            return show_question(here, journey, {.question = *changed, .then_check = true});
        }
        auto const go = form.text("go");
        auto const* const question = find_question(form.text("step"), kind);
        if (go == "check") {
            return show_check(here, journey);
        }
        if (go == "back") {
            return go_back(here, journey, form.text("step"));
        }
        if (question == nullptr) {
            throw NotFound();
        }
        return take_answer(here, journey, *question, form, request.form);
    });
}

web::Response send_it(web::Request const& request, Here& here) {
    web::Form const posted(request);
    auto const id = opened_by_pair(request, here, posted);
    if (id && !find_draft(here.db, *id)) {
        auto const story = find_story(here.db, *id, true);
        return story ? show_receipt_again(here, {story->said, story->teller}, pair_in(posted, *id)) : throw NotFound();
    }
    return with_journey(request, here, [&](Journey& journey, web::Form const&) {
        if (auto const* wrong = first_with_problems(journey, here.now)) {
            return show_with_problems(here, journey, *wrong, true);
        }
        auto const answers = answers_asked(journey);
        web::Form const form(answers);
        auto received = received_from_person(read_telling(form, journey.draft.kind).told, here.now);
        must(received.has_value(), "answers without a problem could not be received");
        received->said.doubt = doubt_about(request, form, here);
        return keep_and_show_receipt(request, here, *received, journey.pair, [&](store::Writing& db) {
            count_told(db, request, here);
            settle_suggestions(db, journey.pair.id, {Ended::sent});
            draft_became_case(db, journey.pair.id);
        });
    });
}

web::Response show_come_back(web::Request const&, Here& here) { return show_come_back_form(here, untyped().form, {}); }

web::Response come_back(web::Request const& request, Here& here) {
    return with_journey(request, here, [&](Journey& journey, web::Form const&) {
        auto const* const wrong = first_with_problems(journey, here.now);
        return wrong == nullptr ? show_check(here, journey) : show_question(here, journey, {.question = *wrong});
    });
}

web::Response show_not_sent(Here const& here, web::Form const& pair) {
    auto const id = id_of(pair.text("reference")).value_or(Id<Case>{});
    auto const draft = find_draft(here.db, id).value_or(Unsent{});
    Journey const journey{draft, {}, pair_in(pair, id)};
    return show_way_in(
        here, {.title = "You have not sent this yet",
               .main = govuk::element("h1").classes("govuk-heading-l").holding("You have not sent this yet") +
                       paragraph(fmt::format("We keep it until {}. Then we forget it.", spoken(draft.forget_on))) +
                       form_of(here, journey, "/tell-us/come-back", govuk::button({.text = "Go on with it"}))});
}

}  // namespace heed::complaints
