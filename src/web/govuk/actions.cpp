#include "web/govuk/actions.hpp"

#include <fmt/format.h>

namespace heed::web::govuk {

namespace {

Html start_arrow() {
    return {R"(<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" )"
            R"(viewBox="0 0 33 40" aria-hidden="true" focusable="false">)"
            R"(<path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>)"};
}

Html button_content(Button const& options) {
    if (!options.is_start) {
        return options.text.html();
    }
    // The start button is a flexbox, which would swallow the space between elements of its text.
    auto const text = options.text.is_markup() ? element("span").holding(options.text) : options.text.html();
    return lines({text, start_arrow()});
}

void add_button_attributes(Element& shape, Button const& options) {
    shape.classes("govuk-button", joined(options.classes, options.is_start ? "govuk-button--start" : ""))
        .with("data-module", "govuk-button")
        .attributes(options.attributes)
        .with("id", options.id);
}

Html button_link(Button const& options) {
    auto link = element("a").with("href", options.href).with("role", "button").with("draggable", "false");
    add_button_attributes(link, options);
    return link.holding(button_content(options));
}

}  // namespace

Html button(Button const& options) {
    if (!options.href.empty()) {
        return button_link(options);
    }
    auto shape = element("button")
                     .with("type", options.type)
                     .with("value", options.value)
                     .with("name", options.name)
                     .flag("disabled", options.disabled)
                     .with("aria-disabled", options.disabled ? "true" : "");
    if (options.prevent_double_click) {
        shape.with("data-prevent-double-click", *options.prevent_double_click ? "true" : "false");
    }
    add_button_attributes(shape, options);
    return shape.holding(button_content(options));
}

Html back_link(BackLink const& options) {
    return element("a")
        .with("href", options.href)
        .classes("govuk-back-link", options.classes)
        .attributes(options.attributes)
        .holding(options.text);
}

Html skip_link(SkipLink const& options) {
    return element("a")
        .with("href", options.href)
        .classes("govuk-skip-link", options.classes)
        .attributes(options.attributes)
        .with("data-module", "govuk-skip-link")
        .holding(options.text);
}

Html breadcrumbs(Breadcrumbs const& options) {
    Html items;
    for (auto const& item : options.items) {
        auto row = element("li").classes("govuk-breadcrumbs__list-item");
        if (item.href.empty()) {
            add_line(items, row.with("aria-current", "page").holding(item.text));
            continue;
        }
        add_line(items, row.holding(element("a")
                                        .classes("govuk-breadcrumbs__link")
                                        .with("href", item.href)
                                        .attributes(item.attributes)
                                        .holding(item.text)));
    }
    auto const more = options.collapse_on_mobile ? "govuk-breadcrumbs--collapse-on-mobile" : "";
    return element("nav")
        .classes(joined("govuk-breadcrumbs", options.classes), more)
        .attributes(options.attributes)
        .with("aria-label", options.label)
        .holding(element("ol").classes("govuk-breadcrumbs__list").holding(items));
}

namespace {

Html page_arrow(bool next) {
    return {fmt::format(
        R"(<svg class="govuk-pagination__icon govuk-pagination__icon--{}" xmlns="http://www.w3.org/2000/svg" height="13" )"
        R"(width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="{}"></path></svg>)",
        next ? "next" : "prev",
        next ? "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 "
               "6.7441-6.4062-6.7246-6.7266z"
             : "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293"
               "-1.414-1.414z")};
}

Html page_link_title(PageLink const& link, bool next, bool block) {
    auto const usual = Html{next ? "Next" : "Previous"} +
                       element("span").classes("govuk-visually-hidden").holding(" page");
    return element("span")
        .classes("govuk-pagination__link-title",
                 block && link.label.empty() ? "govuk-pagination__link-title--decorated" : "")
        .holding(link.text.empty() ? usual : link.text.html());
}

Html page_link(PageLink const& link, bool next, bool block) {
    if (link.href.empty()) {
        return {};
    }
    Html label;
    if (block && !link.label.empty()) {
        label = lines({element("span").classes("govuk-visually-hidden").holding(":"),
                       element("span").classes("govuk-pagination__link-label").holding(link.label)});
    }
    auto const side = next ? "next" : "prev";
    auto const anchor = element("a")
                            .classes("govuk-link govuk-pagination__link")
                            .with("href", link.href)
                            .with("rel", side)
                            .attributes(link.attributes)
                            .holding(
                                lines({block || !next ? page_arrow(next) : Html{}, page_link_title(link, next, block),
                                       label, !block && next ? page_arrow(next) : Html{}}));
    return element("div").classes(fmt::format("govuk-pagination__{}", side)).holding(anchor);
}

Html page_item(PageItem const& item) {
    auto row = element("li").classes("govuk-pagination__item",
                                     joined(item.current ? "govuk-pagination__item--current" : "",
                                            item.ellipsis ? "govuk-pagination__item--ellipsis" : ""));
    if (item.ellipsis) {
        return row.holding(Html{"&ctdot;"});
    }
    auto const label = item.visually_hidden_text.empty() ? "Page " + item.number : item.visually_hidden_text;
    return row.holding(element("a")
                           .classes("govuk-link govuk-pagination__link")
                           .with("href", item.href)
                           .with("aria-label", label)
                           .with("aria-current", item.current ? "page" : "")
                           .attributes(item.attributes)
                           .holding(item.number));
}

}  // namespace

Html pagination(Pagination const& options) {
    bool const block = options.items.empty() && !(options.previous.href.empty() && options.next.href.empty());
    Html items;
    for (auto const& item : options.items) {
        add_line(items, page_item(item));
    }
    auto const list = options.items.empty() ? Html{} : element("ul").classes("govuk-pagination__list").holding(items);
    return element("nav")
        .classes(joined("govuk-pagination", block ? "govuk-pagination--block" : ""), options.classes)
        .with("aria-label", options.landmark_label)
        .attributes(options.attributes)
        .holding(lines({page_link(options.previous, false, block), list, page_link(options.next, true, block)}));
}

namespace {

std::string tab_id(Tabs const& options, std::size_t index) {
    auto const& item = options.items[index];
    return item.id.empty() ? fmt::format("{}-{}", options.id_prefix, index + 1) : item.id;
}

Html tab_link(Tabs const& options, std::size_t index) {
    auto const& item = options.items[index];
    return element("li")
        .classes("govuk-tabs__list-item", index == 0 ? "govuk-tabs__list-item--selected" : "")
        .holding(element("a")
                     .classes("govuk-tabs__tab")
                     .with("href", "#" + tab_id(options, index))
                     .attributes(item.attributes)
                     .holding(item.label));
}

Html tab_panel(Tabs const& options, std::size_t index) {
    auto const& item = options.items[index];
    bool const bare = item.panel.empty() || item.panel.is_markup();
    return element("div")
        .classes("govuk-tabs__panel", index == 0 ? "" : "govuk-tabs__panel--hidden")
        .with("id", tab_id(options, index))
        .attributes(item.panel_attributes)
        .holding(bare ? item.panel.html() : element("p").classes("govuk-body").holding(item.panel));
}

}  // namespace

Html tabs(Tabs const& options) {
    Html links, panels;
    for (std::size_t i = 0; i < options.items.size(); ++i) {
        add_line(links, tab_link(options, i));
        add_line(panels, tab_panel(options, i));
    }
    auto const list = options.items.empty() ? Html{} : element("ul").classes("govuk-tabs__list").holding(links);
    return element("div")
        .with("id", options.id)
        .classes("govuk-tabs", options.classes)
        .attributes(options.attributes)
        .with("data-module", "govuk-tabs")
        .holding(lines({element("h2").classes("govuk-tabs__title").holding(options.title), list, panels}));
}

namespace {

Html navigation_item(NavigationItem const& item) {
    bool const marked = item.current || item.active;
    auto const text = marked ? element("strong").classes("govuk-service-navigation__active-fallback").holding(item.text)
                             : item.text.html();
    auto const current = item.current ? "page" : item.active ? "true" : "";
    Html content;
    if (!item.href.empty()) {
        content = element("a")
                      .classes("govuk-service-navigation__link")
                      .with("href", item.href)
                      .with("aria-current", current)
                      .attributes(item.attributes)
                      .holding(text);
    } else if (!item.text.empty()) {
        content = element("span").classes("govuk-service-navigation__text").with("aria-current", current).holding(text);
    }
    return element("li")
        .classes("govuk-service-navigation__item", marked ? "govuk-service-navigation__item--active" : "")
        .holding(content);
}

Html menu_button(ServiceNavigation const& options) {
    auto const& label = options.menu_button_label;
    return element("button")
        .with("type", "button")
        .classes("govuk-service-navigation__toggle govuk-js-service-navigation-toggle")
        .with("aria-controls", options.navigation_id)
        .with("aria-label", label == options.menu_button_text ? "" : label)
        .flag("hidden", true)
        .with("aria-hidden", "true")
        .holding(options.menu_button_text);
}

Html service_name(ServiceNavigation const& options) {
    if (options.service_name.empty()) {
        return {};
    }
    auto const name = options.service_url.empty()
                          ? element("span").classes("govuk-service-navigation__text").holding(options.service_name)
                          : element("a")
                                .with("href", options.service_url)
                                .classes("govuk-service-navigation__link")
                                .holding(options.service_name);
    return element("span").classes("govuk-service-navigation__service-name").holding(name);
}

Html navigation_list(ServiceNavigation const& options) {
    if (options.navigation.empty() && options.navigation_start_slot.empty() && options.navigation_end_slot.empty()) {
        return {};
    }
    Html items = options.navigation_start_slot;
    for (auto const& item : options.navigation) {
        add_line(items, navigation_item(item));
    }
    add_line(items, options.navigation_end_slot);
    bool const collapses = options.collapse_on_mobile.value_or(options.navigation.size() > 1);
    auto const& label = options.navigation_label;
    return element("nav")
        .with("aria-label", label.empty() ? options.menu_button_text : label)
        .classes("govuk-service-navigation__wrapper", options.navigation_classes)
        .holding(lines({collapses ? menu_button(options) : Html{}, element("ul")
                                                                       .classes("govuk-service-navigation__list")
                                                                       .with("id", options.navigation_id)
                                                                       .holding(items)}));
}

}  // namespace

Html service_navigation(ServiceNavigation const& options) {
    auto const container = element("div")
                               .classes("govuk-service-navigation__container")
                               .holding(lines({service_name(options), navigation_list(options)}));
    auto const width = element("div")
                           .classes("govuk-width-container",
                                    options.end_slot_inline ? "govuk-service-navigation__inlining-container" : "")
                           .holding(lines({options.start_slot, container, options.end_slot}));
    bool const landmark = !options.service_name.empty() || !options.start_slot.empty() || !options.end_slot.empty();
    return element(landmark ? "section" : "div")
        .with("aria-label", landmark ? options.aria_label : "")
        .classes("govuk-service-navigation", options.classes)
        .with("data-module", "govuk-service-navigation")
        .attributes(options.attributes)
        .holding(width);
}

Html header(Header const& options) {
    auto const link =
        element("a").with("href", options.url).classes("govuk-generic-header__homepage-link").holding(options.logo);
    auto const logo = element("div").classes("govuk-generic-header__logo").holding(link);
    return element("div")
        .classes("govuk-generic-header", options.classes)
        .attributes(options.attributes)
        .holding(element("div")
                     .classes("govuk-generic-header__container", options.container_classes)
                     .holding(lines({logo, options.end})));
}

namespace {

Html footer_links(Footer const& options) {
    if (options.links.empty()) {
        return {};
    }
    Html items;
    for (auto const& link : options.links) {
        add_line(items, element("li")
                            .classes("heed-footer__item")
                            .holding(element("a")
                                         .classes("heed-footer__link")
                                         .with("href", link.href)
                                         .attributes(link.attributes)
                                         .holding(link.text)));
    }
    return lines({element("h2").classes("govuk-visually-hidden").holding(options.links_title),
                  element("ul").classes("heed-footer__list").holding(items)});
}

}  // namespace

Html footer(Footer const& options) {
    auto const note = options.note.empty() ? Html{} : element("p").classes("heed-footer__note").holding(options.note);
    return element("div")
        .classes("heed-footer", options.classes)
        .attributes(options.attributes)
        .holding(element("div")
                     .classes("govuk-width-container", options.container_classes)
                     .holding(lines({footer_links(options), note})));
}

Html tag(Tag const& options) {
    return element("strong").classes("govuk-tag", options.classes).attributes(options.attributes).holding(options.text);
}

Html phase_banner(PhaseBanner const& options) {
    auto shown = options.tag;
    shown.classes = joined("govuk-phase-banner__content__tag", shown.classes);
    auto const content = lines({tag(shown), element("span").classes("govuk-phase-banner__text").holding(options.text)});
    return element("div")
        .classes("govuk-phase-banner govuk-width-container", options.classes)
        .attributes(options.attributes)
        .holding(element("p").classes("govuk-phase-banner__content").holding(content));
}

}  // namespace heed::web::govuk
