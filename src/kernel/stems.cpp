#include "kernel/stems.hpp"

#include <memory>
#include <unordered_set>

#include <libstemmer.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "kernel/must.hpp"

namespace heed {

namespace {

constexpr std::size_t longest_stem = 64;

class Stemmer {
public:
    Stemmer() : stemmer_(sb_stemmer_new("english", "UTF_8"), sb_stemmer_delete) {
        must(stemmer_ != nullptr, "Snowball has no English stemmer");
    }
    std::string_view operator()(std::string const& word) {
        auto const* const stem = sb_stemmer_stem(stemmer_.get(), reinterpret_cast<sb_symbol const*>(word.data()),
                                                 static_cast<int>(word.size()));
        return {reinterpret_cast<char const*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
    }

private:
    std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> stemmer_;
};

std::string stemmed(std::string const& word) {
    thread_local Stemmer stemmer;
    return std::string(stemmer(word));
}

bool is_mark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }
bool is_in_word(UChar32 c) { return c >= 0 && (u_isalnum(c) || is_mark(c)); }

/// The code point at `at`, and `at` moved behind it; negative for bytes that are no UTF-8.
UChar32 next_character(std::string_view text, std::size_t& at) {
    auto const byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        ++at;
        return byte;
    }
    UChar32 c = 0;
    auto i = static_cast<int32_t>(at);
    U8_NEXT(text.data(), i, static_cast<int32_t>(text.size()), c);
    at = static_cast<std::size_t>(i);
    return c;
}

bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }

/// Lower case, taken apart, without its marks; of what is not ASCII. An apostrophe stays, as ASCII has it.
std::string plain(std::string_view word) {
    UErrorCode status = U_ZERO_ERROR;
    auto const* const taking_apart = icu::Normalizer2::getNFKDInstance(status);
    must(U_SUCCESS(status) != 0, "ICU cannot take letters apart");
    auto const apart = taking_apart->normalize(
        icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())}).foldCase(), status);
    icu::UnicodeString kept;
    for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
        auto const c = apart.char32At(i);
        if (is_apostrophe(c)) {
            kept.append(UChar32{'\''});
        } else if (u_isalnum(c) != 0) {
            kept.append(c);
        }
    }
    std::string out;
    kept.toUTF8String(out);
    return out;
}

/// The word in plain letters: no case, no accents.
std::string folded(std::string_view word) {
    std::string out(word);
    for (auto& c : out) {
        if (static_cast<unsigned char>(c) >= 0x80) {
            return plain(word);
        }
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
    return out;
}

void cut(std::string& stem) {
    std::erase(stem, '\'');
    if (stem.size() > longest_stem) {
        auto end = longest_stem;
        while (end > 0 && (static_cast<unsigned char>(stem[end]) & 0xC0) == 0x80) {
            --end;
        }
        stem.resize(end);
    }
}

std::string stem_of(std::string_view word) {
    // What is longer is no English word, and the stemmer's time grows with it.
    auto stem = folded(word.substr(0, 4 * longest_stem));
    if (stem.size() <= longest_stem) {
        stem = stemmed(stem);
    }
    cut(stem);
    return stem;
}

/// Whether a word goes on behind an apostrophe that ends at `at`.
bool goes_on(std::string_view text, std::size_t at) { return at < text.size() && is_in_word(next_character(text, at)); }

std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        auto after = at;
        auto const c = next_character(text, after);
        if (!is_in_word(c) && !(is_apostrophe(c) && goes_on(text, after))) {
            break;
        }
        at = after;
    }
    return at;
}

}  // namespace

std::vector<Stem> stems_of(std::string_view text) {
    std::vector<Stem> stems;
    for (std::size_t at = 0; at < text.size();) {
        auto const from = at;
        if (!is_in_word(next_character(text, at))) {
            continue;
        }
        at = end_of_word(text, at);
        if (auto stem = stem_of(text.substr(from, at - from)); !stem.empty()) {
            stems.push_back({std::move(stem), from, at});
        }
    }
    return stems;
}

bool is_small_word(std::string_view stem) {
    static std::unordered_set<std::string> const small = [] {
        std::unordered_set<std::string> stems;
        for (auto const& one :
             stems_of("a about after again all also am an and any are aren't as at be because been before being below "
                      "between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down "
                      "during each few for from further had hadn't has hasn't have haven't having he he'd he'll he's "
                      "her here hers herself him himself his how i i'd i'll i'm i've if in into is isn't it it's its "
                      "itself me more most my myself no nor not of off on once only or other our ours ourselves out "
                      "over own same she she'd she'll she's should shouldn't so some such than that that's the their "
                      "theirs them themselves then there there's these they they'd they'll they're they've this those "
                      "through to too under until up very was wasn't we we'd we'll we're we've were weren't what "
                      "what's when where which while who who's whom why will with won't would wouldn't you you'd "
                      "you'll you're you've your yours yourself yourselves t s")) {
            stems.insert(one.stem);
        }
        return stems;
    }();
    return small.contains(std::string(stem));
}

}  // namespace heed
