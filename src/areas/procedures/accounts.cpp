#include "areas/procedures/accounts.hpp"

#include "store/rows.hpp"

namespace heed::procedures {

namespace {

struct VersionFigure {
    std::int64_t led = 0;
    std::int64_t checked = 0;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(VersionFigure, (), (led, checked, number))

std::vector<VersionFigure> version_figures(store::Reading const& db, loop::Period const& period) {
    return store::rows<VersionFigure>(
        db,
        "select led, checked, cast(count(*) as bigint) as number from"
        " (select case when learning_point > 0 then 1 else 0 end as led,"
        " case when exists (select 1 from procedure_checks made where made.council = procedure_versions.council"
        " and made.procedure = procedure_versions.procedure and made.version = procedure_versions.version)"
        " then 1 else 0 end as checked from procedure_versions"
        " where council = :council and in_force_from >= :first and in_force_from <= :last) each_one"
        " group by led, checked",
        db.council(), period.first, period.last);
}

}  // namespace

loop::Account account_of_procedures(store::Reading const& db, loop::AccountFor const& asked) {
    loop::Counted versions{.key = "procedures.versions",
                           .name = "procedures new or changed",
                           .means = "Versions of procedures that came into force in the period.",
                           .of = loop::CountOf::things};
    std::int64_t led = 0;
    std::int64_t checked = 0;
    for (auto const& one : version_figures(db, asked.period)) {
        versions.number += one.number;
        led += one.led * one.number;
        checked += one.checked * one.number;
    }
    versions.divisions = {
        {.key = "by_cause",
         .title = "Procedures new or changed, by why",
         .rows_are = "Because of",
         .rows = {{"led", "Something that we learned", "were changed because of something that we learned"},
                  {"other", "Another reason"}},
         .counts = {led, versions.number - led}},
        {.key = "by_check",
         .title = "Procedures new or changed, by whether we looked if they are used",
         .rows_are = "Looked at",
         .rows = {{"checked", "Records were looked at", "have been checked in records since"}, {"not_yet", "Not yet"}},
         .counts = {checked, versions.number - checked}}};
    return {.title = "Procedures that we changed", .counted = {versions}};
}

}  // namespace heed::procedures
