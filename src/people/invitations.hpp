#pragma once
// A new member sets a password through a link that works once, for three days. The store keeps only its hash.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "people/members.hpp"

namespace heed::people {

constexpr std::chrono::hours invitation_stands_for{72};

/// Makes a new link for the member, and ends those before it. Answers its path, "/join/<secret>", which is shown once.
std::string invite(store::Writing& db, Id<Member> member, Instant now, std::int64_t by);

/// Adds the member and makes their link: what `heed user add` and the first start do.
std::string add_and_invite(store::Writing& db, NewMember const& member, Instant now, std::int64_t by);

/// Whom this link invites, while it stands.
std::optional<Member> find_invited(store::Reading const& db, std::string_view secret, Instant now);

/// Forgets links that work no more; for the nightly job.
void forget_old_invitations(store::Writing& db, Instant now);

/// What else happens with a new link, such as putting an e-mail into the outbox. Set before the server starts; where it
/// is not set, the administrator hands the link over.
using SendInvitation = std::function<void(store::Writing&, store::CouncilRecord const&, Member const&,
                                          std::string const& path, Instant now)>;
void send_invitations_by(SendInvitation send);
SendInvitation const& send_invitation();

}  // namespace heed::people
