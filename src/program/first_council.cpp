#include "program/first_council.hpp"

#include <fmt/format.h>

#include "people/cast.hpp"
#include "people/demonstration.hpp"
#include "people/invitations.hpp"
#include "program/demonstration.hpp"

namespace heed::program {

namespace {

constexpr std::int64_t by_the_program = -1;

FirstCouncil make_empty(Line const& line, store::Store& store, Instant now) {
    auto const council = store::add_council(store, "council", line.council);
    return {store::in_one_go(store, council, [&](store::Writing& db) {
        people::NewMember first;
        first.name = "First administrator";
        first.email = "administrator@council.example";
        first.roles = {people::Role::administrator};
        return people::add_and_invite(db, first, now, by_the_program);
    })};
}

std::string sign_ins_of(store::CouncilRecord const& council, std::string const& address) {
    auto lines = fmt::format("{} is invented. Tell it something at {}/tell-us, or sign in at {}/sign-in as:\n\n",
                             council.name, address, address);
    for (auto const& member : people::cast()) {
        lines += fmt::format("  {:24} {:16} {:28} {}\n", spoken(member.role), member.name(), member.email(council.slug),
                             people::demonstration_password);
    }
    return lines + "\n";
}

}  // namespace

Outcome<FirstCouncil> make_first_council(Line const& line, store::Store& store, Clock const& clock) {
    if (auto const councils = store::councils(store); !councils.empty()) {
        if (is_unfinished_demonstration(store, councils.front())) {
            return problem("data",
                           fmt::format("The demonstration council in {} was not finished. Delete that folder and "
                                       "start again.",
                                       line.place.folder.string()));
        }
        return FirstCouncil{};
    }
    if (line.demonstration) {
        make_demonstration(store, clock);
        return FirstCouncil{};
    }
    if (line.empty) {
        return make_empty(line, store, clock.now());
    }
    return problem("council",
                   fmt::format("There is no council in {} yet. Start with --demonstration for an invented one, "
                               "or with --empty for your own.",
                               line.place.folder.string()));
}

std::string said_at_start(store::Store& store, std::string const& address, FirstCouncil const& made) {
    std::string said;
    for (auto const& council : store::councils(store)) {
        if (council.demonstration) {
            said += sign_ins_of(council, address);
        }
    }
    if (!made.invitation.empty()) {
        said += fmt::format("Your first sign-in, once and within three days: {}{}\n", address, made.invitation);
    }
    return said;
}

}  // namespace heed::program
