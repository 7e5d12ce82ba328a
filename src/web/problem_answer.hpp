#pragma once
// What another system is told when its request went wrong: RFC 9457, "Problem Details for HTTP APIs". The type is an
// anchor of the page /api, which says in plain words what each means.

#include <string>
#include <string_view>
#include <vector>

#include "web/response.hpp"

namespace heed::web {

/// One thing to put right. `pointer` is the RFC 6901 pointer into the body that came ("/said"), `parameter` the name of
/// a query parameter or header; one of the two is empty.
struct WrongPart {
    std::string pointer{};
    std::string parameter{};
    std::string says{};
    bool operator==(WrongPart const&) const = default;
};

struct ProblemAnswer {
    int status = 500;
    std::string detail{};  ///< a plain sentence; empty: the status's own
    std::vector<WrongPart> errors{};
    std::string type{};  ///< an anchor of the page /api, where the status alone does not tell: "used_key"
};

/// application/problem+json: type, title, status, detail, instance (a URN with the request's reference, which is in the
/// log), and errors where there are any.
Response problem_answer(ProblemAnswer const& problem, std::string_view reference);

/// Whether who asks for this path is another system, and is answered so whatever goes wrong.
bool is_for_systems(std::string_view path);

}  // namespace heed::web
