#include "people/two_steps.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "people/totp.hpp"
#include "store/events.hpp"
#include "web/random.hpp"

namespace heed::people {

namespace {

constexpr int codes_at_once = 10;

struct KeptTwoStep {
    Id<Member> member;
    std::string secret;
    std::int64_t last_step = 0;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(KeptTwoStep, (), (member, secret, last_step, at))

struct RecoveryCode {
    Id<Member> member;
    std::string hash;
};
BOOST_DESCRIBE_STRUCT(RecoveryCode, (), (member, hash))

void note(store::Writing& db, Id<Member> member, std::string what, Instant now, std::int64_t by) {
    store::note(db, {"member", member.number, std::move(what), "", by, now});
}

void forget_two_step(store::Writing& db, Id<Member> member) {
    store::act(db, "delete from recovery_codes where council = :council and member = :member", db.council(), member);
    store::act(db, "delete from two_steps where council = :council and member = :member", db.council(), member);
}

/// As it was printed, however it was typed: upper case, without hyphens and spaces.
std::string plain_code(std::string_view typed) {
    std::string code;
    for (char const c : typed) {
        if (c != '-' && c != ' ') {
            code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        }
    }
    return code;
}

std::string hash_of(std::string_view code, Id<Member> member, std::string_view server_key) {
    return web::keyed_hash(server_key, fmt::format("recovery code\n{}\n{}", member.number, plain_code(code)));
}

std::vector<std::string> make_recovery_codes(store::Writing& db, Id<Member> member, std::string_view server_key) {
    std::vector<std::string> codes;
    for (int i = 0; i < codes_at_once; ++i) {
        codes.push_back(fmt::format("{}-{}", web::random_letters(5), web::random_letters(5)));
        store::insert(db, "recovery_codes", RecoveryCode{member, hash_of(codes.back(), member, server_key)});
    }
    return codes;
}

/// Uses the code up: it, and every code before it, is worth nothing afterwards.
bool use_app_code(store::Writing& db, Id<Member> member, TwoStep const& two_step, std::string_view typed, Instant now) {
    auto const step = step_of_code(from_base32(two_step.secret).value(), typed, now, two_step.last_step);
    if (step) {
        store::act(db, "update two_steps set last_step = :step where council = :council and member = :member", *step,
                   db.council(), member);
    }
    return step.has_value();
}

}  // namespace

std::optional<TwoStep> find_two_step(store::Reading const& db, Id<Member> member) {
    return store::row<TwoStep>(
        db, "select secret, last_step, confirmed_at from two_steps where council = :council and member = :member",
        db.council(), member);
}

bool signs_in_with_two_steps(store::Reading const& db, Id<Member> member) {
    auto const two_step = find_two_step(db, member);
    return two_step && two_step->confirmed_at;
}

void begin_two_steps(store::Writing& db, Id<Member> member, Instant now) {
    must(!signs_in_with_two_steps(db, member), "two steps are set up already");
    forget_two_step(db, member);
    store::insert(db, "two_steps", KeptTwoStep{member, base32(fresh_totp_secret()), 0, now});
    note(db, member, "two_step_begun", now, member.number);
}

std::optional<std::vector<std::string>> confirm_two_steps(store::Writing& db, Id<Member> member, std::string_view code,
                                                          Instant now, std::string_view server_key) {
    auto const two_step = find_two_step(db, member);
    if (!two_step || two_step->confirmed_at || !use_app_code(db, member, *two_step, code, now)) {
        return std::nullopt;
    }
    store::act(db, "update two_steps set confirmed_at = :now where council = :council and member = :member", now,
               db.council(), member);
    note(db, member, "two_step_set_up", now, member.number);
    return make_recovery_codes(db, member, server_key);
}

void remove_two_steps(store::Writing& db, Id<Member> member, Instant now, std::int64_t by) {
    forget_two_step(db, member);
    note(db, member, "two_step_removed", now, by);
}

bool use_code(store::Writing& db, Id<Member> member, std::string_view typed, Instant now, std::string_view server_key) {
    auto const two_step = find_two_step(db, member);
    if (!two_step || !two_step->confirmed_at) {
        return false;
    }
    if (use_app_code(db, member, *two_step, typed, now)) {
        return true;
    }
    auto const used = store::act(
        db, "delete from recovery_codes where council = :council and member = :member and hash = :hash", db.council(),
        member, hash_of(typed, member, server_key));
    if (used > 0) {
        note(db, member, "recovery_code_used", now, member.number);
    }
    return used > 0;
}

std::int64_t count_recovery_codes(store::Reading const& db, Id<Member> member) {
    return store::value<std::int64_t>(
        db, "select count(*) from recovery_codes where council = :council and member = :member", db.council(), member);
}

}  // namespace heed::people
