#include "people/tests/examples.hpp"

#include <fmt/format.h>

#include "people/invitations.hpp"

namespace heed::people {

namespace {

std::vector<ExamplesOf::Make>& makers() {
    static std::vector<ExamplesOf::Make> all;
    return all;
}

// Members of a number that nobody has at Ashcombe, where as many work as there are roles.
void make_members(Stage& stage, Examples& of) {
    constexpr int more_than_roles = 20;
    auto const invited = stage.write([&](store::Writing& db) {
        Id<Member> id;
        for (int number = 0; number < more_than_roles; ++number) {
            id = add_member(
                db, {"Wren Thornmere", fmt::format("wren{}@thornmere.example", number), {Role::practitioner}, {1}},
                stage.clock.now(), -1);
        }
        of["/staff/{id}"] = fmt::format("/staff/{}", id.number);
        return invite(db, id, stage.clock.now(), -1);
    });
    of["/join/{secret}"] = invited;
}

ExamplesOf const members{make_members};

}  // namespace

ExamplesOf::ExamplesOf(Make make) { makers().push_back(make); }

Examples make_examples(Stage& stage) {
    Examples examples;
    for (auto const make : makers()) {
        make(stage, examples);
    }
    return examples;
}

std::optional<std::string> path_for(Examples const& examples, std::string const& pattern) {
    std::string const* longest = nullptr;
    for (auto const& [prefix, path] : examples) {
        bool const begins = pattern.starts_with(prefix) &&
                            (pattern.size() == prefix.size() || pattern[prefix.size()] == '/');
        if (begins && (longest == nullptr || prefix.size() > longest->size())) {
            longest = &prefix;
        }
    }
    auto path = longest == nullptr ? pattern : examples.at(*longest) + pattern.substr(longest->size());
    return path.find('{') == std::string::npos ? std::optional(path) : std::nullopt;
}

}  // namespace heed::people
