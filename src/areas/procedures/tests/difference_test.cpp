#include "areas/procedures/difference.hpp"

#include <random>

#include <doctest/doctest.h>

using namespace heed;
using namespace heed::procedures;

namespace {

/// The old text as the difference tells it, and the new one.
std::vector<std::string> told(std::vector<ChangedLine> const& lines, LineKind without) {
    std::vector<std::string> kept;
    for (auto const& line : lines) {
        if (line.kind != without) {
            kept.push_back(without == LineKind::added ? line.before : line.after);
        }
    }
    return kept;
}

/// One side of a reworded line, from its words.
std::string side(ChangedLine const& line, loop::Piece without) {
    std::string text;
    for (auto const& [piece, words] : line.words) {
        if (piece != without) {
            (text += text.empty() ? "" : " ") += words;
        }
    }
    return text;
}

class Texts {
public:
    explicit Texts(unsigned seed) : dice_(seed) {}

    std::string line() {
        static std::vector<std::string> const words{"ring", "the",    "family", "before", "10", "days",
                                                    "send", "report", "ask",    "write",  "no", "visit"};
        std::string text;
        for (auto i = pick(8) + 1; i > 0; --i) {
            (text += text.empty() ? "" : " ") += words[pick(words.size())];
        }
        return text;
    }

    std::vector<std::string> text() {
        std::vector<std::string> lines(pick(9));
        for (auto& one : lines) {
            one = line();
        }
        return lines;
    }

    /// The text with lines taken out, added, reworded and moved.
    std::vector<std::string> changed(std::vector<std::string> lines) {
        for (auto i = pick(5); i > 0; --i) {
            auto const at = lines.empty() ? 0 : pick(lines.size());
            switch (pick(4)) {
                case 0: lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), line()); break;
                case 1:
                    if (!lines.empty()) {
                        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
                    }
                    break;
                case 2:
                    if (!lines.empty()) {
                        lines[at] += " and say so";
                    }
                    break;
                default:
                    if (lines.size() > 1) {
                        std::swap(lines[at], lines.back());
                    }
            }
        }
        return lines;
    }

private:
    std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(dice_); }

    std::mt19937 dice_;
};

std::string joined(std::vector<std::string> const& lines) {
    std::string text;
    for (auto const& line : lines) {
        text += line + "\n\n";
    }
    return text;
}

}  // namespace

TEST_SUITE("procedures: what changed") {
    TEST_CASE("without what was added it is the old text, without what was taken out the new one: a thousand pairs") {
        Texts texts(77);
        for (int round = 0; round < 1000; ++round) {
            CAPTURE(round);
            auto const before = texts.text();
            auto const after = texts.changed(before);
            auto const lines = text_difference(joined(before), joined(after));
            CHECK(told(lines, LineKind::added) == before);
            CHECK(told(lines, LineKind::taken_out) == after);
            for (auto const& line : lines) {
                if (line.kind == LineKind::reworded) {
                    CHECK(side(line, loop::Piece::added) == line.before);
                    CHECK(side(line, loop::Piece::taken_out) == line.after);
                } else if (line.kind == LineKind::same) {
                    CHECK(line.before == line.after);
                }
            }
        }
    }

    TEST_CASE("the same text has no changes, whatever its spaces") {
        auto const lines = text_difference("Ring first.\n\n\n  Then write.  ", "Ring first.\nThen write.");
        CHECK(lines.size() == 2);
        CHECK(spoken(count_changes(lines)) == "Nothing but spaces");
    }

    TEST_CASE("a line with another number is reworded, and only the number is marked") {
        auto const lines = text_difference("Send the report within 28 days of the assessment.",
                                           "Send the report within 10 days of the assessment.");
        REQUIRE(lines.size() == 1);
        CHECK(lines[0].kind == LineKind::reworded);
        REQUIRE(lines[0].words.size() == 4);
        CHECK(lines[0].words[1].text == "28");
        CHECK(lines[0].words[2].text == "10");
        CHECK(spoken(count_changes(lines)) == "1 line reworded");
    }

    TEST_CASE("a line that has nothing in common with the old one was added, and the old one taken out") {
        auto const count = count_changes(text_difference("Ring the family.", "Nobody waits longer than ten days."));
        CHECK(count.added == 1);
        CHECK(count.taken_out == 1);
        CHECK(count.reworded == 0);
    }

    TEST_CASE("a text without an end is compared as one piece, and none of it is lost") {
        std::string endless;
        for (int i = 0; i < 2500; ++i) {
            endless += "line " + std::to_string(i) + "\n";
        }
        auto const lines = text_difference(endless, "short");
        REQUIRE(lines.size() == 2);
        CHECK(lines[0].before == endless);
    }
    TEST_CASE("nothing against nothing is nothing") { CHECK(text_difference("", "").empty()); }
}
