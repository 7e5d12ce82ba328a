#include "loop/learning/learning_store.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/learning/share_store.hpp"
#include "loop/search/search_texts.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"

namespace heed::loop {

namespace {

struct Narrowing {
    std::string sql;
    std::vector<store::Value> values;

    template <class T>
    void where(std::string_view condition, T const& value) {
        (sql += " and ") += condition;
        values.push_back(store::Kept<T>::bind(value));
    }
};

Narrowing narrowed(store::Reading const& db, std::string_view select, LearningFilter const& filter) {
    Narrowing query;
    query.sql = std::string(select) + " from learning_points where council = :council";
    query.values.push_back(store::Kept<CouncilId>::bind(db.council()));
    if (filter.origin) {
        query.where("origin = :origin", *filter.origin);
    }
    if (filter.decision) {
        query.where("decision = :decision", *filter.decision);
    }
    if (filter.testable) {
        query.where("testable = :testable", *filter.testable);
    }
    if (filter.stage) {
        query.where("stage = :stage", *filter.stage);
    }
    if (filter.standing) {
        query.where("standing = :standing", *filter.standing);
    }
    if (filter.due_before) {
        query.where("next_due < :today", *filter.due_before);
    }
    if (filter.service) {
        query.where("service = :service", filter.service);
    }
    if (filter.theme) {
        query.where("theme = :theme", filter.theme);
    }
    if (filter.owner) {
        query.where("owner = :owner", filter.owner);
    }
    for (auto const& condition : conditions_of(filter.aspect)) {
        (query.sql += " and ") += condition.sql;
        query.values.push_back(condition.value);
    }
    return query;
}

}  // namespace

void note(store::Writing& db, Id<LearningPoint> point, std::string what, std::string detail, Doing const& doing) {
    store::note(db, {"learning_point", point.number, std::move(what), std::move(detail), doing.by, doing.now});
}

std::vector<LearningLine> list_learning_points(store::Reading const& db, LearningFilter const& filter, int most) {
    auto query = narrowed(
        db, "select id, sentence, theme, service, owner, stage, standing, next_due, origin, decision, testable",
        filter);
    if (filter.before) {
        query.where("id < :before", filter.before);
    }
    if (filter.after) {
        query.where("id > :after", filter.after);
    }
    query.sql += filter.after ? " order by id asc limit :most" : " order by id desc limit :most";
    query.values.push_back(store::Kept<int>::bind(most));
    auto cursor = db.ask(query.sql, query.values, store::columns_of<LearningLine>());
    std::vector<LearningLine> found;
    while (cursor.next()) {
        found.push_back(store::read_row<LearningLine>(cursor));
    }
    if (filter.after) {
        std::ranges::reverse(found);
    }
    return found;
}

std::int64_t count_learning_points(store::Reading const& db, LearningFilter const& filter) {
    auto query = narrowed(db, "select count(*) from (select 1 as one", filter);
    query.sql += " limit :most) counted";
    query.values.push_back(store::Kept<std::int64_t>::bind(counted_up_to + 1));
    store::Column const column{"", store::Kind::integer};
    auto cursor = db.ask(query.sql, query.values, {&column, 1});
    must(cursor.next(), "a count is always answered");
    return cursor.cell(0).integer;
}

std::string spoken_count(std::int64_t number) {
    return number > counted_up_to ? std::string("more than 1,000 learning points")
                                  : counted(number, "learning point", "learning points");
}

std::vector<LearningFigure> learning_points_by_stage(store::Reading const& db) {
    return store::rows<LearningFigure>(db,
                                       "select stage, cast(count(*) as bigint) as number from learning_points"
                                       " where council = :council and standing <> 'closed' group by stage",
                                       db.council());
}

std::vector<Id<LearningPoint>> points_of_theme(store::Reading const& db, Id<Theme> theme, Id<Service> service) {
    return store::values<Id<LearningPoint>>(db,
                                            "select id from learning_points where council = :council and theme = :theme"
                                            " and (service = 0 or service = :service) order by id",
                                            db.council(), theme, service);
}

std::vector<LearningLine> points_of_signal(store::Reading const& db, Id<Signal> signal) {
    return store::rows<LearningLine>(
        db,
        "select id, sentence, theme, service, owner, stage, standing, next_due, origin, decision,"
        " testable from learning_point_signals join learning_points"
        " on learning_points.council = learning_point_signals.council and id = learning_point"
        " where learning_point_signals.council = :council and signal = :signal order by id",
        db.council(), signal);
}

std::vector<ReopenedLine> list_reopened(store::Reading const& db, int most) {
    return store::rows<ReopenedLine>(
        db,
        "select learning_points.id as id, sentence, reason, on_day from learning_points"
        " join reopenings on reopenings.council = learning_points.council and learning_point = learning_points.id"
        " where learning_points.council = :council and standing = 'reopened' and not exists"
        " (select 1 from reopenings later where later.council = reopenings.council"
        " and later.learning_point = reopenings.learning_point and later.id > reopenings.id"
        " and not exists (select 1 from reopenings_taken_back taken where taken.council = later.council"
        " and taken.reopening = later.id))"
        " and not exists (select 1 from reopenings_taken_back where reopenings_taken_back.council = reopenings.council"
        " and reopening = reopenings.id)"
        " order by reopenings.id desc limit :most",
        db.council(), most);
}

std::vector<Wording> wordings_of(store::Reading const& db, Id<LearningPoint> id) {
    return store::rows<Wording>(db,
                                "select learning_point, version, sentence, service, owner, at, by"
                                " from learning_point_wordings where council = :council and learning_point = :id"
                                " order by version",
                                db.council(), id);
}

namespace {

void keep_wording(store::Writing& db, LearningPoint const& point, Doing const& doing) {
    store::insert(db, "learning_point_wordings",
                  Wording{point.id, point.version, point.sentence, point.service, point.owner, doing.now, doing.by});
}

void keep_form(store::Writing& db, LearningPoint const& point, TestableForm form) {
    form.learning_point = point.id;
    form.version = point.version;
    store::insert(db, "testable_forms", form);
}

void keep_origin(store::Writing& db, Id<LearningPoint> point, Origin origin, Doing const& doing) {
    origin.learning_point = point;
    origin.at = doing.now;
    origin.by = doing.by;
    store::insert(db, "learning_point_origins", origin);
}

void join_signals_of_theme(store::Writing& db, LearningPoint const& point, Doing const& doing) {
    store::act(db,
               "insert into learning_point_signals (council, learning_point, signal, at, by)"
               " select theme_signals.council, cast(:point as bigint), signal, cast(:at as bigint), cast(:by as bigint)"
               " from theme_signals join signals on signals.council = theme_signals.council and signals.id = signal"
               " where theme_signals.council = :council and theme = :theme and kind <> 'compliment'"
               " and (cast(:any as bigint) = 0 or service = :service)",
               point.id, doing.now, doing.by, db.council(), point.theme, point.service, point.service);
}

std::vector<Id<Signal>> signals_taken_in(store::Reading const& db, Id<LearningPoint> point) {
    return store::values<Id<Signal>>(
        db, "select signal from learning_point_signals where council = :council and learning_point = :point",
        db.council(), point);
}

}  // namespace

Id<LearningPoint> add_learning_point(store::Writing& db, LearningPoint point, std::vector<Id<Signal>> const& signals,
                                     Doing const& doing, TestableForm const& form,
                                     std::optional<Origin> const& origin) {
    point.id = store::next_id<LearningPoint>(db, "learning_points");
    point.made_on = doing.today;
    point.made_at = doing.now;
    point.made_by = doing.by;
    point.origin = origin ? origin->kind : OriginKind::own_learning;
    point.stage = point.origin == OriginKind::own_learning ? Stage::learned : Stage::understood;
    store::insert(db, "learning_points", point);
    keep_wording(db, point, doing);
    keep_form(db, point, form);
    note(db, point.id, origin ? "entered" : "learned",
         fmt::format("theme {}, {}", point.theme.number, name_of(point.origin)), doing);
    if (origin) {
        keep_origin(db, point.id, *origin, doing);
    }
    make_findable(db, point.id);
    join_signals_of_theme(db, point, doing);
    for (auto const signal : signals) {
        join(db, point.id, signal, doing.now, doing.by);
    }
    settle(db, point.id, doing);
    bring_stages_up_to_date(db, signals_taken_in(db, point.id), doing.today);
    return point.id;
}

bool take_in(store::Writing& db, Id<LearningPoint> point, Id<Signal> signal, Instant now, std::int64_t by) {
    auto const added = store::act(db,
                                  "insert into learning_point_signals (council, learning_point, signal, at, by)"
                                  " values (:council, :point, :signal, :at, :by) on conflict do nothing",
                                  db.council(), point, signal, now, by);
    if (added > 0) {
        store::note(
            db, {"learning_point", point.number, "took_signal_in", fmt::format("signal {}", signal.number), by, now});
    }
    return added > 0;
}

void join(store::Writing& db, Id<LearningPoint> point, Id<Signal> signal, Instant now, std::int64_t by) {
    if (take_in(db, point, signal, now, by)) {
        bring_stages_up_to_date(db, {signal}, day_in_england(now));
    }
}

void reword(store::Writing& db, Id<LearningPoint> id, LearningPoint const& wording, TestableForm const& form,
            std::int64_t version, Doing const& doing) {
    auto const changed = store::act(
        db,
        "update learning_points set sentence = :sentence, service = :service, owner = :owner,"
        " version = version + 1"
        " where council = :council and id = :id and version = :version",
        wording.sentence, wording.service, wording.owner, db.council(), id, version);
    if (changed == 0) {
        throw Conflict();
    }
    auto const point = story_there(db, id).point;
    keep_wording(db, point, doing);
    keep_form(db, point, form);
    make_findable(db, id);
    note(db, id, "reworded", fmt::format("version {}", version + 1), doing);
    settle(db, id, doing);
}

Id<Share> add_share(store::Writing& db, Id<LearningPoint> point, Share share, Doing const& doing,
                    ShareSource const& source) {
    share.id = store::next_id<Share>(db, "shares");
    share.learning_point = point;
    share.at = doing.now;
    share.by = doing.by;
    store::insert(db, "shares", share);
    follow_up(db, story_there(db, point).point, share, source);
    note(db, point, "shared", fmt::format("{}, {} of {}", name_of(share.way), share.reached, share.meant_for), doing);
    settle(db, point, doing);
    return share.id;
}

void reopen(store::Writing& db, Id<LearningPoint> point, Reason const& reason, Day today, Instant now,
            std::int64_t by) {
    store::insert(db, "reopenings",
                  Reopening{store::next_id<Reopening>(db, "reopenings"), point, reason.cause, reason.cause_id,
                            reason.says, today, now, by});
    note(db, point, "reopened", std::string(name_of(reason.cause)), {today, now, by});
    settle(db, point, {today, now, by});
}

void close_without_proof(store::Writing& db, Id<LearningPoint> point, std::string const& reason, Doing const& doing) {
    store::insert(db, "closings",
                  Closing{store::next_id<Closing>(db, "closings"), point, reason, doing.today, doing.now, doing.by});
    note(db, point, "closed_without_proof", "", doing);
    settle(db, point, doing);
}

}  // namespace heed::loop
