#include "areas/ombudsman/demonstration.hpp"

#include <memory>

#include <fmt/format.h>

#include "areas/ombudsman/benchmark_store.hpp"
#include "areas/ombudsman/code_store.hpp"
#include "areas/ombudsman/demonstration_cases.hpp"
#include "areas/ombudsman/elsewhere_store.hpp"
#include "areas/ombudsman/letter_store.hpp"
#include "areas/ombudsman/store.hpp"
#include "areas/ombudsman/table.hpp"
#include "kernel/must.hpp"

namespace heed::ombudsman {

namespace {

using loop::Years;

void plan_settings(Years& years) {
    years.at(1090, [&years](Instant now) {
        auto settings = settings_of(years.db());
        settings.population = 304'000;
        settings.type = AuthorityType::unitary;
        set_settings(years.db(), settings, now, years.id_of("dev"));
    });
}

void plan_benchmarks(Years& years) {
    years.at(100, [&years](Instant now) {
        auto const read = benchmarks_from(example_file("Thornmere Council"));
        must(read.has_value(), "the example of the benchmarks can be read");
        add_benchmarks(years.db(), *read, "Invented councils, for the demonstration only: no real figures",
                       years.doing("dev", now));
    });
}

void plan_elsewhere(Years& years) {
    for (auto const& row : table_rows("areas/ombudsman/embedded/demonstration_elsewhere.tsv", 10)) {
        auto const ago = std::stoi(row[4]);
        auto const id = std::make_shared<Id<Elsewhere>>();
        years.at(ago, [&years, row, id](Instant now) {
            auto const today = day_in_england(now);
            PublishedDecision const decision{row[0], row[1], row[2], row[3], today - 40, row[5], row[6]};
            *id = add_elsewhere(years.db(), decision, {{years.id_of(row[7])}, today + 28}, years.doing("esther", now));
        });
        if (auto const answer = named<CouldHappen>(row[8])) {
            years.at(ago - 15, [&years, row, id, answer](Instant now) {
                answer_elsewhere(years.db(), *find_elsewhere(years.db(), *id),
                                 {0, *answer, row[9], day_in_england(now), 0}, years.doing(row[7], now));
            });
        }
    }
}

void answer_the_code(Years& years, Id<CodeAssessment> id, std::size_t most, Instant now) {
    auto const rows = table_rows("areas/ombudsman/embedded/demonstration_code.tsv", 5);
    for (std::size_t i = 0; i < rows.size() && i < most; ++i) {
        auto const keeps = named<Keeps>(rows[i][1]);
        must(keeps.has_value(), "an answer to the Code is yes, partly or no");
        CodeAnswer answer{rows[i][0], *keeps, rows[i][2], 0, day_in_england(now), 0};
        if (*keeps != Keeps::yes) {
            answer.will_change = rows[i][3];
            answer.change_by = day_in_england(now) + std::stoi(rows[i][4]);
        }
        answer_paragraph(years.db(), id, answer, years.doing("dev", now));
    }
}

void plan_code(Years& years) {
    years.at(180, [&years](Instant now) {
        auto const id = begin_assessment(years.db(), *begun({Occasion::yearly, ""}, day_in_england(now)),
                                         years.doing("dev", now));
        answer_the_code(years, id, 100, now);
        auto const told = *find_assessment(years.db(), id);
        for (auto const& one : code_paragraphs(static_cast<int>(told.about.year))) {
            if (one.code == "6.3") {
                begin_improvement(years.db(), id, one, *answer_to(told, one.code), years.doing("dev", now));
            }
        }
        finish_assessment(years.db(), id, years.doing("dev", now));
        publish_assessment(years.db(), id,
                           "The cabinet accepts the self-assessment. It asks for a second look at answers that are "
                           "later than 10 working days, by December.",
                           years.doing("kiran", now));
    });
    years.at(21, [&years](Instant now) {
        auto const id = begin_assessment(
            years.db(),
            *begun({Occasion::restructure, "The complaints teams of two directorates became one in October."},
                   day_in_england(now)),
            years.doing("dev", now));
        answer_the_code(years, id, 7, now);
    });
}

/// The letter and our books agree on the headline and not on every case: a category was changed on review.
void plan_letter(Years& years) {
    auto const last = financial_year(years.today()) - 1;
    auto const came = *day_of(last + 1, 7, 22);
    auto const ago = years.today() - came;
    if (ago < 1) {
        return;
    }
    years.at(ago, [&years, last](Instant now) {
        auto const [first_day, last_day] = days_of_year(last);
        auto const decided = decided_between(years.db(), first_day, last_day, true);
        auto const due = remedies_due_between(years.db(), first_day, last_day, true);
        std::vector<SheetRow> rows;
        Letter letter;
        letter.year = last;
        letter.came_on = day_in_england(now);
        for (auto const& line : decided) {
            auto const* category = find_category(line.category);
            bool const other_words = line.category == "referred_back";
            rows.push_back({line.reference, other_words ? "Incomplete or invalid" : spoken_decision(line.category),
                            line.decided_on});
            letter.investigated += category->investigated ? 1 : 0;
            letter.upheld += category->upheld ? 1 : 0;
            letter.remedied_already += category->upheld && line.remedied_already ? 1 : 0;
        }
        letter.remedies_due = static_cast<std::int64_t>(due.size());
        letter.remedies_done = letter.remedies_due;
        letter.per_100_000 = static_cast<double>(letter.upheld) / 3.04;
        rows.pop_back();
        keep_letter(years.db(), letter, years.doing("dev", now));
        keep_sheet(years.db(), last, Sheet::decided, rows, years.doing("dev", now));
    });
}

}  // namespace

void plan_demonstration(Years& years) {
    plan_settings(years);
    plan_cases(years);
    plan_embedded_improvement(years);
    plan_open_cases(years);
    plan_elsewhere(years);
    plan_benchmarks(years);
    plan_code(years);
    plan_letter(years);
}

}  // namespace heed::ombudsman
