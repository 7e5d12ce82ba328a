// Do not ask me again: with the code of a letter, with an address or a number, or with one press in an e-mail (RFC 8058). No
// sign-in and no reason is asked for, and the answer says nothing about whom we know.

#include "areas/surveys/answer_pages.hpp"
#include "areas/surveys/asking.hpp"
#include "areas/surveys/code.hpp"
#include "people/screens.hpp"
#include "web/view.hpp"

namespace heed::surveys {

namespace {

namespace govuk = web::govuk;
namespace may = people::may;
using loop::Typed;
using people::Here;
using web::Html;
using web::Request;
using web::Response;

struct StopView {
    Html problems;
    std::string council;
    Html form_fields;
    Html fields;
    Html button;
};
BOOST_DESCRIBE_STRUCT(StopView, (), (problems, council, form_fields, fields, button))
web::Template<StopView> const stop_page{"areas/surveys/views/stop.html"};

struct StoppedView {
    std::string council;
    bool by_code = false;  ///< nothing but a code came; it tells us nothing when it was used
};
BOOST_DESCRIBE_STRUCT(StoppedView, (), (council, by_code))
web::Template<StoppedView> const stopped_page{"areas/surveys/views/stopped.html"};

struct UnsubscribeView {
    std::string council;
    std::string path;
    Html form_fields;
    Html button;
};
BOOST_DESCRIBE_STRUCT(UnsubscribeView, (), (council, path, form_fields, button))
web::Template<UnsubscribeView> const unsubscribe_page{"areas/surveys/views/unsubscribe.html"};

Html stop_button() { return govuk::button({.text = "Do not ask me again", .prevent_double_click = true}); }

Response show_stop(Here const& here, Typed const& typed) {
    auto const fields = govuk::lines(
        {code_field(typed),
         loop::paragraph("If you have no code, or used it, give us the e-mail address or the telephone number that we "
                         "used."),
         loop::line_field(typed, {"email", "E-mail address", "", "govuk-!-width-two-thirds"}),
         loop::line_field(typed, {"phone", "Telephone number", "", "govuk-input--width-20"})});
    StopView const view{typed.problems.empty() ? Html{} : people::errors_of(typed.problems), here.council.name,
                        here.form_fields(), fields, stop_button()};
    return people::show_resident(here, "Do not ask me again", stop_page(view), typed.problems);
}

Response show_stopped(Here const& here, bool by_code) {
    return people::show_resident(here, "We will not ask again", stopped_page({here.council.name, by_code}));
}

Response show_stop_form(Request const& request, Here& here) {
    return show_stop(here, {{{"code", std::string(request.asked("code").substr(0, 40))}}, {}});
}

/// The marks of what was typed. Whether we know any of them is not said.
std::vector<std::string> marks_typed(Here const& here, web::Form const& form,
                                     std::optional<Invitation> const& invitation) {
    std::vector<std::string> marks;
    if (invitation) {
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
    bool const by_code = form.text("email").empty() && form.text("phone").empty();
    if (form.text("code").empty() && by_code) {
        return show_stop(here,
                         {request.form, {{"code", "Enter your code, your e-mail address or your telephone number"}}});
    }
    auto const invitation = invitation_of(here.db, form.text("code"));
    auto const marks = marks_typed(here, form, invitation);
    if (marks.empty()) {
        count_wrong_code(request, here, form.text("code"));
        return show_stopped(here, by_code);
    }
    if (!invitation) {
        count_guess_at(request, here, "stop " + marks.front());
    }
    auto const done = [&] { return show_stopped(here, by_code); };
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

// ---- one press in an e-mail

/// Mail programs and scanners open links by themselves, so that a GET only shows the button.
Response show_unsubscribe(Request const& request, Here& here) {
    auto const path = "/survey/unsubscribe?t=" + web::percent_encoded(request.asked("t").substr(0, 100));
    return people::show_resident(here, "Do not ask me again",
                                 unsubscribe_page({here.council.name, path, here.form_fields(), stop_button()}));
}

/// Sent by the button, or by a mail provider's machine with "List-Unsubscribe=One-Click" for a body: nothing else is asked for,
/// and it is never redirected. A token of ours that comes again, and one that we did not make, change nothing.
Response unsubscribe(Request const& request, Here& here) {
    auto const mark = mark_of_stop_token(here.server_key, request.asked("t"));
    if (mark && !wants_no_more(here.db, *mark)) {
        store::in_one_go(here.store, here.council.id, [&](store::Writing& db) {
            stop_asking(db, *mark, {here.today, here.now, 0});
        });
    }
    return show_stopped(here, false);
}

}  // namespace

void mount_stop(people::Site& at) {
    at.get("/survey/stop", may::anybody, show_stop_form);
    at.post("/survey/stop", may::anybody, stop);
    at.get("/survey/unsubscribe", may::anybody, show_unsubscribe);
    at.post("/survey/unsubscribe", may::anybody, unsubscribe);
}

}  // namespace heed::surveys
