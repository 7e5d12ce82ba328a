#include "areas/surveys/account.hpp"

#include <fmt/format.h>

#include "areas/surveys/results_store.hpp"
#include "areas/surveys/store.hpp"
#include "kernel/text.hpp"

namespace heed::surveys {

namespace {

/// Of all surveys together.
struct Figures {
    std::int64_t asked = 0;
    std::int64_t answered = 0;
    std::map<QuestionKind, Share> shares;
    std::map<std::pair<FilledBy, bool>, std::int64_t> outcome_by_who;  ///< satisfied or not
};

bool belongs(Day quarter, loop::AccountFor const& wanted) {
    auto const last = next_quarter(quarter) - 1;
    return last >= wanted.period.first && last <= wanted.period.last && last < wanted.today;
}

void add_tally(Figures& figures, TallyLine const& line) {
    auto const filled_by = named<FilledBy>(line.filled_by);
    if (line.answer == Answer::cannot_say || !filled_by) {
        return;
    }
    figures.shares[line.kind] += {is_satisfied(line.answer) ? line.number : 0, line.number};
    if (line.kind == QuestionKind::outcome) {
        figures.outcome_by_who[{*filled_by, is_satisfied(line.answer)}] += line.number;
    }
}

Figures figures_of(store::Reading const& db, loop::AccountFor const& wanted) {
    Figures figures;
    auto const first = quarter_of(wanted.period.first);
    for (auto const& survey : list_surveys(db)) {
        for (auto const& line : asked_lines(db, survey.id, first, wanted.period.last)) {
            if (belongs(line.quarter, wanted)) {
                figures.asked += line.asked;
                figures.answered += line.answered;
            }
        }
        for (auto const& line : tallies_by_who(db, survey.id, first, wanted.period.last)) {
            if (belongs(line.quarter, wanted)) {
                add_tally(figures, line);
            }
        }
    }
    return figures;
}

loop::Counted asked_of(Figures const& figures) {
    return {
        .key = "surveys.asked",
        .name = "people asked how it was",
        .means = "Everybody who was asked in a quarter that ended in the period, after an assessment, a review or a "
                 "contact.",
        .number = figures.asked,
        .divisions = {{.key = "answered",
                       .title = "People asked, by whether they answered",
                       .rows_are = "Answer",
                       .rows = {{"answered", "Answered", "answered"}, {"silent", "Did not answer"}},
                       .counts = {figures.answered, figures.asked - figures.answered}}},
        .year_by_year = true};
}

loop::Counted said_of(Figures const& figures, QuestionKind kind, std::string key, std::string name, std::string says) {
    auto const found = figures.shares.find(kind);
    auto const share = found == figures.shares.end() ? Share{} : found->second;
    return {
        .key = "surveys." + key,
        .name = std::move(name),
        .means = "Everybody whose answer to this question was counted, without those who could not say.",
        .number = share.said,
        .divisions = {{.key = key + "_satisfied",
                       .title = fmt::format("{}, by answer", spoken(kind)),
                       .rows_are = "Answer",
                       .rows = {{"satisfied", "One of the two best answers", std::move(says)}, {"other", "Another"}},
                       .counts = {share.satisfied, share.said - share.satisfied}}},
        .year_by_year = true};
}

loop::Division outcome_by_who(Figures const& figures) {
    loop::Division division{.key = "outcome_by_who",
                            .title = "Did it help, by who filled it in",
                            .rows_are = "Filled in",
                            .rows = {},
                            .columns = {{"satisfied", "One of the two best answers"}, {"other", "Another"}},
                            .counts = {}};
    for_each_value<FilledBy>([&](FilledBy filled_by) {
        division.rows.push_back({std::string(name_of(filled_by)), std::string(spoken(filled_by))});
        for (bool const satisfied : {true, false}) {
            auto const found = figures.outcome_by_who.find({filled_by, satisfied});
            division.counts.push_back(found == figures.outcome_by_who.end() ? 0 : found->second);
        }
    });
    return division;
}

}  // namespace

loop::Account account_of_surveys(store::Reading const& db, loop::AccountFor const& wanted) {
    auto const figures = figures_of(db, wanted);
    auto outcome = said_of(figures, QuestionKind::outcome, "outcome", "people who said whether it helped",
                           "said that it helped with what matters to them");
    outcome.divisions.push_back(outcome_by_who(figures));
    return {
        .title = "How people felt",
        .sentences = {"People were asked after an assessment, a review or a contact. Two things are asked apart: "
                      "whether it helped, and how they were treated. Nobody can tell who gave which answer.",
                      "Most surveys are answered by some of those asked only. What the others would have said is not "
                      "known."},
        .counted = {asked_of(figures), std::move(outcome),
                    said_of(figures, QuestionKind::service, "service", "people who said how they were treated",
                            "said that they were treated well")}};
}

}  // namespace heed::surveys
