#include "people/sessions.hpp"

#include <array>

#include <arpa/inet.h>
#include <fmt/format.h>

#include "people/members.hpp"
#include "store/events.hpp"
#include "store/hash.hpp"
#include "web/random.hpp"

namespace heed::people {

namespace {

constexpr std::chrono::seconds seen_at_most_every{60};
constexpr std::chrono::hours sign_ins_kept_for{24 * 365};

struct Session {
    std::string id;
    Id<Member> member;
    std::string form_key;
    Instant began_at;
    Instant seen_at;
};
BOOST_DESCRIBE_STRUCT(Session, (), (id, member, form_key, began_at, seen_at))

struct KeptSignIn {
    Id<SignIn> id;
    Id<Member> member;
    Instant at;
    std::string network;
    std::string browser;
    std::string session;
};
BOOST_DESCRIBE_STRUCT(KeptSignIn, (), (id, member, at, network, browser, session))

bool stands(Session const& session, Instant now) {
    return now < session.seen_at + idle_at_most && now < session.began_at + signed_in_at_most;
}

std::string_view first_in(std::string_view text, std::span<std::pair<std::string_view, std::string_view> const> words) {
    for (auto const& [sign, word] : words) {
        if (text.find(sign) != std::string_view::npos) {
            return word;
        }
    }
    return {};
}

}  // namespace

std::optional<SignedIn> find_session(store::Reading const& db, std::string_view cookie, Instant now) {
    auto const session = store::row<Session>(
        db, "select id, member, form_key, began_at, seen_at from sessions where council = :council and id = :id",
        db.council(), store::sha256(cookie));
    if (!session || !stands(*session, now)) {
        return std::nullopt;
    }
    auto member = find_member(db, session->member);
    if (!member || member->ended_at) {
        return std::nullopt;
    }
    return SignedIn{std::move(*member), session->id, session->form_key, session->seen_at};
}

void keep_alive(store::Store& store, CouncilId council, SignedIn const& signed_in, Instant now) {
    if (now < signed_in.seen + seen_at_most_every) {
        return;
    }
    store::housekeeping(store, council, [&](store::Writing& db) {
        store::act(db, "update sessions set seen_at = :now where council = :council and id = :id", now, db.council(),
                   signed_in.session);
    });
}

std::string begin_session(store::Writing& db, Id<Member> member, Instant now, std::string_view peer,
                          std::string_view browser) {
    auto secret = web::random_hex(32);
    auto const session = store::sha256(secret);
    store::insert(db, "sessions", Session{session, member, web::random_hex(32), now, now});
    store::insert(db, "sign_ins",
                  KeptSignIn{store::next_id<SignIn>(db, "sign_ins"), member, now, network_of(peer),
                             spoken_browser(browser), session});
    store::note(db, {"member", member.number, "signed_in", "", member.number, now});
    return secret;
}

void end_session(store::Writing& db, std::string_view session, Instant now) {
    auto const member = store::value_if_any<std::int64_t>(
        db, "select member from sessions where council = :council and id = :id", db.council(), session);
    if (member) {
        store::act(db, "delete from sessions where council = :council and id = :id", db.council(), session);
        store::note(db, {"member", *member, "signed_out", "", *member, now});
    }
}

void end_all_sessions(store::Writing& db, Id<Member> member, Instant now, std::string_view session_to_keep) {
    auto const ended = store::act(db,
                                  "delete from sessions where council = :council and member = :member and id <> :keep",
                                  db.council(), member, session_to_keep);
    if (ended > 0) {
        store::note(db, {"member", member.number, "signed_out_everywhere", "", member.number, now});
    }
}

void forget_old_sessions(store::Writing& db, Instant now) {
    store::act(db, "delete from sessions where council = :council and seen_at < :idle", db.council(),
               now - idle_at_most);
    store::act(db, "delete from sign_ins where council = :council and at < :old", db.council(),
               now - sign_ins_kept_for);
}

std::vector<SignIn> sign_ins_of(store::Reading const& db, Id<Member> member, int most) {
    return store::rows<SignIn>(db,
                               "select id, at, network, browser, session from sign_ins"
                               " where council = :council and member = :member order by id desc limit :most",
                               db.council(), member, most);
}

std::set<std::string> open_sessions_of(store::Reading const& db, Id<Member> member, Instant now) {
    auto const sessions = store::values<std::string>(
        db,
        "select id from sessions where council = :council and member = :member and seen_at > :idle and began_at > :old",
        db.council(), member, now - idle_at_most, now - signed_in_at_most);
    return {sessions.begin(), sessions.end()};
}

// The order matters: Edge and Opera also call themselves Chrome, and every one of them calls itself Safari.
std::string spoken_browser(std::string_view user_agent) {
    using Sign = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Sign, 8> browsers{
        Sign{"Edg", "Edge"},     {"OPR/", "Opera"},    {"SamsungBrowser", "Samsung Internet"},
        {"Firefox/", "Firefox"}, {"FxiOS", "Firefox"}, {"CriOS", "Chrome"},
        {"Chrome/", "Chrome"},   {"Safari/", "Safari"}};
    static constexpr std::array<Sign, 6> systems{Sign{"Android", "Android"}, {"iPhone", "an iPhone"},
                                                 {"iPad", "an iPad"},        {"Windows", "Windows"},
                                                 {"Macintosh", "a Mac"},     {"Linux", "Linux"}};
    auto const browser = first_in(user_agent, browsers);
    auto const system = first_in(user_agent, systems);
    if (browser.empty() && system.empty()) {
        return "an unknown browser";
    }
    auto const name = browser.empty() ? std::string_view("A browser") : browser;
    return system.empty() ? std::string(name) : fmt::format("{} on {}", name, system);
}

std::string network_of(std::string_view peer) {
    std::array<unsigned char, 16> address{};
    std::string const text(peer);
    if (inet_pton(AF_INET6, text.c_str(), address.data()) != 1 || text.starts_with("::ffff:")) {
        return text.starts_with("::ffff:") ? text.substr(7) : text;
    }
    std::fill(address.begin() + 8, address.end(), static_cast<unsigned char>(0));
    std::array<char, INET6_ADDRSTRLEN> spelled{};
    inet_ntop(AF_INET6, address.data(), spelled.data(), spelled.size());
    return fmt::format("{}/64", spelled.data());
}

std::string cookie_with(std::string_view secret) {
    return fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Lax", session_cookie, secret);
}

std::string cookie_taken_away() {
    return fmt::format("{}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0", session_cookie);
}

}  // namespace heed::people
