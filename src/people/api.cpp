#include "people/api.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "kernel/must.hpp"
#include "kernel/text.hpp"
#include "people/sessions.hpp"
#include "web/log.hpp"

namespace heed::people {

using web::Request;
using web::Response;

namespace {

/// A refusal that says in a header what would be let in.
struct Unauthorized : Refusal {
    Unauthorized(int status, std::string says, std::string asks)
        : Refusal({.status = status, .detail = std::move(says)}), challenge(std::move(asks)) {}
    std::string challenge;
};

struct TooFast : Refusal {
    TooFast(std::string says, Paced const& found) : Refusal({.status = 429, .detail = std::move(says)}), paced(found) {}
    Paced paced;
};

std::string_view bearer_of(Request const& request) {
    auto const header = trimmed(request.header("authorization"));
    constexpr std::string_view scheme = "bearer ";
    return lowered(header.substr(0, scheme.size())) == scheme ? trimmed(header.substr(scheme.size()))
                                                              : std::string_view();
}

bool is_refused_by_weight(std::string_view range) {
    auto const weight = lowered(range).find("q=0");
    return weight != std::string::npos && range.substr(weight + 3).find_first_not_of(".0 ") == std::string_view::npos;
}

/// RFC 9110, 12.5.1: no Accept takes everything.
bool takes_json(std::string_view accept) {
    if (trimmed(accept).empty()) {
        return true;
    }
    for (auto const range : split(accept, ',')) {
        auto const kind = lowered(trimmed(range.substr(0, range.find(';'))));
        bool const json = kind == "*/*" || kind == "application/*" || kind == "application/json";
        if (json && !is_refused_by_weight(range)) {
            return true;
        }
    }
    return false;
}

bool is_json(std::string_view content_type) {
    return lowered(trimmed(content_type.substr(0, content_type.find(';')))) == "application/json";
}

void expect_json(Request const& request) {
    if (!takes_json(request.header("accept"))) {
        throw Refusal({.status = 406});
    }
    if (request.changes_something() && !is_json(request.header("content-type"))) {
        throw Refusal({.status = 415});
    }
}

/// draft-ietf-httpapi-ratelimit-headers: the policy, and what is left of it.
void tell_pace(Response& response, Pace const& pace, Paced const& paced) {
    response.set("ratelimit-policy", fmt::format("\"token\";q={};w={}", pace.most, pace.window.count()));
    response.set("ratelimit", fmt::format("\"token\";r={};t={}", paced.left, paced.seconds));
}

Response too_fast(TooFast const& refusal, std::string_view reference) {
    auto response = web::problem_answer(refusal.problem, reference);
    response.set("retry-after", fmt::format("{}", refusal.paced.seconds));
    return response;
}

Response problem(int status, std::string_view reference) {
    auto response = web::problem_answer({.status = status}, reference);
    if (status == 503) {
        response.set("retry-after", "10");
    }
    return response;
}

}  // namespace

void Api::add(web::Method method, std::string pattern, std::optional<Scope> scope, std::size_t parts, Handler handler) {
    auto const holes = static_cast<std::size_t>(std::ranges::count(pattern, '{'));
    must(web::is_for_systems(pattern), "a path of the API begins with /api/: " + pattern);
    must(holes == parts, "a handler takes one argument for each brace of its pattern: " + pattern);
    auto const number = router_.add(method, pattern);
    must(number == lines_.size(), "routes and their lines are counted alike");
    lines_.push_back({method, std::move(pattern), scope});
    handlers_.push_back(std::move(handler));
}

Response Api::answer(Request const& request, store::Store& store, store::CouncilRecord const& council,
                     std::string const& server_key, Instant now) const {
    try {
        std::optional<Response> response;
        std::optional<TokenTold> used;
        store.look(council.id, [&](store::Reading& db) {
            Caller caller{store, db, council, now, day_in_england(now), server_key, {}};
            response = dispatch(request, caller);
            used = caller.token;
        });
        if (used->id) {
            note_use(store, council.id, *used, now);
        }
        return std::move(*response);
    } catch (Unauthorized const& refusal) {
        auto response = web::problem_answer(refusal.problem, request.id);
        response.set("www-authenticate", refusal.challenge);
        return response;
    } catch (TooFast const& refusal) {
        return too_fast(refusal, request.id);
    } catch (Refusal const& refusal) {
        return web::problem_answer(refusal.problem, request.id);
    } catch (NotFound const&) {
        return problem(404, request.id);
    } catch (Forbidden const&) {
        return problem(403, request.id);
    } catch (Conflict const&) {
        return problem(409, request.id);
    } catch (Unavailable const& away) {
        web::log_bug(request.id, away.what());
        return problem(503, request.id);
    } catch (std::exception const& bug) {
        web::log_bug(request.id, bug.what());
        return problem(500, request.id);
    }
}

Response Api::dispatch(Request const& request, Caller& caller) const {
    auto const match = router_.find(request.method, request.path);
    if (!match) {
        auto const allowed = router_.allowed(request.path);
        auto response = problem(allowed.empty() ? 404 : 405, request.id);
        return allowed.empty() ? response : response.set("allow", allowed);
    }
    if (!lines_[match->route].scope) {
        expect_json(request);
        return handlers_[match->route](request, caller, match->parts);
    }
    caller.token = known_caller(request, caller);
    return keep_pace(request, caller, match->route, match->parts);
}

/// Who guesses learns nothing from the answer: unknown, withdrawn, expired and another council's are answered alike, and
/// after too many failing tries nothing from that network is looked at for a while, right or wrong.
TokenTold Api::known_caller(Request const& request, Caller const& caller) const {
    auto const presented = bearer_of(request);
    if (presented.empty()) {
        throw Unauthorized(401, "", "Bearer realm=\"Heed\"");
    }
    auto const network = network_of(request.peer);
    if (auto const paced = failing_tries_.look(network, caller.now); paced.too_fast) {
        throw TooFast("Too many requests came from this network with tokens that do not work here.", paced);
    }
    auto token = token_presented(caller.db, presented);
    if (!token || !token->stands(caller.today)) {
        failing_tries_.step(network, caller.now);
        throw Unauthorized(401, "This token does not work here: it is mistyped, unknown, withdrawn or expired.",
                           "Bearer realm=\"Heed\", error=\"invalid_token\"");
    }
    return *token;
}

Response Api::keep_pace(Request const& request, Caller& caller, std::size_t route,
                        std::vector<std::string> const& parts) const {
    auto const scope = lines_[route].scope.value();
    auto const paced = requests_.step(fmt::format("{}/{}", caller.council.id.number, caller.token.id.number),
                                      caller.now);
    if (paced.too_fast) {
        throw TooFast(fmt::format("A token may ask {} times in {} seconds.", requests_.pace().most,
                                  requests_.pace().window.count()),
                      paced);
    }
    if (!caller.token.may(scope)) {
        throw Unauthorized(
            403, fmt::format("This token lacks the scope {}.", word_of(scope)),
            fmt::format("Bearer realm=\"Heed\", error=\"insufficient_scope\", scope=\"{}\"", word_of(scope)));
    }
    expect_json(request);
    auto response = handlers_[route](request, caller, parts);
    tell_pace(response, requests_.pace(), paced);
    return response;
}

}  // namespace heed::people
