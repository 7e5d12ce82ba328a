#include <doctest/doctest.h>

#include "kernel/must.hpp"
#include "web/view.hpp"

using namespace heed;
using namespace heed::web;

namespace {

struct Row {
    std::string said;
    int days = 0;
};
BOOST_DESCRIBE_STRUCT(Row, (), (said, days))

struct View {
    std::string heading;
    Html button;
    bool late = false;
    std::vector<Row> rows;
    std::vector<std::string> words;
    std::optional<Row> newest;
    std::optional<std::string> note;
    Day due;
};
BOOST_DESCRIBE_STRUCT(View, (), (heading, button, late, rows, words, newest, note, due))

std::vector<std::string> misfits_of(std::string_view source) { return misfits(source, shape_of<View>()); }

}  // namespace

TEST_SUITE("web: pages") {
    TEST_CASE("a template may say what its view has, and it fits") {
        CHECK(misfits_of("{{heading}} {{{button}}} {{#late}}!{{/late}} {{#rows}}{{said}} {{days}} {{heading}}{{/rows}}"
                         "{{^rows}}none{{/rows}} {{#words}}{{.}}{{/words}} {{#newest}}{{said}}{{/newest}}"
                         "{{#note}}{{.}}{{/note}} {{due}}")
                  .empty());
    }

    TEST_CASE("a name that the view lacks is found, also inside a section") {
        CHECK(misfits_of("{{titel}}").front() == "the view has no \"titel\"");
        CHECK(misfits_of("{{#rows}}{{colour}}{{/rows}}").front() == "the view has no \"colour\"");
        CHECK(misfits_of("{{said}}").size() == 1);
        CHECK(misfits_of("{{#row}}{{/row}}").size() == 1);
    }

    TEST_CASE("text never goes out unescaped, and markup never twice escaped") {
        CHECK(misfits_of("{{{heading}}}").front() == "\"heading\" does not go into three braces");
        CHECK(misfits_of("{{button}}").front() == "\"button\" does not go into two braces");
    }

    TEST_CASE("a section that is not closed, or closed where it is not open, is found") {
        CHECK_FALSE(misfits_of("{{#rows}}").empty());
        CHECK_FALSE(misfits_of("{{#rows}}{{/late}}{{/rows}}").empty());
        CHECK_FALSE(misfits_of("{{>part}}").empty());
    }
}

TEST_SUITE("views") {
    TEST_CASE("every name that a template asks for exists in its view") {
        for (auto const* each : all_templates()) {
            CAPTURE(each->path());
            auto const problems = each->check();
            INFO((problems.empty() ? std::string() : problems.front()));
            CHECK(problems.empty());
        }
    }
}
