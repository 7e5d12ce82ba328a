#pragma once
// Whether a member signs in with a second step, and the codes that help when the phone is lost.

#include <optional>
#include <string>
#include <vector>

#include "people/member.hpp"
#include "store/store.hpp"

namespace heed::people {

struct TwoStep {
    std::string secret;  ///< base 32
    std::int64_t last_step = 0;
    std::optional<Instant> confirmed_at;  ///< absent: being set up
};
BOOST_DESCRIBE_STRUCT(TwoStep, (), (secret, last_step, confirmed_at))

std::optional<TwoStep> find_two_step(store::Reading const& db, Id<Member> member);
/// Whether signing in takes the second step.
bool signs_in_with_two_steps(store::Reading const& db, Id<Member> member);

/// Makes a new secret, to be confirmed by a first code. Bug where two steps are confirmed already.
void begin_two_steps(store::Writing& db, Id<Member> member, Instant now);

/// Confirms with the first right code, and answers ten recovery codes that are shown once and kept as hashes under
/// `server_key`; nothing if the code is wrong.
std::optional<std::vector<std::string>> confirm_two_steps(store::Writing& db, Id<Member> member, std::string_view code,
                                                          Instant now, std::string_view server_key);

void remove_two_steps(store::Writing& db, Id<Member> member, Instant now, std::int64_t by);

/// Whether this code is right now, from the app or a recovery code; each is used up by it.
bool use_code(store::Writing& db, Id<Member> member, std::string_view typed, Instant now, std::string_view server_key);

std::int64_t count_recovery_codes(store::Reading const& db, Id<Member> member);

}  // namespace heed::people
