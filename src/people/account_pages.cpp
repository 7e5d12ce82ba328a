#include <fmt/format.h>

#include "people/members.hpp"
#include "people/pages.hpp"
#include "people/passwords.hpp"
#include "people/roles.hpp"
#include "people/screens.hpp"
#include "people/sessions.hpp"
#include "people/sign_in.hpp"
#include "people/totp.hpp"
#include "people/tries.hpp"
#include "people/two_steps.hpp"
#include "web/form.hpp"
#include "web/govuk/all.hpp"
#include "web/view.hpp"

namespace heed::people {

namespace {

namespace govuk = web::govuk;
using web::Html;

constexpr int sign_ins_shown = 20;

struct AccountView {
    Html banner;
    Html about_me;
    Html sign_ins;
    Html form_fields;
    Html button;
};
BOOST_DESCRIBE_STRUCT(AccountView, (), (banner, about_me, sign_ins, form_fields, button))
web::Template<AccountView> const account_page{"people/views/account.html"};

struct CodesView {
    std::vector<std::string> codes;
};
BOOST_DESCRIBE_STRUCT(CodesView, (), (codes))
web::Template<CodesView> const codes_page{"people/views/recovery_codes.html"};

struct SetUpView {
    Html svg;
    std::string secret;
};
BOOST_DESCRIBE_STRUCT(SetUpView, (), (svg, secret))
web::Template<SetUpView> const set_up_words{"people/views/two_step_set_up.html"};

std::string said_two_steps(Here const& here) {
    if (!signs_in_with_two_steps(here.db, here.me().id)) {
        return "Off";
    }
    auto const left = count_recovery_codes(here.db, here.me().id);
    return fmt::format("On, with {} recovery {} left", left, left == 1 ? "code" : "codes");
}

std::string team_name(Here const& here, Id<Team> id) {
    for (auto const& team : teams(here.db)) {
        if (team.id == id) {
            return team.name;
        }
    }
    return "No team";
}

Html about_me(Here const& here) {
    auto const& me = here.me();
    auto const change = [](std::string_view text, std::string href, std::string what) {
        return std::vector<govuk::SummaryAction>{
            {.text = text, .href = std::move(href), .visually_hidden_text = std::move(what)}};
    };
    return govuk::summary_list(
        {.rows = {{.key = "Name", .value = me.name},
                  {.key = "Email address", .value = me.email},
                  {.key = "Team", .value = team_name(here, me.team)},
                  {.key = "Roles", .value = spoken(me.roles)},
                  {.key = "Password", .value = "Set", .actions = change("Change", "/account/password", "password")},
                  {.key = "Sign-in in two steps",
                   .value = said_two_steps(here),
                   .actions = change("Change", "/account/two-step", "sign-in in two steps")}}});
}

Html standing_of(SignIn const& sign_in, std::string const& mine, std::set<std::string> const& open) {
    if (sign_in.session == mine) {
        return govuk::badge({.text = "This sign-in", .standing = govuk::Standing::good});
    }
    return open.contains(sign_in.session)
               ? govuk::badge({.text = "Still signed in", .standing = govuk::Standing::waiting})
               : web::escaped("Signed out");
}

Html my_sign_ins(Here const& here) {
    auto const open = open_sessions_of(here.db, here.me().id, here.now);
    govuk::Records records{
        .caption = "My sign-ins",
        .head = {{.text = "When"}, {.text = "From which network"}, {.text = "With which browser"}, {.text = "State"}}};
    for (auto const& sign_in : sign_ins_of(here.db, here.me().id, sign_ins_shown)) {
        records.rows.push_back({{.text = spoken(sign_in.at)},
                                {.text = sign_in.network},
                                {.text = sign_in.browser},
                                {.text = standing_of(sign_in, here.signed_in->session, open)}});
    }
    return govuk::records(records);
}

Html banner_for(Request const& request) {
    auto const said = request.asked("done");
    if (said == "password") {
        return govuk::notification_banner(
            {.text = "Your password is changed, and every other sign-in has ended", .is_success = true});
    }
    return said == "two-step-off"
               ? govuk::notification_banner({.text = "You sign in with your password alone", .is_success = true})
               : Html{};
}

Response show_account(Request const& request, Here& here) {
    auto const button = govuk::button({.text = "Sign out everywhere", .classes = "govuk-button--secondary"});
    return show(here, "Your account",
                account_page({banner_for(request), about_me(here), my_sign_ins(here), here.form_fields(), button}));
}

Response sign_out_everywhere(Request const& request, Here& here) {
    auto response = change(request, here, [&](store::Writing& db) {
        end_all_sessions(db, here.me().id, here.now);
        return web::see("/sign-in?signed-out=yes");
    });
    response.add_cookie(cookie_taken_away());
    return response;
}

Response password_page(Here const& here, Problems const& problems = {}) {
    return show_form(
        here,
        {.heading = "Change your password",
         .before = paragraph("Every other sign-in of yours ends when you change it."),
         .action = "/account/password",
         .fields = password_field("current", "Your password now", "", "current-password", problems) +
                   new_password_fields(here.me().email, problems) + govuk::button({.text = "Change password"})},
        "/account", problems);
}

Response show_password(Request const&, Here& here) { return password_page(here); }

/// Asks again who it is before something that a passer-by at an open screen must not do.
Problems wrong_password(Request const& request, Here const& here, std::string_view field) {
    auto const hash = password_hash_of(here.db, here.me().id);
    bool const right = hash && password_fits(*hash, as_typed(request, field));
    return right ? Problems{}
                 : Problems{{std::string(field), "This is not your password. Type the one that you sign in with"}};
}

Response change_password(Request const& request, Here& here) {
    if (auto wait = too_many_guesses(request, here, here.me().email)) {
        return std::move(*wait);
    }
    if (auto const wrong = wrong_password(request, here, "current"); !wrong.empty()) {
        return password_page(here, wrong);
    }
    auto const chosen = choose_password(as_typed(request, "password"), as_typed(request, "again"),
                                        own_words(here.council, here.me()));
    if (!chosen) {
        return password_page(here, chosen.error());
    }
    auto const hash = hash_password(*chosen);
    return change(request, here, [&](store::Writing& db) {
        set_password(db, here.me().id, hash, here.now, here.me().id.number, here.signed_in->session);
        forgive_guesses(db, here.me().email);
        return web::see("/account?done=password");
    });
}

Response two_step_offer(Here const& here) {
    return show_form(
        here,
        {.heading = "Sign in with two steps",
         .before = paragraph(
             "Besides your password you enter a code that an app on your phone shows. Whoever learns your password "
             "still cannot sign in. Any authenticator app will do."),
         .action = "/account/two-step",
         .fields = govuk::button({.text = "Set it up"})},
        "/account");
}

std::string in_groups_of_four(std::string_view secret) {
    std::string text;
    for (std::size_t i = 0; i < secret.size(); ++i) {
        text += i > 0 && i % 4 == 0 ? " " : "";
        text += secret[i];
    }
    return text;
}

Response two_step_set_up(Here const& here, TwoStep const& two_step, Problems const& problems = {}) {
    auto const address = totp_address(from_base32(two_step.secret).value(), "Heed " + here.council.name,
                                      here.me().email);
    auto const code = govuk::input({.name = "code",
                                    .label = {.text = "Code that the app shows"},
                                    .error = web::error_of(problems, "code"),
                                    .classes = "govuk-input--width-10",
                                    .autocomplete = "one-time-code",
                                    .inputmode = "numeric",
                                    .spellcheck = false});
    Html const svg{qr_svg(address, "QR code with the key below")};
    return show_form(here,
                     {.heading = "Set up your app",
                      .before = set_up_words({svg, in_groups_of_four(two_step.secret)}),
                      .action = "/account/two-step/confirm",
                      .fields = code + govuk::button({.text = "Confirm"})},
                     "/account", problems);
}

Response two_step_removal(Here const& here, Problems const& problems = {}) {
    return show_form(here,
                     {.heading = "Sign in without the second step",
                      .before = paragraph("You sign in with two steps now. To have a new phone or new recovery codes, "
                                          "turn it off and set it up again."),
                      .action = "/account/two-step/remove",
                      .fields = password_field("current", "Your password", "", "current-password", problems) +
                                govuk::button({.text = "Turn it off", .classes = "govuk-button--warning"})},
                     "/account", problems);
}

Response show_two_step(Request const&, Here& here) {
    auto const two_step = find_two_step(here.db, here.me().id);
    if (!two_step) {
        return two_step_offer(here);
    }
    return two_step->confirmed_at ? two_step_removal(here) : two_step_set_up(here, *two_step);
}

Response begin_two_step(Request const& request, Here& here) {
    if (find_two_step(here.db, here.me().id)) {
        return web::see("/account/two-step");
    }
    return change(request, here, [&](store::Writing& db) {
        begin_two_steps(db, here.me().id, here.now);
        return web::see("/account/two-step");
    });
}

Response confirm_two_step(Request const& request, Here& here) {
    auto const two_step = find_two_step(here.db, here.me().id);
    if (!two_step || two_step->confirmed_at) {
        return web::see("/account/two-step");
    }
    if (auto wait = too_many_guesses(request, here, here.me().email)) {
        return std::move(*wait);
    }
    auto const code = web::Form(request).text("code");
    auto const codes = store::in_one_go(here.store, here.council.id, [&](store::Writing& db) {
        return confirm_two_steps(db, here.me().id, code, here.now, here.server_key);
    });
    if (!codes) {
        return two_step_set_up(
            here, *two_step,
            {{"code", "The code is not right. Check that the clock of your phone is, and enter the next code"}});
    }
    return show(here, "Your recovery codes", codes_page({*codes}));
}

Response remove_two_step(Request const& request, Here& here) {
    if (auto wait = too_many_guesses(request, here, here.me().email)) {
        return std::move(*wait);
    }
    if (auto const wrong = wrong_password(request, here, "current"); !wrong.empty()) {
        return two_step_removal(here, wrong);
    }
    return change(request, here, [&](store::Writing& db) {
        remove_two_steps(db, here.me().id, here.now, here.me().id.number);
        forgive_guesses(db, here.me().email);
        return web::see("/account?done=two-step-off");
    });
}

}  // namespace

void mount_account(Site& at) {
    at.get("/account", may::be_signed_in, show_account);
    at.post("/account/sign-out-everywhere", may::be_signed_in, sign_out_everywhere);
    at.get("/account/password", may::be_signed_in, show_password);
    at.post("/account/password", may::be_signed_in, change_password);
    at.get("/account/two-step", may::be_signed_in, show_two_step);
    at.post("/account/two-step", may::be_signed_in, begin_two_step);
    at.post("/account/two-step/confirm", may::be_signed_in, confirm_two_step);
    at.post("/account/two-step/remove", may::be_signed_in, remove_two_step);
}

}  // namespace heed::people
