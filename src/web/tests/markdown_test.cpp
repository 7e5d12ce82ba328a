#include "web/markdown.hpp"

#include <doctest/doctest.h>

using namespace heed::web;

namespace {

bool shows(std::string_view markdown, std::string_view html) {
    return marked_up(markdown).text.find(html) != std::string::npos;
}

}  // namespace

TEST_SUITE("web: markdown") {
    TEST_CASE("paragraphs, lists and emphasis are shown as the page's own") {
        CHECK(marked_up("Ring *before* the visit.").text ==
              "<p class=\"govuk-body\">Ring <em>before</em> the visit.</p>\n");
        CHECK(shows("- one\n- **two**", "<li>one</li>\n<li><strong>two</strong></li>"));
        CHECK(shows("1. first\n2. second", "<ol class=\"govuk-list govuk-list--number\"><li>first</li>"));
        CHECK(shows("# What to do", "<h3 class=\"govuk-heading-s\">What to do</h3>"));
        CHECK(shows("one line\nand another", "one line<br>and another"));
    }

    TEST_CASE("what looks like HTML is shown as the characters that were typed") {
        CHECK(shows("a <script>alert(1)</script> b", "&lt;script&gt;alert(1)&lt;/script&gt;"));
        CHECK(shows("<div onclick=x>\nhello\n</div>", "&lt;div onclick=x&gt;<br>hello<br>&lt;/div&gt;"));
        CHECK_FALSE(shows("<img src=x>", "<img"));
        CHECK_FALSE(shows("![a picture](https://example.org/x.png)", "<img"));
        CHECK(shows("![a picture](https://example.org/x.png)", "a picture"));
    }

    TEST_CASE("a link leads to a page of ours, the web or an e-mail, and nowhere else") {
        CHECK(shows("[see](/learning-points/1)", "<a class=\"govuk-link\" href=\"/learning-points/1\">see</a>"));
        CHECK(shows("<https://example.org/a?b=1&c=2>", "href=\"https://example.org/a?b=1&amp;c=2\""));
        for (auto const* const address : {"javascript:alert(1)", "JavaScript:alert(1)", "//example.org",
                                          "data:text/html,x", "vbscript:x", "/\\example.org"}) {
            CHECK_FALSE(is_safe_link(address));
        }
        CHECK(marked_up("[press](javascript:alert(1))").text == "<p class=\"govuk-body\">press</p>\n");
    }

    TEST_CASE("what is nested very deep loses its marks and not its words") {
        std::string const deep = std::string(5000, '>') + " deep";
        CHECK(shows(deep, "deep"));
        auto const html = marked_up(deep).text;
        std::size_t quotes = 0;
        for (auto at = html.find("<blockquote"); at != std::string::npos; at = html.find("<blockquote", at + 1)) {
            ++quotes;
        }
        CHECK(quotes < static_cast<std::size_t>(deepest_marks));
    }

    TEST_CASE("the words without their marks are what one would read aloud") {
        CHECK(words_without_marks("# Why\n\nRing **before** [the visit](/x).\nAlways.\n\n- one\n- two") ==
              std::vector<std::string>{"Why", "Ring before the visit. Always.", "one", "two"});
        CHECK(words_without_marks("").empty());
        CHECK(words_without_marks("    an indented line") == std::vector<std::string>{"an indented line"});
    }
}
