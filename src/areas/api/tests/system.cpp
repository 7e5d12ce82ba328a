#include "areas/api/tests/system.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/api/tests/schema.hpp"
#include "kernel/embedded.hpp"
#include "kernel/text.hpp"
#include "people/tokens.hpp"
#include "web/random.hpp"

namespace heed::api {

namespace json = boost::json;
using people::Answer;
using people::Request;

namespace {

std::string_view view(json::string_view text) { return {text.data(), text.size()}; }

/// The description's own path for this one: what stands in braces matches anything, and a word wins over braces.
std::string described_path(std::string const& path) {
    auto const parts = split(path, '/');
    std::string found;
    for (auto const& entry : description().at("paths").as_object()) {
        auto const pattern = split(view(entry.key()), '/');
        bool const fits = std::ranges::equal(
            pattern, parts, [](std::string_view a, std::string_view b) { return a == b || a.starts_with('{'); });
        if (fits && (found.empty() || found.find('{') != std::string::npos)) {
            found = view(entry.key());
        }
    }
    return found;
}

void check_headers(json::object const& response, Answer const& answer, std::vector<std::string>& found) {
    auto const* const headers = response.if_contains("headers");
    if (headers == nullptr) {
        return;
    }
    Schemas const schemas(description());
    for (auto const& header : headers->as_object()) {
        auto const name = lowered(view(header.key()));
        auto const value = answer.header(name);
        if (value.empty()) {
            found.push_back("the header is missing: " + name);
        } else {
            auto const wrong = schemas.complaints(json::value(value), header.value().at("schema"));
            found.insert(found.end(), wrong.begin(), wrong.end());
        }
    }
}

void check_body(json::object const& response, Answer const& answer, std::vector<std::string>& found) {
    auto const* const content = response.if_contains("content");
    if (content == nullptr) {
        if (!answer.body.empty()) {
            found.emplace_back("a body that is not described");
        }
        return;
    }
    auto const* const media = content->as_object().if_contains(answer.header("content-type"));
    if (media == nullptr) {
        found.push_back("the content type is not described: " + answer.header("content-type"));
        return;
    }
    auto const wrong = Schemas(description()).complaints(json::parse(answer.body), media->at("schema"));
    found.insert(found.end(), wrong.begin(), wrong.end());
}

bool is_problem(Answer const& answer) {
    auto const wrong = Schemas(description())
                           .complaints(json::parse(answer.body),
                                       description().at_pointer("/components/schemas/Problem"));
    return answer.header("content-type") == "application/problem+json" && wrong.empty();
}

}  // namespace

json::value const& description() {
    static json::value const document = json::parse(embedded("areas/api/embedded/openapi.json"));
    return document;
}

std::vector<std::string> misfits(web::Method method, std::string const& path, Answer const& answer) {
    auto const described = described_path(path.substr(0, path.find('?')));
    auto const* const operations = described.empty() ? nullptr
                                                     : description().at("paths").as_object().if_contains(described);
    auto const* const operation = operations == nullptr ? nullptr
                                                        : operations->as_object().if_contains(
                                                              method == web::Method::post ? "post" : "get");
    if (operation == nullptr || method == web::Method::other) {
        bool const refused = (answer.status == 404 || answer.status == 405) && is_problem(answer);
        return refused ? std::vector<std::string>{} : std::vector<std::string>{"what is not described was answered"};
    }
    auto const* const response = operation->at("responses").as_object().if_contains(fmt::format("{}", answer.status));
    if (response == nullptr) {
        return {fmt::format("the status {} is not described", answer.status)};
    }
    std::vector<std::string> found;
    auto const& resolved = Schemas(description()).resolved(*response).as_object();
    check_headers(resolved, answer, found);
    check_body(resolved, answer, found);
    return found;
}

Request System::request(web::Method method, std::string const& path_and_query, std::string body,
                        std::string const& key) const {
    auto request = stage_.anybody(council_).request(method, path_and_query);
    request.form.clear();
    request.body = std::move(body);
    request.headers.push_back({"accept", "application/json"});
    if (!token_.empty()) {
        request.headers.push_back({"authorization", "Bearer " + token_});
    }
    if (method == web::Method::post) {
        request.headers.push_back({"content-type", "application/json"});
        request.headers.push_back({"idempotency-key", key.empty() ? web::random_key() : key});
    }
    return request;
}

Reply System::send(Request const& request) const {
    auto answer = stage_.send(request);
    for (auto const& misfit : misfits(request.method, request.path, answer)) {
        CHECK_MESSAGE(false, request.path, " answered ", answer.status, ": ", misfit);
    }
    auto body = answer.body.empty() ? json::value(nullptr) : json::parse(answer.body);
    return {std::move(answer), std::move(body)};
}

Reply System::get(std::string const& path_and_query) const { return send(request(web::Method::get, path_and_query)); }

Reply System::post(std::string const& path, json::value const& body, std::string const& key) const {
    return send(request(web::Method::post, path, json::serialize(body), key));
}

std::string make_token(people::Stage& stage, std::set<people::Scope> const& scopes, std::int64_t service,
                       CouncilId council) {
    people::Token token;
    token.name = "Case system";
    token.scopes = people::kept_scopes(scopes);
    token.service = service;
    token.expires_on = stage.clock.today() + 30;
    return stage.write([&](store::Writing& db) { return people::add_token(db, token, stage.clock.now(), -1); },
                       council);
}

System let_in(people::Stage& stage, std::set<people::Scope> const& scopes, std::int64_t service) {
    return {stage, make_token(stage, scopes, service)};
}

json::object a_new_signal(std::string const& said) {
    return {{"kind", "observation"}, {"said", said}, {"heard_on", "2026-11-20"}};
}

}  // namespace heed::api
