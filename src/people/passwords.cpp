#include "people/passwords.hpp"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <unordered_set>

#include <sodium.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "kernel/embedded.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "people/sessions.hpp"
#include "store/events.hpp"

namespace heed::people {

namespace {

constexpr unsigned long long passes = 3;
constexpr std::size_t memory = 64U << 20U;
constexpr int most_at_once = 2;
constexpr int most_waiting = 32;

using Words = std::unordered_set<std::string_view>;

Words read_common_words() {
    Words words;
    for (auto const line : lines_of(embedded("people/embedded/denied_passwords.txt"))) {
        if (!line.empty() && !line.starts_with('#')) {
            words.insert(line);
        }
    }
    return words;
}

Words const& common_words() {
    static auto const words = read_common_words();
    return words;
}

bool is_listed(std::string_view text, std::set<std::string> const& own) {
    return common_words().contains(text) || own.contains(std::string(text));
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Without what people put before and behind a word to satisfy a rule.
std::string_view core_of(std::string_view text) {
    auto const first = std::ranges::find_if(text, is_letter);
    auto const last = std::find_if(text.rbegin(), text.rend(), is_letter).base();
    return first < last ? std::string_view(first, last) : std::string_view();
}

std::string only_letters(std::string text) {
    std::erase_if(text, [](char c) { return !is_letter(c); });
    return text;
}

std::string with_letters_for_signs(std::string text) {
    constexpr std::array<std::pair<char, char>, 9> looks_like{
        {{'0', 'o'}, {'1', 'i'}, {'3', 'e'}, {'4', 'a'}, {'5', 's'}, {'7', 't'}, {'$', 's'}, {'@', 'a'}, {'!', 'i'}}};
    for (auto& c : text) {
        auto const found = std::ranges::find(looks_like, c, &std::pair<char, char>::first);
        c = found == looks_like.end() ? c : found->second;
    }
    return text;
}

/// The shortest text of which this one is a repetition: "abcabc" and "abcab" give "abc".
std::string_view repeated_part(std::string_view text) {
    for (std::size_t period = 1; period < text.size(); ++period) {
        if (text.substr(period) == text.substr(0, text.size() - period)) {
            return text.substr(0, period);
        }
    }
    return text;
}

bool is_two_listed(std::string_view text, std::set<std::string> const& own) {
    for (std::size_t cut = 3; cut + 3 <= text.size(); ++cut) {
        if (is_listed(text.substr(0, cut), own) && is_listed(text.substr(cut), own)) {
            return true;
        }
    }
    return false;
}

bool is_common(std::string_view text, std::set<std::string> const& own) {
    auto const part = repeated_part(text);
    return is_listed(text, own) || is_listed(part, own) || (part.size() <= 4 && text.size() >= 2 * part.size()) ||
           is_two_listed(text, own);
}

// The same accents typed on two keyboards are the same password (RFC 8265, OpaqueString: NFC).
std::string normalized(std::string_view password) {
    UErrorCode status = U_ZERO_ERROR;
    auto const* const nfc = icu::Normalizer2::getNFCInstance(status);
    must(U_SUCCESS(status) != 0, "ICU has no normaliser");
    auto const text = icu::UnicodeString::fromUTF8({password.data(), static_cast<std::int32_t>(password.size())});
    std::string out;
    nfc->normalize(text, status).toUTF8String(out);
    return out;
}

/// Lets two hashes be made at a time, and turns away when the queue is long: each takes 64 MiB.
class Queue {
public:
    Queue() {
        std::unique_lock lock(mutex());
        if (waiting() >= most_waiting) {
            throw Unavailable("too many people are signing in at this moment");
        }
        ++waiting();
        turn().wait(lock, [] { return running() < most_at_once; });
        --waiting();
        ++running();
    }
    Queue(Queue const&) = delete;
    Queue& operator=(Queue const&) = delete;
    ~Queue() {
        {
            std::lock_guard const lock(mutex());
            --running();
        }
        turn().notify_one();
    }

private:
    static std::mutex& mutex() {
        static std::mutex one;
        return one;
    }
    static std::condition_variable& turn() {
        static std::condition_variable one;
        return one;
    }
    static int& running() {
        static int count = 0;
        return count;
    }
    static int& waiting() {
        static int count = 0;
        return count;
    }
};

struct KeptPassword {
    Id<Member> member;
    std::string hash;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(KeptPassword, (), (member, hash, at))

void replace_hash(store::Writing& db, Id<Member> member, std::string const& hash, Instant now) {
    store::act(db, "delete from passwords where council = :council and member = :member", db.council(), member);
    store::insert(db, "passwords", KeptPassword{member, hash, now});
}

void add_words(std::set<std::string>& words, std::string_view text) {
    for (auto const word : split(text, ' ')) {
        if (word.size() >= 3) {
            words.insert(lowered(word));
        }
    }
}

}  // namespace

std::size_t count_common_passwords() { return common_words().size(); }

std::set<std::string> own_words(store::CouncilRecord const& council, Member const& member) {
    std::set<std::string> words{"heed", "socialcare", "council", council.slug};
    add_words(words, council.name);
    add_words(words, member.name);
    words.insert(member.email.substr(0, member.email.find('@')));
    return words;
}

bool is_guessed_first(std::string_view password, std::set<std::string> const& own_words) {
    auto const lower = lowered(trimmed(password));
    auto const core = std::string(core_of(lower));
    auto const read = with_letters_for_signs(lower);
    auto const ways = {
        lower, core, only_letters(lower), read, std::string(core_of(read)), with_letters_for_signs(core)};
    return core.empty() ||
           std::ranges::any_of(ways, [&](std::string const& way) { return !way.empty() && is_common(way, own_words); });
}

Outcome<std::string> choose_password(std::string const& password, std::string const& again,
                                     std::set<std::string> const& own_words) {
    if (password.empty()) {
        return problem("password", "Enter a password");
    }
    if (length_in_characters(password) < shortest_password) {
        return problem("password",
                       "The password must have at least 12 characters; three or four words make a good one");
    }
    if (password.size() > longest_password) {
        return problem("password", "The password must be 1,000 characters or fewer");
    }
    if (is_guessed_first(password, own_words)) {
        return problem(
            "password",
            "This password is easy to guess. Choose another, such as three or four words that do not belong together");
    }
    if (password != again) {
        return problem("again", "The two passwords are not the same. Type it again");
    }
    return password;
}

std::string hash_password(std::string_view password) {
    must(sodium_init() >= 0, "libsodium cannot start");
    auto const text = normalized(password);
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    Queue const turn;
    auto const made = crypto_pwhash_str_alg(hash.data(), text.data(), text.size(), passes, memory,
                                            crypto_pwhash_ALG_ARGON2ID13);
    if (made != 0) {
        throw Unavailable("there is no memory to hash a password");
    }
    return hash.data();
}

bool password_fits(std::string_view hash, std::string_view password) {
    auto const text = normalized(password.substr(0, longest_password + 1));
    Queue const turn;
    return crypto_pwhash_str_verify(std::string(hash).c_str(), text.data(), text.size()) == 0;
}

bool nobodys_password_fits(std::string_view password) {
    static auto const hash = hash_password("nobody has this password");
    static_cast<void>(password_fits(hash, password));
    return false;
}

bool is_outdated(std::string const& hash) { return crypto_pwhash_str_needs_rehash(hash.c_str(), passes, memory) != 0; }

std::optional<std::string> password_hash_of(store::Reading const& db, Id<Member> member) {
    return store::value_if_any<std::string>(
        db, "select hash from passwords where council = :council and member = :member", db.council(), member);
}

bool has_password(store::Reading const& db, Id<Member> member) { return password_hash_of(db, member).has_value(); }

void set_password(store::Writing& db, Id<Member> member, std::string const& hash, Instant now, std::int64_t by,
                  std::string_view session_to_keep) {
    replace_hash(db, member, hash, now);
    store::act(db, "delete from invitations where council = :council and member = :member", db.council(), member);
    store::note(db, {"member", member.number, "password_set", "", by, now});
    end_all_sessions(db, member, now, session_to_keep);
}

void renew_hash(store::Writing& db, Id<Member> member, std::string const& hash, Instant now) {
    replace_hash(db, member, hash, now);
    store::note(db, {"member", member.number, "password_hash_renewed", "", -1, now});
}

}  // namespace heed::people
