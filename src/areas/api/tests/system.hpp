#pragma once
// Another system that uses the API in a test. Every answer that it is given is held to the description: the path, the
// method, the status, the content type, the headers and each member of the body.

#include <set>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "people/scope.hpp"
#include "people/tests/stage.hpp"

namespace heed::api {

/// The description as it is served, read once.
boost::json::value const& description();

/// What does not fit the description in this answer to this request; empty where all does.
std::vector<std::string> misfits(web::Method method, std::string const& path, people::Answer const& answer);

struct Reply {
    people::Answer answer;
    boost::json::value body;  ///< null where there was none

    int status() const { return answer.status; }
    boost::json::value const& at(std::string_view pointer) const { return body.at_pointer(pointer); }
    std::string text(std::string_view pointer) const { return std::string(at(pointer).as_string()); }
    std::int64_t number(std::string_view pointer) const { return at(pointer).to_number<std::int64_t>(); }
};

class System {
public:
    System(people::Stage& stage, std::string token, CouncilId council = store::thornmere)
        : stage_(stage), token_(std::move(token)), council_(council) {}

    Reply get(std::string const& path_and_query) const;
    /// With a fresh idempotency key, unless one is given.
    Reply post(std::string const& path, boost::json::value const& body, std::string const& key = {}) const;

    /// The request that `get` or `post` would send, to be changed and sent with `send`.
    people::Request request(web::Method method, std::string const& path_and_query, std::string body = {},
                            std::string const& key = {}) const;
    Reply send(people::Request const& request) const;

private:
    people::Stage& stage_;
    std::string token_;
    CouncilId council_;
};

/// A token with these scopes that works for 30 days from now.
std::string make_token(people::Stage& stage, std::set<people::Scope> const& scopes, std::int64_t service = 0,
                       CouncilId council = store::thornmere);
System let_in(people::Stage& stage, std::set<people::Scope> const& scopes, std::int64_t service = 0);

/// A signal as another system sends it.
boost::json::object a_new_signal(std::string const& said = "The carer came two hours late.");

}  // namespace heed::api
