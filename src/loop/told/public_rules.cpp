#include "loop/told/public_rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/heard/signal.hpp"
#include "measure/interval.hpp"

namespace heed::loop {

namespace {

constexpr std::array<std::string_view, 4> quarters{"January to March", "April to June", "July to September",
                                                   "October to December"};

int quarter_number(Day day) { return (static_cast<int>(static_cast<unsigned>(day.date().month())) - 1) / 3; }

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool ends_a_sentence(char c) { return c == '.' || c == '!' || c == '?' || c == ':' || c == '\n'; }

std::string percent(double share) { return fmt::format("{:.0f}%", std::floor(share * 100 + 0.5)); }

struct KindWords {
    std::string_view looked;
    std::string_view whom;
    std::string_view showed;
};

KindWords words_of(ProofKind kind) {
    switch (kind) {
        case ProofKind::recall: return {"asked", "members of staff", "could say it"};
        case ProofKind::experience: return {"asked", "people who draw on care", "said so"};
        case ProofKind::records: break;
    }
    return {"looked at", "records", "showed it"};
}

std::string run_from(std::vector<std::string> const& words, std::size_t from) {
    std::string run;
    for (auto i = from; i < from + words_that_quote; ++i) {
        run += words[i];
        run += ' ';
    }
    return run;
}

/// The words of one sentence, and whether each begins it.
struct WordInPlace {
    std::string word;
    bool begins = false;
};

std::vector<WordInPlace> words_in_place(std::string_view text) {
    std::vector<WordInPlace> found;
    bool begins = true;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_letter(text[i])) {
            begins = begins || ends_a_sentence(text[i]);
            ++i;
            continue;
        }
        auto const from = i;
        while (i < text.size() && (is_letter(text[i]) || text[i] == '\'')) {
            ++i;
        }
        found.push_back({std::string(text.substr(from, i - from)), begins});
        begins = false;
    }
    return found;
}

/// Capitals all through ("NHS"), and "I", are no names.
bool looks_like_a_name(std::string const& word) {
    return word.size() > 1 && is_capital(word[0]) && !is_capital(word[1]) && word[1] != '\'';
}

constexpr std::array<std::string_view, 20> nobodys_names{
    "January",  "February", "March",  "April",   "May",       "June",     "July",   "August",   "September", "October",
    "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",    "Care"};

}  // namespace

std::string spoken_quarter(Day day) {
    return fmt::format("{} {}", quarters[static_cast<std::size_t>(quarter_number(day))],
                       static_cast<int>(day.date().year()));
}

std::string quarter_of(Day day) {
    return fmt::format("{:04}-{}", static_cast<int>(day.date().year()), quarter_number(day) + 1);
}

std::string spoken_quarter(std::string_view quarter) {
    bool const is_one = quarter.size() == 6 && quarter[4] == '-' && quarter[5] >= '1' && quarter[5] <= '4';
    return is_one ? fmt::format("{} {}", quarters[static_cast<std::size_t>(quarter[5] - '1')], quarter.substr(0, 4))
                  : std::string();
}

std::string people_in_words(std::int64_t number, SmallNumbers const& rule) {
    if (number < rule.fewest) {
        return fmt::format("fewer than {} people", rule.fewest);
    }
    auto const step = std::max<std::int64_t>(rule.rounding, 1);
    auto const rounded = std::max((number + step / 2) / step * step, rule.fewest);
    return fmt::format("{}{} people", step > 1 ? "about " : "", rounded);
}

std::string what_was_found(ProofKind kind, std::int64_t seen, std::int64_t looked_at, SmallNumbers const& rule) {
    auto const words = words_of(kind);
    if (looked_at < rule.fewest) {
        return fmt::format("We {} fewer than {} {}: too few to say what they showed.", words.looked, rule.fewest,
                           words.whom);
    }
    auto const share = measure::wilson(seen, looked_at);
    return fmt::format("We {} {} {}: {} {}; the true share is likely between {} and {}.", words.looked, looked_at,
                       words.whom, seen == 0 ? "none" : std::to_string(seen), words.showed, percent(share.low),
                       percent(share.high));
}

std::vector<std::string> plain_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (char const c : text) {
        if (is_letter(c) || is_digit(c)) {
            word += lowered(std::string_view(&c, 1));
        } else if (c != '\'' && !word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) {
        words.push_back(std::move(word));
    }
    return words;
}

Quotes::Quotes(std::string_view ours) {
    auto const words = plain_words(ours);
    for (std::size_t i = 0; i + words_that_quote <= words.size(); ++i) {
        runs_.push_back(run_from(words, i));
    }
    std::ranges::sort(runs_);
}

std::optional<std::string> Quotes::found_in(std::string_view theirs) const {
    if (runs_.empty()) {
        return std::nullopt;
    }
    auto const words = plain_words(theirs);
    for (std::size_t i = 0; i + words_that_quote <= words.size(); ++i) {
        auto run = run_from(words, i);
        if (std::ranges::binary_search(runs_, run)) {
            run.pop_back();
            return run;
        }
    }
    return std::nullopt;
}

std::vector<std::string> words_like_names(std::string_view text, std::vector<std::string> const& known) {
    std::vector<std::string> names;
    for (auto const& [word, begins] : words_in_place(text)) {
        bool const is_known = std::ranges::find(nobodys_names, word) != nobodys_names.end() ||
                              std::ranges::find(known, word) != known.end();
        if (!begins && looks_like_a_name(word) && !is_known && std::ranges::find(names, word) == names.end()) {
            names.push_back(word);
        }
    }
    return names;
}

Problems what_names_somebody(std::string const& field, std::string const& text) {
    if (made_anonymous(text, {}) == text) {
        return {};
    }
    return {{field, "Take out what could name a person: an address, a telephone number, a postcode, a date of birth or "
                    "a number from a record"}};
}

std::string reading_hint(std::string_view text) {
    constexpr std::size_t easy = 20;
    std::string_view longest;
    std::size_t most = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || ends_a_sentence(text[i])) {
            auto const sentence = text.substr(from, i - from);
            auto const words = plain_words(sentence).size();
            longest = words > most ? trimmed(sentence) : longest;
            most = std::max(most, words);
            from = i + 1;
        }
    }
    return most <= easy ? std::string()
                        : fmt::format("A sentence has {} words; up to {} are easy to read: “{}”.", most, easy,
                                      shortened(longest, 80));
}

}  // namespace heed::loop
