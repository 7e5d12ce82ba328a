#include <doctest/doctest.h>

#include <regex>

#include "areas/api/pages.hpp"
#include "areas/api/tests/system.hpp"

using namespace heed;
using namespace heed::api;
using people::Scope;
using people::Stage;

namespace {

std::vector<web::Field> what_mo_types() {
    return {{"name", "Case system"},  {"scopes", "write_signals"},  {"scopes", "read_signals"},
            {"service", ""},          {"expires-day", "31"},        {"expires-month", "3"},
            {"expires-year", "2027"}, {"once", "0123456789abcdef0"}};
}

std::string token_in(people::Answer const& page) {
    std::smatch found;
    static std::regex const shape("heed_[0-9A-Z]{10}_[0-9A-Z]{58}");
    return std::regex_search(page.body, found, shape) ? found[0].str() : "";
}

}  // namespace

TEST_SUITE("token pages") {
    TEST_CASE("Mo lets a system in, it sends what it heard, and Mo shuts it out") {
        Stage stage;
        stage.mount(api::mount);
        auto const mo = stage.as(people::mo);
        CHECK(mo.get("/other-systems").says("No other system has been let in yet"));
        auto const made = mo.post("/other-systems/tokens", what_mo_types());
        CHECK(made.status == 200);
        System const system(stage, token_in(made));
        CHECK(system.post("/api/v1/signals", a_new_signal()).status() == 201);
        auto const page = mo.get("/other-systems/tokens/1");
        CHECK(page.says("Send us what was heard; Read signals"));
        CHECK(page.says("Last used 23 November 2026"));
        CHECK(token_in(page).empty());
        CHECK(mo.post("/other-systems/tokens/1/withdraw").location == "/other-systems/tokens/1");
        CHECK(system.get("/api/v1/signals").status() == 401);
        CHECK(mo.get("/other-systems/tokens/1").says("Withdrawn"));
        CHECK(mo.post("/other-systems/tokens/1/withdraw").status == 409);
        CHECK(mo.get("/other-systems").says("Withdrawn"));
    }

    TEST_CASE("the form that is sent twice makes one token and shows its secret once") {
        Stage stage;
        stage.mount(api::mount);
        auto const mo = stage.as(people::mo);
        CHECK_FALSE(token_in(mo.post("/other-systems/tokens", what_mo_types())).empty());
        auto const again = mo.post("/other-systems/tokens", what_mo_types());
        CHECK(token_in(again).empty());
        CHECK(again.says("The token was shown already"));
        CHECK(mo.get("/other-systems/tokens/2").status == 404);
    }

    TEST_CASE("the last day that is offered is half a year away") {
        Stage stage;
        stage.mount(api::mount);
        auto const form = stage.as(people::mo).get("/other-systems/tokens/new");
        CHECK(form.field("expires-day") == "22");
        CHECK(form.field("expires-month") == "5");
        CHECK(form.field("expires-year") == "2027");
    }

    TEST_CASE("what is missing is said, and what was typed is kept") {
        Stage stage;
        stage.mount(api::mount);
        auto const mo = stage.as(people::mo);
        auto const page = mo.post("/other-systems/tokens", {{"name", "Phones"}, {"scopes", "everything"}});
        CHECK(page.status == 422);
        CHECK(page.says("Select what the system may do"));
        CHECK(page.field("name") == "Phones");
    }
}
