#include "loop/telling.hpp"

#include <fmt/format.h>

#include "loop/offers.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "web/form.hpp"

namespace heed::loop {

namespace {

/// A record behind one or several of the signals.
struct SourceRecord {
    std::string source;
    std::int64_t source_id = 0;
    bool kept_from_worker = false;
};
BOOST_DESCRIBE_STRUCT(SourceRecord, (), (source, source_id, kept_from_worker))

std::vector<SourceRecord> records_to_tell(store::Reading const& db, Id<LearningPoint> point, std::string const& change,
                                          bool see_kept_from_worker) {
    return store::rows<SourceRecord>(
        db,
        "select source, source_id, max(kept_from_worker) as kept_from_worker from learning_point_signals"
        " join signals on signals.council = learning_point_signals.council and signals.id = signal"
        " where learning_point_signals.council = :council and learning_point = :point and source <> '' and not exists"
        " (select 1 from told_back where told_back.council = signals.council"
        " and told_back.learning_point = learning_point_signals.learning_point and about = :change"
        " and told_back.source = signals.source and told_back.source_id = signals.source_id)"
        " and kept_from_worker <= :kept group by source, source_id order by source, source_id",
        db.council(), point, change, see_kept_from_worker);
}

bool tell_one(store::Writing& db, Telling const& telling, SourceRecord const& record) {
    auto const* offer = offers().find(record.source);
    if (offer == nullptr || !offer->tell_back) {
        return false;
    }
    auto const about = fmt::format("learning_point/{}/{}/{}/{}", telling.learning_point.number, telling.about,
                                   record.source, record.source_id);
    return offer->tell_back(db, record.source_id, telling.what_changed, about, telling.at);
}

}  // namespace

Behind behind(store::Reading const& db, Id<LearningPoint> point, std::string const& change, bool see_kept_from_worker) {
    Behind found;
    found.to_tell = static_cast<std::int64_t>(records_to_tell(db, point, change, see_kept_from_worker).size());
    auto const tried = [&](int was_told) {
        return store::value<std::int64_t>(db,
                                          "select count(*) from told_back where council = :council"
                                          " and learning_point = :point and about = :change and was_told = :told"
                                          " and kept_from_worker <= :kept",
                                          db.council(), point, change, was_told, see_kept_from_worker);
    };
    found.told = tried(1);
    found.cannot_be_told = tried(0);
    found.logged_by_staff = store::value<std::int64_t>(
        db,
        "select count(*) from learning_point_signals"
        " join signals on signals.council = learning_point_signals.council and signals.id = signal"
        " where learning_point_signals.council = :council and learning_point = :point and source = ''"
        " and kept_from_worker <= :kept",
        db.council(), point, see_kept_from_worker);
    return found;
}

bool was_told(store::Reading const& db, Id<LearningPoint> point, std::string const& change) {
    auto const found = store::values<std::int64_t>(
        db, "select id from tellings where council = :council and learning_point = :point and about = :change limit 1",
        db.council(), point, change);
    return !found.empty();
}

Outcome<std::string> what_changed(std::string const& typed) {
    web::Checking checking;
    checking.expect_text(typed, "what_changed", "Enter what changed, in words for the people who raised it", 1000);
    if (!checking.fine()) {
        return checking.problems();
    }
    return typed;
}

ToldNow tell_back(store::Writing& db, Id<LearningPoint> point, std::string const& what_changed, Doing const& doing) {
    auto const change = change_now(story_there(db, point), doing.today);
    must(!change.empty(), "people are told of a change before anything has changed");
    Telling const telling{
        store::next_id<Telling>(db, "tellings"), point, change, what_changed, doing.today, doing.now, doing.by};
    store::insert(db, "tellings", telling);
    ToldNow now;
    for (auto const& record : records_to_tell(db, point, change, true)) {
        bool const told = tell_one(db, telling, record);
        ++(told ? now.told : now.not_told);
        store::act(db,
                   "insert into told_back (council, learning_point, about, source, source_id, telling, was_told,"
                   " kept_from_worker)"
                   " values (:council, :point, :about, :source, :source_id, :telling, :told, :kept)",
                   db.council(), point, change, record.source, record.source_id, telling.id, told,
                   record.kept_from_worker);
    }
    store::note(db, {"learning_point", point.number, "told_back", change, doing.by, doing.now});
    settle(db, point, doing);
    return now;
}

std::vector<TellingLine> tellings_of(store::Reading const& db, Id<LearningPoint> point, bool see_kept_from_worker) {
    return store::rows<TellingLine>(
        db,
        "select what_changed, on_day, at, by,"
        " cast(coalesce((select sum(was_told) from told_back where told_back.council = tellings.council"
        " and telling = tellings.id and kept_from_worker <= :kept), 0) as bigint) as told,"
        " cast(coalesce((select sum(1 - was_told) from told_back where told_back.council = tellings.council"
        " and telling = tellings.id and kept_from_worker <= :kept_too), 0) as bigint) as not_told"
        " from tellings where council = :council and learning_point = :point order by id",
        see_kept_from_worker, see_kept_from_worker, db.council(), point);
}

}  // namespace heed::loop
