#include "web/layout.hpp"

#include <map>

#include <fmt/format.h>

#include "kernel/embedded.hpp"
#include "kernel/must.hpp"
#include "web/govuk/words.hpp"

namespace heed::web {

namespace {

using govuk::element;
using govuk::lines;

using AssetNames = std::map<std::string, std::string, std::less<>>;

AssetNames read_asset_names() {
    AssetNames names;
    std::string_view rest = embedded("assets/names.tsv");
    while (!rest.empty()) {
        auto const line = rest.substr(0, rest.find('\n'));
        auto const tab = line.find('\t');
        if (tab != std::string_view::npos) {
            names.emplace(line.substr(0, tab), fmt::format("/assets/{}", line.substr(tab + 1)));
        }
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
    return names;
}

/// The Content-Security-Policy holds the hash of exactly these characters.
constexpr std::string_view scripts_work =
    "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? "
    "' govuk-frontend-supported' : '');";

/// The loop that listens: a ring that is open like an ear.
constexpr std::string_view mark =
    R"(<svg class="heed-mark" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32" )"
    R"(aria-hidden="true" focusable="false"><g fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round">)"
    R"(<path d="M7.4 21.6A11.5 11.5 0 1 1 28 15.2c0 4.3-2.6 6.2-4.9 8-1.7 1.3-2.6 2.6-3 4.8"/>)"
    R"(<path d="M21.8 15.6a5.3 5.3 0 1 0-7.8 4.7"/></g><circle cx="13.4" cy="27" r="2.2" fill="currentColor"/></svg>)";

std::string title_of(Frame const& page) {
    return fmt::format("{}{} – Heed – {}", page.has_errors ? "Error: " : "", page.title, page.council_name);
}

Html head(Frame const& page, bool for_search_engines) {
    auto const robots = for_search_engines ? Html{} : Html{R"(<meta name="robots" content="noindex, nofollow">)"};
    return element("head").holding(
        lines({{R"(<meta charset="utf-8">)"},
               element("title").holding(title_of(page)),
               {R"(<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">)"},
               {R"(<meta name="theme-color" content="#17504c">)"},
               robots,
               element("link")
                   .with("rel", "icon")
                   .with("sizes", "any")
                   .with("href", asset_path("icon.svg"))
                   .with("type", "image/svg+xml")
                   .alone(),
               element("link").with("rel", "apple-touch-icon").with("href", asset_path("icon-180.png")).alone(),
               element("link").with("rel", "stylesheet").with("href", asset_path("heed.css")).alone()}));
}

Html logo(Frame const& page) {
    return Html{std::string(mark)} + element("span").classes("heed-header__name").holding("Heed") + Html{" "} +
           element("span").classes("heed-header__council").holding(page.council_name);
}

Html account(StaffFrame const& frame) {
    if (frame.person_name.empty()) {
        return {};
    }
    auto const who = element("a")
                         .classes("heed-header__person")
                         .with("href", frame.person_path)
                         .holding(element("span").classes("govuk-visually-hidden").holding("Your account: ") +
                                  escaped(frame.person_name));
    auto const out = element("button").with("type", "submit").classes("heed-header__sign-out").holding("Sign out");
    auto const form = element("form")
                          .with("method", "post")
                          .with("action", frame.sign_out.path)
                          .holding(lines({frame.sign_out.hidden_fields, out}));
    return element("div").classes("heed-header__account").holding(lines({who, form}));
}

Html bars(Frame const& page, std::vector<govuk::NavigationItem> const& navigation, Html const& end,
          Html const& below = {}) {
    auto const top = govuk::header({.logo = logo(page), .url = page.home, .end = end});
    auto const menu = navigation.empty() ? Html{} : govuk::service_navigation({.navigation = navigation});
    return element("header").classes("govuk-template__header").holding(lines({top, menu, below}));
}

/// The pages of the section that is open, in a row below the sections.
Html section_row(StaffFrame const& frame) {
    if (frame.section.size() < 2) {
        return {};
    }
    Html items;
    for (auto const& item : frame.section) {
        auto link = element("a").classes("heed-section__link").with("href", item.href);
        if (item.current || item.active) {
            link.with("aria-current", item.current ? "page" : "true");
        }
        items += element("li").classes("heed-section__item").holding(link.holding(item.text));
    }
    auto const list = element("ul").classes("heed-section__list govuk-width-container").holding(items);
    return element("nav").classes("heed-section").with("aria-label", frame.section_name).holding(list);
}

Html phase(Frame const& page) {
    if (page.phase.empty()) {
        return {};
    }
    auto const banner = govuk::phase_banner({.tag = {.text = "Beta"}, .text = page.phase});
    return element("aside").with("aria-label", "About this service").holding(banner);
}

Html foot(Frame const& page) {
    std::string note = fmt::format("Heed is run by {}.", page.council_name);
    if (page.demonstration) {
        note += " This is a demonstration: the people and the cases in it are invented.";
    }
    auto const footer = govuk::footer({.links = page.footer_links, .note = note});
    return element("footer").classes("govuk-template__footer").holding(footer);
}

Html way_back(Frame const& page) {
    if (page.back.empty()) {
        return {};
    }
    return element("nav").with("aria-label", "Back").holding(govuk::back_link({.href = page.back}));
}

Html container(Frame const& page, Html const& main) {
    return element("div")
        .classes("govuk-width-container")
        .holding(lines({way_back(page), page.before_main,
                        element("main").classes("govuk-main-wrapper").with("id", "main-content").holding(main)}));
}

struct Audience {
    std::string_view body_class;
    bool for_search_engines;
};

std::string document(Frame const& page, Audience audience, Html const& bars, Html const& main) {
    auto const script = element("script").with("type", "module").with("src", asset_path("heed.js")).holding();
    auto const body = element("body")
                          .classes("govuk-template__body", audience.body_class)
                          .holding(lines({element("script").holding(Html{std::string(scripts_work)}),
                                          govuk::skip_link({.text = "Skip to main content", .href = "#main-content"}),
                                          bars, phase(page), container(page, main), foot(page), script}));
    return "<!DOCTYPE html>\n" +
           element("html")
               .with("lang", "en-GB")
               .classes("govuk-template")
               .holding(lines({head(page, audience.for_search_engines), body}))
               .text +
           "\n";
}

}  // namespace

std::string asset_path(std::string_view name) {
    static auto const names = read_asset_names();
    auto const found = names.find(name);
    must(found != names.end(), fmt::format("no asset \"{}\" was built", name));
    return found->second;
}

std::string resident_page(ResidentFrame const& frame, Html const& main) {
    return document(frame.page, {"heed-resident", true}, bars(frame.page, frame.navigation, {}), main);
}

std::string staff_page(StaffFrame const& frame, Html const& main) {
    return document(frame.page, {"heed-staff", false},
                    bars(frame.page, frame.navigation, account(frame), section_row(frame)), main);
}

}  // namespace heed::web
