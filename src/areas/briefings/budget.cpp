#include "areas/briefings/budget.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "areas/briefings/rules.hpp"
#include "people/settings.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "web/form.hpp"

namespace heed::briefings {

using people::Role;

namespace {

constexpr std::string_view speed_name = "reading_words_a_minute";
constexpr int most_minutes = 600;
constexpr int slowest = 50;
constexpr int fastest = 400;

std::string name_of_budget(Role role) { return fmt::format("reading_budget/{}", name_of(role)); }

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const whole = error == std::errc() && end == text.data() + text.size() && text.size() <= 4;
    return whole && number >= 0 ? std::optional(number) : std::nullopt;
}

int number_set(store::Reading const& db, std::string_view name, int otherwise) {
    auto const set = people::setting(db, name);
    return set ? number_in(*set).value_or(otherwise) : otherwise;
}

struct Sent {
    Id<Member> member;
    std::int64_t minutes = 0;
};
BOOST_DESCRIBE_STRUCT(Sent, (), (member, minutes))

/// What each member with this role, who may sign in, was sent in that month.
std::vector<Sent> sent_to_role(store::Reading const& db, Role role, Day today) {
    return store::rows<Sent>(
        db,
        "select member_roles.member as member, coalesce(minutes, 0) as minutes from member_roles"
        " left join reading_tallies on reading_tallies.council = member_roles.council and month = :month"
        " and reading_tallies.member = member_roles.member"
        " left join access_ends on access_ends.council = member_roles.council"
        " and access_ends.member = member_roles.member"
        " where member_roles.council = :council and role = :role and access_ends.member is null",
        month_of(today), db.council(), role);
}

}  // namespace

Budgets budgets_to_begin_with() {
    return {words_a_minute_to_begin_with,
            {{Role::practitioner, 30},
             {Role::contact_adviser, 20},
             {Role::complaints_officer, 45},
             {Role::principal_social_worker, 60},
             {Role::academy_manager, 60},
             {Role::board_member, 20},
             {Role::marac_coordinator, 30},
             {Role::director, 30},
             {Role::independent_reader, 20},
             {Role::administrator, 15}}};
}

Budgets read_budgets(store::Reading const& db) {
    auto budgets = budgets_to_begin_with();
    budgets.words_a_minute = number_set(db, speed_name, budgets.words_a_minute);
    for (auto& [role, minutes] : budgets.minutes) {
        minutes = number_set(db, name_of_budget(role), minutes);
    }
    return budgets;
}

void set_budgets(store::Writing& db, Budgets const& budgets, Instant now, std::int64_t by) {
    people::set_setting(db, speed_name, fmt::format("{}", budgets.words_a_minute));
    for (auto const& [role, minutes] : budgets.minutes) {
        people::set_setting(db, name_of_budget(role), fmt::format("{}", minutes));
    }
    store::note(db, {"setting", 0, "set", "reading budgets", by, now});
}

Outcome<Budgets> budgets_of(BudgetsDraft const& draft) {
    web::Checking checking;
    Budgets budgets;
    auto const speed = number_in(draft.words_a_minute);
    checking.expect(speed && *speed >= slowest && *speed <= fastest, "words_a_minute",
                    fmt::format("Enter a number between {} and {}", slowest, fastest));
    budgets.words_a_minute = speed.value_or(words_a_minute_to_begin_with);
    for (auto const& [role, typed] : draft.minutes) {
        auto const minutes = number_in(typed);
        checking.expect(
            minutes && *minutes <= most_minutes, fmt::format("minutes-{}", name_of(role)),
            fmt::format("Enter the minutes for “{}” as a number of at most {}", people::spoken(role), most_minutes));
        budgets.minutes[role] = minutes.value_or(0);
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    return budgets;
}

std::vector<RoleMonth> month_of_roles(store::Reading const& db, Budgets const& budgets, Day today,
                                      std::vector<Id<Member>> const& readers, int minutes) {
    std::set<Id<Member>> const reading(readers.begin(), readers.end());
    std::vector<RoleMonth> months;
    for (auto const& [role, budget] : budgets.minutes) {
        RoleMonth month{role, budget, 0, 0};
        bool has_reader = false;
        for (auto const& one : sent_to_role(db, role, today)) {
            bool const reads = reading.contains(one.member);
            auto const sent = static_cast<int>(one.minutes);
            has_reader = has_reader || reads;
            month.sent = std::max(month.sent, sent);
            month.with_this = std::max(month.with_this, sent + (reads ? minutes : 0));
        }
        if (has_reader) {
            months.push_back(month);
        }
    }
    return months;
}

int minutes_sent_to(store::Reading const& db, Id<Member> member, Day today) {
    return static_cast<int>(
        store::value_if_any<std::int64_t>(
            db, "select minutes from reading_tallies where council = :council and month = :month and member = :member",
            db.council(), month_of(today), member)
            .value_or(0));
}

std::vector<RoleMonth> month_so_far(store::Reading const& db, Budgets const& budgets, Day today) {
    std::vector<RoleMonth> months;
    for (auto const& [role, budget] : budgets.minutes) {
        auto const all = sent_to_role(db, role, today);
        int sent = 0;
        for (auto const& one : all) {
            sent = std::max(sent, static_cast<int>(one.minutes));
        }
        if (!all.empty()) {
            months.push_back({role, budget, sent, sent});
        }
    }
    return months;
}

void count_as_sent(store::Writing& db, Day on, std::vector<Id<Member>> const& readers, int minutes) {
    for (auto const member : readers) {
        store::act(db,
                   "insert into reading_tallies (council, month, member, minutes)"
                   " values (:council, :month, :member, :minutes)"
                   " on conflict (council, month, member) do update set"
                   " minutes = reading_tallies.minutes + excluded.minutes",
                   db.council(), month_of(on), member, minutes);
    }
}

std::string spoken_breaks(std::vector<RoleMonth> const& months) {
    std::string says;
    for (auto const& month : months) {
        if (breaks_budget(month)) {
            says += fmt::format("{}{}: {} of {} minutes", says.empty() ? "" : "; ", people::spoken(month.role),
                                month.with_this, month.budget);
        }
    }
    return says;
}

}  // namespace heed::briefings
