#include "web/layout.hpp"

#include <doctest/doctest.h>

#include "kernel/embedded.hpp"
#include "kernel/must.hpp"
#include "store/hash.hpp"

namespace heed::web {

namespace {

bool has(std::string const& page, std::string_view what) { return page.find(what) != std::string::npos; }

Html const heading{"<h1 class=\"govuk-heading-l\">Tell us</h1>"};

ResidentFrame resident() { return {.page = {.title = "Tell us", .council_name = "Ealing & Acton Council"}}; }

StaffFrame staff() {
    return {
        .page = {.title = "Signals", .council_name = "Ealing Council"},
        .navigation = {{.text = "Home", .href = "/staff"}, {.text = "Signals", .href = "/signals", .current = true}},
        .person_name = "Dev Okafor",
        .sign_out = {.hidden_fields = {"<input type=\"hidden\" name=\"token\" value=\"t\">"}}};
}

/// sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw= of the Content-Security-Policy, in hexadecimal.
constexpr std::string_view hash_in_our_policy = "19443969df092b92a611699139fdcb65df607bde1d6aa36f77cc72f584b5883c";

}  // namespace

TEST_CASE("a resident's page names the council and Heed, and says its language") {
    auto const page = resident_page(resident(), heading);
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\""));
    CHECK(has(page, "<title>Tell us – Heed – Ealing &amp; Acton Council</title>"));
    CHECK(has(page, "Ealing &amp; Acton Council</span>"));
}

TEST_CASE("a page with problems begins its title with Error") {
    auto frame = resident();
    frame.page.has_errors = true;
    CHECK(has(resident_page(frame, heading), "<title>Error: Tell us – "));
}

TEST_CASE("everybody can skip to the main content") {
    auto const page = resident_page(resident(), heading);
    CHECK(has(page, "href=\"#main-content\""));
    CHECK(has(page, "<main class=\"govuk-main-wrapper\" id=\"main-content\">" + heading.text + "</main>"));
}

TEST_CASE("the one inline script is the one whose hash is in our policy") {
    auto const page = resident_page(resident(), heading);
    auto const begin = page.find("<script>") + 8;
    auto const script = page.substr(begin, page.find("</script>") - begin);
    CHECK_EQ(store::sha256(script), hash_in_our_policy);
    CHECK_FALSE(has(page.substr(begin), "<script>"));
    CHECK_FALSE(has(page, "style="));
}

TEST_CASE("a demonstration says that its people are invented, and only then") {
    CHECK_FALSE(has(resident_page(resident(), heading), "invented"));
    auto frame = resident();
    frame.page.demonstration = true;
    CHECK(has(resident_page(frame, heading), "This is a demonstration: the people and the cases in it are invented."));
}

TEST_CASE("every page links to the accessibility statement, to privacy and to telling us") {
    for (auto const& page : {resident_page(resident(), heading), staff_page(staff(), heading)}) {
        CHECK(has(page, "href=\"/accessibility\""));
        CHECK(has(page, "href=\"/privacy\""));
        CHECK(has(page, "href=\"/tell-us\""));
    }
}

TEST_CASE("staff see who is signed in and sign out with a form that cannot be forged") {
    auto const page = staff_page(staff(), heading);
    CHECK(has(page, "Your account: </span>Dev Okafor"));
    CHECK(has(page, "<form method=\"post\" action=\"/sign-out\"><input type=\"hidden\" name=\"token\" value=\"t\">"));
    CHECK(has(page, "href=\"/signals\" aria-current=\"page\""));
}

TEST_CASE("a resident's page never says who is signed in") {
    CHECK_FALSE(has(resident_page(resident(), heading), "Signed in as"));
    CHECK_FALSE(has(resident_page(resident(), heading), "/sign-out"));
}

TEST_CASE("search engines are kept out of staff pages only") {
    CHECK(has(staff_page(staff(), heading), "noindex"));
    CHECK_FALSE(has(resident_page(resident(), heading), "noindex"));
}

TEST_CASE("assets are named by their content, and every named one travels in the program") {
    for (auto const* name : {"heed.css", "heed.js", "govuk-frontend.js", "icon.svg", "icon-180.png"}) {
        auto const path = asset_path(name);
        CHECK(path.starts_with("/assets/"));
        CHECK_FALSE(embedded(path.substr(1)).empty());
    }
    CHECK_THROWS_AS(asset_path("nothing.css"), Bug);
}

TEST_CASE("our styles carry nothing of GOV.UK's own branding and fetch nothing from elsewhere") {
    auto const styles = embedded(asset_path("heed.css").substr(1));
    for (auto const* what : {"GDS Transport", "@font-face", "url(", "@import", "crown"}) {
        CHECK_MESSAGE(styles.find(what) == std::string_view::npos, what);
    }
}

TEST_CASE("the pages of the section that is open stand in a row of their own, and one alone does not") {
    auto frame = staff();
    frame.section_name = "Heard";
    frame.section = {{.text = "Signals", .href = "/signals", .active = true},
                     {.text = "Complaints", .href = "/complaints"}};
    auto const page = staff_page(frame, heading);
    CHECK(has(page, "<nav class=\"heed-section\" aria-label=\"Heard\">"));
    CHECK(has(page, "href=\"/signals\" aria-current=\"true\">Signals</a>"));
    frame.section.pop_back();
    CHECK_FALSE(has(staff_page(frame, heading), "heed-section"));
}

}  // namespace heed::web
