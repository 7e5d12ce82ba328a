// The description and the server say the same, in both directions.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/api/pages.hpp"
#include "areas/api/tests/schema.hpp"
#include "areas/api/tests/system.hpp"
#include "loop/learning/learning_store.hpp"

using namespace heed;
using namespace heed::api;
using people::Scope;
using people::Stage;

namespace json = boost::json;

namespace {

struct Operation {
    std::string method;
    std::string path;
    json::object const& said;
};

std::string_view view(json::string_view text) { return {text.data(), text.size()}; }

std::vector<Operation> operations() {
    std::vector<Operation> all;
    for (auto const& path : description().at("paths").as_object()) {
        for (auto const& method : path.value().as_object()) {
            all.push_back({std::string(view(method.key())), std::string(view(path.key())), method.value().as_object()});
        }
    }
    return all;
}

std::string method_of(people::ApiLine const& line) { return line.method == web::Method::post ? "post" : "get"; }

/// "none" where no token is needed, otherwise the scope.
std::string scope_said(json::object const& operation) {
    auto const& security = operation.at("security").as_array();
    if (security.empty()) {
        return "none";
    }
    auto const& scopes = security.at(0).at("token").as_array();
    return scopes.empty() ? "" : std::string(scopes.at(0).as_string());
}

std::string scope_served(people::ApiLine const& line) {
    return line.scope ? std::string(people::word_of(*line.scope)) : "none";
}

std::string example_of(std::string_view parameter) {
    if (parameter == "kind") {
        return "complaint";
    }
    return parameter == "stage" ? "heard" : parameter == "standing" ? "open" : "1";
}

}  // namespace

TEST_SUITE("api description") {
    TEST_CASE("every path and method that is described is served, with the scope that is described") {
        Stage stage;
        stage.mount(api::mount);
        for (auto const& operation : operations()) {
            auto const& lines = stage.site.api_lines();
            auto const found = std::ranges::find_if(lines, [&](people::ApiLine const& line) {
                return line.pattern == operation.path && method_of(line) == operation.method;
            });
            REQUIRE_MESSAGE(found != lines.end(), operation.method, " ", operation.path,
                            " is described and not served");
            CHECK_MESSAGE(scope_served(*found) == scope_said(operation.said), operation.path);
        }
    }

    TEST_CASE("every path and method that is served is described") {
        Stage stage;
        stage.mount(api::mount);
        for (auto const& line : stage.site.api_lines()) {
            auto const* const path = description().at("paths").as_object().if_contains(line.pattern);
            REQUIRE_MESSAGE(path != nullptr, line.pattern, " is served and not described");
            CHECK_MESSAGE(path->as_object().contains(method_of(line)), line.pattern);
        }
    }

    TEST_CASE("every parameter that is described is taken, and no other") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::read_signals, Scope::read_learning, Scope::read_events});
        for (auto const& operation : operations()) {
            auto const* const parameters = operation.said.if_contains("parameters");
            bool const is_list = operation.method == "get" && operation.path.find('{') == std::string::npos;
            if (!is_list || operation.path.ends_with(".json")) {
                continue;
            }
            for (auto const& one : parameters == nullptr ? json::array() : parameters->as_array()) {
                auto const& parameter = Schemas(description()).resolved(one).as_object();
                std::string const name(parameter.at("name").as_string());
                if (name != "after") {
                    auto const path = fmt::format("{}?{}={}", operation.path, name, example_of(name));
                    CHECK_MESSAGE(system.get(path).status() == 200, path);
                    CHECK_MESSAGE(system.get(fmt::format("{}?{}=%C3%A9%20", operation.path, name)).status() == 400,
                                  path);
                }
            }
            CHECK_MESSAGE(system.get(operation.path + "?everything=1").status() == 400, operation.path);
        }
    }

    TEST_CASE("anybody may read the description, and its page") {
        Stage stage;
        stage.mount(api::mount);
        auto const served = System(stage, "").get("/api/v1/openapi.json");
        CHECK(served.status() == 200);
        CHECK(served.text("/openapi") == "3.1.0");
        CHECK(stage.anybody().get("/api").says("For other systems"));
    }

    TEST_CASE("a checker that finds nothing wrong is not believed: it finds what is") {
        Schemas const schemas(description());
        auto const& problem = description().at_pointer("/components/schemas/Problem");
        CHECK(schemas
                  .complaints(json::parse(R"({"type":"/api#x","title":"t","status":404,"detail":"d","instance":"i"})"),
                              problem)
                  .empty());
        CHECK(
            schemas.complaints(json::parse(R"({"type":"a b","status":99,"detail":1,"instance":"i","more":1})"), problem)
                .size() == 5);
        CHECK(schemas.complaints(json::value("bus"), description().at_pointer("/components/schemas/Kind")).size() == 1);
        CHECK(schemas.complaints(json::value("x"), json::parse(R"({"type":"string","contentEncoding":"base64"})"))
                  .size() == 1);
    }
}
