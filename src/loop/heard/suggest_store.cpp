#include "loop/heard/suggest_store.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "loop/heard/agreement_store.hpp"
#include "loop/themes/theme_store.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "web/random.hpp"

namespace heed::loop {

namespace {

constexpr std::size_t themes_suggested = 3;

struct CountRow {
    std::string stem;
    std::int64_t theme = 0;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(CountRow, (), (stem, theme, number))

/// Sixteen stems a query, so that one prepared statement serves every text.
std::vector<StemCount> counts_of(store::Reading const& db, std::vector<TellingWord> const& words) {
    constexpr std::size_t many = 16;
    std::vector<std::string> stems{""};
    std::ranges::transform(words, std::back_inserter(stems), &TellingWord::stem);
    stems.resize((stems.size() + many - 1) / many * many);
    std::vector<StemCount> counts;
    for (std::size_t at = 0; at < stems.size(); at += many) {
        auto const s = [&](std::size_t i) { return at > 0 && stems[at + i].empty() ? "-" : stems[at + i]; };
        for (auto const& row : store::rows<CountRow>(
                 db,
                 "select stem, theme, number from theme_stems where council = :council and number > 0 and stem in"
                 " (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k, :l, :m, :n, :o, :p)",
                 db.council(), s(0), s(1), s(2), s(3), s(4), s(5), s(6), s(7), s(8), s(9), s(10), s(11), s(12), s(13),
                 s(14), s(15))) {
            counts.push_back({row.stem, row.theme, row.number});
        }
    }
    return counts;
}

struct MeaningRow {
    std::int64_t id = 0;
    std::string name;
    std::string definition;
    std::string includes;
    std::string excludes;
};
BOOST_DESCRIBE_STRUCT(MeaningRow, (), (id, name, definition, includes, excludes))

std::vector<Meaning> meanings(store::Reading const& db) {
    std::vector<Meaning> themes;
    for (auto& row : store::rows<MeaningRow>(db,
                                             "select id, name, definition, includes, excludes from themes"
                                             " where council = :council and standing = 'in_use'"
                                             " order by name, id limit 500",
                                             db.council())) {
        themes.push_back(
            {row.id, std::move(row.name), std::move(row.definition), std::move(row.includes), std::move(row.excludes)});
    }
    return themes;
}

}  // namespace

std::vector<Suggested> suggestions_for(store::Reading const& db, std::string_view said) {
    auto const themes = meanings(db);
    auto const words = telling_words(said);
    Calibration const calibration(suggestion_record(db));
    std::vector<Suggested> found;
    std::size_t taken = 0;
    for (auto& one : suggest(words, themes, counts_of(db, words))) {
        if (one.theme != 0 && ++taken > themes_suggested) {
            continue;
        }
        auto const meaning = std::ranges::find(themes, one.theme, &Meaning::theme);
        found.push_back({{one.theme},
                         meaning == themes.end() ? "" : meaning->name,
                         std::move(one.words),
                         one.sure,
                         calibration.corrected(one.sure)});
    }
    return found;
}

namespace {

using StemNumbers = std::map<std::string, std::int64_t>;

void count_words(StemNumbers& numbers, std::string_view said, std::int64_t number) {
    numbers[""] += number;
    for (auto const& word : telling_words(said)) {
        numbers[word.stem] += number;
    }
}

void add_counts(store::Writing& db, Id<Theme> theme, StemNumbers const& numbers, int sign) {
    for (auto const& [stem, number] : numbers) {
        store::act(db,
                   "insert into theme_stems (council, stem, theme, number) values (:council, :stem, :theme, :number)"
                   " on conflict (council, stem, theme) do update set number = theme_stems.number + excluded.number",
                   db.council(), stem, theme, sign * number);
    }
}

}  // namespace

void learn_words(store::Writing& db, std::string_view said, Id<Theme> theme, int sign) {
    StemNumbers numbers;
    count_words(numbers, said, 1);
    add_counts(db, theme, numbers, sign);
}

void merge_words(store::Writing& db, Id<Theme> from, Id<Theme> into) {
    StemNumbers of_both;
    for (auto const& said : store::values<std::string>(
             db,
             "select said from theme_signals join signals on signals.council = theme_signals.council and id = signal"
             " where theme_signals.council = :council and theme = :from and learned = 1 and exists"
             " (select 1 from theme_signals there where there.council = theme_signals.council and there.theme = :into"
             " and there.signal = theme_signals.signal and there.learned = 1)",
             db.council(), from, into)) {
        count_words(of_both, said, 1);
    }
    add_counts(db, from, of_both, -1);
    store::act(db,
               "insert into theme_stems (council, stem, theme, number)"
               " select council, stem, cast(:into as bigint), number from theme_stems"
               " where council = :council and theme = :from"
               " on conflict (council, stem, theme) do update set number = theme_stems.number + excluded.number",
               into, db.council(), from);
    store::act(db, "delete from theme_stems where council = :council and theme = :from", db.council(), from);
}

void split_words(store::Writing& db, std::int64_t split, Id<Theme> from, Id<Theme> made) {
    StemNumbers moved;
    for (auto const& said :
         store::values<std::string>(db,
                                    "select said from theme_split_signals chosen"
                                    " join theme_signals on theme_signals.council = chosen.council and theme = :made"
                                    " and theme_signals.signal = chosen.signal and learned = 1"
                                    " join signals on signals.council = chosen.council and signals.id = chosen.signal"
                                    " where chosen.council = :council and chosen.split = :split",
                                    made, db.council(), split)) {
        count_words(moved, said, 1);
    }
    add_counts(db, from, moved, -1);
    add_counts(db, made, moved, 1);
}

// ---- what waits to be sorted

bool is_sorted(store::Reading const& db, Id<Signal> signal) {
    return store::value_if_any<std::int64_t>(db, "select is_sorted from signals where council = :council and id = :id",
                                             db.council(), signal)
               .value_or(1) == 1;
}

std::optional<Id<Signal>> next_to_sort(store::Reading const& db, std::optional<SignalPlace> const& after,
                                       bool see_kept_from_worker) {
    auto const place = after.value_or(SignalPlace{*parse_day("0001-01-01"), {0}});
    return store::value_if_any<Id<Signal>>(db,
                                           "select id from signals where council = :council and is_sorted = 0"
                                           " and (heard_on, id) > (:day, :id) and kept_from_worker <= :kept"
                                           " order by heard_on, id limit 1",
                                           db.council(), place.heard_on, place.signal, see_kept_from_worker);
}

std::int64_t count_to_sort(store::Reading const& db, bool see_kept_from_worker) {
    return store::value<std::int64_t>(db,
                                      "select count(*) from (select 1 from signals where council = :council"
                                      " and is_sorted = 0 and kept_from_worker <= :kept limit 1000) waiting",
                                      db.council(), see_kept_from_worker);
}

namespace {

struct TenthRow {
    int tenth = 0;
    std::int64_t shown = 0;
    std::int64_t was_right = 0;
};
BOOST_DESCRIBE_STRUCT(TenthRow, (), (tenth, shown, was_right))

}  // namespace

std::vector<TenthFigure> suggestion_record(store::Reading const& db) {
    std::vector<TenthFigure> record;
    for (auto const& row : store::rows<TenthRow>(
             db, "select tenth, shown, was_right from suggestion_figures where council = :council and tenth >= 0",
             db.council())) {
        record.push_back({row.tenth, row.shown, row.was_right});
    }
    return record;
}

namespace {

struct Sorting {
    Id<Signal> signal;
    Id<Theme> theme;
    Id<Theme> suggested;
    std::int64_t sure = 0;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Sorting, (), (signal, theme, suggested, sure, at, by))

bool was_answered(store::Reading const& db, Id<Signal> signal) {
    return store::value_if_any<std::int64_t>(db, "select 1 from sortings where council = :council and signal = :signal",
                                             db.council(), signal)
        .has_value();
}

void record_suggestions(store::Writing& db, std::vector<Suggested> const& shown, Id<Theme> answer) {
    for (auto const& one : shown) {
        store::act(db,
                   "insert into suggestion_figures (council, tenth, shown, was_right)"
                   " values (:council, :tenth, 1, :right) on conflict (council, tenth) do update set"
                   " shown = suggestion_figures.shown + 1,"
                   " was_right = suggestion_figures.was_right + excluded.was_right",
                   db.council(), tenth_of(one.raw), one.theme == answer);
    }
}

void keep_first_answer(store::Writing& db, SignalRecord const& signal, Id<Theme> theme, bool read_again,
                       Doing const& doing) {
    constexpr double thousandths = 1000;
    auto const shown = suggestions_for(db, signal.said);
    auto const& first = shown.front();
    store::insert(db, "sortings",
                  Sorting{signal.id, theme, first.theme, static_cast<std::int64_t>(first.sure * thousandths), doing.now,
                          doing.by});
    record_suggestions(db, shown, theme);
    count_pair(db, Pair::suggestion_first, signal.kept_from_worker, first.theme, theme);
    if (read_again) {
        ask_for_second_reading(db, signal, theme, first.theme, doing);
    }
}

}  // namespace

void sort_signal(store::Writing& db, Id<Signal> id, Id<Theme> named, bool read_again, Doing const& doing) {
    auto const signal = find_signal(db, id, true);
    auto const about = named ? find_current_theme(db, named) : std::nullopt;
    if (!signal || (named && !about)) {
        throw NotFound();
    }
    auto const theme = about ? about->id : Id<Theme>{};
    if (!was_answered(db, id)) {
        keep_first_answer(db, *signal, theme, read_again, doing);
    }
    if (theme) {
        link_to_theme(db, id, theme, doing.today, doing.now, doing.by);
    } else if (!is_sorted(db, id)) {
        store::act(db, "update signals set is_sorted = 1 where council = :council and id = :id", db.council(), id);
        learn_words(db, signal->said, {}, 1);
    }
    store::note(db, {"signal", id.number, "sorted", theme ? "" : "none fits", doing.by, doing.now});
}

bool is_read_twice(std::string_view server_key, Id<Signal> signal) {
    auto const hash = web::keyed_hash(server_key, fmt::format("second reading {}", signal.number));
    return std::stoull(hash.substr(0, 12), nullptr, 16) % 10 == 0;
}

}  // namespace heed::loop
