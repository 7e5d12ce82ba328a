#include "areas/briefings/reach.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/learning/share_store.hpp"
#include "people/members.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"

namespace heed::briefings {

namespace {

constexpr std::int64_t the_program = -1;
constexpr std::string_view noun = "reading_list";

void note(store::Writing& db, Id<Briefing> id, std::string what, std::string detail, Doing const& doing) {
    store::note(db, {"briefing", id.number, std::move(what), std::move(detail), doing.by, doing.now});
}

Briefing briefing_there(store::Reading const& db, Id<Briefing> id) {
    auto briefing = find_briefing(db, id);
    if (!briefing) {
        throw NotFound();
    }
    return std::move(*briefing);
}

/// Adds to the tally of a team.
void add_to_tally(store::Writing& db, Id<Briefing> id, Reach const& more) {
    store::act(
        db,
        "insert into briefing_team_tallies (council, briefing, team, needed, have_read, others_read, asked, used,"
        " not_yet, does_not_concern_me) values (:council, :briefing, :team, :needed, :have_read, :others_read,"
        " :asked, :used, :not_yet, :does_not_concern_me) on conflict (council, briefing, team) do update set"
        " needed = briefing_team_tallies.needed + excluded.needed,"
        " have_read = briefing_team_tallies.have_read + excluded.have_read,"
        " others_read = briefing_team_tallies.others_read + excluded.others_read,"
        " asked = briefing_team_tallies.asked + excluded.asked,"
        " used = briefing_team_tallies.used + excluded.used,"
        " not_yet = briefing_team_tallies.not_yet + excluded.not_yet,"
        " does_not_concern_me = briefing_team_tallies.does_not_concern_me + excluded.does_not_concern_me",
        db.council(), id, more.team, more.needed, more.have_read, more.others_read, more.asked, more.used, more.not_yet,
        more.does_not_concern_me);
}

/// The one line on the home page of a member: what there is to read, and what there is to answer.
void settle_list(store::Writing& db, Id<Member> member, Day today) {
    constexpr int most = 50;
    auto const keep = [&](std::string_view what, std::string says, std::string_view place, std::optional<Day> due) {
        if (due) {
            work::set_deadline(db, {std::string(noun), member.number, std::string(what), std::move(says),
                                    fmt::format("/briefings/to-read{}", place),
                                    std::string(name_of(people::May::be_signed_in)), *due, member.number});
        } else {
            work::meet_deadline(db, noun, member.number, what, today);
        }
    };
    auto const unread = to_read(db, member, most);
    std::int64_t minutes = 0;
    for (auto const& one : unread) {
        minutes += one.minutes;
    }
    auto const number = [](std::vector<BriefingLine> const& lines) {
        return counted(static_cast<std::int64_t>(lines.size()), "briefing", "briefings");
    };
    keep("read", fmt::format("Read {}: {}", number(unread), counted(minutes, "minute", "minutes")), "",
         unread.empty() ? std::nullopt : std::optional(unread.front().day + days_to_read));
    auto const open = to_answer(db, member, today - days_until_dropped, most);
    keep("say_used", fmt::format("Say whether you used {}", number(open)), "#used",
         open.empty() ? std::nullopt : std::optional(open.front().day + days_to_answer));
}

/// Brings the shares of its learning points in line with who read it and who used it.
void settle_shares(store::Writing& db, Id<Briefing> id, Doing const& doing) {
    auto const reach = sum_of(reach_of(db, id));
    for (auto const& topic : topics_of(db, id)) {
        loop::set_reach(db, topic.learning_point, topic.share, reach.have_read, doing);
    }
}

/// Who says that it does not concern their work was asked by mistake; who did not answer is counted.
void settle_uses(store::Writing& db, Id<Briefing> id, Doing const& doing) {
    auto const reach = sum_of(reach_of(db, id));
    for (auto const& topic : topics_of(db, id)) {
        loop::ShareUse use;
        use.share = topic.share;
        use.asked = reach.asked - reach.does_not_concern_me;
        use.used = reach.used;
        use.on_day = doing.today;
        loop::set_use(db, topic.learning_point, use, doing);
    }
}

std::string role_in_plural(people::Role role) {
    auto word = people::spoken(role);
    return word + "s";
}

std::string listed(std::vector<std::string> const& names) {
    std::string says;
    for (std::size_t i = 0; i < names.size(); ++i) {
        says += i == 0 ? "" : i + 1 == names.size() ? " and " : ", ";
        says += names[i];
    }
    return says;
}

}  // namespace

std::string spoken(Audience const& audience, std::vector<Team> const& teams) {
    std::vector<std::string> roles;
    for (auto const role : audience.roles) {
        roles.push_back(role_in_plural(role));
    }
    std::vector<std::string> names;
    for (auto const& team : teams) {
        if (audience.teams.contains(team.id)) {
            names.push_back(team.name);
        }
    }
    if (roles.empty() && names.empty()) {
        return {};
    }
    auto who = roles.empty() ? std::string("everybody") : listed(roles);
    who += names.empty() ? "" : " in " + listed(names);
    who.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(who.front())));
    return shortened(who, 200);
}

namespace {

std::vector<Reader> members_of_team(store::Reading const& db, Id<Team> team) {
    return store::rows<Reader>(db,
                               "select id as member, team from members left join access_ends"
                               " on access_ends.council = members.council and access_ends.member = id"
                               " where members.council = :council and team = :team and access_ends.member is null"
                               " order by id",
                               db.council(), team);
}

std::vector<Reader> members_of_role(store::Reading const& db, people::Role role) {
    return store::rows<Reader>(
        db,
        "select members.id as member, team from member_roles join members"
        " on members.council = member_roles.council and members.id = member_roles.member"
        " left join access_ends on access_ends.council = members.council and access_ends.member = members.id"
        " where member_roles.council = :council and role = :role and access_ends.member is null"
        " order by members.id",
        db.council(), role);
}

}  // namespace

std::vector<Reader> readers_of(store::Reading const& db, Audience const& audience) {
    std::map<Id<Member>, Id<Team>> found;
    auto const take = [&](std::vector<Reader> const& readers) {
        for (auto const& reader : readers) {
            if (audience.teams.empty() || audience.teams.contains(reader.team)) {
                found.emplace(reader.member, reader.team);
            }
        }
    };
    for (auto const role : audience.roles) {
        take(members_of_role(db, role));
    }
    if (audience.roles.empty()) {
        for (auto const team : audience.teams) {
            take(members_of_team(db, team));
        }
    }
    std::vector<Reader> readers;
    for (auto const& [member, team] : found) {
        readers.push_back({member, team});
    }
    return readers;
}

namespace {

void give_to(store::Writing& db, Id<Briefing> id, std::vector<Reader> const& readers) {
    std::map<Id<Team>, std::int64_t> needed;
    for (auto const& reader : readers) {
        store::act(db,
                   "insert into briefing_readers (council, member, briefing, team)"
                   " values (:council, :member, :briefing, :team)",
                   db.council(), reader.member, id, reader.team);
        ++needed[reader.team];
    }
    for (auto const& [team, number] : needed) {
        Reach more;
        more.team = team;
        more.needed = number;
        add_to_tally(db, id, more);
    }
}

void add_shares(store::Writing& db, Id<Briefing> id, Dispatch const& dispatch, Doing const& doing) {
    for (auto const& topic : topics_of(db, id)) {
        loop::Share share;
        share.way = loop::ShareWay::briefing;
        share.to_whom = dispatch.to_whom;
        share.shared_on = doing.today;
        share.meant_for = static_cast<std::int64_t>(dispatch.readers.size());
        auto const made = loop::add_share(db, topic.learning_point, share, doing, {"briefing", id.number});
        store::act(db,
                   "update briefing_points set share = :share where council = :council and briefing = :briefing"
                   " and learning_point = :point",
                   made, db.council(), id, topic.learning_point);
    }
}

void keep_sending(store::Writing& db, Briefing const& briefing, std::string const& to_whom, Doing const& doing) {
    store::act(db,
               "insert into briefing_sendings (council, briefing, version, to_whom, on_day, at, by)"
               " values (:council, :briefing, :version, :to_whom, :on_day, :at, :by)",
               db.council(), briefing.id, briefing.version, to_whom, doing.today, doing.now, doing.by);
    store::act(db,
               "update briefings set sent_version = version, sent_title = title, sent_on = coalesce(sent_on, :day)"
               " where council = :council and id = :id",
               doing.today, db.council(), briefing.id);
}

std::vector<Id<Member>> ids_of(std::vector<Reader> const& readers) {
    std::vector<Id<Member>> ids;
    std::ranges::transform(readers, std::back_inserter(ids), &Reader::member);
    return ids;
}

}  // namespace

void send_briefing(store::Writing& db, Id<Briefing> id, Dispatch const& dispatch, Doing const& doing) {
    auto const briefing = briefing_there(db, id);
    if (is_sent(briefing) || dispatch.readers.empty()) {
        throw Conflict();
    }
    keep_sending(db, briefing, dispatch.to_whom, doing);
    give_to(db, id, dispatch.readers);
    count_as_sent(db, doing.today, ids_of(dispatch.readers), static_cast<int>(briefing.minutes));
    if (!dispatch.over_budget.empty()) {
        store::act(db,
                   "insert into briefings_over_budget (council, briefing, says, reason, at, by)"
                   " values (:council, :briefing, :says, :reason, :at, :by)",
                   db.council(), id, dispatch.over_budget, dispatch.reason, doing.now, doing.by);
    }
    note(db, id, "sent", fmt::format("version {}, {} readers", briefing.version, dispatch.readers.size()), doing);
    add_shares(db, id, dispatch, doing);
    for (auto const& reader : dispatch.readers) {
        settle_list(db, reader.member, doing.today);
    }
}

void send_correction(store::Writing& db, Id<Briefing> id, Doing const& doing) {
    auto const briefing = briefing_there(db, id);
    if (!is_sent(briefing) || briefing.sent_version == briefing.version) {
        throw Conflict();
    }
    keep_sending(db, briefing, "", doing);
    note(db, id, "corrected", fmt::format("version {}", briefing.version), doing);
}

bool confirm_read(store::Writing& db, Id<Briefing> id, Member const& who, Doing const& doing) {
    auto const briefing = briefing_there(db, id);
    if (!is_sent(briefing)) {
        throw NotFound();
    }
    if (receipt_of(db, who.id, id)) {
        return false;
    }
    auto const team = store::value_if_any<Id<Team>>(
        db, "select team from briefing_readers where council = :council and member = :member and briefing = :briefing",
        db.council(), who.id, id);
    store::insert(
        db, "briefing_receipts",
        Receipt{who.id, id, briefing.sent_version, team.value_or(who.team), team.has_value(), doing.today, doing.now});
    Reach more;
    more.team = team.value_or(who.team);
    (team ? more.have_read : more.others_read) = 1;
    add_to_tally(db, id, more);
    note(db, id, "read", fmt::format("version {}", briefing.sent_version), doing);
    settle_list(db, who.id, doing.today);
    settle_shares(db, id, doing);
    return true;
}

namespace {

struct Asked {
    Id<Member> member;
    Id<Briefing> briefing;
    Id<Team> team;
};
BOOST_DESCRIBE_STRUCT(Asked, (), (member, briefing, team))

void ask(store::Writing& db, Asked const& one, Day today) {
    store::act(db,
               "insert into briefing_asks (council, member, briefing, asked_on)"
               " values (:council, :member, :briefing, :asked_on)",
               db.council(), one.member, one.briefing, today);
    Reach more;
    more.team = one.team;
    more.asked = 1;
    add_to_tally(db, one.briefing, more);
}

bool was_asked(store::Reading const& db, Id<Member> member, Id<Briefing> briefing) {
    return store::value_if_any<Day>(db,
                                    "select asked_on from briefing_asks where council = :council"
                                    " and member = :member and briefing = :briefing",
                                    db.council(), member, briefing)
        .has_value();
}

/// Whose answers nobody waits for any more: their line on the home page goes.
std::vector<Id<Member>> asked_long_ago(store::Reading const& db, Day today) {
    return store::values<Id<Member>>(db,
                                     "select owner from deadlines where council = :council and may = :may"
                                     " and due < :day and met_on is null and subject = :noun and what = 'say_used'",
                                     db.council(), name_of(people::May::be_signed_in), today, noun);
}

}  // namespace

void ask_who_used_it(store::Writing& db, Day today, Instant now) {
    constexpr int days_looked_back = 60;
    auto const due = store::rows<Asked>(
        db,
        "select member, briefing, team from briefing_receipts where council = :council and read_on >= :from"
        " and read_on <= :until and not exists (select 1 from briefing_asks"
        " where briefing_asks.council = briefing_receipts.council"
        " and briefing_asks.member = briefing_receipts.member"
        " and briefing_asks.briefing = briefing_receipts.briefing) order by briefing, member",
        db.council(), today - days_until_asked - days_looked_back, today - days_until_asked);
    std::set<Id<Member>> members;
    std::set<Id<Briefing>> briefings;
    for (auto const& one : due) {
        ask(db, one, today);
        members.insert(one.member);
        briefings.insert(one.briefing);
    }
    for (auto const member : asked_long_ago(db, today)) {
        members.insert(member);
    }
    for (auto const member : members) {
        settle_list(db, member, today);
    }
    for (auto const id : briefings) {
        Doing const doing{today, now, the_program};
        note(db, id, "asked_who_used_it", "", doing);
        settle_uses(db, id, doing);
    }
    if (briefings.empty() && !members.empty()) {
        store::note(db, {std::string(noun), 0, "settled", "", the_program, now});
    }
}

void keep_use(store::Writing& db, Use const& use, Doing const& doing) {
    auto const receipt = receipt_of(db, use.member, use.briefing);
    if (!receipt) {
        throw Conflict();
    }
    if (!was_asked(db, use.member, use.briefing)) {
        ask(db, {use.member, use.briefing, receipt->team}, doing.today);
    }
    auto const count = [&](Answer answer, std::int64_t change) {
        Reach more;
        more.team = receipt->team;
        (answer == Answer::used      ? more.used
         : answer == Answer::not_yet ? more.not_yet
                                     : more.does_not_concern_me) = change;
        add_to_tally(db, use.briefing, more);
    };
    if (auto const before = use_of(db, use.member, use.briefing)) {
        count(before->answer, -1);
    }
    count(use.answer, 1);
    store::act(db,
               "insert into briefing_uses (council, member, briefing, answer, how, on_day, at)"
               " values (:council, :member, :briefing, :answer, :how, :on_day, :at)"
               " on conflict (council, member, briefing) do update set answer = excluded.answer, how = excluded.how,"
               " on_day = excluded.on_day, at = excluded.at",
               db.council(), use.member, use.briefing, use.answer, use.how, use.on_day, doing.now);
    note(db, use.briefing, "use_answered", std::string(name_of(use.answer)), doing);
    settle_list(db, use.member, doing.today);
    settle_uses(db, use.briefing, doing);
}

std::vector<Reach> reach_of(store::Reading const& db, Id<Briefing> id) {
    return store::rows<Reach>(db,
                              "select team, needed, have_read, others_read, asked, used, not_yet, does_not_concern_me"
                              " from briefing_team_tallies where council = :council and briefing = :id order by team",
                              db.council(), id);
}

std::vector<ReaderLine> readers_in(store::Reading const& db, Id<Briefing> id, Id<Team> team, Id<Member> after,
                                   int most) {
    return store::rows<ReaderLine>(
        db,
        "select briefing_readers.member as member, name, read_on from briefing_readers"
        " join members on members.council = briefing_readers.council and members.id = briefing_readers.member"
        " left join briefing_receipts on briefing_receipts.council = briefing_readers.council"
        " and briefing_receipts.member = briefing_readers.member"
        " and briefing_receipts.briefing = briefing_readers.briefing"
        " where briefing_readers.council = :council and briefing_readers.briefing = :id"
        " and briefing_readers.team = :team and briefing_readers.member > :after"
        " order by briefing_readers.member limit :most",
        db.council(), id, team, after, most);
}

std::vector<UseLine> uses_of(store::Reading const& db, Id<Briefing> id, int most) {
    return store::rows<UseLine>(db,
                                "select answer, how, on_day from briefing_uses where council = :council"
                                " and briefing = :id order by at desc, member desc limit :most",
                                db.council(), id, most);
}

}  // namespace heed::briefings
