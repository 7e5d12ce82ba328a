#include "areas/ombudsman/account.hpp"

#include <algorithm>

#include "areas/ombudsman/figures.hpp"

namespace heed::ombudsman {

namespace {

loop::Counted received_counted(std::int64_t number) {
    loop::Counted counted;
    counted.key = "ombudsman.received";
    counted.name = "cases that the Ombudsman opened with us";
    counted.means = "By the day on which each came to us, whatever became of it; also those of people who had not "
                    "complained to us first.";
    counted.number = number;
    counted.year_by_year = true;
    return counted;
}

/// Every category that was in use in the period, those without a decision too.
loop::Division by_category(loop::Period const& period, std::vector<DecidedLine> const& decided) {
    loop::Division division{.key = "by_category",
                            .title = "Decided by the Ombudsman, by category",
                            .rows_are = "Decision",
                            .rows = {},
                            .counts = {}};
    for (auto const& category : decision_categories()) {
        auto const number = std::ranges::count(decided, category.code, &DecidedLine::category);
        bool const in_use = financial_year(period.last) >= category.first_year &&
                            (category.last_year == 0 || financial_year(period.first) <= category.last_year);
        if (number > 0 || in_use) {
            division.rows.push_back({category.code, category.name});
            division.counts.push_back(number);
        }
    }
    return division;
}

loop::Counted decided_counted(loop::Period const& period, std::vector<DecidedLine> const& decided) {
    loop::Counted counted;
    counted.key = "ombudsman.decided";
    counted.name = "decisions by the Ombudsman";
    counted.means = "By the day of the final decision, in the Ombudsman’s own categories.";
    counted.number = static_cast<std::int64_t>(decided.size());
    counted.divisions.push_back(by_category(period, decided));
    counted.year_by_year = true;
    return counted;
}

loop::Counted investigated_counted(UpholdRate const& rate) {
    loop::Counted counted;
    counted.key = "ombudsman.investigated";
    counted.name = "detailed investigations that the Ombudsman decided";
    counted.means = "Upheld and not upheld: the uphold rate is of these and of nothing else.";
    counted.number = rate.investigated;
    counted.divisions.push_back({.key = "by_finding",
                                 .title = "Detailed investigations, by what was found",
                                 .rows_are = "Decision",
                                 .rows = {{"upheld", "Upheld", "were upheld"}, {"not_upheld", "Not upheld", ""}},
                                 .counts = {rate.upheld, rate.investigated - rate.upheld}});
    counted.year_by_year = true;
    return counted;
}

loop::Counted remedies_counted(RemedyRates const& rates) {
    loop::Counted counted;
    counted.key = "ombudsman.remedies";
    counted.name = "remedies agreed with the Ombudsman that were due";
    counted.means = "By the day by which each was due, of those that had been due by the day of this report.";
    counted.of = loop::CountOf::things;
    counted.number = rates.due;
    counted.divisions.push_back({.key = "by_state",
                                 .title = "Remedies that were due, by what became of them",
                                 .rows_are = "Remedy",
                                 .rows = {{"on_time", "Done on time", "were done by their date"},
                                          {"late", "Done late", ""},
                                          {"not_done", "Not done", ""}},
                                 .counts = {rates.on_time, rates.done - rates.on_time, rates.due - rates.done}});
    counted.year_by_year = true;
    return counted;
}

}  // namespace

loop::Account account_of(store::Reading const& db, loop::AccountFor const& asked) {
    auto const [first, last] = asked.period;
    bool const see_kept = asked.see_kept_from_worker;
    auto const decided = decided_between(db, first, last, see_kept);
    loop::Account account;
    account.title = "The Ombudsman";
    account.sentences = {"The uphold rate is of detailed investigations only. A share of few cannot be told apart from "
                         "most others: see its range."};
    account.counted = {received_counted(static_cast<std::int64_t>(received_between(db, first, last, see_kept).size())),
                       decided_counted(asked.period, decided), investigated_counted(uphold_rate(decided)),
                       remedies_counted(remedy_rates(remedies_due_between(db, first, last, see_kept), asked.today))};
    return account;
}

}  // namespace heed::ombudsman
