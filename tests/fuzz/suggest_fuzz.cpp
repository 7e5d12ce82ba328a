// What strangers say, read for its theme: no text may crash the reader, keep it busy, or be worth more than everything.

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "loop/heard/suggest.hpp"

namespace {

using namespace heed::loop;

void expect(bool holds) {
    if (!holds) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    auto const words = telling_words(text);
    expect(words.size() <= 200);
    auto const half = text.size() / 2;
    Meaning const one{1, std::string(text.substr(0, half)), std::string(text.substr(half)), "A visit was late", ""};
    Meaning const other{2, "Charges", "Nobody explained the bill", "", std::string(text)};
    double sum = 0;
    for (auto const& suggestion : suggest(words, {one, other}, {{"", 1, 3}, {"visit", 1, 2}, {"", 0, 1}})) {
        expect(std::isfinite(suggestion.sure) && suggestion.sure >= 0 && suggestion.sure <= 1);
        expect(suggestion.words.size() <= 4);
        for (auto const& word : suggestion.words) {
            expect(text.find(word) != std::string_view::npos);
        }
        sum += suggestion.sure;
    }
    expect(std::abs(sum - 1) < 1e-6);
    return 0;
}
