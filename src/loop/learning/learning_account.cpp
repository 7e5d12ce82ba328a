#include "loop/learning/learning_account.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/learning/action.hpp"
#include "loop/learning/learning.hpp"
#include "loop/learning/learning_aspect.hpp"
#include "loop/learning/story.hpp"
#include "loop/proof/proof.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

constexpr std::string_view from_people =
    "it came from a complaint, a concern, a compliment or a decision of the Ombudsman";

/// SQL over learning_points: whether somebody's words are behind it.
constexpr std::string_view is_from_people_sql =
    "(learning_points.origin in ('complaint', 'ombudsman') or exists (select 1 from learning_point_signals taken"
    " join signals on signals.council = taken.council and signals.id = taken.signal"
    " where taken.council = learning_points.council and taken.learning_point = learning_points.id"
    " and signals.kind in ('complaint', 'concern', 'compliment', 'ombudsman_decision')))";

struct PointFigure {
    std::string how;
    std::int64_t is_acted_on = 0;
    std::int64_t is_told = 0;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(PointFigure, (), (how, is_acted_on, is_told, number))

std::vector<PointFigure> point_figures(store::Reading const& db, Period const& period) {
    static auto const sql = fmt::format(
        "select how, is_acted_on, is_told, cast(count(*) as bigint) as number from"
        " (select case standing when 'closed' then 'closed' when 'reopened' then {} else"
        " case stage when 'proved' then 'embedded' else 'worked_on' end end as how,"
        " case when stage in ('acted_on', 'shared', 'proved') then 1 else 0 end as is_acted_on,"
        " case when exists (select 1 from tellings where tellings.council = learning_points.council"
        " and tellings.learning_point = learning_points.id) then 1 else 0 end as is_told"
        " from learning_points where council = :council and made_on >= :first and made_on <= :last and {}) each_one"
        " group by how, is_acted_on, is_told",
        last_cause_sql, is_from_people_sql);
    return store::rows<PointFigure>(db, sql, db.council(), period.first, period.last);
}

struct KeyFigure {
    std::string key;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(KeyFigure, (), (key, number))

std::vector<KeyFigure> action_figures(store::Reading const& db, Period const& period, bool by_strength) {
    static auto const sql = fmt::format(
        "select key, cast(count(*) as bigint) as number from (select case when :by_strength = 1 then strength"
        " when exists (select 1 from actions_done done where done.council = actions.council"
        " and done.action = actions.id) then 'done'"
        " when exists (select 1 from actions_given_up given_up where given_up.council = actions.council"
        " and given_up.action = actions.id) then 'given_up' else 'open' end as key"
        " from actions join learning_points on learning_points.council = actions.council"
        " and learning_points.id = actions.learning_point"
        " where actions.council = :council and actions.added_on >= :first and actions.added_on <= :last and {})"
        " each_one group by key",
        is_from_people_sql);
    return store::rows<KeyFigure>(db, sql, static_cast<std::int64_t>(by_strength), db.council(), period.first,
                                  period.last);
}

std::vector<KeyFigure> proof_figures(store::Reading const& db, Period const& period, Day lapsed_before) {
    static auto const sql = fmt::format(
        "select key, cast(count(*) as bigint) as number from (select coalesce((select result from proof_results"
        " where proof_results.council = proofs.council and proof_results.proof = proofs.id),"
        " case when due < :lapsed_before then 'not_made' else 'not_yet' end) as key"
        " from proofs join learning_points on learning_points.council = proofs.council"
        " and learning_points.id = proofs.learning_point"
        " where proofs.council = :council and proofs.due >= :first and proofs.due <= :last and {}) each_one"
        " group by key",
        is_from_people_sql);
    return store::rows<KeyFigure>(db, sql, lapsed_before, db.council(), period.first, period.last);
}

std::int64_t lapses(store::Reading const& db, Period const& period) {
    static auto const sql = fmt::format(
        "select cast(count(*) as bigint) from reopenings join learning_points"
        " on learning_points.council = reopenings.council and learning_points.id = reopenings.learning_point"
        " where reopenings.council = :council and reopenings.cause = 'lapsed' and reopenings.on_day >= :first"
        " and reopenings.on_day <= :last and {}",
        is_from_people_sql);
    return store::value<std::int64_t>(db, sql, db.council(), period.first, period.last);
}

Division divided(std::string key, std::string title, std::string rows_are, std::vector<Group> rows,
                 std::vector<KeyFigure> const& figures) {
    Division division{
        .key = std::move(key), .title = std::move(title), .rows_are = std::move(rows_are), .rows = std::move(rows)};
    for (auto const& row : division.rows) {
        std::int64_t number = 0;
        for (auto const& figure : figures) {
            number += figure.key == row.key ? figure.number : 0;
        }
        division.counts.push_back(number);
    }
    return division;
}

std::int64_t sum_of(std::vector<KeyFigure> const& figures) {
    std::int64_t sum = 0;
    for (auto const& figure : figures) {
        sum += figure.number;
    }
    return sum;
}

Counted points_counted(std::vector<PointFigure> const& figures, std::string const& made) {
    std::vector<KeyFigure> by_standing;
    for (auto const& figure : figures) {
        by_standing.push_back({figure.how, figure.number});
    }
    std::vector<Group> rows;
    for_each_value<HowItStands>([&](HowItStands how) {
        rows.push_back({std::string(name_of(how)), std::string(spoken(how))});
    });
    rows.front().says = "are embedded: two kinds of proof hold today, and none has lapsed";
    Counted counted{.key = "learning.points",
                    .name = "learning points",
                    .means = fmt::format("What we found we should do differently, {}, where {}.", made, from_people),
                    .of = CountOf::things,
                    .number = sum_of(by_standing),
                    .year_by_year = true};
    counted.divisions.push_back(divided("by_standing", "Whether it held: how these learning points stand today",
                                        "It is", std::move(rows), by_standing));
    return counted;
}

Counted told_counted(std::vector<PointFigure> const& figures, std::string const& made) {
    std::vector<KeyFigure> told;
    for (auto const& figure : figures) {
        if (figure.is_acted_on == 1) {
            told.push_back({figure.is_told == 1 ? "told" : "not_told", figure.number});
        }
    }
    Counted counted{.key = "learning.acted_on",
                    .name = "learning points on which something was done",
                    .means = fmt::format("Of the learning points {}, those with an action that is done.", made),
                    .of = CountOf::things,
                    .number = sum_of(told)};
    counted.divisions.push_back(
        divided("by_told", "Whether people were told what changed", "People who raised it",
                {{"told", "Were told what changed", "were told back: the people who raised it heard what changed"},
                 {"not_told", "Have not been told yet"}},
                told));
    return counted;
}

Counted actions_counted(store::Reading const& db, Period const& period) {
    auto const by_strength = action_figures(db, period, true);
    Counted counted{
        .key = "learning.actions",
        .name = "actions",
        .means = fmt::format("Actions that were added in the period to a learning point, where {}.", from_people),
        .of = CountOf::things,
        .number = sum_of(by_strength),
        .asked_by = "Regulation 18: action taken or to be taken to improve services"};
    counted.divisions.push_back(divided(
        "by_strength", "Actions by their strength", "Strength",
        {{"strong", "Strong: the work was redesigned, or the cause removed", "are strong: they change the work itself"},
         {"medium", "Medium: a checklist, software, or a smaller workload"},
         {"weak", "Weak: people were reminded or trained", "only remind or train"}},
        by_strength));
    counted.divisions.push_back(
        divided("by_state", "Actions taken and to be taken", "State",
                {{"done", "Taken", "are done"}, {"open", "To be taken"}, {"given_up", "Given up, with a reason"}},
                action_figures(db, period, false)));
    return counted;
}

Counted proofs_counted(store::Reading const& db, AccountFor const& asked) {
    auto const figures = proof_figures(db, asked.period, asked.today - days_of_grace);
    Counted counted{.key = "learning.proofs",
                    .name = "proofs that were due",
                    .means = fmt::format("Observations that were promised before the work began and fell due in the "
                                         "period, where {}.",
                                         from_people),
                    .of = CountOf::things,
                    .number = sum_of(figures)};
    counted.divisions.push_back(divided("by_result", "What the proofs showed", "The proof",
                                        {{"holds", "Holds", "were made and hold"},
                                         {"does_not_hold", "Does not hold", "were made and do not hold"},
                                         {"too_few_to_tell", "Too few to tell"},
                                         {"not_made", "Was not made in time: it lapsed", "were not made in time"},
                                         {"not_yet", "Is not made yet, and not late"}},
                                        figures));
    return counted;
}

struct SaidAndDoneLine {
    std::string said;
    std::string did;
};
BOOST_DESCRIBE_STRUCT(SaidAndDoneLine, (), (said, did))

std::vector<std::string> improvements(store::Reading const& db, Period const& period) {
    std::vector<std::string> lines;
    for (auto const& one : store::rows<SaidAndDoneLine>(
             db,
             "select said, did from said_and_done where council = :council and on_day >= :first and on_day <= :last"
             " and not exists (select 1 from said_and_done_taken_off off where off.council = said_and_done.council"
             " and off.item = said_and_done.id) order by on_day desc, id desc limit :most",
             db.council(), period.first, period.last, most_improvements)) {
        lines.push_back(
            fmt::format("You said: {}. We did: {}.", without_full_stop(one.said), without_full_stop(one.did)));
    }
    return lines;
}

}  // namespace

Account account_of_learning(store::Reading const& db, AccountFor const& asked) {
    auto const made = fmt::format("made from {} to {}", heed::spoken(asked.period.first),
                                  heed::spoken(asked.period.last));
    auto const points = point_figures(db, asked.period);
    Account account{
        .title = "What we learned, and whether it held",
        .sentences = {"A learning point is one sentence that can be tested: what we now know we should do differently.",
                      "Before work on it begins we promise what we would see if it worked. It is called embedded only "
                      "when two kinds of proof hold, and it is opened again by itself when it does not hold any more."},
        .improvements = improvements(db, asked.period)};
    account.counted = {points_counted(points, made), told_counted(points, made), actions_counted(db, asked.period),
                       proofs_counted(db, asked)};
    account.counted.push_back({.key = "learning.lapses",
                               .name = "learning points opened again because a proof was not made in time",
                               .means = "Counted on the day on which the proof lapsed.",
                               .of = CountOf::things,
                               .number = lapses(db, asked.period)});
    return account;
}

}  // namespace heed::loop
