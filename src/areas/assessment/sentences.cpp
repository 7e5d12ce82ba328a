#include "areas/assessment/sentences.hpp"

#include <algorithm>
#include <array>

#include "kernel/text.hpp"

namespace heed::assessment {

namespace {

bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

constexpr std::array<std::string_view, 5> closers = {"\"", "'", ")", "\xE2\x80\x9D", "\xE2\x80\x99"};
constexpr std::array<std::string_view, 5> openers = {"\"", "'", "(", "\xE2\x80\x9C", "\xE2\x80\x98"};

// Never the last word of a sentence in these reports; "etc." can be, so it is not here.
constexpr std::array<std::string_view, 25> abbreviations = {
    "e.g", "i.e",  "dr", "mr",  "mrs", "ms", "prof", "st",  "vs",  "cllr", "approx", "incl", "dept",
    "fig", "para", "cf", "rev", "hon", "p",  "pp",   "sec", "ref", "eg",   "ie",     "viz"};

std::string_view last_word_before(std::string_view text, std::size_t stop) {
    auto begin = stop;
    while (begin > 0 && (is_upper(text[begin - 1]) || is_lower(text[begin - 1]) || text[begin - 1] == '.')) {
        --begin;
    }
    return text.substr(begin, stop - begin);
}

bool is_abbreviation(std::string_view text, std::size_t stop, std::size_t next) {
    auto const word = last_word_before(text, stop);
    if (std::ranges::find(abbreviations, std::string_view(lowered(word))) != abbreviations.end()) {
        return true;
    }
    bool const initial = word.size() == 1 && is_upper(word.front()) && word != "I";
    bool const number = (word == "No" || word == "Nos") && next < text.size() && is_digit(text[next]);
    return initial || number;
}

template <class Marks>
std::size_t past_marks(std::string_view text, std::size_t at, Marks const& marks) {
    for (bool moved = true; moved;) {
        moved = false;
        for (auto mark : marks) {
            if (text.substr(std::min(at, text.size())).starts_with(mark)) {
                at += mark.size();
                moved = true;
            }
        }
    }
    return at;
}

bool starts_a_sentence(std::string_view text, std::size_t at) {
    at = past_marks(text, at, openers);
    return at < text.size() &&
           (is_upper(text[at]) || is_digit(text[at]) || static_cast<unsigned char>(text[at]) >= 0xC3);
}

bool stop_without_space(std::string_view text, std::size_t stop) {
    return text[stop] == '.' && stop >= 2 && is_lower(text[stop - 1]) && is_lower(text[stop - 2]) &&
           stop + 2 < text.size() && is_upper(text[stop + 1]) && (is_lower(text[stop + 2]) || text[stop + 2] == ' ');
}

// Where the sentence that this mark ends is over; 0 when the mark does not end one.
std::size_t end_after(std::string_view text, std::size_t mark) {
    if (text[mark] != '.' && text[mark] != '!' && text[mark] != '?') {
        return 0;
    }
    if (stop_without_space(text, mark)) {
        return mark + 1;
    }
    auto const end = past_marks(text, mark + 1, closers);
    if (end >= text.size() || text[end] != ' ' || !starts_a_sentence(text, end + 1)) {
        return 0;
    }
    return text[mark] == '.' && is_abbreviation(text, mark, end + 1) ? 0 : end;
}

// Bytes of the white space at the front: also no-break and zero-width spaces and the byte order mark.
std::size_t width_of_space(std::string_view text) {
    if (std::string_view(" \t\r\n\f\v").find(text.front()) != std::string_view::npos) {
        return 1;
    }
    if (text.starts_with("\xC2\xA0")) {
        return 2;
    }
    bool const wide = text.starts_with("\xE2\x80\x8B") || text.starts_with("\xE2\x80\xAF") ||
                      text.starts_with("\xEF\xBB\xBF");
    return wide ? 3 : 0;
}

}  // namespace

std::string with_single_spaces(std::string_view text) {
    std::string out;
    bool space = false;
    while (!text.empty()) {
        if (auto const width = width_of_space(text); width > 0) {
            space = true;
            text.remove_prefix(width);
            continue;
        }
        if (space && !out.empty()) {
            out += ' ';
        }
        space = false;
        out += text.front();
        text.remove_prefix(1);
    }
    return out;
}

std::vector<std::string> sentences_of(std::string_view paragraph) {
    auto const text = with_single_spaces(paragraph);
    std::vector<std::string> sentences;
    std::size_t begin = 0;
    for (std::size_t mark = 0; mark < text.size(); ++mark) {
        if (auto const end = end_after(text, mark); end > 0) {
            sentences.emplace_back(trimmed(std::string_view(text).substr(begin, end - begin)));
            begin = end;
            mark = end - 1;
        }
    }
    if (auto const rest = trimmed(std::string_view(text).substr(begin)); !rest.empty()) {
        sentences.emplace_back(rest);
    }
    return sentences;
}

}  // namespace heed::assessment
