#include "areas/surveys/answer_pages.hpp"

#include <fmt/format.h>

#include "areas/surveys/code.hpp"
#include "areas/surveys/question_parts.hpp"
#include "areas/surveys/taking.hpp"
#include "kernel/failure.hpp"
#include "people/screens.hpp"
#include "people/sessions.hpp"
#include "people/tries.hpp"
#include "store/rows.hpp"
#include "web/easy_read.hpp"
#include "web/random.hpp"
#include "web/view.hpp"

namespace heed::surveys {

namespace {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

struct StartView {
    Html problems;
    std::string council;
    Html form_fields;
    Html fields;
    Html button;
};
BOOST_DESCRIBE_STRUCT(StartView, (), (problems, council, form_fields, fields, button))
web::Template<StartView> const start_page{"areas/surveys/views/start.html"};

struct QuestionsView {
    Html problems;
    std::string council;
    std::string intro;
    Html easy_first;
    bool easy = false;
    Html other_words;
    Html form_fields;
    std::string code;
    Html fields;
    Html button;
};
BOOST_DESCRIBE_STRUCT(QuestionsView, (),
                      (problems, council, intro, easy_first, easy, other_words, form_fields, code, fields, button))
web::Template<QuestionsView> const questions_page{"areas/surveys/views/questions.html"};

struct RingView {
    Day ring_by;
    std::string reference;
    std::string secret;
};
BOOST_DESCRIBE_STRUCT(RingView, (), (ring_by, reference, secret))

struct ThanksView {
    Html panel;
    bool easy = false;
    Html easy_next;
    std::optional<RingView> ring;
};
BOOST_DESCRIBE_STRUCT(ThanksView, (), (panel, easy, easy_next, ring))
web::Template<ThanksView> const thanks_page{"areas/surveys/views/thanks.html"};

Html problems_of(Problems const& problems) { return problems.empty() ? Html{} : people::errors_of(problems); }

Response show_start(Here const& here, Typed const& typed) {
    StartView const view{problems_of(typed.problems), here.council.name, here.form_fields(), code_field(typed),
                         govuk::button({.text = "Start", .prevent_double_click = true})};
    return people::show_resident(here, "Tell us how it was", start_page(view), typed.problems);
}

/// The same questions in the other kind of words.
Html button_to_other_words(Here const& here, std::string const& code, bool easy) {
    auto const inside = here.form_fields() + loop::hidden("code", code) + loop::hidden("easy", easy ? "no" : "yes") +
                        govuk::button({.text = easy ? "Show this in other words" : "Show this in Easy Read",
                                       .classes = "govuk-button--secondary"});
    return govuk::element("form").with("method", "post").with("action", "/survey").holding(inside);
}

bool is_easy(web::Form const& form, Invitation const& invitation) {
    return yes_or_no(form, "easy").value_or(invitation.easy_read);
}

Html first_in_easy_read(std::string const& intro) {
    return govuk::lines({web::easy_step("ask", {intro}), web::easy_step("choose", {"You do not have to answer."}),
                         web::easy_step("secret", {"Nobody will know what you said."})});
}

Response show_questions(Here const& here, Invitation const& invitation, Typed const& typed) {
    auto const version = version_of(here.db, invitation.survey, invitation.version);
    web::Form const form(typed.fields);
    bool const easy = is_easy(form, invitation);
    auto const asks = easy ? Asks::person_in_easy_read : Asks::person;
    QuestionsView const view{
        .problems = problems_of(typed.problems),
        .council = here.council.name,
        .intro = easy ? version.easy_intro : version.intro,
        .easy_first = easy ? first_in_easy_read(version.easy_intro) : Html{},
        .easy = easy,
        .other_words = button_to_other_words(here, form.text("code"), easy),
        .form_fields = here.form_fields() + loop::hidden("easy", easy ? "yes" : "no"),
        .code = form.text("code"),
        .fields = question_fields(typed, asked_of(version, invitation), invitation.matters, asks),
        .button = govuk::button({.text = easy ? "Send" : "Send your answers", .prevent_double_click = true})};
    return people::show_resident(here, "How was it for you?", questions_page(view), typed.problems);
}

Html next_in_easy_read() {
    return govuk::lines(
        {web::easy_step("secret", {"We have deleted your code.", "We have deleted your address."}),
         web::easy_step("people", {"We count all the answers together."}),
         web::easy_step("change",
                        govuk::element("p")
                            .classes("govuk-body")
                            .holding(loop::link("/you-said-we-did", "See what changed because people told us")))});
}

Response show_thanks(Here const& here, bool easy, std::optional<loop::ConcernOpened> const& opened) {
    ThanksView view{
        .panel = govuk::panel({.title = "Thank you", .text = easy ? "We have your answers." : "We have your answers"}),
        .easy = easy,
        .easy_next = easy ? next_in_easy_read() : Html{},
        .ring = std::nullopt};
    if (opened) {
        view.ring = RingView{opened->ring_by, opened->reference, opened->secret};
    }
    return people::show_resident(here, "Thank you", thanks_page(view));
}

Response not_found(Here const& here, web::Form const& form) {
    return show_start(here, {{{"code", form.text("code")}}, {{"code", std::string(no_such_code())}}});
}

Response show_start_form(Request const& request, Here& here) {
    return show_start(here, {{{"code", std::string(request.asked("code").substr(0, 40))}}, {}});
}

Response start(Request const& request, Here& here) {
    web::Form const form(request);
    if (form.text("code").empty()) {
        return show_start(here, {{}, {{"code", "Enter the code that is in our letter or e-mail"}}});
    }
    auto const invitation = invitation_of(here.db, form.text("code"));
    if (!invitation) {
        count_wrong_code(request, here, form.text("code"));
        return not_found(here, form);
    }
    return show_questions(here, *invitation, {request.form, {}});
}

Response send_answer(Request const& request, Here& here) {
    web::Form const form(request);
    bool const easy = yes_or_no(form, "easy").value_or(false);
    return take_form(
        request, here,
        {.channel = Channel::web,
         .by = 0,
         .find = [&](store::Reading const& db) { return invitation_of(db, form.text("code")); },
         .ask_again = [&](Invitation const& invitation,
                          Typed const& typed) { return show_questions(here, invitation, typed); },
         .thank = [&](std::optional<loop::ConcernOpened> const& opened) { return show_thanks(here, easy, opened); },
         .not_found =
             [&] {
                 count_wrong_code(request, here, form.text("code"));
                 return not_found(here, form);
             }});
}

}  // namespace

Html code_field(Typed const& typed) {
    return loop::line_field(typed,
                            {"code", "Your code", "It is in our letter or e-mail, and looks like this: K7MQ-2XPD-9HTR",
                             "govuk-input--width-20"});
}

void count_guess_at(Request const& request, Here& here, std::string const& what) {
    auto const network = web::keyed_hash(here.server_key, "survey " + people::network_of(request.peer)).substr(0, 32);
    if (people::count_guess(here.store, here.council.id, "survey " + what, network, here.now)) {
        throw TooMany();
    }
}

void count_wrong_code(Request const& request, Here& here, std::string_view typed_code) {
    count_guess_at(request, here, kept_code(typed_code));
}

std::string_view no_such_code() {
    return "We cannot find this code. It may have been used, or be too old. Check it and try again";
}

void mount_answers(people::Site& at) {
    at.get("/survey", may::anybody, show_start_form);
    at.post("/survey", may::anybody, start);
    at.post("/survey/answer", may::anybody, send_answer);
}

}  // namespace heed::surveys
