// How well suggestions and people agree, how well two people do, and the signals on which they do not.

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/heard/agreement_store.hpp"
#include "loop/heard/suggest_pages.hpp"
#include "loop/heard/suggest_store.hpp"
#include "loop/themes/theme_parts.hpp"
#include "measure/interval.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

bool sees_kept(Here const& here) { return here.may(May::see_kept_from_worker); }

std::string percent(double share) { return fmt::format("{}%", std::lround(share * 100)); }

/// "31 of 36 (86%; likely to be between 71% and 94%)".
std::string share_of(std::int64_t count, std::int64_t of) {
    auto const likely = measure::wilson(count, of);
    return fmt::format("{} of {} ({}; likely to be between {} and {})", count, of,
                       percent(static_cast<double>(count) / static_cast<double>(of)), percent(likely.low),
                       percent(likely.high));
}

std::string spoken_kappa(Agreement const& found) {
    if (!found.can_tell) {
        return fmt::format("Too few to tell: {} of the {} that it takes.", found.of, readings_to_tell_kappa);
    }
    if (found.agree == found.of) {
        return fmt::format("1.00: all {} agree, so nothing can be said of how sure that is", found.of);
    }
    return fmt::format("{:.2f}, likely to be between {:.2f} and {:.2f}", found.kappa, found.low, found.high);
}

void add_pair(govuk::Records& table, Here const& here, std::string_view who, Pair pair) {
    auto const found = agreement(pairs_of(here.db, pair, sees_kept(here)));
    table.rows.push_back({{.text = who},
                          {.text = found.of == 0 ? "Nothing yet" : share_of(found.agree, found.of)},
                          {.text = found.of == 0 ? "Nothing yet" : spoken_kappa(found)}});
}

Html overall(Here const& here) {
    govuk::Records table{.caption = "All themes",
                         .head = {{.text = "Who"}, {.text = "The same theme"}, {.text = "Cohen’s kappa"}}};
    add_pair(table, here, "Two people, the second without seeing the first answer", Pair::first_second);
    add_pair(table, here, "The suggestion, and the second person, who did not see it", Pair::suggestion_second);
    add_pair(table, here, "The suggestion, and the first person, who saw it", Pair::suggestion_first);
    return govuk::records(table);
}

std::string shared_words(Shared const& shared) {
    return shared.either < readings_to_tell_a_theme
               ? fmt::format("{} of {}: too few to tell", shared.both, shared.either)
               : share_of(shared.both, shared.either);
}

Html by_theme(Here const& here) {
    auto const pairs = pairs_of(here.db, Pair::first_second, sees_kept(here));
    govuk::Records table{.caption = "Theme by theme: two people",
                         .head = {{.text = "Theme"},
                                  {.text = "Both, of those that either put there"},
                                  {.text = "Cohen’s kappa of this theme or not"}},
                         .when_empty = "No signal has been read twice yet."};
    for (auto const& theme : list_themes(here.db)) {
        auto const shared = shared_under(pairs, theme.id.number);
        if (shared.either > 0) {
            table.rows.push_back({{.text = link(path_of(theme.id) + "/disagreements", theme.name)},
                                  {.text = shared_words(shared)},
                                  {.text = shared.either < readings_to_tell_a_theme
                                               ? "Too few to tell"
                                               : spoken_kappa(agreement(this_one_or_not(pairs, theme.id.number)))}});
        }
    }
    return govuk::records(table);
}

Html record_table(Here const& here) {
    govuk::Records table{.caption = "How sure the words were, and how often that was right",
                         .head = {{.text = "Suggested as"}, {.text = "People agreed"}},
                         .when_empty = "Nobody has answered a suggestion yet."};
    for (auto const& figure : suggestion_record(here.db)) {
        if (figure.shown > 0) {
            table.rows.push_back({{.text = fmt::format("{}% to {}%", figure.tenth * 10, figure.tenth * 10 + 10)},
                                  {.text = share_of(figure.was_right, figure.shown)}});
        }
    }
    return govuk::records(table);
}

Response show_agreement(Request const&, Here& here) {
    auto const read = here.may(May::manage_themes) ? button_link("Read one again", "/themes/second-reading") : Html{};
    return show_part(
        here,
        {.back = govuk::back_link({.text = "Themes", .href = "/themes"}),
         .caption = "Themes",
         .title = "How well we agree",
         .lead = paragraph("One sorted signal in ten, drawn by lot, is read by a second person who does not see the "
                           "first answer. Kappa is 1 where two readers always agree, and 0 where they agree no more "
                           "often than chance. Each reader names the one theme that a signal is mostly about.") +
                 read,
         .wide = overall(here) + by_theme(here) +
                 paragraph("The percentage that is shown beside a suggestion is corrected by this record.") +
                 record_table(here)});
}

Response show_disagreements(Request const& request, Here& here, Id<Theme> id) {
    auto const theme = theme_there(here.db, id);
    auto cases = disagreements_of(here.db, id, sees_kept(here), asked_id<Signal>(request, "before"), page_length + 1);
    bool const more = cases.size() > static_cast<std::size_t>(page_length);
    cases.resize(std::min(cases.size(), static_cast<std::size_t>(page_length)));
    auto const named = [&](Id<Theme> one) {
        return one ? link(path_of(one), theme_there(here.db, one).name) : web::escaped("None fits");
    };
    govuk::Records table{.caption = "Two people answered differently",
                         .head = {{.text = "Signal"}, {.text = "First"}, {.text = "Second"}},
                         .when_empty = "Nobody has disagreed about it."};
    for (auto const& one : cases) {
        table.rows.push_back({{.text = link(fmt::format("/signals/{}", one.signal.number), shortened(one.said, 110))},
                              {.text = named(one.first_theme)},
                              {.text = named(one.second_theme)}});
    }
    Html wide = govuk::records(table);
    if (more) {
        wide += page_links(path_of(id) + "/disagreements", "", "", std::to_string(cases.back().signal.number), false,
                           true);
    }
    return show_part(here,
                     {.back = govuk::back_link({.text = theme.name, .href = path_of(id)}),
                      .caption = "Theme " + theme.code,
                      .title = "Where two people disagree",
                      .lead = paragraph("Each of these could sharpen the words of the theme: what would it have to "
                                        "say, so that both would have answered the same?"),
                      .wide = wide});
}

}  // namespace

Html agreement_on(Here const& here, Id<Theme> theme) {
    auto const shared = shared_under(pairs_of(here.db, Pair::first_second, sees_kept(here)), theme.number);
    if (shared.either == 0) {
        return {};
    }
    return heading("Whether it means the same to two people", "agreement") +
           paragraph(shared.either < readings_to_tell_a_theme
                         ? fmt::format("Two people agree on {} of {}: too few to tell.", shared.both, shared.either)
                         : fmt::format("Two people agree on {}.", share_of(shared.both, shared.either))) +
           govuk::element("p")
               .classes("govuk-body")
               .holding(link(path_of(theme) + "/disagreements", "Signals on which they disagree"));
}

void mount_agreement(people::Site& at) {
    at.get("/themes/agreement", may::see_signals, show_agreement);
    at.get("/themes/{id}/disagreements", may::see_signals, show_disagreements);
}

}  // namespace heed::loop
