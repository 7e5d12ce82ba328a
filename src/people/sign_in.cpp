#include "people/sign_in.hpp"

#include <charconv>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "people/members.hpp"
#include "people/passwords.hpp"
#include "people/screens.hpp"
#include "people/sessions.hpp"
#include "people/tries.hpp"
#include "web/govuk/all.hpp"
#include "web/random.hpp"

namespace heed::people {

namespace {

constexpr std::chrono::minutes half_way_for{10};

std::string seal(Here const& here, std::string_view hash, std::int64_t member, std::int64_t until) {
    return web::keyed_hash(here.server_key, fmt::format("half way\n{}\n{}\n{}", member, until, hash));
}

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

bool may_sign_in(Here const& here, std::optional<Member> const& member) {
    return member && !member->ended_at && (!member->demonstration || here.council.demonstration);
}

}  // namespace

std::optional<Member> member_with(Here const& here, std::string_view email, std::string_view password) {
    auto member = find_member_by_email(here.db, email);
    auto const hash = may_sign_in(here, member) ? password_hash_of(here.db, member->id) : std::nullopt;
    bool const fits = hash ? password_fits(*hash, password) : nobodys_password_fits(password);
    return fits ? member : std::nullopt;
}

std::string half_way(Here const& here, Id<Member> member) {
    auto const until = (here.now + half_way_for).seconds;
    auto const hash = password_hash_of(here.db, member).value_or("");
    return fmt::format("{}.{}.{}", member.number, until, seal(here, hash, member.number, until));
}

std::optional<Member> member_half_way(Here const& here, std::string_view half_way) {
    auto const parts = split(half_way, '.');
    if (parts.size() != 3) {
        return std::nullopt;
    }
    auto const id = number_in(parts[0]);
    auto const until = number_in(parts[1]);
    auto const hash = password_hash_of(here.db, {id}).value_or("");
    auto member = find_member(here.db, {id});
    bool const holds = web::equal_in_constant_time(parts[2], seal(here, hash, id, until)) && here.now.seconds < until;
    return holds && may_sign_in(here, member) ? member : std::nullopt;
}

web::Response begin_work(web::Request const& request, Here const& here, Member const& member, std::string const& path,
                         std::string_view password) {
    auto const hash = password_hash_of(here.db, member.id);
    auto const newer = !password.empty() && hash && is_outdated(*hash) ? hash_password(password) : std::string();
    auto const secret = store::in_one_go(here.store, here.council.id, [&](store::Writing& db) {
        if (here.signed_in) {
            end_session(db, here.signed_in->session, here.now);
        }
        if (!newer.empty()) {
            renew_hash(db, member.id, newer, here.now);
        }
        forgive_guesses(db, member.email);
        return begin_session(db, member.id, here.now, request.peer, request.header("user-agent"));
    });
    auto response = web::see(path);
    response.add_cookie(cookie_with(secret));
    return response;
}

std::optional<web::Response> too_many_guesses(web::Request const& request, Here const& here, std::string_view email) {
    auto const wait = count_guess(here.store, here.council.id, email, request.peer, here.now);
    if (!wait) {
        return std::nullopt;
    }
    auto const says = fmt::format(
        "There have been many tries to sign in. You can try again after {}. Nothing is locked, and nothing "
        "needs to be put right.",
        time_of_day(*wait));
    auto const heading = web::govuk::element("h1").classes("govuk-heading-l").holding("Wait a few minutes");
    auto response = with_status(show_resident(here, "Wait a few minutes", heading + paragraph(says)), 429);
    response.set("retry-after", std::to_string(wait->seconds - here.now.seconds));
    return response;
}

}  // namespace heed::people
