#pragma once
// Who needs a briefing, who got it, who read it and who says that they used it: rows, tallies by team, the shares of the
// learning points behind it, and one line for each reader's home page.

#include "areas/briefings/budget.hpp"
#include "areas/briefings/store.hpp"

namespace heed::briefings {

/// Whom a briefing is for. With roles and teams, it is for who has one of the roles and is in one of the teams.
struct Audience {
    std::set<people::Role> roles{};
    std::set<Id<Team>> teams{};
};
/// "practitioners and directors in Northside locality team"; "" of nobody.
std::string spoken(Audience const& audience, std::vector<Team> const& teams);

struct Reader {
    Id<Member> member;
    Id<Team> team;
};
BOOST_DESCRIBE_STRUCT(Reader, (), (member, team))
/// By the staff list, now: who may sign in and is meant.
std::vector<Reader> readers_of(store::Reading const& db, Audience const& audience);

struct Dispatch {
    std::string to_whom;
    std::vector<Reader> readers;
    std::string over_budget;  ///< what it breaks, in words; "" if nothing
    std::string reason;       ///< why it is sent all the same
};
/// Sends the version that is there now: its readers get it, their month is charged, and each of its learning points gets
/// a share. Throws Conflict if it was sent before, or has no reader.
void send_briefing(store::Writing& db, Id<Briefing> id, Dispatch const& dispatch, Doing const& doing);
/// Its readers see the version that is there now. Nobody is asked to read it again.
void send_correction(store::Writing& db, Id<Briefing> id, Doing const& doing);

/// They say that they have read it. Answers false, and does nothing, the second time.
bool confirm_read(store::Writing& db, Id<Briefing> id, Member const& who, Doing const& doing);

/// Asks everybody whose receipt is six weeks old whether they used it; the program does so once a night.
void ask_who_used_it(store::Writing& db, Day today, Instant now);
/// What they answer; the last answer counts. They must have read it.
void keep_use(store::Writing& db, Use const& use, Doing const& doing);

/// Of each team that it was sent to or was read in.
std::vector<Reach> reach_of(store::Reading const& db, Id<Briefing> id);

struct ReaderLine {
    Id<Member> member;
    std::string name;
    std::optional<Day> read_on;
};
BOOST_DESCRIBE_STRUCT(ReaderLine, (), (member, name, read_on))
/// Those of one team who needed it, after that member, in the order in which they joined the staff list.
std::vector<ReaderLine> readers_in(store::Reading const& db, Id<Briefing> id, Id<Team> team, Id<Member> after,
                                   int most);

struct UseLine {
    Answer answer = Answer::used;
    std::string how;
    Day on_day;
};
BOOST_DESCRIBE_STRUCT(UseLine, (), (answer, how, on_day))
/// What was answered last, without names.
std::vector<UseLine> uses_of(store::Reading const& db, Id<Briefing> id, int most);

}  // namespace heed::briefings
