#include "loop/picture/picture_tables.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "loop/heard/signal_draft.hpp"
#include "measure/interval.hpp"

namespace heed::loop {

using web::ColumnKind;
using web::TableCell;
using web::TypedTable;

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// The list of signals or learning points with these filters, of the picture's service or theme.
std::string list_path(Picture const& picture, std::string_view list, Fields const& fields) {
    std::string path(list);
    char next = '?';
    auto const add = [&](std::string_view name, std::string_view value) {
        path += fmt::format("{}{}={}", next, name, value);
        next = '&';
    };
    if (picture.filter.scope.about != About::whole) {
        add(name_of(picture.filter.scope.about), std::to_string(picture.filter.scope.id));
    }
    for (auto const& [name, value] : fields) {
        if (!value.empty()) {
            add(name, value);
        }
    }
    return path;
}

std::string since(Picture const& picture) { return picture.filter.from ? iso(*picture.filter.from) : std::string(); }

TableCell signals(Picture const& picture, std::int64_t number, Fields fields) {
    return {number, number == 0 ? std::string() : list_path(picture, "/signals", fields)};
}

TableCell heard_signals(Picture const& picture, std::int64_t number, Fields fields) {
    fields.emplace_back("heard_from", since(picture));
    return signals(picture, number, std::move(fields));
}

TableCell points(Picture const& picture, std::int64_t number, Fields fields) {
    fields.emplace_back("made_from", since(picture));
    return {number, number == 0 ? std::string() : list_path(picture, "/learning-points", fields)};
}

TableCell words(std::string_view text) { return {std::string(text), {}}; }

/// "28% to 37%"
TableCell likely(std::int64_t count, std::int64_t of) {
    if (of == 0) {
        return {};
    }
    auto const between = measure::wilson(count, of);
    return words(fmt::format("{:.0f}% to {:.0f}%", 100 * between.low, 100 * between.high));
}

std::string period_note(Picture const& picture, std::string_view what) {
    return picture.filter.from ? fmt::format("{} since {}.", what, spoken(*picture.filter.from))
                               : fmt::format("{} at any time.", what);
}

std::string kept_note(Picture const& picture) {
    return picture.filter.see_kept_from_worker ? "Signals that are kept from a worker are counted."
                                               : "Signals that are kept from a worker are not counted.";
}

constexpr std::string_view share_note =
    "“Likely between” is Wilson’s 95% interval: where few were counted, the true share may lie anywhere in it.";

Day day_of_month(std::string const& month) { return *parse_day(month + "-01"); }

std::string month_in_words(std::string const& month) {
    auto const words = spoken(day_of_month(month));
    return words.substr(words.find(' ') + 1);
}

}  // namespace

Picture read_picture(store::Reading const& db, PictureFilter const& filter, bool signals) {
    Picture picture;
    picture.filter = filter;
    if (signals) {
        picture.heard = heard_figures(db, filter);
        picture.reached = reached_figures(db, filter);
        picture.standing = standing_figures(db, filter);
        picture.waits = stage_waits(db, filter, picture.standing);
        picture.all_heard = ever_reached(picture.reached, Stage::heard);
    }
    picture.learning = learning_figures(db, filter);
    for (auto const& one : picture.learning) {
        picture.all_learned += one.number;
    }
    return picture;
}

TypedTable heard_by_kind(Picture const& picture) {
    TypedTable table{.name = "heard-by-kind",
                     .title = "What was heard, by kind",
                     .columns = {{"Kind", ColumnKind::text},
                                 {"Signals", ColumnKind::number},
                                 {"Of", ColumnKind::number},
                                 {"Share", ColumnKind::share}},
                     .notes = {period_note(picture, "Signals heard"), kept_note(picture)},
                     .when_empty = "Nothing was heard in this time."};
    std::map<SignalKind, std::int64_t> numbers;
    for (auto const& figure : picture.heard) {
        numbers[figure.kind] += figure.number;
    }
    for (auto const& [kind, number] : numbers) {
        table.rows.push_back({words(spoken(kind)),
                              heard_signals(picture, number, {{"kind", std::string(name_of(kind))}}),
                              heard_signals(picture, picture.all_heard, {}),
                              {web::Share{number, picture.all_heard}}});
    }
    return table;
}

TypedTable heard_by_month(Picture const& picture) {
    TypedTable table{
        .name = "heard-by-month",
        .title = "What was heard, by month",
        .columns = {{"Month", ColumnKind::text}, {"Signals", ColumnKind::number}},
        .notes = {period_note(picture, "Signals heard"), kept_note(picture), "This month is not over yet."},
        .when_empty = "Nothing was heard in this time."};
    std::map<std::string, std::int64_t> numbers;
    for (auto const& figure : picture.heard) {
        numbers[figure.month] += figure.number;
    }
    if (!numbers.empty()) {
        auto const last = month_of(picture.filter.today);
        auto const first = picture.filter.from ? *picture.filter.from : day_of_month(numbers.begin()->first);
        for (auto month = first; month_of(month) <= last; month = months_after(month, 1)) {
            auto const number = numbers[month_of(month)];
            table.rows.push_back(
                {words(month_in_words(month_of(month))),
                 signals(picture, number,
                         {{"heard_from", iso(month)}, {"heard_to", iso(months_after(month, 1) - 1)}})});
        }
    }
    return table;
}

TypedTable what_it_led_to(Picture const& picture) {
    TypedTable table{.name = "what-it-led-to",
                     .title = "What it led to",
                     .columns = {{"It was ever", ColumnKind::text},
                                 {"Signals", ColumnKind::number},
                                 {"Of", ColumnKind::number},
                                 {"Share", ColumnKind::share},
                                 {"Likely between", ColumnKind::text}},
                     .notes = {period_note(picture, "Signals heard"), kept_note(picture),
                               "A signal that came so far counts, also if what was learned of it was reopened later.",
                               std::string(share_note)}};
    for (auto const stage : {Stage::understood, Stage::learned, Stage::acted_on, Stage::shared, Stage::proved}) {
        auto const number = ever_reached(picture.reached, stage);
        table.rows.push_back({words(spoken(stage)),
                              heard_signals(picture, number, {{"reached", std::string(name_of(stage))}}),
                              heard_signals(picture, picture.all_heard, {}),
                              {web::Share{number, picture.all_heard}},
                              likely(number, picture.all_heard)});
    }
    return table;
}

namespace {

TableCell days_cell(measure::WaitQuantile const& quantile) {
    return quantile.days ? TableCell{*quantile.days, {}} : words("not so many yet");
}

std::string limit(std::optional<std::int64_t> const& days) { return days ? std::to_string(*days) : "?"; }

}  // namespace

TypedTable how_long_it_takes(Picture const& picture) {
    TypedTable table{
        .name = "how-long-it-takes",
        .title = "How long each stage takes",
        .columns = {{"Stage", ColumnKind::text},
                    {"Days until half went on", ColumnKind::number},
                    {"Likely between", ColumnKind::text},
                    {"Days until nine in ten went on", ColumnKind::number},
                    {"Went on", ColumnKind::number},
                    {"Still there", ColumnKind::number},
                    {"Set back", ColumnKind::number}},
        .notes = {period_note(picture, "Signals that came to the stage for the first time"), kept_note(picture),
                  "Who still waits counts for as long as they have waited, and who was set back until then (Kaplan "
                  "and Meier). Waits of more than 60 days are counted in whole weeks. Compliments are left out."}};
    for (auto const& wait : picture.waits) {
        std::string const stage(name_of(wait.stage));
        std::string const began = since(picture);
        table.rows.push_back(
            {words(spoken(wait.stage)), days_cell(wait.half),
             wait.half.days ? words(fmt::format("{} to {}", limit(wait.half.low), limit(wait.half.high))) : TableCell{},
             days_cell(wait.nine_tenths), signals(picture, wait.went_on, {{"left", stage}, {"began_from", began}}),
             signals(picture, wait.still_there, {{"stage", stage}, {"since_from", began}, {"first_time", "yes"}}),
             signals(picture, wait.set_back, {{"left", stage}, {"set_back", "yes"}, {"began_from", began}})});
    }
    return table;
}

TypedTable what_is_stuck(Picture const& picture) {
    struct Bucket {
        std::string_view name;
        int from;
        int to;
    };
    constexpr int ever = 100000;
    static constexpr std::array buckets{Bucket{"Over a year", 366, ever}, Bucket{"6 to 12 months", 183, 365},
                                        Bucket{"3 to 6 months", 92, 182}, Bucket{"1 to 3 months", 31, 91},
                                        Bucket{"Up to 30 days", 0, 30}};
    TypedTable table{
        .name = "what-is-stuck",
        .title = "What stands where, and for how long",
        .columns = {{"Stage", ColumnKind::text}},
        .notes = {"Where signals stand today, whenever they were heard. Compliments wait for nothing and are left out.",
                  kept_note(picture)}};
    for (auto const& bucket : buckets) {
        table.columns.push_back({std::string(bucket.name), ColumnKind::number});
    }
    table.columns.push_back({"All", ColumnKind::number});
    auto const today = picture.filter.today;
    for (auto const stage : {Stage::heard, Stage::understood, Stage::learned, Stage::acted_on, Stage::shared}) {
        auto& row = table.rows.emplace_back();
        row.push_back(words(spoken(stage)));
        std::string const name(name_of(stage));
        std::int64_t all = 0;
        for (auto const& bucket : buckets) {
            std::int64_t number = 0;
            for (auto const& one : picture.standing) {
                auto const days = std::max(0, today - one.since);
                number += one.stage == stage && days >= bucket.from && days <= bucket.to ? one.number : 0;
            }
            all += number;
            row.push_back(signals(picture, number,
                                  {{"stage", name},
                                   {"since_from", bucket.to == ever ? "" : iso(today - bucket.to)},
                                   {"since_to", bucket.from == 0 ? "" : iso(today - bucket.from)}}));
        }
        row.push_back(signals(picture, all, {{"stage", name}, {"since_to", iso(today)}}));
    }
    return table;
}

namespace {

HowItStands how_it_stands(LearningPicture const& one) {
    if (one.standing == Standing::closed) {
        return HowItStands::closed;
    }
    if (one.standing == Standing::reopened) {
        return named<HowItStands>(one.cause).value_or(HowItStands::by_hand);
    }
    return one.stage == Stage::proved ? HowItStands::embedded : HowItStands::worked_on;
}

TypedTable table_of_points(Picture const& picture, std::string name, std::string title, std::string first) {
    return {.name = std::move(name),
            .title = std::move(title),
            .columns = {{std::move(first), ColumnKind::text},
                        {"Learning points", ColumnKind::number},
                        {"Of", ColumnKind::number},
                        {"Share", ColumnKind::share},
                        {"Likely between", ColumnKind::text}},
            .notes = {period_note(picture, "Learning points made"), std::string(share_note)}};
}

}  // namespace

std::int64_t standing_so(Picture const& picture, HowItStands how) {
    std::int64_t number = 0;
    for (auto const& one : picture.learning) {
        number += how_it_stands(one) == how ? one.number : 0;
    }
    return number;
}

TypedTable how_learning_stands(Picture const& picture) {
    auto table = table_of_points(picture, "how-learning-stands", "How learning points stand", "It is");
    for_each_value<HowItStands>([&](HowItStands how) {
        auto const number = standing_so(picture, how);
        table.rows.push_back({words(spoken(how)),
                              points(picture, number, {{"how", std::string(name_of(how))}}),
                              points(picture, picture.all_learned, {}),
                              {web::Share{number, picture.all_learned}},
                              likely(number, picture.all_learned)});
    });
    return table;
}

TypedTable strongest_actions(Picture const& picture) {
    auto table = table_of_points(picture, "strongest-actions", "The strongest action on each", "Strongest action");
    table.notes.emplace_back("Strength after the hierarchy of actions of RCA2 (2015). Actions given up are left out.");
    for (auto const strongest : {Strongest::strong, Strongest::medium, Strongest::weak, Strongest::none}) {
        std::int64_t number = 0;
        for (auto const& one : picture.learning) {
            number += one.strongest == static_cast<std::int64_t>(strongest) ? one.number : 0;
        }
        table.rows.push_back({words(spoken(strongest)),
                              points(picture, number, {{"strongest", std::string(name_of(strongest))}}),
                              points(picture, picture.all_learned, {}),
                              {web::Share{number, picture.all_learned}},
                              likely(number, picture.all_learned)});
    }
    return table;
}

web::Share told_share(Picture const& picture) {
    web::Share told;
    for (auto const& one : picture.learning) {
        if (one.stage >= Stage::acted_on) {
            told.of += one.number;
            told.count += one.is_told ? one.number : 0;
        }
    }
    return told;
}

TypedTable told_back(Picture const& picture) {
    auto table = table_of_points(picture, "told-back", "Told back", "People were");
    table.notes.emplace_back("Of the learning points that something was done about.");
    auto const told = told_share(picture);
    auto const row = [&](std::string_view says, std::string const& value, std::int64_t number) {
        table.rows.push_back({words(says),
                              points(picture, number, {{"told", value}}),
                              {told.of},
                              {web::Share{number, told.of}},
                              likely(number, told.of)});
    };
    row("Told what changed", "yes", told.count);
    row("Not told", "no", told.of - told.count);
    return table;
}

std::vector<TypedTable> tables_of(Picture const& picture, bool signals) {
    std::vector<TypedTable> tables;
    if (signals) {
        tables = {heard_by_kind(picture), heard_by_month(picture), what_it_led_to(picture), how_long_it_takes(picture),
                  what_is_stuck(picture)};
    }
    tables.push_back(how_learning_stands(picture));
    tables.push_back(strongest_actions(picture));
    tables.push_back(told_back(picture));
    return tables;
}

}  // namespace heed::loop
