#include "areas/surveys/answer_pages.hpp"

#include <fmt/format.h>

#include "areas/surveys/code.hpp"
#include "areas/surveys/question_parts.hpp"
#include "kernel/failure.hpp"
#include "people/screens.hpp"
#include "people/sessions.hpp"
#include "people/tries.hpp"
#include "store/rows.hpp"
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
    bool easy = false;
    Html other_words;
    Html form_fields;
    std::string code;
    Html fields;
    Html button;
};
BOOST_DESCRIBE_STRUCT(QuestionsView, (),
                      (problems, council, intro, easy, other_words, form_fields, code, fields, button))
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
    std::optional<RingView> ring;
};
BOOST_DESCRIBE_STRUCT(ThanksView, (), (panel, easy, ring))
web::Template<ThanksView> const thanks_page{"areas/surveys/views/thanks.html"};

struct StopView {
    Html problems;
    bool stopped = false;
    std::string council;
    Html form_fields;
    Html fields;
    Html button;
};
BOOST_DESCRIBE_STRUCT(StopView, (), (problems, stopped, council, form_fields, fields, button))
web::Template<StopView> const stop_page{"areas/surveys/views/stop.html"};

Html problems_of(Problems const& problems) { return problems.empty() ? Html{} : people::errors_of(problems); }

Html code_field(Typed const& typed) {
    return loop::line_field(typed,
                            {"code", "Your code", "It is in our letter or e-mail, and looks like this: K7MQ-2XPD-9HTR",
                             "govuk-input--width-20"});
}

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

Response show_questions(Here const& here, Invitation const& invitation, Typed const& typed) {
    auto const version = version_of(here.db, invitation.survey, invitation.version);
    web::Form const form(typed.fields);
    bool const easy = is_easy(form, invitation);
    auto const asks = easy ? Asks::person_in_easy_read : Asks::person;
    QuestionsView const view{
        .problems = problems_of(typed.problems),
        .council = here.council.name,
        .intro = easy ? version.easy_intro : version.intro,
        .easy = easy,
        .other_words = button_to_other_words(here, form.text("code"), easy),
        .form_fields = here.form_fields() + loop::hidden("easy", easy ? "yes" : "no"),
        .code = form.text("code"),
        .fields = question_fields(typed, asked_of(version, invitation), invitation.matters, asks),
        .button = govuk::button({.text = easy ? "Send" : "Send your answers", .prevent_double_click = true})};
    return people::show_resident(here, "How was it for you?", questions_page(view), typed.problems);
}

Response show_thanks(Here const& here, bool easy, std::optional<loop::ConcernOpened> const& opened) {
    ThanksView view{
        .panel = govuk::panel({.title = "Thank you", .text = easy ? "We have your answers." : "We have your answers"}),
        .easy = easy,
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

Response keep_answer(Request const& request, Here& here, Answered const& answer) {
    web::Form const form(request);
    bool const easy = yes_or_no(form, "easy").value_or(false);
    Came const came{Channel::web, 0, here.server_key, people::once_key(request), here.now};
    return people::change(
        request, here,
        [&](store::Writing& db) {
            auto const invitation = invitation_of(db, form.text("code"));
            if (!invitation) {
                throw NoSuchCode();
            }
            return show_thanks(here, easy, take_answer(db, *invitation, answer, came));
        },
        [&] { return show_thanks(here, easy, std::nullopt); });
}

Response send_answer(Request const& request, Here& here) {
    web::Form const form(request);
    auto const invitation = invitation_of(here.db, form.text("code"));
    Answered answer;
    if (invitation) {
        auto const version = version_of(here.db, invitation->survey, invitation->version);
        auto judged = answered(read_answer(form), asked_of(version, *invitation));
        if (!judged) {
            return show_questions(here, *invitation, {request.form, judged.error()});
        }
        answer = std::move(*judged);
    }
    try {
        return keep_answer(request, here, answer);  // a form that is sent twice is thanked twice
    } catch (NoSuchCode const&) {
        count_wrong_code(request, here, form.text("code"));
        return not_found(here, form);
    }
}

// ---- do not ask me again

void count_guess_at(Request const& request, Here& here, std::string const& what) {
    auto const network = web::keyed_hash(here.server_key, "survey " + people::network_of(request.peer)).substr(0, 32);
    if (people::count_guess(here.store, here.council.id, "survey " + what, network, here.now)) {
        throw TooMany();
    }
}

Response show_stop(Here const& here, Typed const& typed, bool stopped) {
    auto const fields = govuk::lines(
        {code_field(typed),
         loop::paragraph("If you have no code, give us the e-mail address or the telephone number that we used."),
         loop::line_field(typed, {"email", "E-mail address", "", "govuk-!-width-two-thirds"}),
         loop::line_field(typed, {"phone", "Telephone number", "", "govuk-input--width-20"})});
    StopView const view{problems_of(typed.problems),
                        stopped,
                        here.council.name,
                        here.form_fields(),
                        fields,
                        govuk::button({.text = "Do not ask me again", .prevent_double_click = true})};
    return people::show_resident(here, stopped ? "We will not ask again" : "Do not ask me again", stop_page(view),
                                 typed.problems);
}

Response show_stop_form(Request const& request, Here& here) {
    return show_stop(here, {{{"code", std::string(request.asked("code").substr(0, 40))}}, {}}, false);
}

/// The marks of what was typed. Whether we know any of them is not said.
std::vector<std::string> marks_typed(Here const& here, web::Form const& form) {
    std::vector<std::string> marks;
    if (auto const invitation = invitation_of(here.db, form.text("code"))) {
        marks.push_back(invitation->mark);
    }
    if (auto const email = form.text("email"); !email.empty()) {
        marks.push_back(mark_of_email(here.server_key, email));
    }
    if (auto const phone = form.text("phone"); !phone.empty()) {
        marks.push_back(mark_of_phone(here.server_key, phone));
    }
    return marks;
}

Response stop(Request const& request, Here& here) {
    web::Form const form(request);
    if (form.text("code").empty() && form.text("email").empty() && form.text("phone").empty()) {
        return show_stop(
            here, {request.form, {{"code", "Enter your code, your e-mail address or your telephone number"}}}, false);
    }
    auto const marks = marks_typed(here, form);
    if (marks.empty()) {
        count_wrong_code(request, here, form.text("code"));
        return show_stop(here, {}, true);
    }
    if (form.text("code").empty()) {
        count_guess_at(request, here, "stop " + marks.front());
    }
    auto const done = [&] { return show_stop(here, {}, true); };
    return people::change(
        request, here,
        [&](store::Writing& db) {
            for (auto const& mark : marks) {
                stop_asking(db, mark, {here.today, here.now, 0});
            }
            return done();
        },
        done);
}

}  // namespace

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
    at.get("/survey/stop", may::anybody, show_stop_form);
    at.post("/survey/stop", may::anybody, stop);
}

}  // namespace heed::surveys
