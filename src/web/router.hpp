#pragma once
// Which route a path means. Patterns are "/learning-points/{id}/actions/{action}"; a part that is called `id` or that is
// taken as an Id<T> by its handler matches digits only.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/request.hpp"

namespace heed::web {

class Router {
public:
    /// Adds a route and answers its number (0, 1, 2 ...). The same method and pattern twice is a bug.
    std::size_t add(Method method, std::string pattern);

    struct Match {
        std::size_t route = 0;
        std::vector<std::string> parts;  ///< what stands where the pattern has braces, in order
    };

    /// The route of this path; a word that stands in a pattern wins over braces. HEAD finds the route of GET.
    std::optional<Match> find(Method method, std::string_view path) const;

    /// "GET, HEAD, POST" where some method would find a route, otherwise "".
    std::string allowed(std::string_view path) const;

private:
    struct Route {
        Method method;
        std::string pattern;
        std::vector<std::string> segments;
    };
    std::vector<Route> routes_;
};

/// A positive whole number of at most 18 digits without leading zeros; how ids are written in paths.
std::optional<std::int64_t> parse_id(std::string_view text);

}  // namespace heed::web
