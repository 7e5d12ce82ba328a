// The words of the way in, as they stand on its pages: a reading age of nine, and Easy Read's fifteen words a sentence.

#include <array>

#include "areas/complaints/tests/intake_stage.hpp"
#include "measure/reading_age.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

/// The blocks of a page's main part: what stands between the tags that begin and end paragraphs, labels and headings.
std::vector<std::string> blocks_of(std::string const& body) {
    auto const begin = body.find("<main");
    auto const end = body.find("</main>");
    REQUIRE(begin != std::string::npos);
    auto rest = std::string_view(body).substr(begin, end - begin);
    static constexpr std::array inline_tags{"a", "span", "strong", "b", "/a", "/span", "/strong", "/b"};
    std::vector<std::string> blocks;
    std::string block;
    auto const finish = [&] {
        auto const text = people::text_of(block);
        if (text.find_first_not_of(" \n\t") != std::string::npos) {
            blocks.push_back(text);
        }
        block.clear();
    };
    while (!rest.empty()) {
        auto const tag = rest.find('<');
        block += rest.substr(0, tag);
        if (tag == std::string_view::npos) {
            break;
        }
        auto const close = rest.find('>', tag);
        auto const name = rest.substr(tag + 1, rest.find_first_of(" >", tag) - tag - 1);
        if (std::ranges::find(inline_tags, name) == inline_tags.end()) {
            finish();
        }
        rest.remove_prefix(close + 1);
    }
    finish();
    return blocks;
}

/// Every page of the way in, in one of the two ways of saying it.
std::vector<std::pair<std::string, std::string>> pages_of(IntakeStage& stage, std::string const& kind, bool easy) {
    std::vector<std::pair<std::string, std::string>> pages;
    auto who = stage.resident();
    who.open("/tell-us/" + kind + (easy ? "?easy=yes" : ""));
    pages.emplace_back("said", who.page.body);
    stage.clock.pass(std::chrono::minutes(20));
    who.page = stage.anybody().post("/tell-us/" + kind, {{"step", "said"},
                                                         {"easy", easy ? "yes" : ""},
                                                         {"shown", who.page.field("shown")},
                                                         {"said", "They came late."}});
    who.remember();
    for (auto const* step : {"happened", "wanted", "whose", "whom", "basis", "worker", "name", "answer_by", "email",
                             "phone", "address", "safe", "needs", "language", "ring", "hear", "files"}) {
        pages.emplace_back(step, who.change(step).page.body);
    }
    pages.emplace_back("check", who.go("check").page.body);
    pages.emplace_back("save", who.go("save").page.body);
    return pages;
}

}  // namespace

TEST_SUITE("complaints: plain words") {
    TEST_CASE("every page of the way in can be read at the age of nine") {
        IntakeStage stage;
        for (auto const* kind : {"complaint", "concern"}) {
            std::vector<std::string> all;
            for (auto const& [name, body] : pages_of(stage, kind, false)) {
                auto const blocks = blocks_of(body);
                auto const hard = measure::reading_age(blocks);
                CHECK_MESSAGE(measure::age_of_grade(hard.flesch_kincaid) <= 9, kind, " ", name, " is of age ",
                              measure::age_of_grade(hard.flesch_kincaid), ": ",
                              hard.longest.empty() ? "" : hard.longest.front().text, " ",
                              hard.hard.empty() ? "" : hard.hard.front().word);
                all.insert(all.end(), blocks.begin(), blocks.end());
            }
            CHECK(measure::age_of_grade(measure::reading_age(all).flesch_kincaid) <= 9);
        }
        for (auto const* path : {"/", "/tell-us", "/tell-us/compliment", "/tell-us/come-back", "/tell-us/easy-read",
                                 "/tell-us/print", "/follow"}) {
            auto const hard = measure::reading_age(blocks_of(stage.anybody().get(path).body));
            CHECK_MESSAGE(measure::age_of_grade(hard.flesch_kincaid) <= 9, path, " is of age ",
                          measure::age_of_grade(hard.flesch_kincaid), ": ", hard.longest.front().text);
        }
    }

    TEST_CASE(
        "no sentence of Easy Read has more than fifteen words, and the words beside each picture say what it shows") {
        IntakeStage stage;
        auto pages = pages_of(stage, "complaint", true);
        for (auto& page : pages_of(stage, "concern", true)) {
            pages.push_back(std::move(page));
        }
        pages.emplace_back("easy-read", stage.anybody().get("/tell-us/easy-read").body);
        for (auto const& [name, body] : pages) {
            auto const hard = measure::reading_age(blocks_of(body));
            REQUIRE(!hard.longest.empty());
            CHECK_MESSAGE(hard.longest.front().words <= 15, name, ": ", hard.longest.front().text);
            for (auto at = body.find("<img"); at != std::string::npos; at = body.find("<img", at + 1)) {
                auto const tag = body.substr(at, body.find('>', at) - at);
                CHECK_MESSAGE(tag.find("alt=\"\"") != std::string::npos, tag);
            }
        }
    }
}
