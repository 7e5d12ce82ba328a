#include <fmt/format.h>

#include "people/invitations.hpp"
#include "people/pages.hpp"
#include "people/passwords.hpp"
#include "people/screens.hpp"
#include "people/sign_in.hpp"
#include "people/two_steps.hpp"
#include "web/form.hpp"
#include "web/govuk/all.hpp"

namespace heed::people {

namespace {

namespace govuk = web::govuk;

Response link_is_over(Here const& here) {
    auto const heading = govuk::element("h1").classes("govuk-heading-l").holding("This link does not work any more");
    auto const says = paragraph(
        "A link to set a password works once, and for three days. Ask the administrator who sent it for a new one.");
    return with_status(show_resident(here, "This link does not work any more", heading + says), 404);
}

Response join_page(Here const& here, Member const& member, std::string secret, Problems const& problems = {}) {
    auto const says = fmt::format(
        "{}, you have been invited to Heed. You will sign in with {} and the password that you choose now.",
        member.name, member.email);
    return show_plain_form(
        here,
        {.heading = "Choose your password",
         .before = paragraph(says),
         .action = "/join/" + std::move(secret),
         .fields = new_password_fields(member.email, problems) + govuk::button({.text = "Set password and sign in"})},
        problems);
}

Response show_join(Request const&, Here& here, std::string secret) {
    auto const member = find_invited(here.db, secret, here.now);
    return member ? join_page(here, *member, std::move(secret)) : link_is_over(here);
}

Response join(Request const& request, Here& here, std::string secret) {
    auto const member = find_invited(here.db, secret, here.now);
    if (!member) {
        return link_is_over(here);
    }
    auto const chosen = choose_password(as_typed(request, "password"), as_typed(request, "again"),
                                        own_words(here.council, *member));
    if (!chosen) {
        return join_page(here, *member, std::move(secret), chosen.error());
    }
    auto const hash = hash_password(*chosen);
    bool const joined = store::in_one_go(here.store, here.council.id, [&](store::Writing& db) {
        bool const stands = find_invited(db, secret, here.now).has_value();
        if (stands) {
            set_password(db, member->id, hash, here.now, member->id.number);
        }
        return stands;
    });
    if (!joined) {
        return link_is_over(here);
    }
    return signs_in_with_two_steps(here.db, member->id) ? web::see("/sign-in")
                                                        : begin_work(request, here, *member, "/home");
}

}  // namespace

void mount_join(Site& at) {
    at.get("/join/{secret}", may::anybody, show_join);
    at.post("/join/{secret}", may::anybody, join);
}

}  // namespace heed::people
