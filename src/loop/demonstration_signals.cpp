// Many signals at once, to measure with.

#include <array>
#include <map>

#include <fmt/format.h>

#include "loop/demonstration.hpp"
#include "loop/demonstration_years.hpp"
#include "loop/signal_store.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::loop {

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
