#include "loop/search/search_marks.hpp"

#include <algorithm>

#include "kernel/stems.hpp"

namespace heed::loop {

namespace {

constexpr std::size_t shown_before = 80;

struct Part {
    std::size_t from = 0;
    std::size_t to = 0;
};

/// `at`, or a little before it, so that no character is cut in two.
std::size_t end_of_character(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) {
        --at;
    }
    return at;
}

/// From the beginning of a word to the end of one, with the first hit in it.
Part part_of(std::string_view text, std::vector<Stem> const& words, std::size_t first_hit, std::size_t most) {
    if (text.size() <= most) {
        return {0, text.size()};
    }
    Part part;
    for (auto const& word : words) {
        if (word.from + shown_before <= first_hit) {
            part.from = word.from;
        }
    }
    part.from = first_hit < shown_before ? 0 : part.from;
    part.to = part.from;
    for (auto const& word : words) {
        if (word.from >= part.from && word.to <= part.from + most) {
            part.to = word.to;
        }
    }
    return part.to > part.from ? part : Part{part.from, end_of_character(text, part.from + most)};
}

}  // namespace

web::Html marked(std::string_view text, std::vector<std::string> const& stems, std::size_t most) {
    auto const words = stems_of(text);
    auto const is_hit = [&](Stem const& word) { return std::ranges::find(stems, word.stem) != stems.end(); };
    auto const first = std::ranges::find_if(words, is_hit);
    auto const part = part_of(text, words, first == words.end() ? 0 : first->from, most);
    std::string out(part.from > 0 ? "… " : "");
    auto at = part.from;
    for (auto const& word : words) {
        if (word.from >= part.from && word.to <= part.to && is_hit(word)) {
            web::escape_into(out, text.substr(at, word.from - at));
            out += "<mark>";
            web::escape_into(out, text.substr(word.from, word.to - word.from));
            out += "</mark>";
            at = word.to;
        }
    }
    web::escape_into(out, text.substr(at, part.to - at));
    out += part.to < text.size() ? " …" : "";
    return {std::move(out)};
}

}  // namespace heed::loop
