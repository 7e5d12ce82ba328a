// Many signals at once, to measure with.

#include <array>
#include <map>

#include <fmt/format.h>

#include "loop/demonstration/demonstration.hpp"
#include "loop/demonstration/demonstration_years.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/picture/waits_store.hpp"
#include "loop/search/search_texts.hpp"
#include "loop/themes/theme_store.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

constexpr int days_of_invented_signals = 3650;
constexpr std::array all_kinds{SignalKind::complaint,          SignalKind::compliment,     SignalKind::concern,
                               SignalKind::assessment_finding, SignalKind::audit_finding,  SignalKind::board_issue,
                               SignalKind::ombudsman_decision, SignalKind::recommendation, SignalKind::observation};

/// How it goes on from a stage: in how many of a hundred, and within how many days at the most.
struct Onward {
    Stage to;
    int chance;
    std::int64_t most_days;
};
constexpr std::array onward{Onward{Stage::understood, 78, 60}, Onward{Stage::learned, 62, 250},
                            Onward{Stage::acted_on, 70, 300}, Onward{Stage::shared, 75, 90},
                            Onward{Stage::proved, 55, 400}};
constexpr int set_back = 6;  ///< of a hundred that were proved

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

/// As far as it had come by today. Short waits are more frequent than long ones.
Journey invented_journey(Dice& dice, Journey journey, Day today) {
    Day on = journey.heard_on;
    for (auto const& next : onward) {
        auto const most = dice.between(1, next.most_days);
        on = on + static_cast<int>(dice.between(0, most));
        if (!dice.chance(next.chance) || on > today) {
            return journey;
        }
        journey = moved(std::move(journey), next.to, on);
    }
    auto const back_on = on + static_cast<int>(dice.between(30, 700));
    return dice.chance(set_back) && back_on <= today ? moved(std::move(journey), Stage::learned, back_on) : journey;
}

/// Invented signals as they are written, and their tallies.
class Inventing {
public:
    Inventing(store::Writing& db, std::uint64_t seed, Day today)
        : db_(db),
          dice_(seed),
          today_(today),
          words_(invented_words()),
          services_(services(db)),
          themes_(list_themes(db)) {}

    void add(std::int64_t id, Day heard_on) {
        auto record = invented(dice_, words_, services_, id, heard_on);
        auto journey = begun(record);
        auto const theme = themes_.empty() ? Id<Theme>{} : dice_.pick(themes_).id;
        if (theme) {
            journey = invented_journey(dice_, std::move(journey), today_);
        }
        record.stage = journey.stage;
        record.stage_since = iso(journey.stage_since);
        record.furthest = journey.furthest;
        store::insert(db_, "signals", record);
        make_findable(db_, record);
        for (auto const& step : journey.steps) {
            store::insert(db_, "signal_steps", step);
        }
        count(record, {});
        journeys_.count_for_council(journey, 1);
        if (journey.stage != Stage::heard) {
            link(record, journey, theme);
        }
    }

    void write_tallies() {
        for (auto const& [tally, number] : tallies_) {
            auto added = tally;
            added.number = number;
            add_to_tally(db_, added);
        }
        journeys_.write(db_);
    }

private:
    void count(SignalRecord const& record, Id<Theme> theme) {
        ++tallies_[{theme, record.kept_from_worker, record.stage, record.kind, record.service, 0}];
    }

    void link(SignalRecord const& record, Journey const& journey, Id<Theme> theme) {
        auto const at = start_of(journey.steps.front().until) + std::chrono::hours(11);
        store::act(db_,
                   "insert into theme_signals (council, theme, signal, heard_on, at, by)"
                   " values (:council, :theme, :signal, :heard_on, :at, -1)",
                   db_.council(), theme, record.id, record.heard_on, at);
        count(record, theme);
        journeys_.count(journey, {About::theme, theme.number}, 1);
    }

    store::Writing& db_;
    Dice dice_;
    Day today_;
    std::vector<InventedWords> words_;
    std::vector<Service> services_;
    std::vector<ThemeLine> themes_;
    std::map<Tally, std::int64_t> tallies_;
    TallyChanges journeys_;
};

}  // namespace

void add_invented_signals(store::Writing& db, std::int64_t number, std::uint64_t with_seed, Instant now) {
    auto const first = db.next_number("signals");
    auto const today = day_in_england(now);
    Inventing inventing(db, with_seed, today);
    for (std::int64_t i = 0; i < number; ++i) {
        auto const day = today - days_of_invented_signals + static_cast<int>(i * days_of_invented_signals / number);
        inventing.add(first + i, day);
    }
    inventing.write_tallies();
    store::note(db, {"signal", first, "invented", fmt::format("{} signals to measure with", number), -1, now});
}

}  // namespace heed::loop
