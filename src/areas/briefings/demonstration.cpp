#include "areas/briefings/demonstration.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>

#include "areas/briefings/prefill.hpp"
#include "areas/briefings/reach.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/members.hpp"

namespace heed::briefings {

namespace {

using loop::Years;
using people::Role;

constexpr std::int64_t the_program = -1;
constexpr int days_back = 3 * 365;
constexpr std::uint64_t seed = 7;

struct TeamOfMany {
    std::string_view name;
    Role role{};
    int others = 0;  ///< besides the cast
    int reads = 0;   ///< in a hundred
};

constexpr std::array teams_of_many{
    TeamOfMany{"Northside locality team", Role::practitioner, 18, 62},
    TeamOfMany{"Southside locality team", Role::practitioner, 16, 81},
    TeamOfMany{"Hospital discharge team", Role::practitioner, 12, 90},
    TeamOfMany{"Occupational therapy", Role::practitioner, 8, 75},
    TeamOfMany{"Contact centre", Role::contact_adviser, 9, 55},
};

constexpr std::array first_names{"Aisha", "Bethan", "Chidi",  "Danuta", "Ewan",  "Farah", "Gareth", "Hana",
                                 "Idris", "Jasmin", "Kamala", "Liam",   "Marek", "Nadia", "Owen",   "Priya"};
constexpr std::array last_names{"Abbott", "Begum", "Cole",  "Doyle", "Evans", "Frost", "Gill",
                                "Hassan", "Islam", "Jones", "Khan",  "Lowe",  "Mistry"};

/// Somebody of one of those teams, and how likely they read.
struct Worker {
    Id<Member> id;
    Id<Team> team;
    int reads = 0;
};

struct Written {
    std::string key;
    std::string title;
    std::int64_t place = 0;
    std::string says;
};

std::vector<Written> written() {
    std::vector<Written> all;
    for (auto const& row : loop::invented_table("areas/briefings/embedded/demonstration_briefings.tsv")) {
        must(row.size() == 4, "a line of the demonstration's briefings has four columns");
        auto says = row[3];
        for (auto at = says.find("\\n"); at != std::string::npos; at = says.find("\\n", at)) {
            says.replace(at, 2, "\n");
        }
        all.push_back({row[0], row[1], std::stoll(row[2]), std::move(says)});
    }
    return all;
}

Id<Team> team_of(store::Writing& db, std::string_view name, Instant then) {
    auto const found = people::find_team(db, name);
    return found ? found->id : people::add_team(db, std::string(name), then, the_program);
}

/// They are on the staff list and have no password: nobody signs in as them.
std::vector<Worker> hire(Years& years) {
    auto& db = years.db();
    auto const then = start_of(years.today() - days_back);
    std::vector<Worker> workers;
    std::size_t next = 0;
    for (auto const& team : teams_of_many) {
        auto const id = team_of(db, team.name, then);
        for (int i = 0; i < team.others; ++i, ++next) {
            std::string_view const first = first_names[next % first_names.size()];
            std::string_view const last = last_names[(next * 5 + next / first_names.size()) % last_names.size()];
            auto const email = fmt::format("{}.{}{}@example.org", lowered(first), lowered(last), next);
            auto const member = people::add_member(
                db, {fmt::format("{} {}", first, last), email, {team.role}, id, true}, then, the_program);
            workers.push_back({member, id, team.reads});
        }
    }
    return workers;
}

Words words_for(store::Reading const& db, std::string const& key, Id<LearningPoint> point) {
    auto story = loop::story_there(db, point);
    auto const theme = loop::find_theme(db, story.point.theme);
    auto const figures = loop::signals_by_theme(db, false);
    auto const figure = std::ranges::find(figures, story.point.theme, &loop::ThemeFigure::theme);
    Told const told{std::move(story), theme->name, theme->definition, figure == figures.end() ? 0 : figure->signals};
    auto words = begun(template_now(db).boxes, theme->name, {told});
    for (auto const& one : written()) {
        if (one.key == key) {
            words.title = one.title;
            auto const box = std::ranges::find(words.boxes, one.place, &Box::place);
            must(box != words.boxes.end(), "the demonstration's briefings have the boxes of the template");
            box->says = one.says;
        }
    }
    return words;
}

struct Sent {
    std::string key;
    int ago = 0;
    Audience audience;
    std::string reason{};  ///< why it goes over the budget, if it does
};

Audience teams_named(store::Reading const& db, std::vector<std::string_view> const& names, std::set<Role> roles = {}) {
    Audience audience;
    audience.roles = std::move(roles);
    for (auto const name : names) {
        audience.teams.insert(people::find_team(db, name)->id);
    }
    return audience;
}

/// Writes it and, with an audience, sends it. The number is kept for those who read it later.
void write_and_send(Years& years, Sent const& sent, Instant now, Id<Briefing>& id) {
    auto& db = years.db();
    auto const doing = years.doing("hugh", now);
    auto const point = years.point(sent.key);
    auto const words = words_for(db, sent.key, point);
    auto const budgets = read_budgets(db);
    auto const weight = weigh(words, budgets.words_a_minute);
    id = add_briefing(db, template_now(db).id, words, weight, {point}, doing);
    auto const readers = readers_of(db, sent.audience);
    if (readers.empty()) {
        return;
    }
    std::vector<Id<Member>> members;
    std::ranges::transform(readers, std::back_inserter(members), &Reader::member);
    auto const over = spoken_breaks(month_of_roles(db, budgets, doing.today, members, weight.minutes));
    send_briefing(db, id, {spoken(sent.audience, people::teams(db)), readers, over, over.empty() ? "" : sent.reason},
                  doing);
}

constexpr std::array ways_of_use{
    "I ask it in the first ten minutes of each visit now",
    "We talked about it in our huddle and changed our checklist",
    "I used the questions in supervision",
    "I rang before, and the family thanked me for it",
    "I showed it to a new colleague",
};

void plan_answer(Years& years, Dice& dice, int ago, std::shared_ptr<Id<Briefing>> const& id, Id<Member> who) {
    auto const roll = dice.below(100);
    Use use;
    use.member = who;
    use.answer = roll < 58 ? Answer::used : roll < 85 ? Answer::not_yet : Answer::does_not_concern_me;
    bool const says_how = use.answer == Answer::used && dice.chance(35);
    use.how = says_how ? dice.pick(ways_of_use) : "";
    years.at(ago, [&years, id, use](Instant now) {
        auto given = use;
        given.briefing = *id;
        given.on_day = day_in_england(now);
        keep_use(years.db(), given, {given.on_day, now, use.member.number});
    });
}

void plan_reading(Years& years, Dice& dice, Sent const& sent, std::shared_ptr<Id<Briefing>> const& id,
                  std::vector<Worker> const& workers) {
    for (auto const& worker : workers) {
        bool const reads = dice.chance(worker.reads);
        auto const delay = static_cast<int>(dice.between(1, 20));
        bool const answers = dice.chance(70);
        auto const answer_delay = static_cast<int>(dice.between(43, 60));
        auto const ago = sent.ago - delay;
        if (!sent.audience.teams.contains(worker.team) || !reads || ago < 1) {
            continue;
        }
        years.at(ago, [&years, id, who = worker.id](Instant now) {
            confirm_read(years.db(), *id, *people::find_member(years.db(), who),
                         {day_in_england(now), now, who.number});
        });
        if (answers && ago - answer_delay >= 1) {
            plan_answer(years, dice, ago - answer_delay, id, worker.id);
        }
    }
}

void plan_one(Years& years, Dice& dice, Sent const& sent, std::vector<Worker> const& workers) {
    auto const id = std::make_shared<Id<Briefing>>();
    years.at(sent.ago, [&years, sent, id](Instant now) { write_and_send(years, sent, now, *id); });
    plan_reading(years, dice, sent, id, workers);
}

/// The cast reads too: Callum the one about late carers, Grace nothing yet.
void plan_callum(Years& years) {
    years.at(58, [&years](Instant now) {
        auto const doing = years.doing("callum", now);
        Id<Member> const callum{doing.by};
        for (auto const& one : to_read(years.db(), callum, 10)) {
            confirm_read(years.db(), one.id, *people::find_member(years.db(), callum), doing);
        }
    });
}

void set_demonstration_budgets(Years& years) {
    auto budgets = budgets_to_begin_with();
    budgets.minutes[Role::practitioner] = 20;
    budgets.minutes[Role::contact_adviser] = 3;
    set_budgets(years.db(), budgets, start_of(years.today() - days_back), years.id_of("hugh"));
}

}  // namespace

void plan_demonstration(Years& years) {
    Dice dice{seed};
    auto const workers = hire(years);
    set_demonstration_budgets(years);
    auto const& db = years.db();
    std::vector<std::string_view> const localities{"Northside locality team", "Southside locality team"};
    auto const practice = teams_named(db, localities, {Role::practitioner});
    auto const with_hospital = teams_named(db, {"Northside locality team", "Hospital discharge team"});
    auto const with_therapists = teams_named(db, {localities[0], localities[1], "Occupational therapy"});
    auto const with_advisers = teams_named(db, {localities[0], localities[1], "Contact centre"});
    plan_one(years, dice, {"discharge", 640, with_hospital}, workers);
    plan_one(years, dice, {"equipment", 280, with_therapists}, workers);
    plan_one(years, dice, {"capacity", 235, practice}, workers);
    // Both on one day: whichever goes second is over the budget of the contact centre.
    std::string const reason = "Somebody was not rung back last week. It could not wait for the next month.";
    plan_one(years, dice, {"late_visits", 62, with_advisers, reason}, workers);
    plan_one(years, dice, {"told_again", 62, teams_named(db, {"Contact centre"}), reason}, workers);
    plan_one(years, dice, {"carers", 9, practice}, workers);
    plan_one(years, dice, {"letters", 3, {}}, {});
    plan_callum(years);
    for (int ago = 595; ago > 0; ago -= 7) {
        years.at(ago, [&years](Instant now) { ask_who_used_it(years.db(), day_in_england(now), now); });
    }
}

}  // namespace heed::briefings
