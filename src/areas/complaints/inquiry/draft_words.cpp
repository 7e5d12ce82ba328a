#include <algorithm>
#include <array>

#include "areas/complaints/inquiry/drafts.hpp"
#include "kernel/text.hpp"

// What a text says: sentences, apologies, names. Hints for who writes, so that a wrong guess costs a glance.
namespace heed::complaints {

namespace {

bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?' || c == '\n'; }

/// "www.lgo.org.uk" ends no sentence: what follows its stop is no space.
bool is_end(std::string_view text, std::size_t at) {
    return ends_sentence(text[at]) &&
           (text[at] == '\n' || at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n');
}

std::string_view bare(std::string_view word) {
    while (!word.empty() && std::string_view(".,;:!?()\"'").find(word.back()) != std::string_view::npos) {
        word.remove_suffix(1);
    }
    return word;
}

/// In lower case, with single spaces, and without stops, commas and the word "that".
std::string plain_words(std::string_view text) {
    std::string words;
    auto const low = lowered(text);
    for (auto const part : split(low, ' ')) {
        auto const word = bare(trimmed(part));
        if (!word.empty() && word != "that") {
            (words += ' ') += word;
        }
    }
    return words + ' ';
}

bool has_any(std::string const& words, auto const& phrases) {
    return std::ranges::any_of(phrases, [&](std::string_view one) { return words.find(one) != std::string::npos; });
}

constexpr std::array<std::string_view, 30> none_at_all{" sorry you felt",
                                                       " sorry you feel",
                                                       " sorry you had to complain",
                                                       " sorry you had cause",
                                                       " sorry you have had",
                                                       " sorry you are unhappy",
                                                       " sorry you were unhappy",
                                                       " sorry you were left f",
                                                       " sorry you were upset",
                                                       " sorry you believe",
                                                       " sorry you think",
                                                       " sorry you thought",
                                                       " sorry you consider",
                                                       " sorry you found it n",
                                                       " sorry you remain",
                                                       " sorry you are not happy",
                                                       " sorry you are dissat",
                                                       " sorry if",
                                                       " sorry for any",
                                                       " sorry to hear you",
                                                       " sorry to learn you",
                                                       " sorry for how you f",
                                                       " sorry for the way you",
                                                       " sorry but",
                                                       " apologise if",
                                                       " apologise you f",
                                                       " apologise for any",
                                                       " apologies for any",
                                                       " regret any",
                                                       " regret you f"};
constexpr std::array<std::string_view, 2> sorry_words{" sorry", " apolog"};
constexpr std::array<std::string_view, 5> titles{"Mr", "Mrs", "Miss", "Ms", "Dr"};

bool is_capital(std::string_view word) { return !word.empty() && word.front() >= 'A' && word.front() <= 'Z'; }

bool is_ours(std::string_view name, std::vector<std::string> const& ours) {
    return std::ranges::any_of(
        ours, [&](std::string const& one) { return lowered(one).find(lowered(name)) != std::string::npos; });
}

void add_once(std::vector<std::string>& all, std::string name) {
    if (std::ranges::find(all, name) == all.end()) {
        all.push_back(std::move(name));
    }
}

}  // namespace

std::vector<std::string> sentences_in(std::string_view text) {
    std::vector<std::string> sentences;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_end(text, at) || at + 1 == text.size()) {
            auto const sentence = trimmed(text.substr(begin, at + 1 - begin));
            if (!sentence.empty()) {
                sentences.emplace_back(sentence);
            }
            begin = at + 1;
        }
    }
    return sentences;
}

std::vector<std::string> apologies_that_are_none(std::string_view text) {
    std::vector<std::string> found;
    for (auto const& sentence : sentences_in(text)) {
        if (has_any(plain_words(sentence), none_at_all)) {
            found.push_back(sentence);
        }
    }
    return found;
}

bool says_sorry(std::string_view text) {
    return std::ranges::any_of(sentences_in(text), [](std::string const& sentence) {
        auto const words = plain_words(sentence);
        return has_any(words, sorry_words) && !has_any(words, none_at_all);
    });
}

std::vector<std::string> names_in(std::string_view text, std::vector<std::string> const& known,
                                  std::vector<std::string> const& ours) {
    std::vector<std::string> names;
    for (auto const& name : known) {
        if (!name.empty() && text.find(name) != std::string_view::npos && !is_ours(name, ours)) {
            add_once(names, name);
        }
    }
    std::string_view before;
    for (auto const line : lines_of(text)) {
        for (auto const word : split(line, ' ')) {
            auto const title = bare(before);
            if (std::ranges::find(titles, title) != titles.end() && is_capital(word) && !is_ours(bare(word), ours)) {
                add_once(names, std::string(title) + " " + std::string(bare(word)));
            }
            before = word;
        }
        before = {};
    }
    return names;
}

}  // namespace heed::complaints
