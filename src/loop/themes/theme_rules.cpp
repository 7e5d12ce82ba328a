// What was typed about a theme, judged; and its code.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/themes/theme.hpp"
#include "web/form.hpp"

namespace heed::loop {

namespace {

constexpr std::size_t shortest_code = 2;
constexpr std::size_t longest_code = 10;
constexpr std::size_t letters_of_a_word = 4;
constexpr std::size_t words_of_a_code = 4;

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string upper(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    return out;
}

bool is_code(std::string_view code) {
    return code.size() >= shortest_code && code.size() <= longest_code && is_letter(code.front()) &&
           std::ranges::all_of(code, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

/// The words of a name that say something, in capitals, letters A to Z only.
std::vector<std::string> telling_words(std::string_view name) {
    static constexpr std::array<std::string_view, 24> silent{
        "A",  "AN",  "AND", "ARE", "AS",   "AT", "BE", "BY",   "FOR", "FROM", "IN",   "IS",
        "IT", "NOT", "OF",  "ON",  "ONCE", "OR", "SO", "THAT", "THE", "TO",   "WITH", "WHO"};
    std::vector<std::string> words(1);
    for (char const c : upper(name) + " ") {
        if (is_letter(c) || is_digit(c)) {
            words.back() += c;
        } else if (!words.back().empty() && c != '\'') {
            words.emplace_back();
        }
    }
    std::erase_if(words, [](std::string const& word) {
        return word.empty() || !is_letter(word.front()) || std::ranges::find(silent, word) != silent.end();
    });
    return words;
}

std::string first_letters(std::string_view name) {
    auto const words = telling_words(name);
    std::string code;
    if (words.size() > 2) {
        for (std::size_t i = 0; i < std::min(words.size(), words_of_a_code); ++i) {
            code += words[i].front();
        }
        return code;
    }
    for (auto const& word : words) {
        code += (code.empty() ? "" : "-") + word.substr(0, letters_of_a_word);
    }
    return code.size() < shortest_code ? "THEME" : code;
}

}  // namespace

std::string suggested_code(std::string_view name, std::function<bool(std::string const&)> const& is_taken) {
    auto const first = first_letters(name);
    auto code = first;
    for (int number = 2; is_taken(code); ++number) {
        auto const ending = std::to_string(number);
        code = first.substr(0, longest_code - ending.size()) + ending;
    }
    return code;
}

Outcome<Theme> define(ThemeDraft const& draft) {
    web::Checking checking;
    auto const code = upper(draft.code);
    checking.expect_text(draft.name, "name", "Enter a name for the theme", 100);
    checking.expect(code.empty() || is_code(code), "code",
                    "A code has 2 to 10 letters, digits or hyphens, such as LHV, and begins with a letter");
    checking.expect_text(draft.definition, "definition", "Enter what is always true of a signal about this", 1000);
    checking.expect_at_most(draft.includes, "includes", "What belongs to it", 1000);
    checking.expect_at_most(draft.excludes, "excludes", "What does not belong to it", 1000);
    checking.expect(draft.owner > 0, "owner", "Select who owns the theme");
    if (!checking.fine()) {
        return checking.problems();
    }
    Theme theme;
    theme.code = code;
    theme.name = draft.name;
    theme.definition = draft.definition;
    theme.includes = draft.includes;
    theme.excludes = draft.excludes;
    theme.owner = {draft.owner};
    return theme;
}

Outcome<std::string> reason_given(std::string const& typed, std::string_view enter) {
    web::Checking checking;
    checking.expect_text(typed, "reason", enter, 500);
    if (!checking.fine()) {
        return checking.problems();
    }
    return typed;
}

}  // namespace heed::loop
