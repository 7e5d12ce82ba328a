// What was sent, what one has still to read, and what one is asked about.

#include <fmt/format.h>

#include "areas/briefings/screens.hpp"
#include "kernel/text.hpp"
#include "loop/cut_to_page.hpp"
#include "web/view.hpp"

namespace heed::briefings {

namespace {

constexpr int briefings_a_page = 50;
constexpr int most_on_the_list = 100;

struct LibraryView {
    std::string lead;
    Html buttons;
    Html table;
    Html pages;
};
BOOST_DESCRIBE_STRUCT(LibraryView, (), (lead, buttons, table, pages))
web::Template<LibraryView> const library_page{"areas/briefings/views/briefings.html"};

struct ListView {
    std::string lead;
    std::string month;
    Html to_read;
    Html to_answer;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (lead, month, to_read, to_answer))
web::Template<ListView> const list_page{"areas/briefings/views/to_read.html"};

Html buttons_of(Here const& here) {
    auto links = loop::button_link("What I have still to read", "/briefings/to-read");
    if (here.may(may::write_briefings)) {
        links = loop::button_link("Write a briefing", "/briefings/new", true) + links +
                loop::button_link("Drafts", "/briefings/drafts") +
                loop::button_link("The boxes", "/briefings/template") +
                loop::button_link("Reading budget", "/briefings/budget");
    }
    return govuk::element("div").classes("govuk-button-group").holding(links);
}

/// "12 of 19": of who needed it, in all teams; with the words for who may see it.
std::string read_by(Here const& here, Briefing const& briefing) {
    auto const reach = sum_of(reach_of(here.db, briefing.id));
    return counted_of(reach.have_read, reach.needed);
}

Html sent_table(Here const& here, std::vector<Briefing> const& briefings) {
    bool const sees_reach = here.may(may::see_learning);
    govuk::Records table{.caption = "Briefings",
                         .head = {{.text = "About"}, {.text = "Sent on"}, {.text = "To read"}, {.text = "You"}},
                         .when_empty = "No briefing has been sent yet.",
                         .caption_classes = "govuk-visually-hidden"};
    if (sees_reach) {
        table.head.push_back({.text = "Have read it", .format = "numeric"});
    }
    for (auto const& one : briefings) {
        bool const has_read = receipt_of(here.db, here.me().id, one.id).has_value();
        table.rows.push_back({{.text = loop::link(path_of(one.id), one.sent_title)},
                              {.text = brief(*one.sent_on), .classes = "heed-nowrap"},
                              {.text = minutes_said(one.minutes), .classes = "heed-nowrap"},
                              {.text = has_read ? govuk::badge({"read", govuk::Standing::good})
                                                : govuk::badge({"not read", govuk::Standing::neutral})}});
        if (sees_reach) {
            table.rows.back().push_back({.text = loop::link(path_of(one.id) + "/reach", read_by(here, one))});
        }
    }
    return govuk::records(table);
}

std::optional<SentPlace> place_asked(Request const& request) {
    auto const day = parse_day(request.asked("day"));
    auto const id = loop::id_in(request.asked("before"));
    return day && id != 0 ? std::optional(SentPlace{*day, {id}}) : std::nullopt;
}

Response show_library(Request const& request, Here& here) {
    auto sent = list_sent(here.db, place_asked(request), briefings_a_page + 1);
    Html pages;
    if (loop::cut_to_page(sent, briefings_a_page)) {
        pages = govuk::pagination({.next = {.href = fmt::format("/briefings?day={}&before={}",
                                                                iso(*sent.back().sent_on), sent.back().id.number),
                                            .text = "Older"}});
    }
    LibraryView const view{"One topic, read in seven minutes and talked about in the team. The one sent last first.",
                           buttons_of(here), sent_table(here, sent), pages};
    return people::show(here, "Briefings", library_page(view));
}

Html lines_of_list(std::vector<BriefingLine> const& lines, std::string const& caption, std::string const& day,
                   std::string const& place, std::string const& empty) {
    govuk::Records table{
        .caption = caption, .head = {{.text = "About"}, {.text = day}, {.text = "To read"}}, .when_empty = empty};
    for (auto const& one : lines) {
        table.rows.push_back({{.text = loop::link(path_of(one.id) + place, one.title)},
                              {.text = brief(one.day), .classes = "heed-nowrap"},
                              {.text = minutes_said(one.minutes), .classes = "heed-nowrap"}});
    }
    return govuk::records(table);
}

std::string month_of_mine(Here const& here) {
    auto const budgets = read_budgets(here.db);
    int most = 0;
    for (auto const role : here.me().roles) {
        most = std::max(most, budgets.minutes.at(role));
    }
    return fmt::format("In {} you were sent {} of reading. Your budget is {} a month.", spoken_month(here.today),
                       minutes_said(minutes_sent_to(here.db, here.me().id, here.today)), minutes_said(most));
}

Response show_to_read(Request const&, Here& here) {
    auto const unread = to_read(here.db, here.me().id, most_on_the_list);
    std::int64_t minutes = 0;
    for (auto const& one : unread) {
        minutes += one.minutes;
    }
    auto const number = static_cast<std::int64_t>(unread.size());
    auto const open = to_answer(here.db, here.me().id, here.today - days_until_dropped, most_on_the_list);
    ListView const view{
        unread.empty() ? std::string("You have read everything that was sent to you.")
                       : fmt::format("{}, {} in all.", counted(number, "briefing", "briefings"), minutes_said(minutes)),
        month_of_mine(here), lines_of_list(unread, "To read", "Sent on", "", "Nothing waits to be read."),
        open.empty() ? Html{} : lines_of_list(open, "Did you use it?", "Asked on", "/used", "")};
    return people::show(here, "To read", list_page(view));
}

struct DraftsView {
    Html back;
    Html table;
    Html pages;
};
BOOST_DESCRIBE_STRUCT(DraftsView, (), (back, table, pages))
web::Template<DraftsView> const drafts_page{"areas/briefings/views/drafts.html"};

Response show_drafts(Request const& request, Here& here) {
    auto drafts = list_drafts(here.db, {loop::id_in(request.asked("before"))}, briefings_a_page + 1);
    Html pages;
    if (loop::cut_to_page(drafts, briefings_a_page)) {
        pages = govuk::pagination(
            {.next = {.href = fmt::format("/briefings/drafts?before={}", drafts.back().id.number), .text = "Older"}});
    }
    loop::Names names(here.db);
    govuk::Records table{.caption = "Drafts",
                         .head = {{.text = "About"}, {.text = "Begun by"}, {.text = "Begun on"}, {.text = "To read"}},
                         .when_empty = "No draft waits to be sent.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& one : drafts) {
        table.rows.push_back({{.text = loop::link(path_of(one.id), one.title)},
                              {.text = names.of(one.made_by)},
                              {.text = brief(day_in_england(one.made_at)), .classes = "heed-nowrap"},
                              {.text = minutes_said(one.minutes), .classes = "heed-nowrap"}});
    }
    DraftsView const view{govuk::back_link({.text = "Briefings", .href = "/briefings"}), govuk::records(table), pages};
    return people::show(here, "Drafts", drafts_page(view));
}

}  // namespace

void mount_library(people::Site& at) {
    at.get("/briefings", may::be_signed_in, show_library);
    at.get("/briefings/to-read", may::be_signed_in, show_to_read);
    at.get("/briefings/drafts", may::write_briefings, show_drafts);
}

}  // namespace heed::briefings
