#include "loop/picture/picture.hpp"

#include <map>

#include <fmt/format.h>

#include "loop/learning/learning_aspect.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

/// Where there is no first day, the empty month, which is before all.
std::string first_month(PictureFilter const& filter) { return filter.from ? month_of(*filter.from) : ""; }

}  // namespace

std::vector<HeardFigure> heard_figures(store::Reading const& db, PictureFilter const& filter) {
    return store::rows<HeardFigure>(db,
                                    "select kind, month, cast(sum(number) as bigint) as number from heard_tallies"
                                    " where council = :council and about = :about and about_id = :id"
                                    " and month >= :month and kept_from_worker <= :kept"
                                    " group by kind, month having sum(number) > 0 order by month, kind",
                                    db.council(), filter.scope.about, filter.scope.id, first_month(filter),
                                    filter.see_kept_from_worker);
}

std::vector<ReachedFigure> reached_figures(store::Reading const& db, PictureFilter const& filter) {
    return store::rows<ReachedFigure>(db,
                                      "select furthest, cast(sum(number) as bigint) as number from reached_tallies"
                                      " where council = :council and about = :about and about_id = :id"
                                      " and month >= :month and kept_from_worker <= :kept group by furthest",
                                      db.council(), filter.scope.about, filter.scope.id, first_month(filter),
                                      filter.see_kept_from_worker);
}

std::int64_t ever_reached(std::vector<ReachedFigure> const& figures, Stage stage) {
    std::int64_t number = 0;
    for (auto const& figure : figures) {
        number += figure.furthest >= stage ? figure.number : 0;
    }
    return number;
}

std::vector<StandingFigure> standing_figures(store::Reading const& db, PictureFilter const& filter) {
    return store::rows<StandingFigure>(
        db,
        "select stage, since, is_first, cast(sum(number) as bigint) as number from standing_tallies"
        " where council = :council and about = :about and about_id = :id"
        " and stage in ('heard', 'understood', 'learned', 'acted_on', 'shared') and kept_from_worker <= :kept"
        " group by stage, since, is_first having sum(number) > 0 order by since, stage",
        db.council(), filter.scope.about, filter.scope.id, filter.see_kept_from_worker);
}

namespace {

struct EndedFigure {
    Stage stage = Stage::heard;
    bool went_on = false;
    std::int64_t days = 0;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(EndedFigure, (), (stage, went_on, days, number))

/// The rows of all months are kept under the empty month; those since a month, under their months.
std::vector<EndedFigure> ended_figures(store::Reading const& db, PictureFilter const& filter) {
    auto const sql = fmt::format("select stage, went_on, days, cast(sum(number) as bigint) as number from ended_tallies"
                                 " where council = :council and about = :about and about_id = :id and began {} :month"
                                 " and kept_from_worker <= :kept group by stage, went_on, days",
                                 filter.from ? ">=" : "=");
    return store::rows<EndedFigure>(db, sql, db.council(), filter.scope.about, filter.scope.id, first_month(filter),
                                    filter.see_kept_from_worker);
}

}  // namespace

std::vector<StageWait> stage_waits(store::Reading const& db, PictureFilter const& filter,
                                   std::vector<StandingFigure> const& standing) {
    std::map<Stage, std::vector<measure::WaitTally>> tallies;
    std::map<Stage, StageWait> waits;
    for (auto const& ended : ended_figures(db, filter)) {
        tallies[ended.stage].push_back(
            {ended.days, ended.went_on ? ended.number : 0, ended.went_on ? 0 : ended.number});
        (ended.went_on ? waits[ended.stage].went_on : waits[ended.stage].set_back) += ended.number;
    }
    for (auto const& one : standing) {
        if (one.is_first && (!filter.from || one.since >= *filter.from)) {
            auto const days = tallied_days(std::max(0, filter.today - one.since));
            tallies[one.stage].push_back({days, 0, one.number});
            waits[one.stage].still_there += one.number;
        }
    }
    std::vector<StageWait> found;
    for (auto const stage : {Stage::heard, Stage::understood, Stage::learned, Stage::acted_on, Stage::shared}) {
        auto& wait = found.emplace_back(waits[stage]);
        wait.stage = stage;
        auto const curve = measure::kaplan_meier(tallies[stage]);
        wait.half = measure::median(curve);
        wait.nine_tenths = measure::days_until(curve, 0.9);
    }
    return found;
}

std::vector<LearningPicture> learning_figures(store::Reading const& db, PictureFilter const& filter) {
    std::string const about = filter.scope.about == About::whole     ? "cast(:about as bigint) = 0"
                              : filter.scope.about == About::service ? "service = :about"
                                                                     : "theme = :about";
    auto const sql = fmt::format(
        "select stage, standing, cause, strongest, is_told, cast(count(*) as bigint) as number from"
        " (select stage, standing, {} as cause, {} as strongest,"
        " case when exists (select 1 from tellings where tellings.council = learning_points.council"
        " and tellings.learning_point = learning_points.id) then 1 else 0 end as is_told"
        " from learning_points where council = :council and made_on >= :from and {}) each_one"
        " group by stage, standing, cause, strongest, is_told",
        last_cause_sql, strongest_sql, about);
    return store::rows<LearningPicture>(db, sql, db.council(), filter.from ? iso(*filter.from) : std::string(),
                                        filter.scope.id);
}

}  // namespace heed::loop
