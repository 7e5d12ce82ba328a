#include "loop/before/likeness_trial.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "kernel/dice.hpp"
#include "kernel/embedded.hpp"
#include "kernel/stems.hpp"
#include "kernel/text.hpp"
#include "measure/interval.hpp"

namespace heed::loop {

namespace {

std::vector<std::vector<std::string_view>> rows_of_table(std::string_view path) {
    std::vector<std::vector<std::string_view>> rows;
    bool heading = true;
    for (auto const line : lines_of(embedded(path))) {
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        if (!std::exchange(heading, false)) {
            rows.push_back(split(line, '\t'));
        }
    }
    return rows;
}

/// The question with two letters of its longest word changed in place, and one of its second longest left out.
std::string with_slips(std::string text) {
    auto words = stems_of(text);
    std::ranges::stable_sort(words, std::greater(), [](Stem const& word) { return word.to - word.from; });
    if (words.size() < 2) {
        return text;
    }
    auto const middle = [](Stem const& word) { return word.from + (word.to - word.from) / 2; };
    std::swap(text[middle(words[0])], text[middle(words[0]) - 1]);
    text.erase(middle(words[1]), 1);
    return text;
}

constexpr std::int64_t first_other = 1'000'000;

Likeness among_others(Weighing weighing, std::vector<LikenessPair> const& pairs) {
    Likeness known(weighing);
    auto key = first_other;
    for (auto const& other : other_recommendations()) {
        known.put(key++, other);
    }
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        known.put(static_cast<std::int64_t>(i), pairs[i].one);
    }
    return known;
}

}  // namespace

std::vector<LikenessPair> likeness_pairs() {
    std::vector<LikenessPair> pairs;
    for (auto const& row : rows_of_table("loop/embedded/likeness_pairs.tsv")) {
        pairs.push_back({row.at(0) == "unseen", row.at(2) == "far", std::string(row.at(3)), std::string(row.at(4))});
    }
    return pairs;
}

std::vector<std::string> other_recommendations() {
    std::vector<std::string> others;
    for (auto const& row : rows_of_table("loop/embedded/likeness_others.tsv")) {
        others.emplace_back(row.at(1));
    }
    return others;
}

Recall recall_of(Weighing weighing, TrialPart part, bool mistyped) {
    constexpr std::size_t shown = 5;
    auto const pairs = likeness_pairs();
    auto const known = among_others(weighing, pairs);
    Recall recall;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].unseen != part.unseen || (part.only_few_words_shared && !pairs[i].shares_few_words)) {
            continue;
        }
        auto const& question = pairs[i].other;
        auto const found = known.nearest(mistyped ? with_slips(question) : question, shown);
        auto const at = std::ranges::find(found, static_cast<std::int64_t>(i), &Alike::key);
        ++recall.asked;
        recall.first += at == found.begin() && at != found.end() ? 1 : 0;
        recall.among_first_5 += at != found.end() ? 1 : 0;
    }
    return recall;
}

std::string spoken_recall(std::int64_t found, std::int64_t asked) {
    auto const interval = measure::wilson(found, asked);
    return fmt::format("{} of {} ({:.0f}%; between {:.0f}% and {:.0f}%)", found, asked,
                       100.0 * static_cast<double>(found) / static_cast<double>(asked), 100 * interval.low,
                       100 * interval.high);
}

std::vector<std::string> invented_recommendations(std::size_t number, std::uint64_t seed) {
    Dice dice(seed);
    auto said = other_recommendations();
    for (auto const& pair : likeness_pairs()) {
        said.push_back(pair.one);
        said.push_back(pair.other);
    }
    auto const half = [&](bool second) {
        auto const& text = dice.pick(said);
        auto const middle = text.find(' ', text.size() / 2);
        auto const cut = middle == std::string::npos ? text.size() : middle;
        return second ? text.substr(cut) : text.substr(0, cut);
    };
    std::vector<std::string> invented;
    invented.reserve(number);
    while (invented.size() < number) {
        auto text = half(false);
        text += half(true);
        auto const ward = dice.between(1, 20'000);
        invented.push_back(dice.chance(30) ? fmt::format("{} Ward w{}.", text, ward) : text);
    }
    return invented;
}

}  // namespace heed::loop
