#include "areas/complaints/inquiry/promises_account.hpp"

#include <map>

#include "areas/complaints/inquiry/remedies.hpp"
#include "store/rows.hpp"

namespace heed::complaints {

namespace {

struct DueFigure {
    RemedyKind kind = RemedyKind::apology;
    RemedyState state = RemedyState::open;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(DueFigure, (), (kind, state, number))

std::vector<DueFigure> due_figures(store::Reading const& db, loop::AccountFor const& asked) {
    return store::rows<DueFigure>(
        db,
        "select kind, state, cast(count(*) as bigint) as number from (select remedy.kind as kind,"
        " case when remedy.done_on is not null and remedy.done_on <= remedy.due then 'done_on_time'"
        " when remedy.done_on is not null then 'done_late'"
        " when remedy.not_done_because <> '' then 'not_done' else 'open' end as state from case_remedies remedy"
        " join cases on cases.council = remedy.council and cases.id = remedy.case_id"
        " where remedy.council = :council and remedy.due >= :first and remedy.due <= :last"
        " and cases.kept_from_worker <= :see_kept) each_one group by kind, state",
        db.council(), asked.period.first, asked.period.last, static_cast<std::int64_t>(asked.see_kept_from_worker));
}

/// A row for each value of the enumerator that there is one of.
template <class E>
loop::Division divided_by(std::vector<DueFigure> const& figures, E DueFigure::*what, std::string key, std::string title,
                          std::string rows_are, std::string (*label)(E)) {
    std::map<E, std::int64_t> counts;
    for (auto const& figure : figures) {
        counts[figure.*what] += figure.number;
    }
    loop::Division division{
        .key = std::move(key), .title = std::move(title), .rows_are = std::move(rows_are), .rows = {}};
    for (auto const& [value, number] : counts) {
        division.rows.push_back({std::string(name_of(value)), label(value)});
        division.counts.push_back(number);
    }
    return division;
}

std::string kind_label(RemedyKind kind) { return std::string(spoken(kind)); }

std::string state_label(RemedyState state) {
    switch (state) {
        case RemedyState::open: return "Not done yet";
        case RemedyState::done_on_time: return "Done by the day promised";
        case RemedyState::done_late: return "Done later";
        case RemedyState::not_done: return "Will not be done";
    }
    return {};
}

}  // namespace

loop::Account account_of_promises(store::Reading const& db, loop::AccountFor const& asked) {
    auto const figures = due_figures(db, asked);
    loop::Counted counted{
        .key = "remedies.due",
        .name = "remedies due",
        .means = "What the council promised to people who complained and was due in the period, by the "
                 "day promised, or the day to which it was moved. One complaint can have several."};
    for (auto const& figure : figures) {
        counted.number += figure.number;
    }
    counted.divisions = {divided_by(figures, &DueFigure::kind, "by_kind", "Remedies due, by kind", "Kind", kind_label),
                         divided_by(figures, &DueFigure::state, "by_state", "Remedies due, by whether they were done",
                                    "It stood", state_label)};
    counted.divisions[0].asked_by = "Regulation 18: the action taken";
    counted.divisions[1].asked_by = "Code 6.6: actions are followed to their end";
    return {
        .title = "What was promised",
        .sentences = {"Each thing that is promised in answer to a complaint has somebody who does it and a day. How "
                      "it stood is how it stood when this report was made."},
        .counted = {counted}};
}

}  // namespace heed::complaints
