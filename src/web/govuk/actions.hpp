#pragma once
// Parts that a person presses or follows: buttons, links back, breadcrumbs, pagination, tabs, and the bars of a page.
// Members stand in the order in which designated initialisers must name them.

#include "web/govuk/words.hpp"

namespace heed::web::govuk {

struct Button {
    Words text{};
    std::string classes{};  // "govuk-button--secondary", "govuk-button--warning"
    std::string href{};     // makes it a link that looks like a button
    std::string type = "submit";
    std::string name{};
    std::string value{};
    std::string id{};
    bool is_start = false;
    bool disabled = false;
    std::optional<bool> prevent_double_click{};
    Attributes attributes{};
};
Html button(Button const& options);

struct BackLink {
    Words text = "Back";
    std::string href = "#";
    std::string classes{};
    Attributes attributes{};
};
Html back_link(BackLink const& options = {});

struct SkipLink {
    Words text{};
    std::string href = "#content";
    std::string classes{};
    Attributes attributes{};
};
Html skip_link(SkipLink const& options);

struct Breadcrumb {
    Words text{};
    std::string href{};  // empty: the page we are on
    Attributes attributes{};
};

struct Breadcrumbs {
    std::vector<Breadcrumb> items{};
    bool collapse_on_mobile = false;
    std::string classes{};
    std::string label = "Breadcrumb";
    Attributes attributes{};
};
Html breadcrumbs(Breadcrumbs const& options);

struct PageItem {
    std::string number{};
    std::string href{};
    bool current = false;
    bool ellipsis = false;  // a gap; nothing else is then used
    std::string visually_hidden_text{};
    Attributes attributes{};
};

struct PageLink {
    std::string href{};  // empty: there is no such link
    Words text{};        // empty: "Previous page" or "Next page"
    std::string label{};
    Attributes attributes{};
};

struct Pagination {
    PageLink previous{};
    std::vector<PageItem> items{};
    PageLink next{};
    std::string landmark_label = "Pagination";
    std::string classes{};
    Attributes attributes{};
};
Html pagination(Pagination const& options);

struct Tab {
    std::string label{};
    std::string id{};  // <prefix>-<n> unless given
    Words panel{};     // plain text gets its own paragraph
    Attributes panel_attributes{};
    Attributes attributes{};
};

/// Without scripts the tabs are a list of contents, and all panels show.
struct Tabs {
    std::vector<Tab> items{};
    std::string id{};
    std::string id_prefix{};
    std::string title = "Contents";
    std::string classes{};
    Attributes attributes{};
};
Html tabs(Tabs const& options);

struct NavigationItem {
    Words text{};
    std::string href{};    // empty: text without a link
    bool current = false;  // this very page
    bool active = false;   // a page within this section
    Attributes attributes{};
};

struct ServiceNavigation {
    std::string service_name{};
    std::string service_url{};
    std::vector<NavigationItem> navigation{};
    std::optional<bool> collapse_on_mobile{};  // unset: from two items on
    std::string aria_label = "Service information";
    std::string menu_button_text = "Menu";
    std::string menu_button_label{};
    std::string navigation_label{};  // the menu button's text unless given
    std::string navigation_id = "navigation";
    std::string navigation_classes{};
    std::string classes{};
    Html start_slot{};
    Html end_slot{};
    bool end_slot_inline = false;
    Html navigation_start_slot{};
    Html navigation_end_slot{};
    Attributes attributes{};
};
Html service_navigation(ServiceNavigation const& options);

struct Header {
    Words logo{};
    std::string url = "/";
    std::string classes{};
    std::string container_classes = "govuk-width-container";
    Html end{};  // ours: stands opposite the logo
    Attributes attributes{};
};
/// govuk-frontend's Generic header, the one without GOV.UK branding.
Html header(Header const& options);

struct FooterLink {
    std::string text{};
    std::string href{};
    Attributes attributes{};
};

/// Our own: GOV.UK's footer carries its crown, its licence and Crown copyright, which are not ours to use.
struct Footer {
    std::vector<FooterLink> links{};
    Words note{};
    std::string links_title = "Support links";
    std::string classes{};
    std::string container_classes{};
    Attributes attributes{};
};
Html footer(Footer const& options);

struct Tag {
    Words text{};
    std::string classes{};  // "govuk-tag--green"
    Attributes attributes{};
};
Html tag(Tag const& options);

struct PhaseBanner {
    Tag tag{};
    Words text{};
    std::string classes{};
    Attributes attributes{};
};
Html phase_banner(PhaseBanner const& options);

}  // namespace heed::web::govuk
