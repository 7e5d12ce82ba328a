#include "areas/complaints/voices/voices_parts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "people/may.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
using people::May;

NamesOfAbout::NamesOfAbout(store::Reading const& db) {
    for (auto const& service : loop::services(db)) {
        names_[{By::service, service.id.number}] = service.name;
    }
    for (auto const& one : all_spoken_about(db)) {
        names_[{By::spoken_about, one.id.number}] = one.name;
    }
}

std::string NamesOfAbout::of(By by, std::int64_t about) const {
    auto const found = names_.find({by, about});
    return found == names_.end() ? "Service not known" : found->second;
}

std::vector<Period> const& periods() {
    static std::vector<Period> const all{
        {"3", "the last 3 months", 3}, {"12", "the last 12 months", 12}, {"36", "the last 3 years", 36}};
    return all;
}

Period const& period_asked(web::Request const& request) {
    auto const found = std::ranges::find(periods(), request.asked("period"), &Period::value);
    return found == periods().end() ? periods()[1] : *found;
}

Days days_of(Period const& period, Day today) {
    auto const date = today.date();
    auto const first = *day_of(static_cast<int>(date.year()), static_cast<unsigned>(date.month()), 1);
    return {months_after(first, 1 - period.months), today};
}

web::Html period_form(std::string const& path, Period const& period) {
    govuk::Select select{
        .name = "period", .label = {.text = "Time", .classes = "govuk-label--s"}, .value = std::string(period.value)};
    for (auto const& one : periods()) {
        select.items.push_back({.value = std::string(one.value), .text = std::string(one.words)});
    }
    return govuk::element("form")
        .with("method", "get")
        .with("action", path)
        .classes("heed-filters")
        .holding(govuk::lines(
            {govuk::select(select), govuk::button({.text = "Show", .classes = "govuk-button--secondary"})}));
}

web::Html keep_links(std::string const& path, std::string const& query, web::TypedTable const& table) {
    auto const link_to = [&](std::string_view format, std::string_view ending) {
        return govuk::element("a")
            .classes("govuk-link")
            .with("href", fmt::format("{}.{}?{}table={}", path, ending, query, table.name))
            .holding(web::escaped(format) + web::Html{" "} +
                     govuk::element("span")
                         .classes("govuk-visually-hidden")
                         .holding(web::escaped(fmt::format("of “{}”", table.title))));
    };
    return govuk::element("p")
        .classes("govuk-body-s")
        .holding(web::Html{"Download as "} + link_to("CSV", "csv") + web::Html{" or "} + link_to("XLSX", "xlsx"));
}

web::Html table_section(std::string const& path, std::string const& query, web::TypedTable const& table) {
    return web::shown(table) + keep_links(path, query, table) +
           govuk::details({.summary = "How this was counted", .text = loop::bullets(table.notes)});
}

std::string file_text(web::Request const& request) {
    auto const found = std::ranges::find(request.uploads, "file", &web::Upload::field);
    return found == request.uploads.end() ? std::string() : found->bytes;
}

web::Html voices_links(people::Here const& here) {
    struct One {
        std::string_view path;
        std::string_view words;
        May may;
    };
    static std::vector<One> const all{{"/voices", "Compared", May::see_signals},
                                      {"/voices/patterns", "Patterns of concerns", May::see_cases},
                                      {"/voices/reading", "To be read first", May::see_kept_from_worker},
                                      {"/voices/who", "Who is not complaining", May::watch_equality},
                                      {"/voices/compliments-by-mail", "Compliments by e-mail", May::answer_complaints},
                                      {"/voices/teams-and-providers", "Teams and providers", May::answer_complaints}};
    web::Html items;
    for (auto const& one : all) {
        if (here.may(one.may)) {
            items += govuk::element("li").holding(
                here.path == one.path ? govuk::element("strong").with("aria-current", "page").holding(one.words)
                                      : loop::link(one.path, one.words));
        }
    }
    return govuk::element("nav")
        .with("aria-label", "Voices")
        .holding(govuk::element("ul").classes("govuk-list heed-choices").holding(items));
}

}  // namespace heed::complaints
