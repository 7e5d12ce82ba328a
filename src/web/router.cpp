#include "web/router.hpp"

#include <algorithm>
#include <charconv>

#include "kernel/must.hpp"
#include "kernel/text.hpp"

namespace heed::web {

namespace {

bool is_hole(std::string_view segment) { return segment.starts_with('{'); }

/// The parts that fill the holes, and how many words matched; nothing if the path is another one.
struct Fit {
    std::vector<std::string> parts;
    std::size_t words = 0;
};

std::optional<Fit> fit(std::vector<std::string> const& pattern, std::vector<std::string_view> const& path) {
    if (pattern.size() != path.size()) {
        return std::nullopt;
    }
    Fit found;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (!is_hole(pattern[i])) {
            if (pattern[i] != path[i]) {
                return std::nullopt;
            }
            ++found.words;
        } else if (path[i].empty() || (pattern[i] == "{id}" && !parse_id(path[i]))) {
            return std::nullopt;
        } else {
            found.parts.emplace_back(path[i]);
        }
    }
    return found;
}

Method route_method(Method method) { return method == Method::head ? Method::get : method; }

}  // namespace

std::size_t Router::add(Method method, std::string pattern) {
    for (auto const& route : routes_) {
        must(route.method != method || route.pattern != pattern, "the same route twice: " + pattern);
    }
    Route route{method, pattern, {}};
    for (auto const segment : split(pattern, '/')) {
        route.segments.emplace_back(segment);
    }
    routes_.push_back(std::move(route));
    return routes_.size() - 1;
}

std::optional<Router::Match> Router::find(Method method, std::string_view path) const {
    auto const segments = split(path, '/');
    std::optional<Match> best;
    std::size_t best_words = 0;
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (routes_[i].method != route_method(method)) {
            continue;
        }
        auto found = fit(routes_[i].segments, segments);
        if (found && (!best || found->words > best_words)) {
            best_words = found->words;
            best = Match{i, std::move(found->parts)};
        }
    }
    return best;
}

std::string Router::allowed(std::string_view path) const {
    std::string methods;
    if (find(Method::get, path)) {
        methods = "GET, HEAD";
    }
    if (find(Method::post, path)) {
        methods += methods.empty() ? "POST" : ", POST";
    }
    return methods;
}

std::optional<std::int64_t> parse_id(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || text.size() > 18 || number <= 0 ||
        text.front() == '0') {
        return std::nullopt;
    }
    return number;
}

}  // namespace heed::web
