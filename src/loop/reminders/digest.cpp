#include "loop/reminders/digest.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "people/members.hpp"
#include "store/rows.hpp"
#include "work/outbox.hpp"

namespace heed::loop {

namespace {

using people::Member;

constexpr std::size_t most_lines = 50;

std::string_view heading_of(Why why) {
    switch (why) {
        case Why::late: return "Late";
        case Why::due_today: return "Due today";
        case Why::due_soon: return "Due soon";
        case Why::nobody_has_it: return "Nobody has it";
    }
    return {};
}

struct NameAndHost {
    std::string name;
    std::string host;
};
BOOST_DESCRIBE_STRUCT(NameAndHost, (), (name, host))

bool is_the_same(DigestLine const& line, Waiting const& what) {
    return line.what.record == what.record && line.what.step == what.step;
}

}  // namespace

Why why_of(Day due, Day today) { return due < today ? Why::late : due == today ? Why::due_today : Why::due_soon; }

void Digests::add(Member const& to, Waiting const& what, Why why) {
    auto const at = std::ranges::lower_bound(digests_, to.id.number, {},
                                             [](Digest const& one) { return one.to.id.number; });
    bool const is_new = at == digests_.end() || at->to.id != to.id;
    auto& digest = is_new ? *digests_.insert(at, Digest{to}) : *at;
    if (std::ranges::any_of(digest.lines, [&](DigestLine const& line) { return is_the_same(line, what); })) {
        return;
    }
    if (digest.lines.size() == most_lines) {
        ++digest.more;
    } else {
        digest.lines.push_back({what, why});
    }
}

bool may_see(Member const& member, Waiting const& what) {
    return member.may(what.kept_from_worker ? people::May::see_kept_from_worker : people::May::see_cases);
}

Member const* owner_of(Waiting const& what, std::vector<Member> const& members) {
    auto const found = std::ranges::find(members, what.owner, [](Member const& one) { return one.id.number; });
    return found != members.end() && may_see(*found, what) ? &*found : nullptr;
}

std::vector<Member const*> who_hears(Waiting const& what, std::vector<Member> const& members,
                                     std::vector<Member> const& overseers) {
    std::vector<Member const*> found;
    for (auto const* from : {&overseers, &members}) {
        for (auto const& one : *from) {
            if (may_see(one, what)) {
                found.push_back(&one);
            }
        }
        if (!found.empty()) {
            break;
        }
    }
    return found;
}

std::vector<Member> members_who_may(store::Reading const& db, people::May permission) {
    std::map<std::int64_t, Member> found;
    for_each_value<people::Role>([&](people::Role role) {
        if (people::allows(role, permission)) {
            for (auto& member : people::members_with(db, role)) {
                found.try_emplace(member.id.number, member);
            }
        }
    });
    std::vector<Member> members;
    for (auto& [number, member] : found) {
        members.push_back(std::move(member));
    }
    return members;
}

std::string text_of(Digest const& digest, std::string_view whose, std::string_view council, std::string_view address) {
    std::string text = fmt::format("{} of {}: what waits.\n", whose, council);
    for (auto const why : {Why::late, Why::due_today, Why::due_soon, Why::nobody_has_it}) {
        bool first = true;
        for (auto const& line : digest.lines) {
            if (line.why == why) {
                text += first ? fmt::format("\n{}\n", heading_of(why)) : "";
                first = false;
                text += fmt::format("- {}: {}, by {}\n", line.what.reference, line.what.says, spoken(line.what.due));
            }
        }
    }
    if (digest.more > 0) {
        text += fmt::format("\nAnd {} more.\n", digest.more);
    }
    return text + (address.empty() ? "\nOpen Heed to see them.\n" : fmt::format("\nOpen them: {}\n", address));
}

void send_later(store::Writing& db, Digest const& digest, DigestMail const& mail, Day today, Instant now) {
    auto const council = *store::row<NameAndHost>(db, "select name, host from councils where id = :council",
                                                  db.council());
    auto const address = council.host.empty() ? std::string() : fmt::format("https://{}{}", council.host, mail.path);
    work::send_later(db,
                     {.to = digest.to.email,
                      .subject = mail.subject,
                      .text = text_of(digest, mail.whose, council.name, address),
                      .about = fmt::format("{}/{}/{}", mail.about, digest.to.id.number, iso(today))},
                     now);
}

}  // namespace heed::loop
