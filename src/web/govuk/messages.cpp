#include "web/govuk/messages.hpp"

#include <fmt/format.h>

namespace heed::web::govuk {

namespace {

std::string_view spelt(bool yes) { return yes ? "true" : "false"; }

Html error_list(std::vector<ErrorLink> const& errors) {
    if (errors.empty()) {
        return {};
    }
    Html items;
    for (auto const& error : errors) {
        auto const content =
            error.href.empty() ? error.text.html()
                               : element("a").with("href", error.href).attributes(error.attributes).holding(error.text);
        add_line(items, element("li").holding(content));
    }
    return element("ul").classes("govuk-list govuk-error-summary__list").holding(items);
}

}  // namespace

Html error_summary(ErrorSummary const& options) {
    auto summary = element("div");
    summary.classes("govuk-error-summary", options.classes);
    if (options.disable_auto_focus) {
        summary.with("data-disable-auto-focus", spelt(*options.disable_auto_focus));
    }
    auto const description = options.description.empty() ? Html{} : element("p").holding(options.description);
    auto const body =
        element("div").classes("govuk-error-summary__body").holding(lines({description, error_list(options.errors)}));
    auto const title = element("h2").classes("govuk-error-summary__title").holding(options.title);
    return summary.attributes(options.attributes)
        .with("data-module", "govuk-error-summary")
        .holding(element("div").with("role", "alert").holding(lines({title, body})));
}

Html notification_banner(NotificationBanner const& options) {
    auto banner = element("div");
    banner
        .classes(joined("govuk-notification-banner", options.is_success ? "govuk-notification-banner--success" : ""),
                 options.classes)
        .with("role", !options.role.empty() ? options.role
                      : options.is_success  ? "alert"
                                            : "region")
        .with("aria-labelledby", options.title_id)
        .with("data-module", "govuk-notification-banner");
    if (options.disable_auto_focus) {
        banner.with("data-disable-auto-focus", spelt(*options.disable_auto_focus));
    }
    auto const usual = options.is_success ? "Success" : "Important";
    auto const heading = element(fmt::format("h{}", options.heading_level))
                             .classes("govuk-notification-banner__title")
                             .with("id", options.title_id)
                             .holding(options.title.empty() ? Words(usual) : options.title);
    auto const line = options.text.empty() || options.text.is_markup()
                          ? options.text.html()
                          : element("p").classes("govuk-notification-banner__heading").holding(options.text);
    return banner.attributes(options.attributes)
        .holding(lines({element("div").classes("govuk-notification-banner__header").holding(heading),
                        element("div").classes("govuk-notification-banner__content").holding(line)}));
}

namespace {

Html panel_action(PanelAction const& action) {
    if (action.href.empty() || action.type == "button") {
        return button({.text = action.text,
                       .classes = joined("govuk-button--inverse", action.classes),
                       .href = action.href,
                       .type = action.type.empty() ? "button" : action.type,
                       .attributes = action.attributes});
    }
    return element("a")
        .classes("govuk-link govuk-link--inverse", action.classes)
        .with("href", action.href)
        .attributes(action.attributes)
        .holding(action.text);
}

Html panel_actions(PanelActions const& actions) {
    Html items;
    for (auto const& action : actions.items) {
        add_line(items, panel_action(action));
    }
    auto const group = items.empty() ? Html{} : element("div").classes("govuk-button-group").holding(items);
    return element("div")
        .classes("govuk-panel__actions", actions.classes)
        .attributes(actions.attributes)
        .holding(group);
}

}  // namespace

Html panel(Panel const& options) {
    bool const interrupts = options.classes.find("govuk-panel--interruption") != std::string::npos;
    auto const heading =
        element(fmt::format("h{}", options.heading_level)).classes("govuk-panel__title").holding(options.title);
    auto const body = options.text.empty() ? Html{} : element("div").classes("govuk-panel__body").holding(options.text);
    return element("div")
        .classes(joined("govuk-panel", interrupts ? "" : "govuk-panel--confirmation"), options.classes)
        .attributes(options.attributes)
        .holding(lines({heading, body, interrupts && options.actions ? panel_actions(*options.actions) : Html{}}));
}

Html inset_text(InsetText const& options) {
    return element("div")
        .with("id", options.id)
        .classes("govuk-inset-text", options.classes)
        .attributes(options.attributes)
        .holding(options.text);
}

Html warning_text(WarningText const& options) {
    auto const icon = element("span").classes("govuk-warning-text__icon").with("aria-hidden", "true").holding("!");
    auto const said = element("span").classes("govuk-visually-hidden").holding(options.icon_fallback_text);
    return element("div")
        .classes("govuk-warning-text", options.classes)
        .attributes(options.attributes)
        .holding(lines(
            {icon, element("strong").classes("govuk-warning-text__text").holding(lines({said, options.text.html()}))}));
}

Html details(Details const& options) {
    auto const text = element("span").classes("govuk-details__summary-text").holding(options.summary);
    return element("details")
        .with("id", options.id)
        .classes("govuk-details", options.classes)
        .attributes(options.attributes)
        .flag("open", options.open)
        .holding(lines({element("summary").classes("govuk-details__summary").holding(text),
                        element("div").classes("govuk-details__text").holding(options.text)}));
}

}  // namespace heed::web::govuk
