#include "areas/complaints/charging/care_event.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

#include "areas/complaints/inquiry/remedies.hpp"
#include "areas/complaints/rules.hpp"
#include "kernel/csv.hpp"
#include "kernel/text.hpp"

namespace heed::complaints {

namespace {

constexpr std::size_t most_problems = 10;
constexpr std::size_t most_days_of_an_event = 731;
constexpr std::array<std::string_view, 8> headings{"kind",    "from",   "to",        "provider",
                                                   "service", "amount", "how_known", "reference"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void check_days(web::Checking& checking, std::optional<Day> from, std::optional<Day> to, Day today) {
    checking.expect(!from || *from <= today, "from_day", "The day cannot be in the future");
    checking.expect(!from || !to || *to >= *from, "to_day", "The last day cannot be before the first");
    checking.expect(!to || *to <= today, "to_day", "The last day cannot be in the future");
    checking.expect(!from || !to || *to - *from < static_cast<int>(most_days_of_an_event), "to_day",
                    "Enter two years at the most");
}

void check_words(web::Checking& checking, CareEventDraft const& draft) {
    checking.expect(draft.amount.empty() || pence_in(draft.amount), "amount",
                    "Enter the amount in pounds, such as 12.50");
    checking.expect_text(draft.how_known, "how_known", "Say how it is known", most_line);
    checking.expect(draft.reference.empty() || is_reference(draft.reference), "reference",
                    "Use letters, digits, dashes and dots in a reference, with at least one digit and no name");
}

/// The day in the boxes, "2026-03-01" split into them.
web::TypedDay as_typed(Day day) {
    auto const date = day.date();
    return {fmt::format("{}", static_cast<unsigned>(date.day())),
            fmt::format("{}", static_cast<unsigned>(date.month())), fmt::format("{}", static_cast<int>(date.year()))};
}

std::optional<CareEventKind> kind_in(std::string_view text) {
    std::optional<CareEventKind> found = named<CareEventKind>(trimmed(text));
    for_each_value<CareEventKind>([&](CareEventKind kind) {
        if (lowered(trimmed(text)) == lowered(spoken(kind))) {
            found = kind;
        }
    });
    return found;
}

/// 0 for an empty name; nothing for one that is not known.
template <class Named>
std::optional<std::int64_t> number_of(std::string_view name, std::vector<Named> const& all) {
    auto const wanted = lowered(trimmed(name));
    if (wanted.empty()) {
        return 0;
    }
    auto const found = std::ranges::find_if(all, [&](Named const& one) { return lowered(one.name) == wanted; });
    return found == all.end() ? std::nullopt : std::optional(found->id.number);
}

/// One line of the file, with all that is wrong in it in one sentence.
Outcome<CareEvent> event_in(CsvRecord const& record, KnownNames const& names, Day today) {
    auto const wrong = [&](std::string_view says) {
        return problem("events", fmt::format("Line {}: {}", record.line, says));
    };
    auto const& fields = record.fields;
    if (fields.size() != headings.size()) {
        return wrong(fmt::format("there must be {} columns and there are {}", headings.size(), fields.size()));
    }
    auto const from = day_in_file(fields[1]);
    auto const to = trimmed(fields[2]).empty() ? from : day_in_file(fields[2]);
    auto const provider = number_of(fields[3], names.spoken_about);
    auto const service = number_of(fields[4], names.services);
    if (!from || !to) {
        return wrong("the day must look like 2026-03-01 or 01/03/2026");
    }
    if (!provider) {
        return wrong("this provider is not in the list of teams and providers");
    }
    if (!service) {
        return wrong("this service is not known");
    }
    auto event = care_event(
        {kind_in(fields[0]), as_typed(*from), as_typed(*to), *provider, *service, std::string(trimmed(fields[5])),
         std::string(trimmed(fields[6])), std::string(trimmed(fields[7]))},
        today);
    return event ? event : wrong(event.error().front().says);
}

bool is_heading(CsvRecord const& record) {
    return std::ranges::equal(record.fields, headings,
                              [](std::string const& a, std::string_view b) { return lowered(trimmed(a)) == b; });
}

}  // namespace

std::string spoken(CareEventKind kind) {
    switch (kind) {
        case CareEventKind::missed_visit: return "Missed visit";
        case CareEventKind::late_visit: return "Late visit";
        case CareEventKind::wrong_charge: return "Wrong charge";
        case CareEventKind::assessment_delay: return "Delay of an assessment";
        case CareEventKind::financial_assessment_delay: return "Delay of a financial assessment";
        case CareEventKind::other: break;
    }
    return "Something else";
}

Outcome<CareEvent> care_event(CareEventDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(draft.kind.has_value(), "kind", "Choose what happened");
    auto const from = checking.take(web::day_from(draft.from_day, "from_day", "The day"));
    auto const to = draft.to_day.empty() ? from : checking.take(web::day_from(draft.to_day, "to_day", "The last day"));
    check_days(checking, from, to, today);
    check_words(checking, draft);
    if (!checking.fine()) {
        return checking.problems();
    }
    CareEvent event;
    event.kind = *draft.kind;
    event.from_day = *from;
    event.to_day = *to;
    event.provider = draft.provider;
    event.service = draft.service;
    event.pence = pence_in(draft.amount);
    event.how_known = draft.how_known;
    event.reference = draft.reference;
    return event;
}

Outcome<std::vector<CareEvent>> care_events_from(std::string_view text, KnownNames const& names, Day today) {
    auto const records = read_csv(text, {most_bytes_of_events, most_events_at_once + 1});
    if (!records) {
        return problem("events", records.error().front().says);
    }
    if (records->empty() || !is_heading(records->front())) {
        return problem("events", fmt::format("The first line must be: {}", fmt::join(headings, ",")));
    }
    std::vector<CareEvent> events;
    Problems problems;
    for (auto record = std::next(records->begin()); record != records->end(); ++record) {
        auto event = event_in(*record, names, today);
        if (event) {
            events.push_back(*std::move(event));
        } else if (problems.size() < most_problems) {
            problems.push_back(event.error().front());
        }
    }
    if (problems.empty() && events.empty()) {
        problems.push_back({"events", "There is no event below the first line"});
    }
    return problems.empty() ? Outcome<std::vector<CareEvent>>(std::move(events)) : tl::make_unexpected(problems);
}

std::optional<Day> day_in_file(std::string_view text) {
    auto const typed = trimmed(text);
    if (auto const day = parse_day(typed)) {
        return day;
    }
    bool const slashes = typed.size() == 10 && typed[2] == '/' && typed[5] == '/';
    return slashes ? parse_day(fmt::format("{}-{}-{}", typed.substr(6), typed.substr(3, 2), typed.substr(0, 2)))
                   : std::nullopt;
}

bool is_reference(std::string_view text) {
    auto const allowed = [](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '/' || c == '.' ||
               c == '_';
    };
    return !text.empty() && text.size() <= 30 && std::ranges::all_of(text, allowed) &&
           std::ranges::any_of(text, is_digit);
}

}  // namespace heed::complaints
