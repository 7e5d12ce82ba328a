// The home page of staff: what waits for me, what is late, what reopened, and how far everything is round the loop.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/heard/signal_draft.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/pages.hpp"
#include "loop/parts.hpp"
#include "loop/search/search_page.hpp"
#include "work/deadlines.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

constexpr int days_ahead = 30;
constexpr int most_read = 500;
constexpr std::size_t most_shown = 20;

std::vector<std::string> permissions_of(Here const& here) {
    std::vector<std::string> names;
    for_each_value<May>([&](May permission) {
        if (permission != May::anybody && here.may(permission)) {
            names.emplace_back(name_of(permission));
        }
    });
    return names;
}

/// What is due for me, or for whoever may: the first due first.
std::vector<work::Deadline> mine(Here const& here) {
    return work::due_for(here.db, here.me().id.number, here.today + days_ahead, permissions_of(here), most_read);
}

Html badge_of(Day due, Day today) {
    auto const days = due - today;
    if (days < 0) {
        return govuk::badge({counted(-days, "day late", "days late"), govuk::Standing::late});
    }
    return govuk::badge(
        {days == 0 ? std::string("today") : "in " + counted(days, "day", "days"), govuk::Standing::waiting});
}

Html deadlines_table(std::string const& caption, std::vector<work::Deadline> const& deadlines, Day today) {
    govuk::Records table{.caption = caption, .head = {{.text = "What"}, {.text = "Due"}, {.text = "Stands"}}};
    for (auto const& deadline : deadlines) {
        if (table.rows.size() < most_shown) {
            table.rows.push_back({{.text = link(deadline.path, deadline.says)},
                                  {.text = brief(deadline.due), .classes = "heed-nowrap"},
                                  {.text = badge_of(deadline.due, today)}});
        }
    }
    return table.rows.empty() ? Html{} : govuk::records(table);
}

Html reopened_table(Here const& here) {
    constexpr int most = 10;
    auto const reopened = here.may(May::see_learning) ? list_reopened(here.db, most) : std::vector<ReopenedLine>{};
    if (reopened.empty()) {
        return {};
    }
    govuk::Records table{.caption = "Reopened",
                         .head = {{.text = "Learning point"}, {.text = "Why"}, {.text = "When"}}};
    for (auto const& line : reopened) {
        table.rows.push_back({{.text = link(fmt::format("/learning-points/{}", line.id.number), line.sentence)},
                              {.text = line.reason},
                              {.text = brief(line.on_day), .classes = "heed-nowrap"}});
    }
    return govuk::records(table) +
           govuk::element("p")
               .classes("govuk-body")
               .holding(link("/learning-points?standing=reopened", "Everything that is reopened"));
}

std::int64_t number_at(auto const& figures, Stage stage) {
    auto const found = std::ranges::find_if(figures, [&](auto const& figure) { return figure.stage == stage; });
    return found == figures.end() ? 0 : found->number;
}

Html figure_link(std::string_view path, Stage stage, std::int64_t number) {
    return link(fmt::format("{}?stage={}", path, name_of(stage)), std::to_string(number));
}

/// How far everything is; each figure opens the list behind it.
Html figures_table(Here const& here) {
    auto const signals = here.may(May::see_signals) ? signals_by_stage(here.db, here.may(May::see_kept_from_worker))
                                                    : std::vector<StageFigure>{};
    auto const points = here.may(May::see_learning) ? learning_points_by_stage(here.db) : std::vector<LearningFigure>{};
    if (!here.may(May::see_signals) && !here.may(May::see_learning)) {
        return {};
    }
    govuk::Records table{.caption = "Round the loop",
                         .head = {{.text = "Stage"},
                                  {.text = "Signals", .format = "numeric"},
                                  {.text = "Learning points", .format = "numeric"}}};
    for_each_value<Stage>([&](Stage stage) {
        bool const can_be_learned = stage >= Stage::learned;
        table.rows.push_back(
            {{.text = spoken(stage)},
             {.text = figure_link("/signals", stage, number_at(signals, stage))},
             {.text = can_be_learned ? govuk::Words(figure_link("/learning-points", stage, number_at(points, stage)))
                                     : govuk::Words()}});
    });
    return govuk::records(table);
}

/// Everybody's late learning points, so that a director sees them too.
Html late_learning(Here const& here) {
    LearningFilter filter;
    filter.due_before = here.today;
    auto const late = here.may(May::see_learning) ? count_learning_points(here.db, filter) : 0;
    return late == 0 ? Html{}
                     : govuk::element("p")
                           .classes("govuk-body")
                           .holding(link("/learning-points?late=yes",
                                         counted(late, "learning point is late", "learning points are late")));
}

struct HomeView {
    std::string title;
    Html lead;
    Html search;
    Html late;
    Html waiting;
    Html reopened;
    Html figures;
};
BOOST_DESCRIBE_STRUCT(HomeView, (), (title, lead, search, late, waiting, reopened, figures))
web::Template<HomeView> const home_page{"loop/views/home.html"};

Html lead_of(std::size_t late, std::size_t waiting) {
    auto const says = late > 0 ? fmt::format("{} late and {} within {} days.",
                                             late == 1 ? "1 thing is" : fmt::format("{} things are", late),
                                             waiting == 1 ? "1 is due" : fmt::format("{} are due", waiting), days_ahead)
                      : waiting > 0
                          ? fmt::format("Nothing is late. {} due within {} days.",
                                        waiting == 1 ? "1 thing is" : fmt::format("{} things are", waiting), days_ahead)
                          : fmt::format("Nothing is late, and nothing waits for you within {} days.", days_ahead);
    return govuk::element("p").classes("govuk-body-l").holding(says);
}

Response show_home(Request const&, Here& here) {
    auto const all = mine(here);
    auto const first_in_time = std::ranges::partition_point(
        all, [&](work::Deadline const& one) { return one.due < here.today; });
    std::vector<work::Deadline> const late(all.begin(), first_in_time);
    std::vector<work::Deadline> const waiting(first_in_time, all.end());
    HomeView const view{"What waits for you",
                        lead_of(late.size(), waiting.size()),
                        search_box(here),
                        deadlines_table("Late", late, here.today),
                        deadlines_table("Waiting", waiting, here.today),
                        reopened_table(here),
                        figures_table(here) + late_learning(here)};
    return people::show(here, "Home", home_page(view));
}

}  // namespace

void mount_home(people::Site& at) { at.get("/home", may::be_signed_in, show_home); }

}  // namespace heed::loop
