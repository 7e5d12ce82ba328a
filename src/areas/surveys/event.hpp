#pragma once
// Something happened after which people are asked: an assessment was finished, a review held, a contact closed. It comes by
// CSV file, typed in, or from another system; all three go through `event_from`. It brings only what asking needs: where and
// when it was, a way to reach the person, and the form in which they can read.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "areas/surveys/survey.hpp"
#include "kernel/outcome.hpp"

namespace heed::surveys {

struct Event {
    EventKind kind = EventKind::assessment_finished;
    Day on;
    std::int64_t team = 0;
    std::int64_t service = 0;
    Way way = Way::letter;
    std::string name;
    std::string email;
    std::string phone;
    std::string address;
    std::string language;
    bool easy_read = false;
    bool large_print = false;
    std::string matters;
};

/// As it was typed, each field by the name of its column.
using EventDraft = std::map<std::string, std::string, std::less<>>;

/// The names by which a file may speak of teams and services, in small letters.
struct Known {
    std::map<std::string, std::int64_t, std::less<>> teams;
    std::map<std::string, std::int64_t, std::less<>> services;
};

/// Longer ago than this, nobody is asked any more.
constexpr int days_to_ask_in = 90;

constexpr std::size_t most_of_matters = 300;  ///< characters of what matters to somebody
constexpr std::size_t most_of_line = 200;

/// The columns of a file, those that must be there first: event, day, team; service, way, name, email, phone, address,
/// language, easy_read, large_print, what_matters.
std::vector<std::string> const& event_columns();

/// Without a way, by e-mail where there is an address, by letter where there is one, else by telephone. A name is kept only
/// for a letter or a call, and of the ways to reach them only the one that is used. Problems carry the column's name.
Outcome<Event> event_from(EventDraft const& draft, Known const& known, Day today);

constexpr std::size_t largest_event_file = 1U << 20;
constexpr std::int64_t most_events = 5000;

/// A file with a heading line. Problems, twenty at most, begin with the line: nothing of a file with a problem is taken.
Outcome<std::vector<Event>> events_from(std::string_view csv, Known const& known, Day today);

}  // namespace heed::surveys
