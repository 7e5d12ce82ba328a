#include "areas/assessment/report_text.hpp"

#include <doctest/doctest.h>

#include "areas/assessment/sentences.hpp"

using namespace heed::assessment;

namespace {

std::string const whole_page = R"(
Marlby Council: local authority assessment

Downloads

Learning, improvement and innovation

Score: 3

3 - Evidence shows a good standard

What people expect

I have care and support that is coordinated.
I feel safe.

The local authority commitment

We focus on continuous learning, innovation and improvement across our organisation and the local system. We do more.

Key findings for this quality statement

There was a culture of learning. It was shared by all.

Learning from feedback

Complaints were answered on time.
People were thanked.

Next page: Governance
)";

}  // namespace

TEST_CASE("headings, scores, expectations, the commitment and navigation are not findings") {
    auto const page = structure_of(whole_page);
    REQUIRE(page);
    CHECK(page->statement == "Learning, improvement and innovation");
    CHECK(page->score == 3);
    REQUIRE(page->passages.size() == 4);
    CHECK(page->passages[0].text == "There was a culture of learning.");
    CHECK(page->passages[0].section == "Key findings for this quality statement");
    CHECK(page->passages[1].paragraph == page->passages[0].paragraph);
    CHECK(page->passages[2].section == "Learning from feedback");
    CHECK(page->passages[3].paragraph != page->passages[2].paragraph);
}

TEST_CASE("a page without its preamble is read from its first sub-heading") {
    auto const page = structure_of(
        "Learning from feedback\n\nThe local authority listened. The local authority acted on complaints "
        "about adult social care. The local authority told people.");
    REQUIRE(page);
    CHECK(page->passages.size() == 3);
    CHECK_FALSE(page->score);
}

TEST_CASE("the copyright line ends the page, also glued to the last sentence") {
    auto const page = structure_of(whole_page +
                                   "Most were resolved.\xC2\xA9 Care Quality Commission\nPrivacy. Cookies.");
    REQUIRE(page);
    CHECK(page->passages.back().text == "Most were resolved.");
}

TEST_CASE("lines that an editor wrapped are one paragraph again") {
    auto const page = structure_of(
        "Learning, improvement and innovation\nScore: 2\n2 - Evidence shows some shortfalls\n\n"
        "There was a good offer of training for everybody who works in the\n"
        "Adult Social Care directorate, and staff told us about it with some\npride.\n");
    REQUIRE(page);
    REQUIRE(page->passages.size() == 1);
    CHECK(page->passages[0].text.ends_with(
        "the Adult Social Care directorate, and staff told us about it with some pride."));
}

TEST_CASE("a page saved by an old Windows editor is read with its quotation marks") {
    auto const page = structure_of(
        "Learning from feedback\n\nThe local authority\x92s staff listened. Local authority local authority.");
    REQUIRE(page);
    CHECK(page->passages[0].text == "The local authority\xE2\x80\x99s staff listened.");
}

TEST_CASE("an abbreviation does not end a sentence") {
    CHECK(sentences_of("Staff had tools, e.g. Huddles and forums. Dr. Finch led them.").size() == 2);
    CHECK(sentences_of("It was 80.12% in No. 5 and rose. It fell.").size() == 2);
    CHECK(sentences_of("They had forums, huddles etc. The team liked them.").size() == 2);
    CHECK(sentences_of("J. Smith spoke. She left.").size() == 2);
}

TEST_CASE("a full stop without its space still ends a sentence") {
    auto const sentences = sentences_of("It was working.The council agreed.");
    REQUIRE(sentences.size() == 2);
    CHECK(sentences[1] == "The council agreed.");
}

TEST_CASE("a sentence may begin with a figure or a quotation mark, and end inside one") {
    CHECK(sentences_of("We asked. 58% agreed. \"Nobody rang.\" They waited.").size() == 4);
    CHECK(sentences_of("She said \xE2\x80\x9CI was heard.\xE2\x80\x9D Others agreed.").size() == 2);
}

TEST_CASE("white space of any kind is one space") { CHECK(with_single_spaces(" a\xC2\xA0 b\t\r\n c ") == "a b c"); }
