#include "loop/heard/agreement_store.hpp"

#include <limits>

#include "kernel/failure.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

void add_pairs(store::Writing& db, std::string const& pair, bool kept, std::int64_t one, std::int64_t other,
               std::int64_t number) {
    store::act(db,
               "insert into agreement_tallies (council, pair, kept_from_worker, one, other, number)"
               " values (:council, :pair, :kept, :one, :other, :number)"
               " on conflict (council, pair, kept_from_worker, one, other)"
               " do update set number = agreement_tallies.number + excluded.number",
               db.council(), pair, kept, one, other, number);
}

struct PairRow {
    std::int64_t one = 0;
    std::int64_t other = 0;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(PairRow, (), (one, other, number))

}  // namespace

void count_pair(store::Writing& db, Pair pair, bool kept_from_worker, Id<Theme> one, Id<Theme> other) {
    add_pairs(db, std::string(name_of(pair)), kept_from_worker, one.number, other.number, 1);
}

std::vector<PairCount> pairs_of(store::Reading const& db, Pair pair, bool see_kept_from_worker) {
    std::vector<PairCount> pairs;
    for (auto const& row : store::rows<PairRow>(
             db,
             "select one, other, cast(sum(number) as bigint) as number from agreement_tallies"
             " where council = :council and pair = :pair and kept_from_worker <= :kept group by one, other"
             " having sum(number) > 0",
             db.council(), pair, see_kept_from_worker)) {
        pairs.push_back({row.one, row.other, row.number});
    }
    return pairs;
}

namespace {

struct SecondReading {
    Id<Signal> signal;
    bool kept_from_worker = false;
    Id<Theme> first_theme;
    Id<Theme> suggested;
    std::int64_t first_by = 0;
    Instant first_at;
    bool waits = true;
    Id<Theme> second_theme;
    bool agrees = false;
    std::int64_t second_by = 0;
    Instant second_at;
};
BOOST_DESCRIBE_STRUCT(SecondReading, (),
                      (signal, kept_from_worker, first_theme, suggested, first_by, first_at, waits, second_theme,
                       agrees, second_by, second_at))

}  // namespace

void ask_for_second_reading(store::Writing& db, SignalRecord const& signal, Id<Theme> first, Id<Theme> suggested,
                            Doing const& doing) {
    SecondReading reading;
    reading.signal = signal.id;
    reading.kept_from_worker = signal.kept_from_worker;
    reading.first_theme = first;
    reading.suggested = suggested;
    reading.first_by = doing.by;
    reading.first_at = doing.now;
    store::insert(db, "second_readings", reading);
}

std::optional<Id<Signal>> next_second_reading(store::Reading const& db, std::int64_t reader,
                                              bool see_kept_from_worker) {
    return store::value_if_any<Id<Signal>>(db,
                                           "select signal from second_readings where council = :council and waits = 1"
                                           " and first_by <> :reader and kept_from_worker <= :kept"
                                           " order by first_at, signal limit 1",
                                           db.council(), reader, see_kept_from_worker);
}

void read_again(store::Writing& db, Id<Signal> signal, Id<Theme> theme, Doing const& doing) {
    auto const reading = store::row<SecondReading>(
        db,
        "select signal, kept_from_worker, first_theme, suggested, first_by, first_at, waits, second_theme, agrees,"
        " second_by, second_at from second_readings where council = :council and signal = :signal",
        db.council(), signal);
    if (!reading) {
        throw NotFound();
    }
    if (!reading->waits || reading->first_by == doing.by) {
        throw Conflict();
    }
    store::act(db,
               "update second_readings set waits = 0, second_theme = :theme, agrees = :agrees, second_by = :by,"
               " second_at = :at where council = :council and signal = :signal",
               theme, theme == reading->first_theme, doing.by, doing.now, db.council(), signal);
    count_pair(db, Pair::first_second, reading->kept_from_worker, reading->first_theme, theme);
    count_pair(db, Pair::suggestion_second, reading->kept_from_worker, reading->suggested, theme);
    store::note(db, {"signal", signal.number, "read_again", "", doing.by, doing.now});
}

std::vector<Disagreement> disagreements_of(store::Reading const& db, Id<Theme> theme, bool see_kept_from_worker,
                                           Id<Signal> before, int most) {
    auto const last = before ? before.number : std::numeric_limits<std::int64_t>::max();
    return store::rows<Disagreement>(
        db,
        "select signal, first_theme, second_theme, substr(said, 1, 200) as said from ("
        "select council, signal, first_theme, second_theme from second_readings where council = :council"
        " and first_theme = :theme and waits = 0 and agrees = 0 and signal < :last"
        " union all select council, signal, first_theme, second_theme from second_readings"
        " where council = :council_too and second_theme = :theme_too and waits = 0 and agrees = 0"
        " and signal < :last_too) cases"
        " join signals on signals.council = cases.council and signals.id = signal"
        " where kept_from_worker <= :kept order by signal desc limit :most",
        db.council(), theme, last, db.council(), theme, last, see_kept_from_worker, most);
}

namespace {

struct TalliedPair {
    std::string pair;
    bool kept_from_worker = false;
    std::int64_t one = 0;
    std::int64_t other = 0;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(TalliedPair, (), (pair, kept_from_worker, one, other, number))

void merge_tallies(store::Writing& db, std::int64_t from, std::int64_t into) {
    for_each_value<Pair>([&](Pair pair) {
        auto const rows = store::rows<TalliedPair>(
            db,
            "select pair, kept_from_worker, one, other, number from agreement_tallies"
            " where council = :council and pair = :pair and (one = :from or other = :from_too)",
            db.council(), pair, from, from);
        for (auto const& row : rows) {
            add_pairs(db, row.pair, row.kept_from_worker, row.one, row.other, -row.number);
            add_pairs(db, row.pair, row.kept_from_worker, row.one == from ? into : row.one,
                      row.other == from ? into : row.other, row.number);
        }
    });
}

}  // namespace

void merge_readings(store::Writing& db, Id<Theme> from, Id<Theme> into) {
    merge_tallies(db, from.number, into.number);
    store::act(db, "update second_readings set first_theme = :into where council = :council and first_theme = :from",
               into, db.council(), from);
    store::act(db, "update second_readings set second_theme = :into where council = :council and second_theme = :from",
               into, db.council(), from);
    store::act(db,
               "update second_readings set suggested = :into"
               " where council = :council and waits = 1 and suggested = :from",
               into, db.council(), from);
    store::act(db,
               "update second_readings set agrees = 1"
               " where council = :council and first_theme = :into and waits = 0 and agrees = 0"
               " and second_theme = first_theme",
               db.council(), into);
}

}  // namespace heed::loop
