#include "people/demonstration.hpp"

#include "people/cast.hpp"
#include "people/members.hpp"
#include "people/passwords.hpp"

namespace heed::people {

namespace {

constexpr std::int64_t the_program = -1;

void add(store::Writing& db, CastMember const& who, store::CouncilRecord const& council, std::string const& hash,
         Instant now) {
    auto const team = find_team(db, who.team);
    auto const team_id = team ? team->id : add_team(db, std::string(who.team), now, the_program);
    auto const id = add_member(db, {who.name(), who.email(council.slug), {who.role}, team_id, true}, now, the_program);
    set_password(db, id, hash, now, the_program);
}

}  // namespace

void add_cast(store::Store& store, store::CouncilRecord const& council, Instant now) {
    must(council.demonstration, "the cast works only in a demonstration");
    auto const hash = hash_password(demonstration_password);
    store::in_one_go(store, council.id, [&](store::Writing& db) {
        for (auto const& who : cast()) {
            add(db, who, council, hash, now);
        }
    });
}

}  // namespace heed::people
