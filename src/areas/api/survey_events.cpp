// Something happened after which people are asked how it was. What becomes of it is not told: the answer is the same whether
// the person is asked, was asked not long ago, or wants to be left alone.

#include <array>

#include "areas/api/once.hpp"
#include "areas/api/parts.hpp"
#include "areas/api/routes.hpp"
#include "areas/api/signal_body.hpp"
#include "areas/api/written.hpp"
#include "loop/offers.hpp"

namespace heed::api {

namespace json = boost::json;
using people::Caller;
using people::Refusal;
using people::Request;
using people::Response;

namespace {

constexpr std::array<std::string_view, 9> texts{"event", "team",    "way",      "name",        "email",
                                                "phone", "address", "language", "what_matters"};
constexpr std::array<std::string_view, 2> ticks{"easy_read", "large_print"};

/// A token that is for one service speaks of that service.
std::optional<loop::Service> service_of(Members& members, Caller const& caller) {
    auto const known = services_for(caller);
    auto const named = service_in(members, known);
    return named || caller.token.service == 0 || known.empty() ? named : std::optional(known.front());
}

loop::Happened read_event(Members& members, Caller const& caller) {
    members.only({"event", "day", "team", "service", "way", "name", "email", "phone", "address", "language",
                  "easy_read", "large_print", "what_matters"});
    loop::Happened happened{{}, caller.by(), caller.server_key, caller.today, caller.now};
    for (auto const name : texts) {
        happened.parts.emplace(name, members.text(name).value_or(""));
    }
    for (auto const name : ticks) {
        happened.parts.emplace(name, members.yes_or_no(name).value_or(false) ? "yes" : "no");
    }
    auto const day = members.day("day");
    happened.parts.emplace("day", day ? iso(*day) : "");
    auto const service = service_of(members, caller);
    happened.parts.emplace("service", service ? service->name : "");
    return happened;
}

/// What the area found, beside what was found before: the first sentence about a part is the one that is said.
void add_to(Members& members, Problems const& problems) {
    for (auto const& problem : problems) {
        if (!members.is_wrong(problem.field)) {
            members.wrong(problem.field, problem.says);
        }
    }
}

loop::AskAfter judged(json::object const& body, Caller const& caller) {
    auto const* const hear_of = loop::offers().hear_of_event();
    if (hear_of == nullptr) {
        throw NotFound();
    }
    std::vector<web::WrongPart> wrong;
    Members members(body, "", wrong);
    auto const happened = read_event(members, caller);
    auto asking = (*hear_of)(caller.db, happened);
    if (!asking) {
        add_to(members, asking.error());
    }
    if (!wrong.empty()) {
        throw Refusal({.status = 422, .errors = std::move(wrong)});
    }
    return std::move(*asking);
}

Response receive(Request const& request, Caller& caller) {
    auto const ask = judged(object_in(request.body), caller);
    return once(request, caller, [&](store::Writing& db) {
        return Done{202, "", written(json::object{{"is_asked_after", ask(db)}}) + "\n"};
    });
}

}  // namespace

void mount_survey_events(people::Site& at) {
    at.api_post("/api/v1/survey-events", people::scope::tell_events, receive);
}

}  // namespace heed::api
