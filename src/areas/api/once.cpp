#include "areas/api/once.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "store/hash.hpp"
#include "store/rows.hpp"

namespace heed::api {

namespace {

constexpr std::chrono::hours keys_kept_for{48};

struct KeptDone {
    std::string key;
    std::string fingerprint;
    std::int64_t status = 0;
    std::string location;
    std::string body;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(KeptDone, (), (key, fingerprint, status, location, body, at))

bool is_visible(char c) { return c > 0x20 && c < 0x7F; }

/// The draft writes it as a structured string, in quotation marks; most senders leave them out.
std::string key_of(web::Request const& request) {
    auto key = trimmed(request.header("idempotency-key"));
    if (key.size() >= 2 && key.starts_with('"') && key.ends_with('"')) {
        key = key.substr(1, key.size() - 2);
    }
    if (key.size() < 16 || key.size() > 100 || !std::ranges::all_of(key, is_visible)) {
        throw people::Refusal(
            {.status = 400,
             .detail = "Send an Idempotency-Key with everything new, so that what is sent twice is done once.",
             .errors = {{.parameter = "Idempotency-Key", .says = "It must be 16 to 100 letters, digits or signs"}}});
    }
    return std::string(key);
}

web::Response answer_of(Done const& done) {
    auto response = web::json(done.body, done.status);
    return done.location.empty() ? response : response.set("location", done.location);
}

std::optional<KeptDone> kept(store::Reading const& db, std::string const& digest) {
    return store::row<KeptDone>(db,
                                "select key, fingerprint, status, location, body, at from api_answers"
                                " where council = :council and key = :key",
                                db.council(), digest);
}

}  // namespace

web::Response once(web::Request const& request, people::Caller& caller,
                   std::function<Done(store::Writing&)> const& work) {
    auto const key = key_of(request);
    auto const digest = store::sha256(fmt::format("{} {} {}", caller.token.id.number, request.path, key));
    auto const fingerprint = store::sha256(key + "\n" + request.body);  // nobody can try bodies without the key
    auto const done = store::in_one_go(caller.store, caller.council.id, [&](store::Writing& db) {
        if (auto const before = kept(db, digest)) {
            if (before->fingerprint != fingerprint) {
                throw people::Refusal({.status = 422,
                                       .detail = "This Idempotency-Key came before with another body.",
                                       .type = "used_key"});
            }
            return Done{static_cast<int>(before->status), before->location, before->body};
        }
        auto fresh = work(db);
        store::insert(db, "api_answers",
                      KeptDone{digest, fingerprint, fresh.status, fresh.location, fresh.body, caller.now});
        return fresh;
    });
    return answer_of(done);
}

void forget_old_keys(store::Writing& db, Instant now) {
    store::act(db, "delete from api_answers where council = :council and at < :at", db.council(), now - keys_kept_for);
}

}  // namespace heed::api
