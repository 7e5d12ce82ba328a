#pragma once
// Records that stand for the braces of route patterns, so that tests of the whole site can open every page. Each area
// says how to make its own:
//
//     people::ExamplesOf const examples{[](people::Stage& stage, people::Examples& of) {
//         of["/complaints/{id}"] = fmt::format("/complaints/{}", add_a_complaint(stage));
//     }};
//
// The longest pattern that a route begins with is used, so one line serves "/complaints/{id}/answer" too.

#include <map>
#include <optional>
#include <string>

#include "people/tests/stage.hpp"

namespace heed::people {

using Examples = std::map<std::string, std::string>;

struct ExamplesOf {
    using Make = void (*)(Stage&, Examples&);
    explicit ExamplesOf(Make make);
};

/// Lets everybody make their examples at Thornmere. The whole site must be mounted.
Examples make_examples(Stage& stage);

/// The path for this pattern; nothing where a brace is left that no example stands for.
std::optional<std::string> path_for(Examples const& examples, std::string const& pattern);

}  // namespace heed::people
