// What was promised to put things right: by what it was, and by whether it was done by its day.

#include <map>

#include <fmt/format.h>

#include "areas/complaints/accounts.hpp"
#include "areas/complaints/inquiry/remedies.hpp"
#include "store/rows.hpp"

namespace heed::complaints {

namespace {

struct KeyFigure {
    std::string key;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(KeyFigure, (), (key, number))

/// Counts remedies of complaints by `key`, whose `day` is in the period.
std::map<std::string, std::int64_t> figures_by(store::Reading const& db, loop::AccountFor const& asked,
                                               std::string_view key, std::string_view day) {
    auto const sql = fmt::format(
        "select key, cast(count(*) as bigint) as number from (select {} as key from case_remedies"
        " join cases on cases.council = case_remedies.council and cases.id = case_remedies.case_id"
        " where case_remedies.council = :council and case_remedies.{} >= :first and case_remedies.{} <= :last"
        " and cases.track = 'statutory' and cases.kept_from_worker <= :see_kept) each_one group by key",
        key, day, day);
    std::map<std::string, std::int64_t> figures;
    for (auto const& one : store::rows<KeyFigure>(db, sql, db.council(), asked.period.first, asked.period.last,
                                                  static_cast<std::int64_t>(asked.see_kept_from_worker))) {
        figures[one.key] = one.number;
    }
    return figures;
}

void divide(loop::Counted& counted, loop::Division division, std::map<std::string, std::int64_t> const& figures) {
    for (auto const& row : division.rows) {
        auto const found = figures.find(row.key);
        division.counts.push_back(found == figures.end() ? 0 : found->second);
        counted.number += division.counts.back();
    }
    counted.divisions.push_back(std::move(division));
}

}  // namespace

std::vector<loop::Counted> remedies_counted(store::Reading const& db, loop::AccountFor const& asked) {
    loop::Counted promised{
        .key = "complaints.remedies",
        .name = "remedies promised",
        .means = "What we promised to put things right after a complaint, by the day of the promise."};
    std::vector<loop::Group> kinds;
    for_each_value<RemedyKind>([&](RemedyKind kind) {
        kinds.push_back({std::string(name_of(kind)), std::string(spoken(kind))});
    });
    divide(promised,
           {.key = "by_kind", .title = "Remedies promised, by what they are", .rows_are = "Remedy", .rows = kinds},
           figures_by(db, asked, "case_remedies.kind", "promised_on"));
    loop::Counted due{.key = "complaints.remedies_due",
                      .name = "remedies that were due",
                      .means = "Remedies after a complaint, by the day by which they were promised."};
    divide(due,
           {.key = "by_state",
            .title = "Remedies that were due, by whether they were done by their day",
            .rows_are = "Remedy",
            .rows = {{"on_time", "Done by its day", "were done by their day"},
                     {"late", "Done later"},
                     {"not_done", "Will not be done, with a reason"},
                     {"open", "Not done yet"}}},
           figures_by(db, asked,
                      "case when not_done_because <> '' then 'not_done' when done_on is null then 'open'"
                      " when done_on <= due then 'on_time' else 'late' end",
                      "due"));
    return {promised, due};
}

}  // namespace heed::complaints
