#include "loop/demonstration.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "kernel/dice.hpp"
#include "kernel/embedded.hpp"
#include "kernel/text.hpp"
#include "loop/learning_store.hpp"
#include "loop/signal_store.hpp"
#include "loop/telling.hpp"
#include "loop/theme_store.hpp"
#include "people/cast.hpp"
#include "people/members.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "work/outbox.hpp"

namespace heed::loop {

namespace {

constexpr int days_back = 3 * 365;
constexpr int signals_for_each_theme = 26;
constexpr int days_until_linked = 3;
constexpr std::uint64_t seed = 20261122;

std::vector<std::vector<std::string>> table_of(std::string_view path) {
    std::vector<std::vector<std::string>> rows;
    bool header = true;
    for (auto const line : lines_of(embedded(path))) {
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        auto const parts = split(line, '\t');
        if (!header) {
            rows.emplace_back(parts.begin(), parts.end());
        }
        header = false;
    }
    return rows;
}

struct InventedTheme {
    std::string key;
    Theme theme;
    std::string service;
    std::string owner;
    int until = 0;  ///< complaints are linked up to so many days ago
    std::vector<std::string> words;
};

std::vector<InventedTheme> invented_themes() {
    std::vector<InventedTheme> themes;
    for (auto const& row : table_of("loop/embedded/demonstration_themes.tsv")) {
        must(row.size() == 9, "a line of the demonstration's themes has nine columns");
        InventedTheme one{row[0], {}, row[2], row[3], std::stoi(row[4]), {}};
        one.theme.name = row[1];
        one.theme.definition = row[6];
        one.theme.includes = row[7];
        one.theme.excludes = row[8];
        for (auto const word : split(row[5], ',')) {
            one.words.emplace_back(word);
        }
        themes.push_back(std::move(one));
    }
    return themes;
}

struct InventedWords {
    std::string key;
    SignalKind kind = SignalKind::observation;
    std::string said;
};

std::vector<InventedWords> invented_words() {
    std::vector<InventedWords> words;
    for (auto const& row : table_of("loop/embedded/demonstration_signals.tsv")) {
        auto const kind = row.size() == 3 ? named<SignalKind>(row[1]) : std::nullopt;
        must(kind.has_value(), "a line of the demonstration's signals has a key, a kind and a sentence");
        words.push_back({row[0], *kind, row[2]});
    }
    return words;
}

std::string filled_in(std::string text, Dice& dice) {
    for (auto const& [hole, low, high] : {std::tuple{"{n}", 2, 9}, std::tuple{"{weeks}", 4, 26}}) {
        if (auto const at = text.find(hole); at != std::string::npos) {
            text.replace(at, std::string_view(hole).size(), std::to_string(dice.between(low, high)));
        }
    }
    return text;
}

/// Something that is done at a moment of the three years.
struct Moment {
    Instant at;
    std::function<void(Instant)> act;
};

/// What happens to one learning point, told in days before today.
class Years {
public:
    Years(store::Writing& db, Instant now) : db_(db), now_(now), today_(day_in_england(now)) {}

    void live_through();

private:
    using Name = people::CastMember;

    std::int64_t id_of(std::string_view first) {
        auto& id = people_[std::string(first)];
        if (id == 0) {
            auto const all = people::cast();
            auto const who = std::ranges::find_if(
                all, [&](Name const& one) { return lowered(one.first) == lowered(first); });
            must(who != all.end(), "the demonstration needs its cast");
            id = people::find_member_by_email(db_, who->email("thornmere"))->id.number;
        }
        return id;
    }
    Id<Service> service(std::string const& name) {
        auto& id = services_[name];
        if (!id) {
            auto const known = loop::services(db_);
            auto const found = std::ranges::find(known, name, &Service::name);
            id = found == known.end() ? add_service(db_, name, now_ - std::chrono::hours(24 * days_back), -1)
                                      : found->id;
        }
        return id;
    }

    /// So many days ago, in working hours; what is planned later on the same day happens later.
    Instant moment(int days_ago) {
        return start_of(today_ - days_ago) + std::chrono::hours(9) + std::chrono::minutes(++planned_ % 400);
    }
    void at(int days_ago, std::function<void(Instant)> act) { moments_.push_back({moment(days_ago), std::move(act)}); }
    Doing doing(std::string_view who, Instant at) { return {day_in_england(at), at, id_of(who)}; }

    void plan_themes();
    void plan_complaints();
    void plan_staff_signals();
    void plan_one_signal(InventedWords const& words, InventedTheme const* theme, int days_ago);
    void plan_nights();
    void plan_learning();
    void plan_learning_that_came_back();
    void plan_learning_in_work();
    void plan_learning_that_failed();

    // What one can do to a learning point, by the key of its theme.
    void learn(int ago, std::string const& key, std::string const& sentence, std::string const& owner);
    void promise(int ago, std::string const& key, ProofKind kind, std::string const& would_see, int sample,
                 int at_least, int due_ago);
    void plan(int ago, std::string const& key, std::string const& what, Strength strength, std::string const& who,
              int due_ago);
    void finish(int ago, std::string const& key);
    void share(int ago, std::string const& key, ShareWay way, std::string const& to_whom, int reached, int meant_for);
    void prove(int ago, std::string const& key, ProofKind kind, int seen, int looked_at);
    void tell_people(int ago, std::string const& key, std::string const& what);

    store::Writing& db_;
    Instant now_;
    Day today_;
    Dice dice_{seed};
    int planned_ = 0;
    std::vector<Moment> moments_;
    std::map<std::string, std::int64_t> people_;
    std::map<std::string, Id<Service>> services_;
    std::vector<InventedTheme> themes_ = invented_themes();
    std::map<std::string, Id<Theme>> theme_ids_;
    std::map<std::string, Id<LearningPoint>> points_;
};

void Years::plan_themes() {
    auto const begun = now_ - std::chrono::hours(24 * (days_back + 1));
    for (auto& one : themes_) {
        one.theme.owner = {id_of(one.owner)};
        one.theme.made_at = begun;
        one.theme.made_by = id_of("esther");
        theme_ids_[one.key] = add_theme(db_, one.theme);
    }
}

/// A complaint or concern that was there already.
struct Told {
    Id<Signal> id;
    std::string said;
    Day heard_on;
};
BOOST_DESCRIBE_STRUCT(Told, (), (id, said, heard_on))

void Years::plan_complaints() {
    auto const told = store::rows<Told>(db_,
                                        "select id, said, heard_on from signals where council = :council"
                                        " and (kind = 'complaint' or kind = 'concern') order by id",
                                        db_.council());
    for (auto const& one : told) {
        auto const said = lowered(one.said);
        auto const theme = std::ranges::find_if(themes_, [&](InventedTheme const& theme) {
            return std::ranges::any_of(theme.words,
                                       [&](auto const& word) { return said.find(word) != std::string::npos; });
        });
        int const ago = today_ - one.heard_on - days_until_linked;
        if (theme != themes_.end() && ago > theme->until) {
            at(ago, [this, id = one.id, key = theme->key](Instant now) {
                link_to_theme(db_, id, theme_ids_[key], day_in_england(now), now, id_of("dev"));
            });
        }
    }
}

void Years::plan_one_signal(InventedWords const& words, InventedTheme const* theme, int days_ago) {
    static constexpr std::array<std::string_view, 4> who{"esther", "grace", "dev", "imani"};
    auto const by = std::string(dice_.pick(who));
    auto const said = filled_in(words.said, dice_);
    bool const is_linked = theme != nullptr && days_ago - days_until_linked > theme->until;
    at(days_ago, [=, this, kind = words.kind, key = theme == nullptr ? "" : theme->key,
                  where = theme == nullptr ? "" : theme->service](Instant now) {
        Signal signal;
        signal.kind = kind;
        signal.said = said;
        signal.service = where.empty() ? Id<Service>{} : service(where);
        signal.heard_on = day_in_england(now);
        signal.recorded_at = now;
        signal.recorded_by = id_of(by);
        auto const id = tell(db_, signal);
        if (is_linked) {
            link_to_theme(db_, id, theme_ids_[key], day_in_england(now), now, id_of("esther"));
        }
    });
}

void Years::plan_staff_signals() {
    auto const all = invented_words();
    for (auto const& theme : themes_) {
        std::vector<InventedWords> mine;
        std::ranges::copy_if(all, std::back_inserter(mine),
                             [&](InventedWords const& one) { return one.key == theme.key; });
        for (int i = 0; i < signals_for_each_theme; ++i) {
            // One throw a line: compilers differ in which argument of a call they work out first.
            auto const days_ago = static_cast<int>(dice_.between(theme.until, days_back - 1));
            plan_one_signal(dice_.pick(mine), &theme, days_ago);
        }
    }
    std::vector<InventedWords> others;
    std::ranges::copy_if(all, std::back_inserter(others), [](InventedWords const& one) { return one.key == "-"; });
    for (int i = 0; i < signals_for_each_theme; ++i) {
        auto const days_ago = static_cast<int>(dice_.between(1, 90));
        plan_one_signal(dice_.pick(others), nullptr, days_ago);
    }
}

void Years::plan_nights() {
    for (int ago = days_back; ago >= 0; --ago) {
        moments_.push_back({start_of(today_ - ago) + std::chrono::hours(3),
                            [this](Instant now) { reopen_what_lapsed(db_, day_in_england(now), now); }});
    }
}

void Years::learn(int ago, std::string const& key, std::string const& sentence, std::string const& owner) {
    at(ago, [=, this](Instant now) {
        auto const theme = std::ranges::find(themes_, key, &InventedTheme::key);
        LearningPoint point;
        point.sentence = sentence;
        point.theme = theme_ids_[key];
        point.service = service(theme->service);
        point.owner = {id_of(owner)};
        points_[key] = add_learning_point(db_, point, {}, doing(owner, now));
    });
}

void Years::promise(int ago, std::string const& key, ProofKind kind, std::string const& would_see, int sample,
                    int at_least, int due_ago) {
    at(ago, [=, this](Instant now) {
        Proof proof;
        proof.kind = kind;
        proof.would_see = would_see;
        proof.sample = sample;
        proof.at_least = at_least;
        proof.due = today_ - due_ago;
        proof.promised_on = day_in_england(now);
        add_promise(db_, points_[key], proof, doing("esther", now));
    });
}

void Years::plan(int ago, std::string const& key, std::string const& what, Strength strength, std::string const& who,
                 int due_ago) {
    at(ago, [=, this](Instant now) {
        Action action;
        action.what = what;
        action.owner = {id_of(who)};
        action.due = today_ - due_ago;
        action.strength = strength;
        action.added_on = day_in_england(now);
        add_action(db_, points_[key], action, doing("esther", now));
    });
}

void Years::finish(int ago, std::string const& key) {
    at(ago, [=, this](Instant now) {
        for (auto const& told : story_there(db_, points_[key]).actions) {
            if (!told.done) {
                mark_done(db_, points_[key], told.action.id, day_in_england(now), doing("esther", now));
            }
        }
    });
}

void Years::share(int ago, std::string const& key, ShareWay way, std::string const& to_whom, int reached,
                  int meant_for) {
    at(ago, [=, this](Instant now) {
        Share made;
        made.way = way;
        made.to_whom = to_whom;
        made.shared_on = day_in_england(now);
        made.reached = reached;
        made.meant_for = meant_for;
        add_share(db_, points_[key], made, doing("hugh", now));
    });
}

void Years::prove(int ago, std::string const& key, ProofKind kind, int seen, int looked_at) {
    at(ago, [=, this](Instant now) {
        auto const story = story_there(db_, points_[key]);
        auto const waits = std::ranges::find_if(story.proofs, [&](ProofTold const& told) {
            auto const state = standing_of(told, story, day_in_england(now)).state;
            return told.proof.kind == kind && state == ProofState::promised;
        });
        must(waits != story.proofs.end(), "the demonstration makes a proof that was promised");
        ProofResult result;
        result.proof = waits->proof.id;
        result.made_on = day_in_england(now);
        result.seen = seen;
        result.looked_at = looked_at;
        result.result = judge(waits->proof, seen, looked_at);
        result.note = "Every third record since the change, read by two auditors.";
        add_result(db_, points_[key], result, doing("esther", now));
    });
}

void Years::tell_people(int ago, std::string const& key, std::string const& what) {
    at(ago, [=, this](Instant now) {
        if (!change_now(story_there(db_, points_[key]), day_in_england(now)).empty()) {
            tell_back(db_, points_[key], what, doing("esther", now));
        }
    });
}

// Embedded, and proved again each time that it was due.
void Years::plan_learning() {
    learn(900, "discharge", "Nobody goes home from hospital before one named person at home has agreed to the plan",
          "esther");
    promise(890, "discharge", ProofKind::records,
            "the name of the person at home who agreed, before the hour of discharge", 20, 16, 700);
    promise(890, "discharge", ProofKind::experience, "families who say that they knew who would come on the first day",
            15, 11, 690);
    plan(880, "discharge", "The discharge form cannot be sent without the name and number of the person at home",
         Strength::strong, "esther", 800);
    finish(790, "discharge");
    share(780, "discharge", ShareWay::procedure, "All hospital discharge workers", 31, 34);
    prove(700, "discharge", ProofKind::records, 18, 20);
    prove(690, "discharge", ProofKind::experience, 12, 15);
    tell_people(
        680, "discharge",
        "The form for going home now needs the name of somebody at home who has agreed. No name, no discharge.");
    prove(515, "discharge", ProofKind::records, 17, 20);
    prove(505, "discharge", ProofKind::experience, 13, 15);
    prove(332, "discharge", ProofKind::records, 19, 20);
    prove(322, "discharge", ProofKind::experience, 14, 16);

    learn(420, "equipment",
          "Every piece of equipment is fitted within 10 working days, or the person is rung before the date passes",
          "esther");
    promise(415, "equipment", ProofKind::recall, "fitters who can say when they must ring", 12, 10, 200);
    promise(415, "equipment", ProofKind::records, "a fitting date within 10 working days, or a call before it", 20, 16,
            190);
    plan(410, "equipment",
         "Fitters and the store share one diary, so that nothing is delivered on a day when nobody fits",
         Strength::strong, "callum", 300);
    finish(300, "equipment");
    share(290, "equipment", ShareWay::briefing, "Fitters, the store and occupational therapists", 26, 29);
    prove(200, "equipment", ProofKind::recall, 11, 12);
    prove(190, "equipment", ProofKind::records, 17, 20);
    tell_people(185, "equipment",
                "The store and the fitters now share one diary. If your equipment cannot come on its day, you are rung "
                "before.");
    prove(16, "equipment", ProofKind::recall, 10, 12);
    prove(7, "equipment", ProofKind::records, 18, 20);
}

// Embedded, and reopened by itself: the theme was heard again; a proof lapsed.
void Years::plan_learning_that_came_back() {
    learn(230, "late_visits",
          "Every person whose visit will be more than 30 minutes late is rung before the visit was due", "esther");
    promise(225, "late_visits", ProofKind::records, "the time of the call in the record of a late visit", 24, 18, 30);
    promise(225, "late_visits", ProofKind::experience,
            "people who say that they were rung the last time a carer was late", 20, 14, 16);
    plan(220, "late_visits", "The rota system rings the person when a carer's telephone is more than 20 minutes away",
         Strength::strong, "esther", 130);
    finish(135, "late_visits");
    share(130, "late_visits", ShareWay::meeting, "Coordinators of all seven homecare providers", 14, 19);
    tell_people(
        125, "late_visits",
        "If your carer will be more than 30 minutes late, the rota system now rings you before the visit was due.");
    prove(30, "late_visits", ProofKind::records, 20, 24);
    prove(16, "late_visits", ProofKind::experience, 15, 20);

    learn(430, "charges", "Everybody is given a written figure, even a rough one, before they agree to care", "dev");
    promise(425, "charges", ProofKind::recall, "workers who can say what they must give before care begins", 15, 12,
            222);
    promise(425, "charges", ProofKind::records, "a dated figure in the record, before the care began", 20, 15, 212);
    plan(420, "charges", "The care plan asks for the figure on its first page, and cannot be signed without it",
         Strength::medium, "dev", 330);
    finish(325, "charges");
    share(315, "charges", ShareWay::training, "All workers who agree care with people", 88, 120);
    prove(222, "charges", ProofKind::recall, 13, 15);
    prove(212, "charges", ProofKind::records, 16, 20);
    tell_people(205, "charges",
                "You are now given a written figure before you agree to care, even when it is only a rough one.");
}

void Years::plan_learning_in_work() {
    learn(200, "assessment_wait",
          "Everybody who waits more than 28 days is rung every 28 days, and what has changed is written down",
          "esther");
    promise(190, "assessment_wait", ProofKind::records, "a call in every 28 days of waiting", 30, 24, -20);
    promise(190, "assessment_wait", ProofKind::experience, "people who say that they were rung while they waited", 20,
            14, -40);
    plan(185, "assessment_wait", "The list sorts by risk, and shows in red who has not been rung for 28 days",
         Strength::medium, "esther", 60);
    plan(180, "assessment_wait", "Two workers do nothing but ring the list every Monday", Strength::strong, "callum",
         12);
    at(70, [this](Instant now) {
        auto const story = story_there(db_, points_["assessment_wait"]);
        mark_done(db_, story.point.id, story.actions.front().action.id, day_in_england(now), doing("esther", now));
    });

    learn(330, "told_again",
          "Nobody is asked for the same thing twice in one day, and every promised call is made within 2 working days",
          "grace");
    plan(325, "told_again", "Remind all advisers in the team meeting", Strength::weak, "grace", 310);
    plan(320, "told_again", "Train all advisers in taking over a call", Strength::weak, "hugh", 250);
    plan(315, "told_again", "Remind all advisers by e-mail", Strength::weak, "grace", 240);
    finish(235, "told_again");
    share(230, "told_again", ShareWay::training, "All contact advisers", 17, 28);
    tell_people(225, "told_again",
                "Everybody who answers the telephone has been trained to stay with a call until somebody else has it.");

    learn(150, "carers",
          "Every carer is spoken to alone at least once in each assessment, and their answer is in the record", "hugh");
    promise(145, "carers", ProofKind::recall, "workers who can say why carers are seen alone", 15, 12, -30);
    promise(145, "carers", ProofKind::experience, "carers who say that they were asked about their own life", 20, 14,
            -60);
    plan(140, "carers", "The assessment has a page that only the carer and the worker see", Strength::strong, "hugh",
         50);
    finish(45, "carers");
    tell_people(42, "carers", "Every assessment now has a page that only you, the carer, and the worker see.");
    share(40, "carers", ShareWay::supervision, "All locality teams", 42, 58);

    learn(100, "letters",
          "Every letter goes out in the format that is on record, chosen by the system and by nobody's hand", "grace");
    promise(95, "letters", ProofKind::records, "the format on record on the letter that was sent", 25, 23, -45);
    plan(90, "letters", "The letter template is chosen from the person's record", Strength::strong, "mo", 20);
    finish(18, "letters");

    learn(25, "wishes", "Every safeguarding enquiry opens with what the person wants to happen, in their own words",
          "esther");
    learn(60, "transition", "Every young person has a named adult worker by their seventeenth birthday", "esther");
    plan(55, "transition", "A list of everybody who turns 16 this quarter goes to both heads of service",
         Strength::medium, "kiran", 9);
}

void Years::plan_learning_that_failed() {
    learn(300, "capacity", "Every capacity record says what was tried to help the person decide, and what they said",
          "esther");
    promise(295, "capacity", ProofKind::records, "what was tried, in the worker's own words", 20, 15, 10);
    promise(295, "capacity", ProofKind::recall, "workers who can name two ways to help somebody decide", 12, 10, -25);
    plan(290, "capacity", "A seven-minute briefing and a worked example", Strength::weak, "hugh", 250);
    finish(245, "capacity");
    share(240, "capacity", ShareWay::briefing, "All social workers", 61, 94);
    prove(9, "capacity", ProofKind::records, 6, 20);

    learn(500, "payments", "No direct payment stops before the person has had 28 days' warning and a name to ring",
          "dev");
    plan(495, "payments", "A letter 28 days before", Strength::medium, "dev", 450);
    at(300, [this](Instant now) {
        close_without_proof(db_, points_["payments"],
                            "Direct payments moved to another provider, which has its own rules and its own register.",
                            doing("dev", now));
    });
}

void Years::live_through() {
    plan_themes();
    plan_complaints();
    plan_staff_signals();
    plan_nights();
    plan_learning();
    plan_learning_that_came_back();
    plan_learning_in_work();
    plan_learning_that_failed();
    std::ranges::stable_sort(moments_, {}, &Moment::at);
    for (auto const& moment : moments_) {
        if (moment.at <= now_) {
            moment.act(moment.at);
        }
    }
}

}  // namespace

void demonstrate(store::Writing& db, Instant now) {
    Years(db, now).live_through();
    work::take_as_sent(db, now - std::chrono::hours(48));
}

namespace {

constexpr int days_of_invented_signals = 3650;
constexpr std::array all_kinds{SignalKind::complaint,          SignalKind::compliment,     SignalKind::concern,
                               SignalKind::assessment_finding, SignalKind::audit_finding,  SignalKind::board_issue,
                               SignalKind::ombudsman_decision, SignalKind::recommendation, SignalKind::observation};

SignalRecord invented(Dice& dice, std::vector<InventedWords> const& words, std::vector<Service> const& known,
                      std::int64_t id, Day day) {
    SignalRecord record;
    record.id = {id};
    record.kind = dice.pick(all_kinds);
    record.said = filled_in(dice.pick(words).said, dice);
    record.service = known.empty() ? Id<Service>{} : dice.pick(known).id;
    record.heard_on = day;
    record.kept_from_worker = dice.chance(2);
    record.recorded_at = start_of(day) + std::chrono::hours(10);
    record.recorded_by = -1;
    return record;
}

}  // namespace

void add_invented_signals(store::Writing& db, std::int64_t number, std::uint64_t with_seed, Instant now) {
    Dice dice(with_seed);
    auto const words = invented_words();
    auto const known = services(db);
    auto const first = db.next_number("signals");
    auto const begin = day_in_england(now) - days_of_invented_signals;
    std::map<Tally, std::int64_t> tallies;
    for (std::int64_t i = 0; i < number; ++i) {
        auto const day = begin + static_cast<int>(i * days_of_invented_signals / number);
        auto const record = invented(dice, words, known, first + i, day);
        store::insert(db, "signals", record);
        ++tallies[{{}, record.kept_from_worker, record.stage, record.kind, record.service, 0}];
    }
    for (auto const& [tally, count] : tallies) {
        auto added = tally;
        added.number = count;
        add_to_tally(db, added);
    }
    store::note(db, {"signal", first, "invented", fmt::format("{} signals to measure with", number), -1, now});
}

}  // namespace heed::loop
