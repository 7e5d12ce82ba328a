#pragma once
// The door for other systems: paths below /api/, each with the scope that a token needs for it. Nothing here looks at a
// cookie. Whatever goes wrong is answered as application/problem+json.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/failure.hpp"
#include "people/paces.hpp"
#include "people/tokens.hpp"
#include "store/store.hpp"
#include "web/problem_answer.hpp"
#include "web/request.hpp"
#include "web/response.hpp"
#include "web/router.hpp"

namespace heed::people {

/// What a handler of the API is given besides the request: the token takes the place of who is signed in.
struct Caller {
    store::Store& store;
    store::Reading& db;  ///< one consistent view for this request
    store::CouncilRecord council;
    Instant now;
    Day today;
    std::string const& server_key;
    TokenTold token;

    std::int64_t by() const { return doer_of(token.id); }
};

/// A handler refuses by throwing this: an answer with more to say than NotFound, Forbidden or Conflict.
struct Refusal : Failure {
    explicit Refusal(web::ProblemAnswer why) : Failure("refused"), problem(std::move(why)) {}
    web::ProblemAnswer problem;
};

/// `scope` empty: anybody may, without a token.
struct ApiLine {
    web::Method method;
    std::string pattern;
    std::optional<Scope> scope;
};

constexpr std::size_t most_api_body = 256 << 10;
constexpr Pace requests_per_token{600, std::chrono::seconds(60)};
constexpr Pace failing_tries_per_network{100, std::chrono::seconds(300)};

class Api {
public:
    using Handler = std::function<web::Response(web::Request const&, Caller&, std::vector<std::string> const&)>;

    void add(web::Method method, std::string pattern, std::optional<Scope> scope, std::size_t parts, Handler handler);

    /// Answers a request below /api/. Called from several threads at once.
    web::Response answer(web::Request const& request, store::Store& store, store::CouncilRecord const& council,
                         std::string const& server_key, Instant now) const;

    std::vector<ApiLine> const& lines() const { return lines_; }

private:
    web::Response dispatch(web::Request const& request, Caller& caller) const;
    TokenTold known_caller(web::Request const& request, Caller const& caller) const;
    web::Response keep_pace(web::Request const& request, Caller& caller, std::size_t route,
                            std::vector<std::string> const& parts) const;

    web::Router router_;
    std::vector<ApiLine> lines_;
    std::vector<Handler> handlers_;
    mutable Paces requests_{requests_per_token};
    mutable Paces failing_tries_{failing_tries_per_network};
};

}  // namespace heed::people
