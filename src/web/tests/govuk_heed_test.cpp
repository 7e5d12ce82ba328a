// Our own parts, which no fixture of govuk-frontend describes, and the promise that text is escaped.

#include <doctest/doctest.h>

#include "web/govuk/all.hpp"

namespace heed::web::govuk {

namespace {

bool has(Html const& html, std::string_view what) { return html.text.find(what) != std::string::npos; }

std::size_t count(Html const& html, std::string_view what) {
    std::size_t found = 0;
    for (auto at = html.text.find(what); at != std::string::npos; at = html.text.find(what, at + what.size())) {
        ++found;
    }
    return found;
}

}  // namespace

TEST_CASE("what Amira types is shown as she typed it and never becomes markup") {
    auto const typed = std::string("<script>alert(1)</script> & \"quotes\"");
    for (auto const& part :
         {input({.name = "what", .label = {.text = typed}, .hint = typed, .error = typed, .value = typed}),
          textarea({.name = "what", .label = {.text = typed}, .value = typed}), badge({.text = typed}),
          timeline({.events = {{.title = typed, .by = typed, .when = typed, .body = typed}}}),
          standing_panel({.title = typed, .text = typed}),
          records({.caption = typed,
          .head = {{.text = "A"}, {.text = typed}},
          .rows = {{{.text = typed}, {.text = typed}}}}),
          summary_list({.rows = {{.key = typed, .value = typed}}}), error_summary({.errors = {{typed, "#what"}}})}) {
        CHECK_FALSE(has(part, "<script"));
        CHECK(has(part, "&lt;script&gt;"));
    }
}

TEST_CASE("a link of ours cannot break out of its attribute") {
    CHECK_EQ(back_link({.href = "/x\" onclick=\"y"}).text,
             R"(<a href="/x&quot; onclick=&quot;y" class="govuk-back-link">Back</a>)");
}

TEST_CASE("the first wrong box of a field is where the error summary links to") {
    CHECK(has(radios({.name = "contact", .items = {{.value = "a"}, {.value = "b"}}}), R"(id="contact")"));
    CHECK(has(radios({.name = "contact", .items = {{.value = "a"}, {.value = "b"}}}), R"(id="contact-2")"));
    CHECK(has(date_input({.name = "when"}), R"(id="when-day" name="when-day")"));
}

TEST_CASE("the stage strip says each of the six stages and how it stands in words") {
    auto const strip = stage_strip({.stages = stages_up_to(3, StageState::late)});
    for (auto const name : loop_stages) {
        CHECK(has(strip, ">" + std::string(name) + "<"));
    }
    CHECK_EQ(count(strip, ">done<"), 3);
    CHECK_EQ(count(strip, ">late<"), 1);
    CHECK_EQ(count(strip, ">to come<"), 2);
}

TEST_CASE("the present stage is marked for those who cannot see it") {
    CHECK_EQ(count(stage_strip({.stages = stages_up_to(2)}), R"(aria-current="step")"), 1);
    CHECK_EQ(count(stage_strip({.stages = stages_up_to(6)}), "aria-current"), 0);
}

TEST_CASE("the small strip names the stage that somebody must look at") {
    auto const words = [](std::array<Stage, 6> const& stages) {
        return stage_strip({.stages = stages, .small = true});
    };
    CHECK(has(words(stages_up_to(3, StageState::late)), "Acted on: late"));
    CHECK(has(words(stages_up_to(5, StageState::reopened)), "Proved: reopened"));
    CHECK(has(words(stages_up_to(6)), "Proved: done"));
    CHECK(has(words(stages_up_to(0, StageState::to_come)), "Heard: to come"));
}

TEST_CASE("on a phone each cell of a record says what it is") {
    auto const table = records({.caption = "Signals",
                                .head = {{.text = "Signal"}, {.text = "Adults & carers", .format = "numeric"}},
                                .rows = {{{.text = "No call back"}, {.text = "14"}}}});
    CHECK(has(table, R"(<th scope="row")"));
    CHECK(has(table, R"(data-label="Adults &amp; carers")"));
    CHECK(has(table, "govuk-table__cell--numeric"));
}

TEST_CASE("an empty list says that it is empty instead of showing an empty table") {
    auto const table = records({.head = {{.text = "Signal"}}, .when_empty = "No signals this week."});
    CHECK(has(table, "No signals this week."));
    CHECK_FALSE(has(table, "<table"));
}

}  // namespace heed::web::govuk
