#include "areas/surveys/event.hpp"

#include <algorithm>
#include <ranges>

#include <fmt/format.h>

#include "kernel/csv.hpp"
#include "kernel/text.hpp"
#include "people/members.hpp"

namespace heed::surveys {

namespace {

constexpr std::size_t columns_needed = 3;
constexpr std::size_t most_problems = 20;
constexpr std::size_t most_of_address = 500;

/// One draft being read, with what is wrong in it.
class Reading {
public:
    explicit Reading(EventDraft const& draft) : draft_(draft) {}

    std::string text(std::string_view column) const {
        auto const found = draft_.find(column);
        return found == draft_.end() ? std::string() : std::string(trimmed(found->second));
    }

    std::string line(std::string_view column, std::size_t most) {
        auto value = text(column);
        auto const length = length_in_characters(value);
        expect(length <= most, column, fmt::format("Use {} characters or fewer; there are {}", most, length));
        return value;
    }

    bool yes(std::string_view column) {
        auto const value = lowered(text(column));
        bool const is_yes = value == "yes" || value == "y" || value == "1" || value == "true";
        bool const is_no = value.empty() || value == "no" || value == "n" || value == "0" || value == "false";
        expect(is_yes || is_no, column,
               fmt::format("Say yes or no, or leave it empty, in place of “{}”", in_short(value)));
        return is_yes;
    }

    template <class E>
    std::optional<E> one_of(std::string_view column, std::string_view says) {
        auto const value = named<E>(lowered(text(column)));
        expect(value.has_value(), column, std::string(says));
        return value;
    }

    std::int64_t one_known(std::string_view column, std::map<std::string, std::int64_t, std::less<>> const& known) {
        auto const name = text(column);
        auto const found = known.find(lowered(name));
        expect(name.empty() || found != known.end(), column,
               fmt::format("There is no {} “{}”. Write its name as staff know it", column, in_short(name)));
        return name.empty() || found == known.end() ? 0 : found->second;
    }

    void expect(bool holds, std::string_view column, std::string says) {
        if (!holds) {
            problems_.push_back({std::string(column), std::move(says)});
        }
    }

    Problems const& problems() const { return problems_; }

private:
    static std::string in_short(std::string_view text) { return shortened(text, 30); }

    EventDraft const& draft_;
    Problems problems_;
};

std::optional<Day> day_in(std::string_view text) {
    if (auto const day = parse_day(text)) {
        return day;
    }
    auto const parts = split(text, '/');
    return parts.size() == 3 ? parse_day(fmt::format("{:0>4}-{:0>2}-{:0>2}", parts[2], parts[1], parts[0]))
                             : std::nullopt;
}

Day read_day(Reading& reading, Day today) {
    auto const text = reading.text("day");
    auto const day = day_in(text);
    reading.expect(day.has_value(), "day",
                   text.empty() ? "Enter the day on which it was" : "Enter a day such as 2026-03-01 or 01/03/2026");
    reading.expect(!day || *day <= today, "day", "The day cannot be in the future");
    reading.expect(!day || today - *day <= days_to_ask_in, "day",
                   fmt::format("It was more than {} days ago: too long to ask about it now", days_to_ask_in));
    return day.value_or(today);
}

Way read_way(Reading& reading, Event const& event) {
    if (!reading.text("way").empty()) {
        return reading.one_of<Way>("way", "Write email, letter or phone, or leave it empty").value_or(Way::letter);
    }
    reading.expect(!event.email.empty() || !event.address.empty() || !event.phone.empty(), "email",
                   "Enter an e-mail address, an address or a telephone number");
    return !event.email.empty() ? Way::email : !event.address.empty() ? Way::letter : Way::phone;
}

std::size_t digits_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }));
}

void check_way(Reading& reading, Event const& event) {
    if (event.way == Way::email) {
        reading.expect(people::looks_like_email(event.email), "email",
                       "Enter an e-mail address in the form name@example.com");
    }
    if (event.way == Way::letter) {
        reading.expect(!event.address.empty(), "address", "Enter the address that the letter goes to");
    }
    if (event.way == Way::phone) {
        reading.expect(digits_in(event.phone) >= 7, "phone", "Enter the telephone number, with its area code");
    }
}

/// What is not needed to ask in this way is not kept.
void leave_out_what_is_not_needed(Event& event) {
    if (event.way == Way::email) {
        event.name.clear();
    }
    if (event.way != Way::email) {
        event.email.clear();
    }
    if (event.way != Way::letter) {
        event.address.clear();
    }
    if (event.way != Way::phone) {
        event.phone.clear();
    }
}

/// The columns of the heading, each once, known, with none missing.
Outcome<std::vector<std::string>> heading_of(CsvRecord const& record) {
    std::vector<std::string> names;
    for (auto const& field : record.fields) {
        names.push_back(lowered(trimmed(field)));
        if (std::ranges::count(event_columns(), names.back()) == 0 || std::ranges::count(names, names.back()) > 1) {
            return problem("file", fmt::format("Line {}: the column “{}” is not known, or stands there twice",
                                               record.line, shortened(names.back(), 30)));
        }
    }
    for (std::size_t i = 0; i < columns_needed; ++i) {
        if (std::ranges::count(names, event_columns()[i]) == 0) {
            return problem("file", fmt::format("Line {}: the column “{}” is missing", record.line, event_columns()[i]));
        }
    }
    return names;
}

EventDraft draft_of(CsvRecord const& record, std::vector<std::string> const& heading) {
    EventDraft draft;
    for (std::size_t i = 0; i < heading.size(); ++i) {
        draft[heading[i]] = record.fields[i];
    }
    return draft;
}

void add_problems(Problems& problems, std::int64_t line, Problems const& of_line) {
    for (auto const& one : of_line) {
        if (problems.size() < most_problems) {
            problems.push_back({"file", fmt::format("Line {}, {}: {}", line, one.field, one.says)});
        }
    }
}

}  // namespace

std::vector<std::string> const& event_columns() {
    static std::vector<std::string> const columns{"event",     "day",         "team",        "service", "way",
                                                  "name",      "email",       "phone",       "address", "language",
                                                  "easy_read", "large_print", "what_matters"};
    return columns;
}

Outcome<Event> event_from(EventDraft const& draft, Known const& known, Day today) {
    Reading reading(draft);
    Event event;
    event.kind = reading.one_of<EventKind>("event", "Write assessment_finished, review_finished or contact_closed")
                     .value_or(EventKind::assessment_finished);
    event.on = read_day(reading, today);
    reading.expect(!reading.text("team").empty(), "team", "Enter the team");
    event.team = reading.one_known("team", known.teams);
    event.service = reading.one_known("service", known.services);
    event.name = reading.line("name", most_of_line);
    event.email = people::kept_email(reading.line("email", most_of_line));
    event.phone = reading.line("phone", most_of_line);
    event.address = reading.line("address", most_of_address);
    event.language = reading.line("language", most_of_line);
    event.easy_read = reading.yes("easy_read");
    event.large_print = reading.yes("large_print");
    event.matters = reading.line("what_matters", most_of_matters);
    event.way = read_way(reading, event);
    if (reading.problems().empty()) {
        check_way(reading, event);
    }
    if (!reading.problems().empty()) {
        return tl::make_unexpected(reading.problems());
    }
    leave_out_what_is_not_needed(event);
    return event;
}

Outcome<std::vector<Event>> events_from(std::string_view csv, Known const& known, Day today) {
    auto const records = read_csv(csv, {largest_event_file, most_events + 1});
    if (!records) {
        return problem("file", records.error().front().says);
    }
    if (records->size() < 2) {
        return problem("file", "The file has no line below its heading");
    }
    auto const heading = heading_of(records->front());
    if (!heading) {
        return tl::make_unexpected(heading.error());
    }
    std::vector<Event> events;
    Problems problems;
    for (auto const& record : *records | std::views::drop(1)) {
        if (record.fields.size() != heading->size()) {
            add_problems(
                problems, record.line,
                {{"fields", fmt::format("There are {} in place of {}", record.fields.size(), heading->size())}});
            continue;
        }
        auto event = event_from(draft_of(record, *heading), known, today);
        if (event) {
            events.push_back(std::move(*event));
        } else {
            add_problems(problems, record.line, event.error());
        }
    }
    return problems.empty() ? Outcome<std::vector<Event>>(std::move(events)) : tl::make_unexpected(problems);
}

}  // namespace heed::surveys
