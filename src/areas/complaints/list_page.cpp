#include <fmt/format.h>

#include "areas/complaints/acts.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/staff_pages.hpp"
#include "kernel/text.hpp"
#include "loop/parts.hpp"
#include "web/router.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using people::Request;
using people::Response;

namespace {

constexpr int lines_a_page = 50;
constexpr int most_counted = 1000;

struct FilterLink {
    std::string text;
    std::string href;
    bool current = false;
};
BOOST_DESCRIBE_STRUCT(FilterLink, (), (text, href, current))

struct ListView {
    std::string counts;
    web::Html log_button;
    std::vector<FilterLink> shows;
    std::vector<FilterLink> kinds;
    std::vector<FilterLink> tracks;
    web::Html records;
    web::Html more;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (counts, log_button, shows, kinds, tracks, records, more))
web::Template<ListView> const list_page{"areas/complaints/views/complaints.html"};

/// What the list's address asks for.
struct AskedFor {
    std::string show;  ///< "all", "mine", "nobody", "late" or "closed"
    std::optional<Kind> kind;
    std::optional<Track> track;
    std::optional<Place> after;
};

std::optional<Place> read_place(std::string_view text) {
    auto const parts = split(text, '_');
    if (parts.size() != 2) {
        return std::nullopt;
    }
    auto const day = parse_day(parts[0]);
    auto const id = web::parse_id(parts[1]);
    return day && id ? std::optional(Place{*day, {*id}}) : std::nullopt;
}

AskedFor read_asked(Request const& request) {
    std::string show(request.asked("show"));
    if (show != "mine" && show != "nobody" && show != "late" && show != "closed") {
        show = "all";
    }
    return {show, named<Kind>(request.asked("kind")), named<Track>(request.asked("track")),
            read_place(request.asked("after"))};
}

std::string address_of(std::string_view show, std::optional<Kind> kind, std::optional<Track> track) {
    return fmt::format("/complaints?show={}{}{}", show, kind ? "&kind=" + std::string(name_of(*kind)) : "",
                       track ? "&track=" + std::string(name_of(*track)) : "");
}

CaseFilter filter_of(AskedFor const& asked, Here const& here) {
    CaseFilter filter;
    filter.see_kept = here.may(may::see_kept_from_worker);
    filter.kind = asked.kind;
    filter.track = asked.track;
    filter.closed = asked.show == "closed";
    filter.after = asked.after;
    if (asked.show == "mine") {
        filter.officer = here.me().id.number;
    }
    if (asked.show == "nobody") {
        filter.officer = 0;
    }
    if (asked.show == "late") {
        filter.due_before = here.today;
    }
    return filter;
}

/// What a page of the list is made with.
struct Making {
    Here const& here;
    Clocks clocks;
    loop::Names names;
};

/// Which clock the step is of: "regulation 13: 3 working days".
std::string clock_of(CaseLine const& line, Clocks const& clocks) {
    if (line.next_step == "look_again") {
        return "on hold";
    }
    if (line.track == Track::statutory && line.next_step == "answer") {
        return "regulation 14: as planned, six months at most";
    }
    auto const* rule = clocks.find(line.track, line.stage, line.next_step);
    return rule == nullptr ? std::string() : spoken(*rule);
}

govuk::Words next_of(CaseLine const& line, Making const& making) {
    if (line.closed_on) {
        return "Closed";
    }
    auto const step = spoken_step(line.next_step, line.kind, line.track);
    auto const act = fmt::format("{}/{}", path_of(line.id), act_of_step(line.next_step, line.kind));
    auto const clock = clock_of(line, making.clocks);
    auto const first = making.here.may(may::answer_complaints) ? loop::link(act, step) : web::escaped(step);
    return clock.empty() ? first : first + web::Html{"<br>"} + web::escaped(clock);
}

govuk::Words due_of(CaseLine const& line, Day today) {
    if (line.closed_on) {
        return brief(*line.closed_on);
    }
    auto const standing = *line.next_due < today ? govuk::Standing::late : govuk::Standing::waiting;
    return web::escaped(brief(*line.next_due)) + web::Html{" "} +
           govuk::badge({.text = days_left(*line.next_due, today), .standing = standing});
}

web::Html flags_of_line(CaseLine const& line) {
    web::Html flags;
    auto const add = [&](bool holds, std::string const& words, govuk::Standing standing) {
        if (holds) {
            flags += web::Html{" "} + govuk::badge({.text = words, .standing = standing});
        }
    };
    add(line.kept_from_worker, "Don't tell the worker", govuk::Standing::restricted);
    add(!line.safe_to_contact, "Not safe to contact", govuk::Standing::late);
    add(line.needs_support, "Needs support", govuk::Standing::neutral);
    add(line.id != line.contact, "Part of a contact", govuk::Standing::neutral);
    add(looks_like_a_machine(line.doubt), "Sent by a machine?", govuk::Standing::waiting);
    return flags;
}

std::vector<govuk::Cell> record_of(CaseLine const& line, Making& making) {
    auto const said = loop::link(path_of(line.id), shortened(line.said, 90));
    auto const what = web::escaped(what_it_is(line.kind, line.track, line.stage)) + web::Html{"<br>"} +
                      govuk::element("span").classes("heed-nowrap").holding(reference_of(line.id));
    return {{.text = said + flags_of_line(line)},
            {.text = next_of(line, making)},
            {.text = due_of(line, making.here.today)},
            {.text = what},
            {.text = line.officer == 0 ? std::string("nobody yet") : making.names.of(line.officer)}};
}

/// Where a day stands from today: the officer's morning, in four tables.
std::string bucket_of(CaseLine const& line, Day today) {
    if (line.closed_on) {
        return "Closed, the last first";
    }
    auto const left = *line.next_due - today;
    return left < 0 ? "Late" : left == 0 ? "Due today" : left <= 7 ? "Due within 7 days" : "Due later";
}

govuk::Records table_of(std::string const& caption, bool closed) {
    return {.caption = caption,
            .head = {{.text = "What was said"},
                     {.text = "What is next"},
                     {.text = closed ? "Closed" : "By"},
                     {.text = "Reference"},
                     {.text = "Who has it"}}};
}

web::Html records_of(std::vector<CaseLine> const& lines, Making& making, bool closed) {
    web::Html all;
    std::optional<govuk::Records> table;
    std::string bucket;
    for (auto const& line : lines) {
        if (auto const now = bucket_of(line, making.here.today); now != bucket) {
            all += table ? govuk::records(*table) : web::Html{};
            table = table_of(now, closed);
            bucket = now;
        }
        table->rows.push_back(record_of(line, making));
    }
    return all + govuk::records(table ? *table : table_of(closed ? "Closed" : "Open", closed));
}

web::Html link_to_more(std::vector<CaseLine> const& lines, AskedFor const& asked) {
    govuk::Pagination pages;
    if (asked.after) {
        pages.previous.href = address_of(asked.show, asked.kind, asked.track);
        pages.previous.text = "Back to the first";
    }
    if (lines.size() == lines_a_page) {
        auto const& last = lines.back();
        auto const day = asked.show == "closed" ? *last.closed_on : *last.next_due;
        pages.next.href = fmt::format("{}&after={}_{}", address_of(asked.show, asked.kind, asked.track), iso(day),
                                      last.id.number);
    }
    return pages.previous.href.empty() && pages.next.href.empty() ? web::Html{} : govuk::pagination(pages);
}

std::vector<FilterLink> links_to_shows(AskedFor const& asked) {
    std::vector<FilterLink> links;
    for (auto const& [word, text] : std::vector<std::pair<std::string, std::string>>{
             {"all", "Open"}, {"mine", "Mine"}, {"nobody", "Nobody has it"}, {"late", "Late"}, {"closed", "Closed"}}) {
        links.push_back({text, address_of(word, asked.kind, asked.track), asked.show == word});
    }
    return links;
}

std::vector<FilterLink> links_to_kinds(AskedFor const& asked) {
    std::vector<FilterLink> links{{"All kinds", address_of(asked.show, {}, {}), !asked.kind && !asked.track}};
    for_each_value<Kind>([&](Kind kind) {
        auto text = spoken(kind) + "s";
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
        links.push_back({text, address_of(asked.show, kind, {}), asked.kind == kind && !asked.track});
    });
    return links;
}

std::vector<FilterLink> links_to_tracks(AskedFor const& asked) {
    std::vector<FilterLink> links;
    for_each_value<Track>([&](Track track) {
        if (track != Track::none) {
            links.push_back({spoken(track), address_of(asked.show, {}, track), asked.track == track});
        }
    });
    return links;
}

std::string spoken_count(std::int64_t number) {
    return number >= most_counted ? "1,000 or more" : std::to_string(number);
}

std::string counts_of(Here const& here) {
    CaseFilter open;
    open.see_kept = here.may(may::see_kept_from_worker);
    auto late = open;
    late.due_before = here.today;
    return fmt::format("{} open, {} late", spoken_count(count_cases(here.db, open, most_counted)),
                       spoken_count(count_cases(here.db, late, most_counted)));
}

}  // namespace

Response list_them(Request const& request, Here& here) {
    auto const asked = read_asked(request);
    auto const lines = list_cases(here.db, filter_of(asked, here), lines_a_page);
    Making making{here, council_clocks(here.db, here.working_days), loop::Names(here.db)};
    ListView const view{.counts = counts_of(here),
                        .log_button = govuk::button({.text = "Log a call or a letter", .href = "/complaints/new"}),
                        .shows = links_to_shows(asked),
                        .kinds = links_to_kinds(asked),
                        .tracks = links_to_tracks(asked),
                        .records = records_of(lines, making, asked.show == "closed"),
                        .more = link_to_more(lines, asked)};
    return people::show(here, "Complaints, concerns and compliments", list_page(view));
}

}  // namespace heed::complaints
