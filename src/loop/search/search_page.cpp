#include "loop/search/search_page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/heard/signal_draft.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/parts.hpp"
#include "loop/search/search_marks.hpp"
#include "loop/search/search_texts.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

constexpr std::size_t longest_asked = 200;
constexpr std::size_t shown_of_text = 240;

/// A record as the answer shows it.
struct Found {
    std::string path;
    std::string text;
    std::string kind;
    Id<Service> service;
    Day day;
    bool kept_from_worker = false;
    std::string_view without_service = "Every service";
};

std::optional<Found> signal_found(Here const& here, std::int64_t id) {
    auto const signal = find_signal(here.db, {id}, here.may(May::see_kept_from_worker));
    if (!signal) {
        return std::nullopt;
    }
    return Found{fmt::format("/signals/{}", id),
                 signal->said,
                 std::string(spoken(signal->kind)),
                 signal->service,
                 signal->heard_on,
                 signal->kept_from_worker,
                 "Service not known"};
}

struct PointRow {
    std::string text;
    Id<Service> service;
    Day day;
};
BOOST_DESCRIBE_STRUCT(PointRow, (), (text, service, day))

std::optional<Found> point_found(Here const& here, std::int64_t id) {
    auto const point = store::row<PointRow>(here.db,
                                            "select sentence as text, service, made_on as day from learning_points"
                                            " where council = :council and id = :id",
                                            here.db.council(), id);
    if (!point) {
        return std::nullopt;
    }
    auto const origin = find_origin(here.db, {id});
    auto const text = origin ? point->text + " " + origin->own_words : point->text;
    return Found{fmt::format("/learning-points/{}", id), text, "Learning point", point->service, point->day};
}

struct ActionRow {
    Id<LearningPoint> point;
    std::string text;
    Id<Service> service;
    Day day;
};
BOOST_DESCRIBE_STRUCT(ActionRow, (), (point, text, service, day))

std::optional<Found> action_found(Here const& here, std::int64_t id) {
    auto const action = store::row<ActionRow>(
        here.db,
        "select learning_point as point, what as text, service, added_on as day from actions"
        " join learning_points on learning_points.council = actions.council and learning_points.id = learning_point"
        " where actions.council = :council and actions.id = :id",
        here.db.council(), id);
    if (!action) {
        return std::nullopt;
    }
    return Found{fmt::format("/learning-points/{}#actions", action->point.number), action->text, "Action",
                 action->service, action->day};
}

std::optional<Found> found_by(Here const& here, store::SearchHit const& hit) {
    if (hit.subject == subject::signal) {
        return signal_found(here, hit.subject_id);
    }
    return hit.subject == subject::action ? action_found(here, hit.subject_id) : point_found(here, hit.subject_id);
}

std::vector<Option> kinds_to_choose(Here const& here) {
    std::vector<Option> kinds;
    if (here.may(May::see_learning)) {
        kinds = {{"learning_point", "Learning point"}, {"action", "Action"}};
    }
    if (here.may(May::see_signals)) {
        auto const signals = options_of<SignalKind>();
        kinds.insert(kinds.end(), signals.begin(), signals.end());
    }
    return kinds;
}

struct Asked {
    std::string typed;
    store::SearchQuestion question;
};

Asked asked_for(Request const& request, Here const& here) {
    Asked asked;
    asked.typed = shortened(trimmed(request.asked("q")), longest_asked);
    asked.question.words = store::words_asked_for(asked.typed);
    asked.question.audiences = audiences_of(here);
    auto const kinds = kinds_to_choose(here);
    auto const kind = std::string(request.asked("kind"));
    if (std::ranges::find(kinds, kind, &Option::value) != kinds.end()) {
        asked.question.kind = kind;
    }
    asked.question.below = store::place_in(request.asked("below"));
    return asked;
}

Html row_of(Found const& found, std::vector<std::string> const& stems, std::vector<Service> const& known) {
    auto const words = govuk::element("a")
                           .classes("govuk-link")
                           .with("href", found.path)
                           .holding(marked(found.text, stems, shown_of_text));
    auto const kept = found.kept_from_worker
                          ? Html{" "} + govuk::badge({"Kept from the worker", govuk::Standing::restricted})
                          : Html{};
    auto const about = fmt::format("{} · {} · {}", found.kind,
                                   service_name(known, found.service, found.without_service), spoken(found.day));
    return govuk::element("li").holding(
        govuk::element("p").classes("govuk-body govuk-!-margin-bottom-1").holding(words + kept) +
        govuk::element("p").classes("govuk-hint").holding(about));
}

std::string older_path(Asked const& asked, std::int64_t below) {
    return "/search?" + query_of({{"q", asked.typed}, {"kind", asked.question.kind}}) + fmt::format("below={}", below);
}

struct SearchView {
    Html box;
    std::string says;
    Html found;
    Html more;
};
BOOST_DESCRIBE_STRUCT(SearchView, (), (box, says, found, more))
web::Template<SearchView> const search_page{"loop/views/search.html"};

std::string what_was_found(Asked const& asked, std::size_t number, bool more) {
    if (asked.typed.empty()) {
        return {};
    }
    if (asked.question.words.empty()) {
        return "There is no word in that to look for. Words such as “the” and “was” are in nearly every record.";
    }
    if (number == 0) {
        return asked.question.below ? "Nothing older that you may see has all of these words."
                                    : "Nothing that you may see has all of these words. Try fewer words, or another.";
    }
    if (more) {
        return fmt::format("More than {}. The newest are shown.", number);
    }
    return asked.question.below ? fmt::format("The last {}.", number)
                                : fmt::format("{} found, the newest first.", number);
}

Html box_of(Here const& here, Asked const& asked) {
    Typed const typed{{{"q", asked.typed}, {"kind", asked.question.kind}}, {}};
    return govuk::lines({line_field(typed, {"q", "Words to look for", "All of them must be in the record.",
                                            "govuk-!-width-two-thirds"}),
                         pick_from(typed, {"kind", "What to look in"}, kinds_to_choose(here), "Everything"),
                         govuk::button({.text = "Search"})});
}

Response show_search(Request const& request, Here& here) {
    auto const asked = asked_for(request, here);
    auto hits = store::search(here.db, asked.question, page_length + 1);
    bool const more = hits.size() > static_cast<std::size_t>(page_length);
    hits.resize(std::min(hits.size(), static_cast<std::size_t>(page_length)));
    auto const known = services(here.db);
    Html rows;
    std::size_t number = 0;
    for (auto const& hit : hits) {
        if (auto const found = found_by(here, hit)) {
            rows += row_of(*found, asked.question.words, known);
            ++number;
        }
    }
    auto const older =
        more ? govuk::element("p").classes("govuk-body").holding(link(older_path(asked, hits.back().place), "Older"))
             : Html{};
    SearchView const view{box_of(here, asked), what_was_found(asked, number, more),
                          rows.empty() ? Html{} : govuk::element("ol").classes("govuk-list heed-found").holding(rows),
                          older};
    return people::show(here, "Search", search_page(view));
}

}  // namespace

web::Html search_box(Here const& here) {
    if (audiences_of(here).empty()) {
        return {};
    }
    Typed const nothing;
    return govuk::element("form")
        .with("method", "get")
        .with("action", "/search")
        .with("role", "search")
        .holding(govuk::lines(
            {line_field(nothing, {"q", "Search signals, learning points and actions", "", "govuk-!-width-two-thirds"}),
             govuk::button({.text = "Search", .classes = "govuk-button--secondary"})}));
}

void mount_search(people::Site& at) {
    at.menu(people::Section::home, "Search", "/search", may::see_learning);
    at.get("/search", may::see_learning, show_search);
}

}  // namespace heed::loop
