#include "people/tokens.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <sodium.h>

#include "kernel/failure.hpp"
#include "store/events.hpp"
#include "store/hash.hpp"
#include "store/rows.hpp"
#include "web/random.hpp"

namespace heed::people {

namespace {

constexpr std::string_view prefix = "heed_";
constexpr std::size_t key_letters = 10;
constexpr std::size_t secret_letters = 52;
constexpr std::size_t checksum_letters = 6;
constexpr std::size_t token_letters = prefix.size() + key_letters + 1 + secret_letters + checksum_letters;
constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::chrono::hours used_at_most_every{1};

std::string checksum_of(std::string_view text) {
    auto bits = std::stoull(store::sha256(text).substr(0, 8), nullptr, 16);
    std::string checksum;
    for (std::size_t i = 0; i < checksum_letters; ++i) {
        checksum += letters[bits % letters.size()];
        bits /= letters.size();
    }
    return checksum;
}

std::string hash_of(std::string_view secret) {
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<unsigned char const*>(secret.data()), secret.size(),
                       nullptr, 0);
    std::string text(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.pop_back();
    return text;
}

std::string const& nobodys_hash() {
    static std::string const hash = hash_of("nobody's");
    return hash;
}

bool is_of_a_token(char c) { return letters.find(c) != std::string_view::npos; }

void expect_expiry(web::Checking& checking, std::optional<Day> day, Day today) {
    checking.expect(!day || *day > today, "expires", "The last day must be in the future");
    checking.expect(!day || *day <= today + longest_token_days, "expires",
                    "The last day must be at most a year away: a token that nobody looks at again stays open for ever");
}

}  // namespace

Outcome<Token> issue(TokenDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect_text(draft.name, "name", "Enter the name of the system that will use the token", 100);
    checking.expect(!draft.scopes.empty(), "scopes", "Select what the system may do");
    checking.expect(draft.service == 0 || !draft.scopes.contains(Scope::read_events), "scopes",
                    "What moved is told for the whole council. Choose every service, or do not let it read what moved");
    auto const expires_on = checking.take(day_from(draft.expires_on, "expires", "The last day"));
    expect_expiry(checking, expires_on, today);
    if (!checking.fine()) {
        return checking.problems();
    }
    Token token;
    token.name = draft.name;
    token.scopes = kept_scopes(draft.scopes);
    token.service = draft.service;
    token.expires_on = *expires_on;
    return token;
}

std::string add_token(store::Writing& db, Token token, Instant now, std::int64_t by) {
    auto const secret = web::random_letters(secret_letters);
    token.id = store::next_id<Token>(db, "tokens");
    token.key = web::random_letters(key_letters);
    token.hash = hash_of(secret);
    token.made_at = now;
    token.made_by = by;
    store::insert(db, "tokens", token);
    store::note(db, {"token", token.id.number, "made", token.scopes, by, now});
    auto const whole = fmt::format("{}{}_{}", prefix, token.key, secret);
    return whole + checksum_of(whole);
}

void withdraw_token(store::Writing& db, Id<Token> id, Instant now, std::int64_t by) {
    auto const token = find_token(db, id);
    if (!token) {
        throw NotFound();
    }
    if (token->withdrawn_at) {
        throw Conflict();
    }
    store::act(db, "insert into token_withdrawals (council, token, at, by) values (:council, :token, :at, :by)",
               db.council(), id, now, by);
    store::note(db, {"token", id.number, "withdrawn", "", by, now});
}

void note_use(store::Store& store, CouncilId council, TokenTold const& token, Instant now) {
    if (token.used_at && now < *token.used_at + used_at_most_every) {
        return;
    }
    store::housekeeping(store, council, [&](store::Writing& db) {
        store::act(db,
                   "insert into token_uses (council, token, at) values (:council, :token, :at)"
                   " on conflict (council, token) do update set at = excluded.at",
                   db.council(), token.id, now);
    });
}

std::vector<TokenTold> list_tokens(store::Reading const& db, Id<Token> before, int most) {
    auto const below = before ? before.number : std::int64_t{1} << 60;
    return store::rows<TokenTold>(
        db,
        "select t.id, t.name, t.key, t.hash, t.scopes, t.service, t.expires_on, t.made_at, t.made_by,"
        " w.at as withdrawn_at, u.at as used_at from tokens t"
        " left join token_withdrawals w on w.council = t.council and w.token = t.id"
        " left join token_uses u on u.council = t.council and u.token = t.id"
        " where t.council = :council and t.id < :below order by t.id desc limit :most",
        db.council(), below, most);
}

std::optional<TokenTold> find_token(store::Reading const& db, Id<Token> id) {
    auto found = list_tokens(db, {id.number + 1}, 1);
    return found.empty() || found.front().id != id ? std::nullopt : std::optional(std::move(found.front()));
}

bool looks_like_token(std::string_view presented) {
    if (presented.size() != token_letters || !presented.starts_with(prefix) ||
        presented[prefix.size() + key_letters] != '_') {
        return false;
    }
    auto const body = presented.substr(0, token_letters - checksum_letters);
    auto const key = body.substr(prefix.size(), key_letters);
    auto const secret = body.substr(prefix.size() + key_letters + 1);
    return std::ranges::all_of(key, is_of_a_token) && std::ranges::all_of(secret, is_of_a_token) &&
           presented.substr(body.size()) == checksum_of(body);
}

std::optional<TokenTold> token_presented(store::Reading const& db, std::string_view presented) {
    if (!looks_like_token(presented)) {
        return std::nullopt;
    }
    auto const key = presented.substr(prefix.size(), key_letters);
    auto const secret = presented.substr(prefix.size() + key_letters + 1, secret_letters);
    auto const id = store::value_if_any<std::int64_t>(
        db, "select id from tokens where council = :council and key = :key", db.council(), key);
    auto token = find_token(db, {id.value_or(0)});
    bool const fits = web::equal_in_constant_time(token ? token->hash : nobodys_hash(), hash_of(secret));
    return token && fits ? std::move(token) : std::nullopt;
}

std::string name_of_token(store::Reading const& db, std::int64_t by) {
    auto const token = find_token(db, {-1000 - by});
    return token ? fmt::format("Token “{}”", token->name) : "a token that is not there any more";
}

}  // namespace heed::people
