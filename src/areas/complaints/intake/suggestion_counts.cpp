#include "areas/complaints/intake/suggestion_counts.hpp"

#include <cmath>

#include <fmt/format.h>

#include "measure/interval.hpp"
#include "store/rows.hpp"

namespace heed::complaints {

namespace {

constexpr Id<Suggestion> any_of_them{0};

void count(store::Writing& db, Id<Suggestion> suggestion, std::string_view what) {
    store::act(db,
               "insert into suggestion_tallies (council, suggestion, what, number) values (:council, :id, :what, 1)"
               " on conflict (council, suggestion, what) do update set number = suggestion_tallies.number + 1",
               db.council(), suggestion, what);
}

std::vector<Id<Suggestion>> shown_in(store::Reading const& db, Id<Case> draft) {
    return store::values<Id<Suggestion>>(db,
                                         "select suggestion from suggestions_shown"
                                         " where council = :council and draft = :draft order by suggestion",
                                         db.council(), draft);
}

struct Tally {
    std::string what;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(Tally, (), (what, number))

}  // namespace

void count_shown(store::Writing& db, Id<Case> draft, std::vector<Suggestion> const& shown) {
    if (!shown.empty() && shown_in(db, draft).empty()) {
        count(db, any_of_them, "shown");
    }
    for (auto const& one : shown) {
        auto const added = store::act(db,
                                      "insert into suggestions_shown (council, draft, suggestion, opened)"
                                      " values (:council, :draft, :suggestion, 0)"
                                      " on conflict (council, draft, suggestion) do nothing",
                                      db.council(), draft, one.id);
        if (added == 1) {
            count(db, one.id, "shown");
        }
    }
}

void count_opened(store::Writing& db, Id<Case> draft, Id<Suggestion> suggestion) {
    auto const opened = store::act(db,
                                   "update suggestions_shown set opened = 1 where council = :council"
                                   " and draft = :draft and suggestion = :suggestion and opened = 0",
                                   db.council(), draft, suggestion);
    if (opened == 1) {
        count(db, suggestion, "opened");
    }
}

bool was_shown(store::Reading const& db, Id<Case> draft, Id<Suggestion> suggestion) {
    return store::value_if_any<std::int64_t>(db,
                                             "select opened from suggestions_shown where council = :council"
                                             " and draft = :draft and suggestion = :suggestion",
                                             db.council(), draft, suggestion)
        .has_value();
}

void settle_suggestions(store::Writing& db, Id<Case> draft, HowItEnded ended) {
    auto const shown = shown_in(db, draft);
    for (auto const one : shown) {
        bool const beside = ended.how == Ended::answered && one != ended.by;
        count(db, one, name_of(beside ? Ended::beside : ended.how));
    }
    if (!shown.empty()) {
        count(db, any_of_them, name_of(ended.how));
        store::act(db, "delete from suggestions_shown where council = :council and draft = :draft", db.council(),
                   draft);
    }
}

SuggestionCounts counts_of(store::Reading const& db, Id<Suggestion> id) {
    SuggestionCounts counts;
    for (auto const& tally : store::rows<Tally>(db,
                                                "select what, number from suggestion_tallies"
                                                " where council = :council and suggestion = :id order by what",
                                                db.council(), id)) {
        (tally.what == "shown"      ? counts.shown
         : tally.what == "opened"   ? counts.opened
         : tally.what == "answered" ? counts.answered
         : tally.what == "beside"   ? counts.beside
         : tally.what == "sent"     ? counts.sent
                                    : counts.left) += tally.number;
    }
    return counts;
}

std::string share_in_words(std::int64_t count, std::int64_t of) {
    if (of == 0) {
        return "0 of 0";
    }
    auto const likely = measure::wilson(count, of);
    auto const in_hundred = [](double share) { return static_cast<int>(std::lround(share * 100)); };
    return fmt::format("{} of {} ({}%; between {}% and {}%)", count, of,
                       in_hundred(static_cast<double>(count) / static_cast<double>(of)), in_hundred(likely.low),
                       in_hundred(likely.high));
}

}  // namespace heed::complaints
