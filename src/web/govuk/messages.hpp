#pragma once
// Parts that tell: error summary, banners, panels, insets, warnings, details.
// Members stand in the order in which designated initialisers must name them.

#include "web/govuk/actions.hpp"

namespace heed::web::govuk {

struct ErrorLink {
    Words text{};
    std::string href{};  // "#postcode": the field to put right
    Attributes attributes{};
};

/// At the top of the main content of a page with problems, answered with status 422; the title then begins "Error: ".
struct ErrorSummary {
    std::vector<ErrorLink> errors{};
    Words title = "There is a problem";
    Words description{};
    std::optional<bool> disable_auto_focus{};
    std::string classes{};
    Attributes attributes{};
};
Html error_summary(ErrorSummary const& options);

struct NotificationBanner {
    Words text{};  // plain text becomes one bold line; markup stays as it is
    bool is_success = false;
    Words title{};  // empty: "Important" or "Success"
    int heading_level = 2;
    std::string title_id = "govuk-notification-banner-title";
    std::string role{};  // empty: "region", or "alert" after a success
    std::optional<bool> disable_auto_focus{};
    std::string classes{};
    Attributes attributes{};
};
Html notification_banner(NotificationBanner const& options);

struct PanelAction {
    std::string text{};
    std::string href{};
    std::string type{};  // "button" or "submit"; a link that has a type still looks like a button
    std::string classes{};
    Attributes attributes{};
};

struct PanelActions {
    std::vector<PanelAction> items{};
    std::string classes{};
    Attributes attributes{};
};

struct Panel {
    Words title{};
    Words text{};
    int heading_level = 1;
    std::string classes{};                  // "govuk-panel--interruption" stops the person to check something
    std::optional<PanelActions> actions{};  // used by an interruption only
    Attributes attributes{};
};
Html panel(Panel const& options);

struct InsetText {
    Words text{};
    std::string id{};
    std::string classes{};
    Attributes attributes{};
};
Html inset_text(InsetText const& options);

struct WarningText {
    Words text{};
    std::string icon_fallback_text = "Warning";
    std::string classes{};
    Attributes attributes{};
};
Html warning_text(WarningText const& options);

struct Details {
    Words summary{};
    Words text{};
    bool open = false;
    std::string id{};
    std::string classes{};
    Attributes attributes{};
};
Html details(Details const& options);

}  // namespace heed::web::govuk
