#pragma once
// Passwords: at least 12 characters, no rule about kinds of characters, none that is guessed first; kept as argon2id
// (RFC 9106) with 64 MiB, 3 passes, 1 lane, of which at most two are made at once.

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "kernel/outcome.hpp"
#include "people/member.hpp"
#include "store/store.hpp"

namespace heed::people {

constexpr std::size_t shortest_password = 12;   ///< characters
constexpr std::size_t longest_password = 1000;  ///< bytes
constexpr std::size_t common_passwords_at_least = 3000;

/// A password that may be set, typed twice alike. Problems are those of the fields "password" and "again".
/// `own_words` are refused like common ones: the council's name and the person's own.
Outcome<std::string> choose_password(std::string const& password, std::string const& again,
                                     std::set<std::string> const& own_words);

/// The words of a council and a member that their passwords may not be built of.
std::set<std::string> own_words(store::CouncilRecord const& council, Member const& member);

/// Whether it is among what is guessed first: a common password, alone, with digits and signs before or behind it, with
/// the usual letters replaced (pa$$w0rd), said twice, or two of them run together.
bool is_guessed_first(std::string_view password, std::set<std::string> const& own_words);

/// How many common passwords and words we know.
std::size_t count_common_passwords();

/// Takes about a tenth of a second and 64 MiB. Throws Unavailable when too many already wait.
std::string hash_password(std::string_view password);
bool password_fits(std::string_view hash, std::string_view password);
/// As long as password_fits, for an address that nobody has; always false.
bool nobodys_password_fits(std::string_view password);
/// Whether the hash was made with other parameters than today's.
bool is_outdated(std::string const& hash);

std::optional<std::string> password_hash_of(store::Reading const& db, Id<Member> member);
bool has_password(store::Reading const& db, Id<Member> member);

/// Sets the password, ends the member's sessions, but for the one to keep, and their invitations. `by`: see members.hpp.
void set_password(store::Writing& db, Id<Member> member, std::string const& hash, Instant now, std::int64_t by,
                  std::string_view session_to_keep = {});
/// The same password under today's parameters; nobody is signed out.
void renew_hash(store::Writing& db, Id<Member> member, std::string const& hash, Instant now);

}  // namespace heed::people
