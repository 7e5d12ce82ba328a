#include "areas/complaints/intake/suggestion.hpp"

#include <algorithm>
#include <set>

#include "kernel/stems.hpp"
#include "kernel/text.hpp"
#include "store/events.hpp"
#include "web/form.hpp"

namespace heed::complaints {

namespace {

constexpr std::size_t most_title = 120;
constexpr std::size_t most_says = 2000;
constexpr std::size_t most_link = 500;

using Stems = std::set<std::string, std::less<>>;

Stems stems_in(std::string_view text) {
    Stems all;
    for (auto& one : stems_of(text)) {
        if (!is_small_word(one.stem)) {
            all.insert(std::move(one.stem));
        }
    }
    return all;
}

/// How many of its words stand in what was said.
std::size_t fit_of(Suggestion const& suggestion, Stems const& said) {
    auto const parts = split(suggestion.shown_for, ',');
    return static_cast<std::size_t>(std::ranges::count_if(parts, [&](std::string_view part) {
        auto const wanted = stems_in(part);
        return !wanted.empty() && std::ranges::includes(said, wanted);
    }));
}

/// Nothing that a browser would run.
bool is_safe_link(std::string_view link) {
    bool const ours = link.starts_with('/') && !link.starts_with("//");
    return (ours || link.starts_with("https://")) && link.find_first_of(" \t\r\n\"<>\\") == std::string_view::npos;
}

}  // namespace

std::vector<Suggestion> fitting(std::vector<Suggestion> const& all, std::string_view said) {
    auto const stems = stems_in(said);
    std::vector<std::pair<std::size_t, Suggestion const*>> found;
    for (auto const& one : all) {
        auto const fit = one.is_shown ? fit_of(one, stems) : 0;
        if (fit > 0) {
            found.emplace_back(fit, &one);
        }
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, &std::pair<std::size_t, Suggestion const*>::first);
    std::vector<Suggestion> best;
    for (auto const& [fit, one] : found) {
        if (best.size() < most_shown_at_once) {
            best.push_back(*one);
        }
    }
    return best;
}

Outcome<Suggestion> judged(Suggestion draft) {
    web::Checking checking;
    checking.expect_text(draft.title, "title", "Enter a title", most_title);
    checking.expect_text(draft.says, "says", "Enter the words that the person reads", most_says);
    checking.expect_at_most(draft.link, "link", "The link", most_link);
    checking.expect(draft.link.empty() || is_safe_link(draft.link), "link",
                    "Enter a link that begins with https:// or with /");
    checking.expect_text(draft.shown_for, "shown_for", "Enter at least one word that it is shown for", most_says);
    auto const parts = split(draft.shown_for, ',');
    checking.expect(trimmed(draft.shown_for).empty() ||
                        std::ranges::any_of(parts, [](auto part) { return !stems_in(part).empty(); }),
                    "shown_for", "Enter a word that says what it is about, not only small words such as \"the\"");
    return checking.fine() ? Outcome<Suggestion>(std::move(draft)) : checking.problems();
}

std::vector<Suggestion> suggestions(store::Reading const& db) {
    return store::rows<Suggestion>(db,
                                   "select id, title, says, link, shown_for, is_shown, changed_at, changed_by"
                                   " from suggestions where council = :council order by id limit :most",
                                   db.council(), most_suggestions);
}

std::optional<Suggestion> find_suggestion(store::Reading const& db, Id<Suggestion> id) {
    return store::row<Suggestion>(db,
                                  "select id, title, says, link, shown_for, is_shown, changed_at, changed_by"
                                  " from suggestions where council = :council and id = :id",
                                  db.council(), id);
}

Id<Suggestion> keep_suggestion(store::Writing& db, Suggestion suggestion, std::int64_t by, Instant now) {
    suggestion.changed_at = now;
    suggestion.changed_by = by;
    bool const is_new = suggestion.id.number == 0;
    if (is_new) {
        suggestion.id = store::next_id<Suggestion>(db, "suggestions");
        store::insert(db, "suggestions", suggestion);
    } else {
        store::act(db,
                   "update suggestions set title = :title, says = :says, link = :link, shown_for = :words,"
                   " is_shown = :shown, changed_at = :now, changed_by = :by where council = :council and id = :id",
                   suggestion.title, suggestion.says, suggestion.link, suggestion.shown_for, suggestion.is_shown, now,
                   by, db.council(), suggestion.id);
    }
    store::note(db, {"suggestion", suggestion.id.number, is_new ? "added" : "changed", "", by, now});
    return suggestion.id;
}

}  // namespace heed::complaints
