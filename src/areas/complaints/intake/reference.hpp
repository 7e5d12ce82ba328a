#pragma once
// How somebody without an account gets back to what they told us: a reference, which names it, and a secret, which proves
// that it is theirs. Both are made from the form's own key, so a form that is sent twice shows the same pair; the store
// keeps only the secret's SHA-256.

#include <optional>
#include <string>
#include <string_view>

#include "areas/complaints/complaint.hpp"

namespace heed::complaints {

/// "C-7K3M9QXP": the 40 bits of the id in 8 letters and digits that cannot be taken for each other (Crockford's base 32).
std::string reference_of(Id<Case> id);

/// The id; nothing if this is no reference. Small letters, spaces, a missing "C-", O for 0 and I or L for 1 are taken.
std::optional<Id<Case>> id_of(std::string_view typed);

struct Pair {
    Id<Case> id;
    std::string secret;  ///< "K7MQ-2XPD-9HTR-4VWB": 80 bits
};

/// The pair of this form. `attempt` gives another one where the id is taken by another case.
Pair pair_of(std::string const& server_key, std::string_view form_key, int attempt);

/// SHA-256 of the secret as it is kept, whatever way it was typed.
std::string kept_secret(std::string_view typed);

/// Compares in the same time whatever the difference is; an empty `kept` never matches.
bool secret_matches(std::string const& kept, std::string_view typed);

/// A network as it is counted: never the address itself. IPv4 by address, IPv6 by its first four groups.
std::string network_of(std::string const& server_key, std::string_view peer);

/// The time that is signed into a form when it is shown, and the seconds that have passed since; nothing if it is not ours.
std::string time_stamp(std::string const& server_key, Instant shown);
std::optional<std::int64_t> seconds_since(std::string const& server_key, std::string_view stamp, Instant now);

}  // namespace heed::complaints
