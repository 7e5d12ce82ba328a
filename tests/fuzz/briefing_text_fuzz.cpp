#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "kernel/must.hpp"
#include "measure/reading_age.hpp"
#include "web/markdown.hpp"

/// Whatever is written in a briefing, its page holds no element and no link but ours, and its reading age is a number.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    using namespace heed;
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    auto const html = web::marked_up(text).text;
    for (auto const element :
         {"<script", "<img", "<div", "<iframe", "<style", "javascript:", "href=\"//", "href=\"data"}) {
        bool const inside_link = std::string_view(element).starts_with("java");
        must(html.find(inside_link ? "href=\"javascript:" : element) == std::string::npos, "markup that is not ours");
    }
    must(std::ranges::count(html, '<') == std::ranges::count(html, '>'), "an angle bracket that is not ours");
    auto const blocks = web::words_without_marks(text);
    auto const age = measure::reading_age(blocks);
    must(age.words >= age.sentences && age.syllables >= age.words && age.long_words <= age.words,
         "counts that cannot be");
    must(std::isfinite(age.flesch_kincaid) && std::isfinite(age.smog), "a grade that is no number");
    must(age.longest.size() <= 3 && age.hard.size() <= 12, "more than is shown");
    must(age.words == measure::count_words(blocks), "two counts of the same words");
    return 0;
}
