#pragma once
// Tokens: how another system says who it is. "heed_<10 letters>_<52 letters><6 letters>": the first part finds the
// token, the second is the secret (260 random bits), the third a checksum, by which a mistyped token is known without a
// look into the store, and by which secret scanners know one. Of the secret only its BLAKE2b hash is kept: 260 random
// bits cannot be guessed, so a slow hash would protect nothing more.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/outcome.hpp"
#include "people/scope.hpp"
#include "store/store.hpp"
#include "web/form.hpp"

namespace heed::people {

struct Token {
    Id<Token> id;
    std::string name;  ///< of the system that uses it: "Case system"
    std::string key;
    std::string hash;
    std::string scopes;        ///< see kept_scopes
    std::int64_t service = 0;  ///< only this service's records; 0: all of the council's
    Day expires_on;            ///< the last day on which it works
    Instant made_at;
    std::int64_t made_by = 0;

    bool may(Scope scope) const { return scope == Scope::any_token || scopes_from(scopes).contains(scope); }
};
BOOST_DESCRIBE_STRUCT(Token, (), (id, name, key, hash, scopes, service, expires_on, made_at, made_by))

/// A token with what became of it.
struct TokenTold : Token {
    std::optional<Instant> withdrawn_at;
    std::optional<Instant> used_at;

    bool stands(Day today) const { return !withdrawn_at && today <= expires_on; }
};
BOOST_DESCRIBE_STRUCT(TokenTold, (Token), (withdrawn_at, used_at))

/// No token works longer than this without somebody deciding so again.
constexpr int longest_token_days = 366;

/// As it was typed.
struct TokenDraft {
    std::string name{};
    std::set<Scope> scopes{};
    std::int64_t service = 0;
    web::TypedDay expires_on{};
};
/// A token without its id, key and hash, or what is to be put right: fields "name", "scopes", "expires".
Outcome<Token> issue(TokenDraft const& draft, Day today);

/// Keeps it and answers the whole token, which is known only now.
std::string add_token(store::Writing& db, Token token, Instant now, std::int64_t by);
/// It works no more, from this moment. Throws NotFound, or Conflict if it was withdrawn before.
void withdraw_token(store::Writing& db, Id<Token> id, Instant now, std::int64_t by);
/// Writes when it was used, at most once an hour.
void note_use(store::Store& store, CouncilId council, TokenTold const& token, Instant now);

/// The newest first, at most `most`, below the id `before` (0: from the newest).
std::vector<TokenTold> list_tokens(store::Reading const& db, Id<Token> before, int most);
std::optional<TokenTold> find_token(store::Reading const& db, Id<Token> id);

/// Whether this has the shape of a token and its checksum.
bool looks_like_token(std::string_view presented);
/// The token that was presented, whether it stands or not; nothing if there is none with this key and secret. Takes
/// the same steps whether the key is known or not.
std::optional<TokenTold> token_presented(store::Reading const& db, std::string_view presented);

/// How events and records name a token as the doer: token 7 is -1007. Members are 1, 2, 3 ..., 0 is the public, -1 the
/// program; the numbers down to -1000 stay free for other parts of the program.
constexpr std::int64_t doer_of(Id<Token> token) { return -1000 - token.number; }
constexpr bool is_token(std::int64_t by) { return by < -1000; }
/// "Token “Case system”".
std::string name_of_token(store::Reading const& db, std::int64_t by);

}  // namespace heed::people
