#include "web/problem_answer.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <boost/json.hpp>

namespace heed::web {

namespace {

namespace json = boost::json;

struct Said {
    int status;
    std::string_view type;
    std::string_view title;
    std::string_view detail;
};

constexpr std::array<Said, 20> known{{
    {400, "bad_request", "The request cannot be read", "Part of the request is not as the description says."},
    {401, "no_token", "A token is needed", "Send a token in the header: Authorization: Bearer heed_…"},
    {403, "not_allowed", "This token may not do that", "Ask the council's administrator for a token that may."},
    {404, "not_found", "Nothing is here", "There is no such record or path, or this token may not know of it."},
    {405, "wrong_method", "This path does not take that method", "The header Allow names the methods that it takes."},
    {406, "json_only", "The answer is JSON", "Accept application/json, or anything."},
    {408, "too_slow", "The request took too long", "Send the whole request within half a minute."},
    {409, "conflict", "It does not fit what is here", "Read the record again and decide."},
    {411, "length_needed", "The length is needed", "Send a Content-Length and no Transfer-Encoding."},
    {413, "too_large", "The body is too large", "A body may have 256 kB."},
    {414, "too_long", "The address is too long", "Leave out filters, or ask in several requests."},
    {415, "send_json", "The body must be JSON", "Send Content-Type: application/json."},
    {417, "bad_request", "The request cannot be read", "Leave out the header Expect."},
    {422, "invalid", "Something in the body must be put right", "The errors name each part."},
    {429, "too_many", "Too many requests", "Wait as many seconds as Retry-After says."},
    {431, "headers_too_large", "The headers are too large", "The headers may have 16 kB together."},
    {500, "our_fault", "Something went wrong here", "It is in our log. Send the same request later."},
    {503, "away", "Heed is busy or away", "Send the same request again in a little while."},
    {505, "bad_request", "The request cannot be read", "Speak HTTP/1.1."},
    {501, "wrong_method", "This path does not take that method", "The description names the methods."},
}};

Said const& said_of(int status) {
    auto const found = std::ranges::find(known, status, &Said::status);
    auto const otherwise = std::ranges::find(known, status >= 500 ? 500 : 400, &Said::status);
    return found == known.end() ? *otherwise : *found;
}

json::array errors_of(std::vector<WrongPart> const& parts) {
    json::array errors;
    for (auto const& part : parts) {
        json::object error;
        if (part.parameter.empty()) {
            error["pointer"] = part.pointer;
        } else {
            error["parameter"] = part.parameter;
        }
        error["detail"] = part.says;
        errors.push_back(std::move(error));
    }
    return errors;
}

}  // namespace

Response problem_answer(ProblemAnswer const& problem, std::string_view reference) {
    auto const& said = said_of(problem.status);
    json::object body;
    body["type"] = fmt::format("/api#{}", problem.type.empty() ? said.type : std::string_view(problem.type));
    body["title"] = said.title;
    body["status"] = problem.status;
    body["detail"] = problem.detail.empty() ? said.detail : std::string_view(problem.detail);
    body["instance"] = fmt::format("urn:heed:request:{}", reference);
    if (!problem.errors.empty()) {
        body["errors"] = errors_of(problem.errors);
    }
    Response response(problem.status);
    response.with_body("application/problem+json", json::serialize(body) + "\n");
    return response;
}

bool is_for_systems(std::string_view path) { return path.starts_with("/api/"); }

}  // namespace heed::web
