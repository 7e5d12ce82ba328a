#include "loop/heard/suggest.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "kernel/embedded.hpp"
#include "kernel/stems.hpp"
#include "kernel/text.hpp"

namespace heed::loop {

namespace {

// Chosen on two thirds of the signals in tests/signals_by_hand.hpp; the test measures them on the other third.
constexpr double rate_of_any_word = 0.02;
constexpr double rate_in_name = 0.60;
constexpr double rate_in_definition = 0.07;
constexpr double rate_in_excludes = 0.002;
constexpr double rate_of_group = 0.24;
constexpr double texts_that_a_definition_is_worth = 16;
constexpr double share_of_nothing = 0.22;
constexpr double most_against = -0.9;
constexpr double most_for = 3.0;
constexpr double temperature = 1.3;
constexpr double share_of_the_weaker = 0.9;
constexpr double texts_before_shares_count = 100;
constexpr double texts_of_any_word = 32;

constexpr std::size_t most_stems = 200;
constexpr std::size_t shown_words = 4;
constexpr double tells_something = 0.4;

constexpr std::string_view silent_words =
    " a about after again all also always am an and any anybody are as ask asked asks at away back be because been"
    " before being but by came can come could day did do does done down each even ever every for from gave get gets "
    "give"
    " given go goes going gone got had has have he her here hers him his how i if in into is it its just like made make"
    " many me more most much my never no nobody none not nothing now of off on once one only or other our out over own"
    " people person put said say says see seen she should since so some somebody someone something still such take "
    "taken"
    " than that the their them then there these they thing this those three though through time to too took two under"
    " until up us very want wanted was way we went were what when where which while who whose why will with within"
    " without would you your yours ";

bool is_number(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_silent(Stem const& stem, std::string const& word) {
    return word.size() < 2 || is_number(word) || is_small_word(stem.stem) ||
           silent_words.find(" " + word + " ") != std::string_view::npos;
}

/// Which group of words that stand for the same thing a stem belongs to.
using Groups = std::unordered_map<std::string, std::vector<std::string>>;

Groups read_groups() {
    Groups groups;
    int number = 0;
    for (auto const line : lines_of(embedded("loop/embedded/words_that_go_together.txt"))) {
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        auto const name = "=" + std::to_string(++number);
        for (auto const word : split(line, ' ')) {
            for (auto const& stem : stems_of(word)) {
                auto& of_stem = groups[stem.stem];
                if (std::ranges::find(of_stem, name) == of_stem.end()) {
                    of_stem.push_back(name);
                }
            }
        }
    }
    return groups;
}

std::vector<std::string> const& groups_of(std::string const& stem) {
    static auto const groups = read_groups();
    static std::vector<std::string> const none;
    auto const found = groups.find(stem);
    return found == groups.end() ? none : found->second;
}

}  // namespace

std::vector<TellingWord> telling_words(std::string_view text) {
    std::vector<TellingWord> words;
    std::set<std::string> known;
    auto const add = [&](std::string stem, std::string_view written) {
        if (words.size() < most_stems && known.insert(stem).second) {
            words.push_back({std::move(stem), std::string(written)});
        }
    };
    for (auto const& stem : stems_of(text)) {
        auto const written = text.substr(stem.from, stem.to - stem.from);
        if (is_silent(stem, lowered(written))) {
            continue;
        }
        for (auto const& group : groups_of(stem.stem)) {
            add(group, written);
        }
        add(stem.stem, written);
    }
    return words;
}

namespace {

using Rates = std::unordered_map<std::string, double>;

void raise(Rates& rates, std::string_view text, double rate) {
    for (auto const& word : telling_words(text)) {
        auto& now = rates[word.stem];
        now = std::max(now, word.stem.starts_with('=') ? std::max(rate, rate_of_group) : rate);
    }
}

/// What the words of a theme make one expect: how often each stem stands in a text about it.
Rates expected(Meaning const& theme) {
    Rates rates;
    raise(rates, theme.name, rate_in_name);
    raise(rates, theme.definition, rate_in_definition);
    raise(rates, theme.includes, rate_in_definition);
    for (auto const& word : telling_words(theme.excludes)) {
        if (!word.stem.starts_with('=')) {
            rates.try_emplace(word.stem, rate_in_excludes);
        }
    }
    return rates;
}

/// How many texts were counted, by stem and theme.
class Counts {
public:
    explicit Counts(std::vector<StemCount> const& counts) {
        for (auto const& one : counts) {
            numbers_[one.stem][one.theme] += static_cast<double>(std::max<std::int64_t>(one.number, 0));
        }
    }
    /// In all texts together.
    double of(std::string const& stem) const {
        double sum = 0;
        if (auto const by_theme = numbers_.find(stem); by_theme != numbers_.end()) {
            for (auto const& [theme, number] : by_theme->second) {
                sum += number;
            }
        }
        return sum;
    }
    double of(std::string const& stem, std::int64_t theme) const {
        auto const by_theme = numbers_.find(stem);
        if (by_theme == numbers_.end()) {
            return 0;
        }
        auto const found = by_theme->second.find(theme);
        return found == by_theme->second.end() ? 0 : found->second;
    }

private:
    std::unordered_map<std::string, std::map<std::int64_t, double>> numbers_;
};

struct Class {
    std::int64_t theme = 0;
    Rates rates;
    double texts = 0;

    /// A word that the definition does not hold is expected as often as anywhere.
    double expects(std::string const& stem, double anywhere) const {
        auto const found = rates.find(stem);
        return found == rates.end() ? anywhere : found->second;
    }
};

std::vector<Class> classes_of(std::vector<Meaning> const& themes, Counts const& counts) {
    std::vector<Class> classes{{0, {}, counts.of("", 0)}};
    for (auto const& theme : themes) {
        classes.push_back({theme.theme, expected(theme), counts.of("", theme.theme)});
    }
    return classes;
}

/// How much each word of the text speaks for each class: log of its rate there over its rate anywhere.
struct Weights {
    std::vector<std::vector<double>> of;  ///< by class, then by word

    Weights(std::vector<TellingWord> const& text, std::vector<Class> const& classes, Counts const& counts)
        : of(classes.size(), std::vector<double>(text.size())) {
        constexpr double m = texts_that_a_definition_is_worth;
        auto const all_texts = counts.of("");
        for (std::size_t word = 0; word < text.size(); ++word) {
            auto const often = (counts.of(text[word].stem) + texts_of_any_word * rate_of_any_word) /
                               (all_texts + texts_of_any_word);
            double sum = 0;
            for (std::size_t i = 0; i < classes.size(); ++i) {
                auto const& one = classes[i];
                of[i][word] = (counts.of(text[word].stem, one.theme) + m * one.expects(text[word].stem, often)) /
                              (one.texts + m);
                sum += of[i][word];
            }
            auto const anywhere = sum / static_cast<double>(classes.size());
            for (auto& by_word : of) {
                by_word[word] = std::clamp(std::log(by_word[word] / anywhere), most_against, most_for);
            }
        }
    }
};

double before_reading(Class const& one, double all_texts, std::size_t themes) {
    auto const even = one.theme == 0 ? share_of_nothing : (1 - share_of_nothing) / static_cast<double>(themes);
    return (one.texts + texts_before_shares_count * even) / (all_texts + texts_before_shares_count);
}

/// A word and the groups that it stands in say the same thing, so the strongest of them counts and not their sum.
std::map<std::string, double> by_written_word(std::vector<TellingWord> const& text,
                                              std::vector<double> const& weights) {
    std::map<std::string, double> by_word;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const [word, is_new] = by_word.try_emplace(text[i].written, weights[i]);
        if (!is_new) {
            auto const [less, more] = std::minmax(word->second, weights[i]);
            word->second = more + share_of_the_weaker * less;
        }
    }
    return by_word;
}

std::vector<std::string> words_for(std::vector<TellingWord> const& text, std::vector<double> const& weights) {
    auto const by_word = by_written_word(text, weights);
    std::vector<std::pair<double, std::string>> order;
    for (auto const& [word, weight] : by_word) {
        if (weight > tells_something) {
            order.emplace_back(-weight, word);
        }
    }
    std::ranges::sort(order);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < std::min(order.size(), shown_words); ++i) {
        words.push_back(order[i].second);
    }
    return words;
}

}  // namespace

std::vector<Suggestion> suggest(std::vector<TellingWord> const& text, std::vector<Meaning> const& themes,
                                std::vector<StemCount> const& counted) {
    Counts const counts(counted);
    auto const classes = classes_of(themes, counts);
    Weights const weights(text, classes, counts);
    double all_texts = 0;
    for (auto const& one : classes) {
        all_texts += one.texts;
    }
    std::vector<double> scores;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        auto score = std::log(before_reading(classes[i], all_texts, std::max<std::size_t>(themes.size(), 1)));
        for (auto const& [word, weight] : by_written_word(text, weights.of[i])) {
            score += weight;
        }
        scores.push_back(score / temperature);
    }
    auto const best = *std::ranges::max_element(scores);
    double sum = 0;
    for (auto& score : scores) {
        score = std::exp(score - best);
        sum += score;
    }
    std::vector<Suggestion> found;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        found.push_back({classes[i].theme, scores[i] / sum,
                         classes[i].theme == 0 ? std::vector<std::string>{} : words_for(text, weights.of[i])});
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, &Suggestion::sure);
    return found;
}

int tenth_of(double sure) { return std::clamp(static_cast<int>(sure * 10), 0, 9); }

Calibration::Calibration(std::vector<TenthFigure> const& record) {
    constexpr double answers_before_the_record = 10;
    struct Block {
        double right;
        double weight;
        int tenths;
    };
    std::vector<Block> blocks;
    for (int tenth = 0; tenth < 10; ++tenth) {
        auto const found = std::ranges::find(record, tenth, &TenthFigure::tenth);
        auto const shown = found == record.end() ? 0.0 : static_cast<double>(found->shown);
        auto const right = found == record.end() ? 0.0 : static_cast<double>(found->was_right);
        auto const middle = (tenth + 0.5) / 10;
        blocks.push_back({right + answers_before_the_record * middle, shown + answers_before_the_record, 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].right * blocks.back().weight >
                                        blocks.back().right * blocks[blocks.size() - 2].weight) {
            auto const last = blocks.back();
            blocks.pop_back();
            blocks.back() = {blocks.back().right + last.right, blocks.back().weight + last.weight,
                             blocks.back().tenths + last.tenths};
        }
    }
    std::size_t at = 0;
    for (auto const& block : blocks) {
        for (int i = 0; i < block.tenths; ++i) {
            at_middle_[at++] = block.right / block.weight;
        }
    }
}

double Calibration::corrected(double sure) const {
    auto const place = std::clamp(sure * 10 - 0.5, 0.0, 9.0);
    auto const below = std::min(static_cast<std::size_t>(place), at_middle_.size() - 2);
    auto const part = place - static_cast<double>(below);
    auto const between = at_middle_[below] * (1 - part) + at_middle_[below + 1] * part;
    // Beyond the outer middles the correction of that middle is kept.
    auto const beyond = sure - (place + 0.5) / 10;
    return std::clamp(between + beyond, 0.0, 1.0);
}

std::string_view how_sure(double sure) {
    return sure >= 0.85 ? "Very likely" : sure >= 0.6 ? "Likely" : sure >= 0.3 ? "Perhaps" : "Unlikely";
}

}  // namespace heed::loop
