#include <fmt/format.h>

#include "loop/told/telling.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

struct Tally {
    ToldState state = ToldState::told;
    Waited waited = Waited::nobody;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(Tally, (), (state, waited, number))

ToldFigures added_up(std::vector<Tally> const& tallies) {
    ToldFigures figures;
    for (auto const& one : tallies) {
        figures.asked += one.state == ToldState::not_asked ? 0 : one.number;
        if (one.state == ToldState::told) {
            figures.told += one.number;
            figures.how_long[one.waited] += one.number;
        }
        figures.waits += one.state == ToldState::waits ? one.number : 0;
    }
    figures.cannot = figures.asked - figures.told - figures.waits;
    return figures;
}

}  // namespace

ToldFigures told_of(store::Reading const& db, Id<LearningPoint> point, bool see_kept_from_worker) {
    return added_up(
        store::rows<Tally>(db,
                           "select state, waited, cast(sum(number) as bigint) as number from telling_tallies"
                           " where council = :council and learning_point = :point and kept_from_worker <= :kept"
                           " group by state, waited",
                           db.council(), point, see_kept_from_worker));
}

ToldFigures told_between(store::Reading const& db, std::string const& first_quarter, std::string const& last_quarter,
                         bool see_kept_from_worker) {
    return added_up(store::rows<Tally>(
        db,
        "select state, waited, cast(sum(number) as bigint) as number from telling_tallies"
        " where council = :council and quarter >= :first and quarter <= :last and kept_from_worker <= :kept"
        " group by state, waited",
        db.council(), first_quarter, last_quarter, see_kept_from_worker));
}

std::vector<TellingLine> tellings_of(store::Reading const& db, Id<LearningPoint> point, bool see_kept_from_worker) {
    // Each mention has a name of its own: to SQLite, one name that is written three times is one value.
    auto const among = [](std::string_view kept) {
        return fmt::format("(select count(*) from told_back where told_back.council = tellings.council"
                           " and telling = tellings.id and kept_from_worker <= :{} and state ",
                           kept);
    };
    auto const sql = fmt::format(
        "select about, what_changed, on_day, at, by, {} = 'told') as told, {} = 'waits') as waits,"
        " {} in ('not_safe', 'no_way', 'not_reached')) as cannot_be_told"
        " from tellings where council = :council and learning_point = :point order by id",
        among("kept"), among("kept_waiting"), among("kept_untold"));
    return store::rows<TellingLine>(db, sql, see_kept_from_worker, see_kept_from_worker, see_kept_from_worker,
                                    db.council(), point);
}

}  // namespace heed::loop
