#include "program/first_council.hpp"

#include <fmt/format.h>

namespace heed::program {

Outcome<FirstCouncil> make_first_council(Line const& line, store::Store& store, Clock const& clock) {
    static_cast<void>(clock);
    if (!store::councils(store).empty()) {
        return FirstCouncil{};
    }
    if (line.demonstration) {
        store::add_council(store, "thornmere", "Thornmere Council", true);
        return FirstCouncil{};
    }
    if (line.empty) {
        store::add_council(store, "council", line.council);
        return FirstCouncil{};
    }
    return problem("council", fmt::format("There is no council in {} yet. Start with --demonstration for an invented one, "
                                          "or with --empty for your own.",
                                          line.place.folder.string()));
}

std::string said_at_start(store::Store& store, std::string const& address, FirstCouncil const& made) {
    static_cast<void>(store);
    return made.invitation.empty() ? std::string() : fmt::format("Your first sign-in: {}{}\n", address, made.invitation);
}

}  // namespace heed::program
