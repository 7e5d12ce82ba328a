// The public page "You said, we did": for everybody, without an account.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/pages.hpp"
#include "loop/told/public_parts.hpp"
#include "loop/told/said_and_done.hpp"
#include "web/view.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

namespace {

constexpr int items_a_page = 20;
constexpr int items_in_feed = 50;
constexpr std::string_view path = "/you-said-we-did";

struct ListView {
    std::string council;
    Html filter;
    std::string shown;
    Html items;
    Html more;
    Html years;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (council, filter, shown, items, more, years))
web::Template<ListView> const list_page{"loop/views/said_and_done.html"};

struct ItemView {
    Html back;
    std::string service;
    std::string theme;
    Html badge;
    Html body;
    Html story;
};
BOOST_DESCRIBE_STRUCT(ItemView, (), (back, service, theme, badge, body, story))
web::Template<ItemView> const item_page{"loop/views/said_and_done_item.html"};

/// "2026.3.17": where a page goes on.
std::optional<PublicPlace> place_in(std::string_view text) {
    auto const parts = split(text, '.');
    if (parts.size() != 3) {
        return std::nullopt;
    }
    return PublicPlace{id_in(parts[0]), {id_in(parts[1])}, {id_in(parts[2])}};
}

std::string place_of(SaidAndDone const& item) {
    return fmt::format("{}.{}.{}", item.year, item.service.number, item.id.number);
}

struct Asked {
    PublicFilter filter;
    std::string query;  ///< "year=2026&service=3&", for the link to the next page
};

Asked read_asked(Request const& request) {
    Asked asked;
    auto const year = id_in(request.asked("year"));
    asked.filter.year = year < 10'000 ? year : 0;
    auto const service = request.asked("service");
    if (service == "every") {
        asked.filter.service = Id<Service>{};
    } else if (id_in(service) > 0) {
        asked.filter.service = Id<Service>{id_in(service)};
    }
    asked.filter.after = place_in(request.asked("after"));
    asked.query = query_of({{"year", asked.filter.year > 0 ? std::to_string(asked.filter.year) : ""},
                            {"service", asked.filter.service ? std::string(service) : ""}});
    return asked;
}

std::string name_of_service(std::vector<Service> const& services, Id<Service> id) {
    return service_name(services, id, "Every service");
}

Html filter_form(Asked const& asked, std::vector<Service> const& services, std::vector<YearFigure> const& years) {
    std::vector<govuk::SelectItem> year_items{{.value = "", .text = "Every year"}};
    for (auto const& one : years) {
        year_items.push_back({.value = std::to_string(one.year), .text = std::to_string(one.year)});
    }
    std::vector<govuk::SelectItem> service_items{{.value = "", .text = "All services"}};
    for (auto const& one : services) {
        service_items.push_back({.value = std::to_string(one.id.number), .text = one.name});
    }
    auto const service = asked.filter.service ? std::to_string(asked.filter.service->number) : std::string();
    auto const fields = govuk::select({.name = "service",
                                       .label = {.text = "Service"},
                                       .value = service == "0" ? "" : service,
                                       .items = std::move(service_items)}) +
                        govuk::select({.name = "year",
                                       .label = {.text = "Year"},
                                       .value = asked.filter.year > 0 ? std::to_string(asked.filter.year) : "",
                                       .items = std::move(year_items)}) +
                        govuk::button({.text = "Show", .classes = "govuk-button--secondary"});
    return govuk::element("form").classes("heed-filters").with("method", "get").with("action", path).holding(fields);
}

/// What is shown, in words; "none" is said as honestly as a number.
std::string shown_in_words(Asked const& asked, std::vector<Service> const& services, bool any) {
    auto const where = asked.filter.service ? " about " + name_of_service(services, *asked.filter.service)
                                            : std::string();
    auto const when = asked.filter.year > 0 ? fmt::format(" in {}", asked.filter.year) : std::string();
    if (any) {
        return where.empty() && when.empty() ? std::string() : fmt::format("What was closed{}{}.", where, when);
    }
    return where.empty() && when.empty()
               ? std::string("None yet: nothing that people told us has been followed to its end and published here.")
               : fmt::format("None: nothing{} was closed{} and published here.", where, when);
}

Html list_items(Here const& here, std::vector<SaidAndDone> const& items, std::vector<Service> const& services) {
    auto const rule = small_numbers(here.db);
    Html shown;
    std::int64_t year = 0;
    std::optional<Id<Service>> service;
    for (auto const& item : items) {
        if (item.year != year) {
            shown += govuk::element("h2").classes("govuk-heading-l").holding(std::to_string(item.year));
            service.reset();
        }
        if (service != item.service) {
            shown += govuk::element("h3").classes("govuk-heading-m").holding(name_of_service(services, item.service));
        }
        year = item.year;
        service = item.service;
        shown += public_card(item, story_there(here.db, item.learning_point), rule, here.today);
    }
    return shown;
}

/// How many for each year from the first to this one, years without any too.
Html figures_by_year(std::vector<YearFigure> const& years, Day today) {
    if (years.empty()) {
        return {};
    }
    std::vector<std::string> lines;
    auto const newest = std::max<std::int64_t>(static_cast<int>(today.date().year()), years.front().year);
    for (auto year = newest; year >= years.back().year; --year) {
        auto const found = std::ranges::find(years, year, &YearFigure::year);
        lines.push_back(fmt::format("{}: {}", year, found == years.end() ? "none" : std::to_string(found->number)));
    }
    return govuk::element("h2").classes("govuk-heading-s").holding("How many in each year") + bullets(lines);
}

Response show_list(Request const& request, Here& here) {
    auto const asked = read_asked(request);
    auto const all = services(here.db);
    auto const years = published_by_year(here.db);
    auto items = list_published(here.db, asked.filter, items_a_page + 1);
    bool const more = items.size() > static_cast<std::size_t>(items_a_page);
    items.resize(std::min(items.size(), static_cast<std::size_t>(items_a_page)));
    Html next;
    if (more) {
        govuk::Pagination links;
        links.next = {.href = fmt::format("{}?{}after={}", path, asked.query, place_of(items.back())), .text = "More"};
        next = govuk::pagination(links);
    }
    ListView const view{here.council.name,
                        filter_form(asked, all, years),
                        shown_in_words(asked, all, !items.empty()),
                        list_items(here, items, all),
                        next,
                        figures_by_year(years, here.today)};
    return people::show_resident(here, "You said, we did", list_page(view));
}

SaidAndDone published_there(Here const& here, Id<SaidAndDone> id) {
    auto item = find_published(here.db, id);
    if (!item) {
        throw NotFound();
    }
    return std::move(*item);
}

Html quarters_shown(Story const& story, SmallNumbers const& rule) {
    govuk::Timeline timeline;
    for (auto const& [quarter, sentences] : story_by_quarter(story, rule)) {
        Html body;
        for (auto const& sentence : sentences) {
            body += paragraph(sentence);
        }
        timeline.events.push_back({.title = quarter, .body = body});
    }
    return govuk::timeline(timeline);
}

Response show_item(Request const&, Here& here, Id<SaidAndDone> id) {
    auto const item = published_there(here, id);
    auto const story = story_there(here.db, item.learning_point);
    auto const rule = small_numbers(here.db);
    ItemView const view{govuk::back_link({.text = "You said, we did", .href = std::string(path)}),
                        name_of_service(services(here.db), item.service),
                        item.theme,
                        public_badge(story, here.today),
                        public_body(item, story, rule, here.today),
                        quarters_shown(story, rule)};
    return people::show_resident(here, item.theme, item_page(view));
}

std::string entry_of(Here const& here, SaidAndDone const& item, std::string const& host) {
    auto const story = story_there(here.db, item.learning_point);
    auto const text = [](std::string_view words) { return web::escaped(words).text; };
    return fmt::format(
        "<entry>\n<id>tag:{0},2026:you-said-we-did/{1}</id>\n<title>{2}</title>\n<updated>{3}</updated>\n"
        "<link href=\"{4}/{1}\"/>\n<summary>{5}: {6} {7}</summary>\n</entry>\n",
        text(host), item.id.number, text(item.theme), iso(item.at), path,
        text(spoken(public_standing(story, here.today))), text(item.said), text(item.did));
}

/// Atom, RFC 4287. Links are relative to the feed's own address.
Response show_feed(Request const& request, Here& here) {
    auto host = std::string(request.header("host"));
    host.resize(std::min(host.find(':'), host.size()));
    host = here.council.host.empty() ? host : here.council.host;
    auto items = list_published(here.db, {}, items_in_feed);
    std::ranges::sort(items, std::greater(), &SaidAndDone::at);
    std::string entries;
    for (auto const& item : items) {
        entries += entry_of(here, item, host);
    }
    auto const updated = items.empty() ? start_of(*day_of(2026, 1, 1)) : items.front().at;
    return Response().with_body(
        "application/atom+xml; charset=utf-8",
        fmt::format(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
            "xml:lang=\"en-GB\">\n<id>tag:{0},2026:you-said-we-did</id>\n<title>You said, we did</title>\n"
            "<updated>{1}</updated>\n<author><name>{2}</name></author>\n<link rel=\"self\" href=\"{3}.atom\"/>\n"
            "<link href=\"{3}\"/>\n{4}</feed>\n",
            web::escaped(host).text, iso(updated), web::escaped(here.council.name).text, path, entries));
}

}  // namespace

void mount_said_and_done(people::Site& at) {
    at.get("/you-said-we-did", may::anybody, show_list);
    at.get("/you-said-we-did.atom", may::anybody, show_feed);
    at.get("/you-said-we-did/{item}", may::anybody, show_item);
}

}  // namespace heed::loop
