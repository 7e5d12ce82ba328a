#pragma once
// How many minutes of reading each role is sent in a month, and how fast people read. Practitioners say that they are
// sent plenty and have no time to take it in; a sender who can see what was already sent thinks again.

#include <map>
#include <set>

#include "areas/briefings/briefing.hpp"
#include "kernel/outcome.hpp"
#include "store/store.hpp"

namespace heed::briefings {

/// Words a minute. Brysbaert (2019) found 238 for silent reading of English non-fiction by adults, with many slower;
/// so a council begins with 200 and may change it.
constexpr int words_a_minute_to_begin_with = 200;

struct Budgets {
    int words_a_minute = words_a_minute_to_begin_with;
    std::map<people::Role, int> minutes;  ///< a month, for every role
};

/// What a council begins with: half an hour for who works with people, less for who reads little here, more for who
/// looks after learning. A starting point of ours and no standard.
Budgets budgets_to_begin_with();

Budgets read_budgets(store::Reading const& db);
/// Notes the event.
void set_budgets(store::Writing& db, Budgets const& budgets, Instant now, std::int64_t by);

/// As it was typed: "words_a_minute" and "minutes-<role>".
struct BudgetsDraft {
    std::string words_a_minute{};
    std::map<people::Role, std::string> minutes{};
};
Outcome<Budgets> budgets_of(BudgetsDraft const& draft);

/// How a role stands this month. Members with a role are sent different things; the one who was sent most counts.
struct RoleMonth {
    people::Role role{};
    int budget = 0;
    int sent = 0;       ///< minutes that one of them was sent already
    int with_this = 0;  ///< the most that one of them would have been sent with this briefing
};
inline bool breaks_budget(RoleMonth const& month) { return month.with_this > month.budget; }

/// For each role that one of these members has. `readers` are those who would get it, with its minutes.
std::vector<RoleMonth> month_of_roles(store::Reading const& db, Budgets const& budgets, Day today,
                                      std::vector<Id<Member>> const& readers, int minutes);

/// What was sent this month to this member.
int minutes_sent_to(store::Reading const& db, Id<Member> member, Day today);
/// What was sent this month to each role at most; roles that nobody has are left out.
std::vector<RoleMonth> month_so_far(store::Reading const& db, Budgets const& budgets, Day today);
void count_as_sent(store::Writing& db, Day on, std::vector<Id<Member>> const& readers, int minutes);

/// "practitioner: 37 of 30 minutes; director: 32 of 30 minutes", of those that break theirs; "" of none.
std::string spoken_breaks(std::vector<RoleMonth> const& months);

}  // namespace heed::briefings
