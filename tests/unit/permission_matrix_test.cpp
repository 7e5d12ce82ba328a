// The whole table of permissions, tried on the whole site: every route by every role, at one's own council and at
// another, and without an account. New routes are covered by themselves; one with a new kind of record needs an example.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "people/tests/examples.hpp"
#include "program/site_map.hpp"

using namespace heed;
using namespace heed::people;

namespace {

struct WholeSite : Stage {
    Examples examples;
    std::map<Role, Id<Member>> at_ashcombe;

    WholeSite() {
        mount(program::mount_everything);
        examples = make_examples(*this);
        write(
            [&](store::Writing& db) {
                for_each_value<Role>([&](Role role) {
                    auto const email = fmt::format("{}@ashcombe.example", name_of(role));
                    at_ashcombe[role] = add_member(db, {"Ashcombe worker", email, {role}, {1}}, clock.now(), -1);
                });
            },
            store::ashcombe);
    }

    std::string path(RouteLine const& route) const {
        auto const found = path_for(examples, route.pattern);
        CHECK_MESSAGE(found, "no example stands for ", route.pattern, ": see people/tests/examples.hpp");
        return found.value_or("/");
    }
};

std::string said(RouteLine const& route, std::string_view who) {
    return fmt::format("{} {} by {}", route.method == web::Method::post ? "POST" : "GET", route.pattern, who);
}

bool is_sent_to_sign_in(Answer const& answer) {
    return answer.status == 303 && answer.location.starts_with("/sign-in") &&
           !answer.location.starts_with("/sign-in?signed-out") && !answer.location.starts_with("/sign-in/code");
}

/// The page, or what the page says where the record is not so far yet (409), or the way to another page of ours.
bool opens(RouteLine const& route, Answer const& answer) {
    bool const leads_on = answer.status == 303 && (route.may == May::anybody || !is_sent_to_sign_in(answer));
    return answer.status == 200 || answer.status == 409 || leads_on;
}

/// A link for somebody outside is answered alike whether there is one or not, so it names nothing (contributors_test.cpp).
bool names_a_record(RouteLine const& route) {
    return route.pattern.find('{') != std::string::npos && !route.pattern.starts_with("/contributions/");
}

/// Rules that are narrower than the route's own permission, and that the handler holds.
bool handler_allows(RouteLine const& route, Role role) {
    if (route.pattern == "/learning-points/{id}/actions/{action}/done" ||
        route.pattern == "/ombudsman/elsewhere/{id}/answer") {
        return allows(role, May::write_learning);  // or whoever the action is theirs, or was asked
    }
    if (route.pattern == "/assessments/{id}/themes") {
        return allows(role, May::manage_themes);
    }
    return true;
}

/// Whose record it is not does not learn that it is there: 404.
bool is_hidden(RouteLine const& route, Role role) {
    return route.pattern == "/voices/passed-on/{passed}" && role != Role::principal_social_worker &&
           !allows(role, May::see_kept_from_worker);
}

bool is_allowed(RouteLine const& route, Role role) { return allows(role, route.may) && handler_allows(route, role); }

CastMember const& cast_member(Role role) {
    for (auto const& who : cast()) {
        if (who.role == role) {
            return who;
        }
    }
    throw Bug("a role that nobody of the cast has");
}

template <class Try>
void for_each_route(Site const& site, web::Method method, Try&& attempt) {
    for (auto const& route : site.routes()) {
        if (route.method == method) {
            attempt(route);
        }
    }
}

template <class Try>
void for_each_role(Try&& attempt) {
    for_each_value<Role>(attempt);
}

}  // namespace

TEST_SUITE("permission matrix") {
    TEST_CASE("every role opens the pages that the table gives it and no other, and reading writes nothing") {
        WholeSite stage;
        for_each_role([&](Role role) {
            auto const visitor = stage.as(cast_member(role));
            visitor.get("/account");
            for_each_route(stage.site, web::Method::get, [&](RouteLine const& route) {
                auto const words = said(route, name_of(role));
                auto const before = stage.events();
                auto const answer = visitor.get(stage.path(route));
                CHECK_MESSAGE(stage.events() == before, words, " wrote something");
                if (is_allowed(route, role) && is_hidden(route, role)) {
                    CHECK_MESSAGE(answer.status == 404, words, " is ", answer.status);
                } else if (is_allowed(route, role)) {
                    CHECK_MESSAGE(opens(route, answer), words, " is ", answer.status);
                } else {
                    CHECK_MESSAGE(answer.status == 403, words, " is ", answer.status);
                }
            });
        });
    }

    TEST_CASE("every role sends the forms that the table gives it and no other") {
        for_each_role([&](Role role) {
            WholeSite stage;
            auto const visitor = stage.as(cast_member(role));
            for_each_route(stage.site, web::Method::post, [&](RouteLine const& route) {
                stage.clock.pass(std::chrono::minutes(25));
                visitor.get("/account");
                auto const words = said(route, name_of(role));
                auto const before = stage.events();
                auto const answer = visitor.post(stage.path(route));
                if (is_allowed(route, role)) {
                    CHECK_MESSAGE((answer.status < 500 && answer.status != 403 &&
                                   !(is_sent_to_sign_in(answer) && route.may != May::anybody)),
                                  words, " is ", answer.status);
                } else {
                    CHECK_MESSAGE(answer.status == 403, words, " is ", answer.status);
                    CHECK_MESSAGE(stage.events() == before, words, " wrote something");
                }
            });
        });
    }

    TEST_CASE("without an account one gets the residents' pages, and is sent to sign in for all others") {
        WholeSite stage;
        for (auto const& route : stage.site.routes()) {
            auto const before = stage.events();
            bool const reads = route.method == web::Method::get;
            auto const answer = reads ? stage.anybody().get(stage.path(route))
                                      : stage.anybody().post(stage.path(route));
            if (route.may == May::anybody) {
                CHECK_MESSAGE((answer.status < 500 && answer.status != 403), said(route, "anybody"), " is ",
                              answer.status);
            } else {
                CHECK_MESSAGE(is_sent_to_sign_in(answer), said(route, "anybody"), " is ", answer.status);
            }
            CHECK_MESSAGE((stage.events() == before || (route.may == May::anybody && !reads)), said(route, "anybody"),
                          " wrote something");
        }
    }

    TEST_CASE("nobody of another council reads a record, whatever their role and however they come by its address") {
        WholeSite stage;
        for_each_role([&](Role role) {
            auto const visitor = stage.as(store::ashcombe, stage.at_ashcombe[role]);
            for_each_route(stage.site, web::Method::get, [&](RouteLine const& route) {
                auto const words = said(route, fmt::format("the other council's {}", name_of(role)));
                auto const answer = visitor.get(stage.path(route));
                CHECK_MESSAGE(!answer.says("Thornmere"), words, " names Thornmere");
                if (names_a_record(route)) {
                    CHECK_MESSAGE(answer.status == (allows(role, route.may) ? 404 : 403), words, " is ", answer.status);
                }
            });
        });
    }

    TEST_CASE("nobody of another council changes a record, whatever their role") {
        WholeSite stage;
        auto const before = stage.events();
        for_each_role([&](Role role) {
            auto const visitor = stage.as(store::ashcombe, stage.at_ashcombe[role]);
            visitor.get("/account");
            for_each_route(stage.site, web::Method::post, [&](RouteLine const& route) {
                if (!names_a_record(route)) {
                    return;
                }
                auto const words = said(route, fmt::format("the other council's {}", name_of(role)));
                auto const at_home = stage.events(store::ashcombe);
                auto const answer = visitor.post(stage.path(route));
                CHECK_MESSAGE((answer.status == 404 || answer.status == 403), words, " is ", answer.status);
                CHECK_MESSAGE(stage.events(store::ashcombe) == at_home, words, " wrote something");
            });
        });
        CHECK(stage.events() == before);
    }

    TEST_CASE("a sign-in at one council is none at another") {
        WholeSite stage;
        for_each_role([&](Role role) {
            auto const visitor = stage.as(cast_member(role));
            for (auto const& route : stage.site.routes()) {
                if (route.may != May::anybody) {
                    auto request = visitor.request(route.method, stage.path(route));
                    request.headers.front().value = "ashcombe.example";
                    CHECK_MESSAGE(is_sent_to_sign_in(stage.send(request)), said(route, name_of(role)));
                }
            }
        });
    }
}
