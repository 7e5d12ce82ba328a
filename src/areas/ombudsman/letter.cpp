#include "areas/ombudsman/letter.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "areas/ombudsman/benchmarks.hpp"
#include "areas/ombudsman/elsewhere.hpp"
#include "areas/ombudsman/rules.hpp"
#include "areas/ombudsman/typed_days.hpp"
#include "kernel/csv.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal_draft.hpp"

namespace heed::ombudsman {

namespace {

std::int64_t count_typed(web::Checking& checking, std::string const& typed, std::string_view field,
                         std::string_view what) {
    auto const number = loop::whole_number(typed);
    checking.expect(number.has_value(), field, fmt::format("{} must be a whole number", what));
    return number.value_or(0);
}

}  // namespace

Outcome<Letter> letter_from(LetterDraft const& draft, Day today) {
    web::Checking checking;
    Letter letter;
    auto const year = year_in(draft.year);
    checking.expect(year && days_of_year(*year).second < today, "year", "Select a financial year that is over");
    letter.year = year.value_or(0);
    auto const came = day_in_the_past(checking, draft.came_on, "came_on", "The day on which it came", today);
    letter.came_on = came.value_or(today);
    letter.investigated = count_typed(checking, draft.investigated, "investigated", "Detailed investigations");
    letter.upheld = count_typed(checking, draft.upheld, "upheld", "Complaints upheld");
    checking.expect(letter.upheld <= letter.investigated, "upheld",
                    "No more can be upheld than were investigated in detail");
    letter.remedies_due = count_typed(checking, draft.remedies_due, "remedies_due", "Recommendations due");
    letter.remedies_done = count_typed(checking, draft.remedies_done, "remedies_done", "Recommendations complied with");
    checking.expect(letter.remedies_done <= letter.remedies_due, "remedies_done",
                    "No more can be complied with than were due");
    letter.remedied_already = count_typed(checking, draft.remedied_already, "remedied_already",
                                          "Satisfactory remedies provided already");
    checking.expect(letter.remedied_already <= letter.upheld, "remedied_already",
                    "No more can have been put right already than were upheld");
    if (!draft.per_100_000.empty()) {
        letter.per_100_000 = typed_number(draft.per_100_000);
        checking.expect(letter.per_100_000 && *letter.per_100_000 >= 0 && *letter.per_100_000 < 1000, "per_100_000",
                        "Enter the rate for each 100,000 people as a number such as 2.6");
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    return letter;
}

std::string_view spoken(Sheet sheet) {
    constexpr std::array<std::string_view, 3> words{"Complaints received", "Complaints decided", "Compliance outcomes"};
    return words[static_cast<std::size_t>(sheet)];
}

namespace {

std::string key_of(std::string_view name) { return lowered(trimmed(name)); }

/// Where the columns stand; a column that is not read stands nowhere.
struct Places {
    std::size_t reference = 0;
    std::optional<std::size_t> outcome;
    std::optional<std::size_t> on_day;
};

std::optional<std::size_t> place_of(CsvRecord const& heading, std::string const& name) {
    auto const found = std::ranges::find(heading.fields, key_of(name), key_of);
    return found == heading.fields.end() ? std::nullopt
                                         : std::optional(static_cast<std::size_t>(found - heading.fields.begin()));
}

Outcome<Places> places_in(CsvRecord const& heading, SheetColumns const& columns) {
    auto const need = [&](std::string const& name) -> Outcome<std::optional<std::size_t>> {
        if (name.empty()) {
            return std::optional<std::size_t>();
        }
        auto const place = place_of(heading, name);
        if (!place) {
            return problem("file",
                           fmt::format("The first line has no column “{}”. Say above how the file calls it", name));
        }
        return place;
    };
    auto const reference = need(columns.reference);
    auto const outcome = need(columns.outcome);
    auto const on_day = need(columns.on_day);
    for (auto const* one : {&reference, &outcome, &on_day}) {
        if (!*one) {
            return tl::make_unexpected(one->error());
        }
    }
    if (!*reference) {
        return problem("file", "Say above which column holds the reference");
    }
    return Places{**reference, *outcome, *on_day};
}

std::string_view field_at(CsvRecord const& record, std::optional<std::size_t> place) {
    return place && *place < record.fields.size() ? trimmed(record.fields[*place]) : std::string_view();
}

}  // namespace

Outcome<std::vector<SheetRow>> sheet_from(std::string_view csv, SheetColumns const& columns) {
    auto const records = read_csv(csv, {most_sheet_bytes, most_benchmark_lines});
    if (!records || records->size() < 2) {
        return problem("file", records ? "The file has no line below its first" : records.error().front().says);
    }
    auto const places = places_in(records->front(), columns);
    if (!places) {
        return tl::make_unexpected(places.error());
    }
    std::map<std::string, SheetRow> rows;
    Problems problems;
    for (auto record = records->begin() + 1; record != records->end() && problems.size() < most_problems; ++record) {
        SheetRow const row{reference_in(field_at(*record, places->reference)),
                           shortened(field_at(*record, places->outcome), 200),
                           published_day_in(field_at(*record, places->on_day))};
        if (row.reference.empty()) {
            problems.push_back({"file", fmt::format("Line {}: the reference is not eight digits", record->line)});
        } else if (auto const [there, is_new] = rows.emplace(row.reference, row); !is_new && there->second != row) {
            problems.push_back(
                {"file", fmt::format("Line {}: {} comes twice and says two things", record->line, row.reference)});
        }
    }
    if (!problems.empty()) {
        return tl::make_unexpected(problems);
    }
    std::vector<SheetRow> all;
    for (auto const& [reference, row] : rows) {
        all.push_back(row);
    }
    return all;
}

SheetComparison compare_sheet(std::vector<OwnRow> const& ours, std::vector<SheetRow> const& theirs) {
    SheetComparison comparison{static_cast<std::int64_t>(ours.size()), static_cast<std::int64_t>(theirs.size()), {}};
    std::map<std::string, std::string> own;
    for (auto const& row : ours) {
        own.emplace(row.reference, row.outcome);
    }
    for (auto const& row : theirs) {
        auto const found = own.find(row.reference);
        if (found == own.end()) {
            comparison.differ.push_back({row.reference, "Only the letter has it"});
            continue;
        }
        bool const compared = !found->second.empty() && !row.outcome.empty();
        if (compared && key_of(found->second) != key_of(row.outcome)) {
            comparison.differ.push_back(
                {row.reference, fmt::format("The letter says “{}”, we say “{}”", row.outcome, found->second)});
        }
        own.erase(found);
    }
    for (auto const& [reference, outcome] : own) {
        comparison.differ.push_back({reference, "Only our own books have it"});
    }
    return comparison;
}

std::string spoken(SheetComparison const& comparison) {
    auto const both = comparison.ours == comparison.theirs
                          ? fmt::format("Our own books and the letter both say {}", comparison.ours)
                          : fmt::format("Our own books say {}, the letter says {}", comparison.ours, comparison.theirs);
    if (comparison.differ.empty()) {
        return both + ", and they are the same.";
    }
    return comparison.differ.size() == 1 ? both + ": this one differs."
                                         : fmt::format("{}: these {} differ.", both, comparison.differ.size());
}

}  // namespace heed::ombudsman
