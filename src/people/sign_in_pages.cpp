#include <fmt/format.h>

#include "people/cast.hpp"
#include "people/pages.hpp"
#include "people/screens.hpp"
#include "people/sessions.hpp"
#include "people/sign_in.hpp"
#include "people/two_steps.hpp"
#include "web/form.hpp"
#include "web/govuk/all.hpp"

namespace heed::people {

namespace {

namespace govuk = web::govuk;
using web::Html;

constexpr std::string_view home = "/home";
constexpr std::string_view half_way_cookie = "__Host-heed-code";

std::string half_way_line(std::string_view value, int seconds) {
    return fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={}", half_way_cookie, value, seconds);
}

Html people_of_the_demonstration(Here const& here) {
    if (!here.council.demonstration) {
        return {};
    }
    Html list;
    for (auto const& who : cast()) {
        list += govuk::element("li").holding(fmt::format("{}: {}", who.email(here.council.slug), spoken(who.role)));
    }
    auto const says = paragraph(
        "Everybody here is invented. They share the password that the program printed when it started.");
    return govuk::details({.summary = "Who you can sign in as in this demonstration",
                           .text = says + govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(list)});
}

Html introduction(Request const& request, Here const& here) {
    auto const out = request.asked("signed-out") == "yes"
                         ? govuk::notification_banner(
                               {.text = "You have signed out", .is_success = true, .title = "Done"})
                         : Html{};
    auto const link =
        govuk::element("a").classes("govuk-link").with("href", "/tell-us").holding("Tell us what happened");
    return out + paragraph(fmt::format("This is for staff and partners of {}.", here.council.name)) +
           govuk::element("p")
               .classes("govuk-body")
               .holding(Html{"You need no account to tell the council something: "} + link + Html{"."});
}

struct Typed {
    std::string email;
    std::string next;
};

Response sign_in_page(Request const& request, Here const& here, Typed const& typed, Problems const& problems = {}) {
    auto const email = govuk::input({.name = "email",
                                     .label = {.text = "Email address"},
                                     .error = web::error_of(problems, "email"),
                                     .value = typed.email,
                                     .type = "email",
                                     .autocomplete = "username",
                                     .spellcheck = false,
                                     .autocapitalize = "none"});
    return show_plain_form(here,
                           {.heading = "Sign in",
                            .before = introduction(request, here),
                            .action = "/sign-in",
                            .fields = hidden("next", typed.next) + email +
                                      password_field("password", "Password", "", "current-password", problems) +
                                      govuk::button({.text = "Sign in"}),
                            .after = people_of_the_demonstration(here)},
                           problems);
}

Response show_sign_in(Request const& request, Here& here) {
    auto const next = safe_path(request.asked("next"), home);
    return here.signed_in ? web::see(next) : sign_in_page(request, here, {"", next});
}

Problems missing_from(std::string const& email, std::string const& password) {
    web::Checking check;
    check.expect(!email.empty(), "email", "Enter your email address");
    check.expect(!password.empty(), "password", "Enter your password");
    return check.fine() ? Problems{} : check.problems().value();
}

Response ask_for_code(Here const& here, Member const& member, std::string const& next) {
    auto response = web::see(next == home ? "/sign-in/code" : "/sign-in/code?next=" + web::percent_encoded(next));
    response.add_cookie(half_way_line(half_way(here, member.id), 600));
    return response;
}

Response sign_in(Request const& request, Here& here) {
    web::Form const form(request);
    Typed const typed{form.text("email"), safe_path(form.text("next"), home)};
    auto const password = as_typed(request, "password");
    if (auto const missing = missing_from(typed.email, password); !missing.empty()) {
        return sign_in_page(request, here, typed, missing);
    }
    if (auto wait = too_many_guesses(request, here, typed.email)) {
        return std::move(*wait);
    }
    auto const member = member_with(here, typed.email, password);
    if (!member) {
        return sign_in_page(request, here, typed,
                            {{"email", "The email address or the password is not right. Check both and try again"}});
    }
    if (signs_in_with_two_steps(here.db, member->id)) {
        return ask_for_code(here, *member, typed.next);
    }
    return begin_work(request, here, *member, typed.next, password);
}

Response code_page(Here const& here, std::string const& next, Problems const& problems = {}) {
    auto const code = govuk::input({.name = "code",
                                    .label = {.text = "Code"},
                                    .hint = "6 digits from the app on your phone, or one of your recovery codes",
                                    .error = web::error_of(problems, "code"),
                                    .classes = "govuk-input--width-10",
                                    .autocomplete = "one-time-code",
                                    .spellcheck = false});
    return show_plain_form(here,
                           {.heading = "Enter the code from your app",
                            .action = "/sign-in/code",
                            .fields = hidden("next", next) + code + govuk::button({.text = "Continue"})},
                           problems);
}

Response show_code(Request const& request, Here& here) {
    auto const member = member_half_way(here, request.cookie(half_way_cookie));
    return member ? code_page(here, safe_path(request.asked("next"), home)) : web::see("/sign-in");
}

Response enter_code(Request const& request, Here& here) {
    web::Form const form(request);
    auto const next = safe_path(form.text("next"), home);
    auto const member = member_half_way(here, request.cookie(half_way_cookie));
    if (!member) {
        return web::see("/sign-in");
    }
    if (auto wait = too_many_guesses(request, here, member->email)) {
        return std::move(*wait);
    }
    bool const right = store::housekeeping(here.store, here.council.id, [&](store::Writing& db) {
        return use_code(db, member->id, form.text("code"), here.now, here.server_key);
    });
    if (!right) {
        return code_page(
            here, next,
            {{"code", "The code is not right, or it was used before. Wait for the next one and enter that"}});
    }
    auto response = begin_work(request, here, *member, next);
    response.add_cookie(half_way_line("", 0));
    return response;
}

Response sign_out(Request const&, Here& here) {
    store::in_one_go(here.store, here.council.id,
                     [&](store::Writing& db) { end_session(db, here.signed_in->session, here.now); });
    auto response = web::see("/sign-in?signed-out=yes");
    response.add_cookie(cookie_taken_away());
    return response;
}

}  // namespace

void mount_sign_in(Site& at) {
    at.get("/sign-in", may::anybody, show_sign_in);
    at.post("/sign-in", may::anybody, sign_in);
    at.get("/sign-in/code", may::anybody, show_code);
    at.post("/sign-in/code", may::anybody, enter_code);
    at.post("/sign-out", may::be_signed_in, sign_out);
}

}  // namespace heed::people
