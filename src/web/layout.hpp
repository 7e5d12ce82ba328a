#pragma once
// Whole pages. A resident's page needs no account and never says who is signed in; a staff page does.
// Both work without scripts and under the strict Content-Security-Policy: no inline style, and the only inline script
// is govuk-frontend's own line, whose hash is in the policy.

#include <string>
#include <string_view>
#include <vector>

#include "web/govuk/actions.hpp"
#include "web/html.hpp"

namespace heed::web {

/// What both kinds of page need.
struct Frame {
    std::string title{};         // as in the first heading; "Error: " is put before it when `has_errors`
    std::string council_name{};  // "Ealing Council"
    bool has_errors = false;
    std::string back{};  // where the back link leads; empty: no back link
    Html before_main{};  // breadcrumbs, instead of a back link
    std::string home = "/";
    govuk::Words phase{};        // text of the phase banner; empty: no banner
    bool demonstration = false;  // says in the footer that people and cases are invented
    std::vector<govuk::FooterLink> footer_links{{"Accessibility statement", "/accessibility"},
                                                {"Privacy", "/privacy"},
                                                {"Tell us", "/tell-us"},
                                                {"You said, we did", "/you-said-we-did"},
                                                {"Annual reports", "/annual-reports"}};
};

struct ResidentFrame {
    Frame page{};
    std::vector<govuk::NavigationItem> navigation{};
};

/// The form that signs out; `hidden_fields` carries the token against forged requests.
struct SignOut {
    std::string path = "/sign-out";
    Html hidden_fields{};
};

struct StaffFrame {
    Frame page{};
    std::vector<govuk::NavigationItem> navigation{};  // Home, Heard, Learned ..., one of them `current` or `active`
    std::string section_name{};                       // "Heard": what the row below is of
    std::vector<govuk::NavigationItem> section{};     // Signals, Complaints ...; no row for fewer than two
    std::string person_name{};                        // empty: nobody is signed in, nothing to sign out of
    std::string person_path = "/account";
    SignOut sign_out{};
};

/// Whole documents; `main` is what stands in the main landmark, beginning with the h1 (or the error summary before it).
std::string resident_page(ResidentFrame const& frame, Html const& main);
std::string staff_page(StaffFrame const& frame, Html const& main);

/// The path of a built asset by its plain name: "heed.css" -> "/assets/heed-1a2b3c4d.css". An unknown name is a bug.
/// Paths hold a hash of the content, so they may be cached for ever.
std::string asset_path(std::string_view name);

}  // namespace heed::web
