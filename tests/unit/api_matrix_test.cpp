// Every path of the API, tried with every token that must not open it, and with the one that does. New routes are covered
// by themselves.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/api/tests/system.hpp"
#include "people/sessions.hpp"
#include "people/tests/examples.hpp"
#include "people/tokens.hpp"
#include "program/site_map.hpp"

using namespace heed;
using namespace heed::people;

namespace {

struct WholeSite : Stage {
    Examples examples;

    WholeSite() {
        mount(program::mount_everything);
        examples = make_examples(*this);
    }

    api::Reply ask(ApiLine const& line, std::string const& token, CouncilId council = store::thornmere) {
        auto const path = path_for(examples, line.pattern);
        CHECK_MESSAGE(path, "no example stands for ", line.pattern, ": see people/tests/examples.hpp");
        api::System const system(*this, token, council);
        bool const sends = line.method == web::Method::post;
        return system.send(system.request(line.method, path.value_or("/api/"), sends ? "{}" : ""));
    }

    std::string token(std::set<Scope> const& scopes, CouncilId council = store::thornmere) {
        return api::make_token(*this, scopes, 0, council);
    }

    /// 401 or 403 as a problem, and nothing written.
    void is_refused(ApiLine const& line, std::string const& token, int status, std::string_view why) {
        auto const before = events();
        auto const reply = ask(line, token);
        CHECK_MESSAGE(reply.status() == status, line.pattern, " with ", why, " is ", reply.status());
        CHECK_MESSAGE(!reply.answer.header("www-authenticate").empty(), line.pattern, " with ", why);
        CHECK_MESSAGE(events() == before, line.pattern, " with ", why, " wrote something");
    }
};

std::set<Scope> every_scope() {
    std::set<Scope> scopes;
    for_each_value<Scope>([&](Scope scope) { scopes.insert(scope); });
    scopes.erase(Scope::any_token);  // it is given with every token, and never kept
    return scopes;
}

std::set<Scope> all_but(Scope scope) {
    auto scopes = every_scope();
    scopes.erase(scope);
    return scopes;
}

std::string withdrawn_token(WholeSite& site) {
    auto const token = site.token(every_scope());
    site.write(
        [&](store::Writing& db) { withdraw_token(db, token_presented(db, token).value().id, site.clock.now(), -1); });
    return token;
}

bool needs_scope(ApiLine const& line) { return line.scope && *line.scope != Scope::any_token; }

}  // namespace

TEST_SUITE("api matrix") {
    TEST_CASE(
        "every path is shut to who has no token, or one that is mistyped, withdrawn, expired or another council's") {
        WholeSite site;
        auto const withdrawn = withdrawn_token(site);
        auto const elsewhere = site.token(every_scope(), store::ashcombe);
        auto const soon_over = site.token(every_scope());
        auto mistyped = soon_over;
        mistyped.back() = mistyped.back() == 'A' ? 'B' : 'A';
        site.clock.pass(std::chrono::hours(24 * 31));
        REQUIRE_FALSE(site.site.api_lines().empty());
        for (auto const& line : site.site.api_lines()) {
            if (line.scope) {
                site.is_refused(line, "", 401, "no token");
                site.is_refused(line, mistyped, 401, "a mistyped token");
                site.is_refused(line, withdrawn, 401, "a withdrawn token");
                site.is_refused(line, soon_over, 401, "an expired token");
                site.is_refused(line, elsewhere, 401, "another council's token");
            }
        }
    }

    TEST_CASE("every path is shut to a token with all scopes but its own, and open to one with its own alone") {
        WholeSite site;
        for (auto const& line : site.site.api_lines()) {
            if (needs_scope(line)) {
                site.is_refused(line, site.token(all_but(*line.scope)), 403, "the wrong scopes");
            }
            auto const own = needs_scope(line) ? std::set<Scope>{*line.scope} : std::set<Scope>{};
            auto const reply = site.ask(line, site.token(own));
            CHECK_MESSAGE((reply.status() == 200 || reply.status() == 422), line.pattern, " is ", reply.status());
        }
    }

    TEST_CASE("reading over the API writes nothing into the log") {
        WholeSite site;
        auto const token = site.token(every_scope());
        for (auto const& line : site.site.api_lines()) {
            auto const before = site.events();
            if (line.method == web::Method::get) {
                site.ask(line, token);
                CHECK_MESSAGE(site.events() == before, line.pattern);
            }
        }
    }

    TEST_CASE("a member of staff who is signed in is nobody there") {
        WholeSite site;
        for (auto const& who : cast()) {
            if (who.first == frank.first) {
                continue;
            }
            for (auto const& line : site.site.api_lines()) {
                auto request = site.as(who).request(line.method, path_for(site.examples, line.pattern).value());
                CHECK_MESSAGE(site.send(request).status == (line.scope ? 401 : 200), line.pattern);
            }
        }
    }

    TEST_CASE("another council's token reads none of this council's records at home") {
        WholeSite site;
        auto const token = site.token(every_scope(), store::ashcombe);
        for (auto const& line : site.site.api_lines()) {
            auto const reply = site.ask(line, token, store::ashcombe);
            CHECK_MESSAGE(reply.answer.body.find("Thornmere") == std::string::npos, line.pattern);
            if (line.pattern.find('{') != std::string::npos) {
                CHECK_MESSAGE(reply.status() == 404, line.pattern);
            }
        }
    }
}
