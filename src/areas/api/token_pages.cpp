// Where an administrator lets another system in, sees whether it still comes, and shuts it out.

#include <cctype>

#include <fmt/format.h>

#include "areas/api/overview.hpp"
#include "areas/api/pages.hpp"
#include "loop/parts.hpp"
#include "people/members.hpp"
#include "people/tokens.hpp"

namespace heed::api {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using people::Request;
using people::Response;
using people::Token;
using people::TokenTold;
using web::Html;

namespace {

constexpr int usual_days = 180;

struct SecretView {
    std::string name;
    std::string secret;
    std::string last_day;
};
BOOST_DESCRIBE_STRUCT(SecretView, (), (name, secret, last_day))
web::Template<SecretView> const secret_page{"areas/api/views/token_made.html"};

struct TokenView {
    Html back;
    std::string name;
    Html summary;
    bool stands = false;
    std::string action;
    Html form_fields;
    Html button;
};
BOOST_DESCRIBE_STRUCT(TokenView, (), (back, name, summary, stands, action, form_fields, button))
web::Template<TokenView> const token_page{"areas/api/views/token.html"};

std::string path_of(Id<Token> id) { return fmt::format("/other-systems/tokens/{}", id.number); }

Html standing_of(TokenTold const& token, Day today) {
    if (token.withdrawn_at) {
        return govuk::badge({.text = "Withdrawn"});
    }
    return today > token.expires_on ? govuk::badge({.text = "Expired", .standing = govuk::Standing::late})
                                    : govuk::badge({.text = "Works", .standing = govuk::Standing::good});
}

std::string last_use(TokenTold const& token) { return token.used_at ? spoken(*token.used_at) : "Not yet"; }

std::string scopes_spoken(Token const& token) {
    std::string words;
    for (auto const scope : people::scopes_from(token.scopes)) {
        (words += words.empty() ? "" : "; ") += people::spoken(scope);
    }
    return words;
}

TokenTold must_find(store::Reading const& db, Id<Token> id) {
    auto token = people::find_token(db, id);
    if (!token) {
        throw NotFound();
    }
    return *token;
}

Html scope_choices(loop::Typed const& typed) {
    govuk::Checkboxes boxes{
        .name = "scopes",
        .fieldset = govuk::Fieldset{.legend = {.text = "What the system may do",
                                               .classes = "govuk-fieldset__legend--s"}},
        .hint = "Give it no more than it needs. None of these shows what was said under “don’t tell my worker”.",
        .error = typed.error("scopes"),
        .values = web::Form(typed.fields).all("scopes")};
    for_each_value<people::Scope>([&](people::Scope scope) {
        if (scope != people::Scope::any_token) {
            boxes.items.push_back({.value = std::string(name_of(scope)),
                                   .text = people::spoken(scope),
                                   .hint = fmt::format("Its scope is called {}.", people::word_of(scope))});
        }
    });
    return govuk::checkboxes(boxes);
}

Response new_page(Here const& here, loop::Typed const& typed) {
    auto fields = loop::line_field(typed, {"name", "Name of the system", "“Case system”, as staff call it"});
    fields += scope_choices(typed);
    fields += loop::pick_from(typed,
                              {"service", "For which service", "It then reads and sends only what is of this one"},
                              loop::services_as_options(loop::services(here.db)), "Every service");
    fields += loop::day_field(
        typed, {"expires", "The last day on which it works", "At most a year from now. For example, 31 3 2027"});
    return loop::show_form(here,
                           {.title = "Let a system in",
                            .back = "/other-systems",
                            .path = "/other-systems/tokens",
                            .button = "Make the token",
                            .fields = fields},
                           typed.problems);
}

Response show_new(Request const&, Here& here) {
    return new_page(here, {.fields = loop::day_as_typed("expires", here.today + usual_days)});
}

people::TokenDraft read_draft(store::Reading const& db, web::Form const& form) {
    people::TokenDraft draft;
    draft.name = form.text("name");
    for (auto const& word : form.all("scopes")) {
        auto const scope = named<people::Scope>(word);
        if (scope && *scope != people::Scope::any_token) {
            draft.scopes.insert(*scope);
        }
    }
    draft.service = loop::service_chosen(db, form);
    draft.expires_on = form.typed_day("expires");
    return draft;
}

Response was_shown(Here const& here) {
    auto const words = loop::heading("The token was shown already") +
                       loop::paragraph("It is shown once only. If you have not got it, withdraw it and make another.") +
                       loop::link("/other-systems", "Other systems");
    return people::show(here, "The token was shown already", words);
}

Response make_token(Request const& request, Here& here) {
    web::Form const form(request);
    auto const token = people::issue(read_draft(here.db, form), here.today);
    if (!token) {
        return new_page(here, {request.form, token.error()});
    }
    return people::change(
        request, here,
        [&](store::Writing& db) {
            auto const secret = people::add_token(db, *token, here.now, here.me().id.number);
            return people::show(here, "The token for " + token->name,
                                secret_page({token->name, secret, spoken(token->expires_on)}));
        },
        [&] { return was_shown(here); });
}

Response show_token(Request const&, Here& here, Id<Token> id) {
    auto const token = must_find(here.db, id);
    auto const summary = govuk::summary_list(
        {.rows = {
             {.key = "Standing", .value = standing_of(token, here.today)},
             {.key = "May", .value = scopes_spoken(token)},
             {.key = "Service", .value = loop::service_name(loop::services(here.db), {token.service}, "Every service")},
             {.key = "Begins with", .value = "heed_" + token.key},
             {.key = "Last day", .value = spoken(token.expires_on)},
             {.key = "Last used", .value = last_use(token)},
             {.key = "Made",
              .value = fmt::format("{} by {}", spoken(token.made_at),
                                   people::name_of_member(here.db, token.made_by))}}});
    return people::show(
        here, token.name,
        token_page({.back = govuk::back_link({.href = "/other-systems"}),
                    .name = token.name,
                    .summary = summary,
                    .stands = !token.withdrawn_at,
                    .action = path_of(id) + "/withdraw",
                    .form_fields = here.form_fields(),
                    .button = govuk::button({.text = "Withdraw it", .classes = "govuk-button--warning"})}));
}

Response withdraw(Request const& request, Here& here, Id<Token> id) {
    return people::change(request, here, [&](store::Writing& db) {
        people::withdraw_token(db, id, here.now, here.me().id.number);
        return web::see(path_of(id));
    });
}

}  // namespace

Html table_of_tokens(Here const& here, std::vector<TokenTold> const& tokens) {
    govuk::Records records{
        .caption = "Tokens, the newest first",
        .head = {{.text = "System"}, {.text = "Standing"}, {.text = "Last used"}, {.text = "Last day"}},
        .rows = {},
        .when_empty = "No other system has been let in yet."};
    for (auto const& token : tokens) {
        records.rows.push_back({{.text = loop::link(path_of(token.id), token.name)},
                                {.text = standing_of(token, here.today)},
                                {.text = last_use(token)},
                                {.text = spoken(token.expires_on)}});
    }
    return govuk::records(records);
}

void mount_tokens(people::Site& at) {
    at.get("/other-systems/tokens/new", may::manage_tokens, show_new);
    at.post("/other-systems/tokens", may::manage_tokens, make_token);
    at.get("/other-systems/tokens/{id}", may::manage_tokens, show_token);
    at.post("/other-systems/tokens/{id}/withdraw", may::manage_tokens, withdraw);
}

}  // namespace heed::api
