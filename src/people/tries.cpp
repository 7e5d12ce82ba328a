#include "people/tries.hpp"

#include <algorithm>

#include "people/members.hpp"
#include "people/sessions.hpp"
#include "store/hash.hpp"

namespace heed::people {

namespace {

struct Try {
    Id<Try> id;
    std::string account;
    std::string network;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Try, (), (id, account, network, at))

// What strangers type as an address is not kept.
std::string account_of(std::string_view email) { return store::sha256(kept_email(email)); }

/// When there is room again: when the oldest of the last `most` guesses no longer counts.
std::optional<Instant> full_until(std::vector<Instant> const& newest_first, int most) {
    if (newest_first.size() < static_cast<std::size_t>(most)) {
        return std::nullopt;
    }
    return newest_first.back() + guesses_counted_for;
}

std::optional<Instant> wait_until(store::Reading const& db, Try const& guess) {
    auto const since = guess.at - guesses_counted_for;
    auto const at_account = store::values<Instant>(db,
                                                   "select at from tries where council = :council and account = "
                                                   ":account and at > :since order by at desc limit :most",
                                                   db.council(), guess.account, since, most_guesses_per_account);
    auto const from_network = store::values<Instant>(db,
                                                     "select at from tries where council = :council and network = "
                                                     ":network and at > :since order by at desc limit :most",
                                                     db.council(), guess.network, since, most_guesses_per_network);
    return std::max(full_until(at_account, most_guesses_per_account),
                    full_until(from_network, most_guesses_per_network));
}

}  // namespace

std::optional<Instant> count_guess(store::Store& store, CouncilId council, std::string_view email,
                                   std::string_view peer, Instant now) {
    return store::housekeeping(store, council, [&](store::Writing& db) {
        Try guess{{}, account_of(email), network_of(peer), now};
        auto const wait = wait_until(db, guess);
        if (!wait) {
            guess.id = store::next_id<Try>(db, "tries");
            store::insert(db, "tries", guess);
        }
        return wait;
    });
}

void forgive_guesses(store::Writing& db, std::string_view email) {
    store::act(db, "delete from tries where council = :council and account = :account", db.council(),
               account_of(email));
}

void forget_old_guesses(store::Writing& db, Instant now) {
    store::act(db, "delete from tries where council = :council and at < :since", db.council(),
               now - guesses_counted_for);
}

}  // namespace heed::people
