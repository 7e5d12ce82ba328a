#include "areas/assessment/systems_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "areas/assessment/finding.hpp"
#include "areas/assessment/kind_features.hpp"
#include "areas/assessment/words.hpp"
#include "kernel/embedded.hpp"

namespace heed::assessment {

namespace {

using Weights = std::array<double, static_cast<std::size_t>(systems) + 1>;

constexpr int feedback = 7;
constexpr int ombudsman = 8;
constexpr int marac = 11;
constexpr int artificial_intelligence = 12;
constexpr int predictive_triage = 13;
constexpr int outside_learning = 16;
constexpr int assistive_technology = 18;
constexpr int leadership = 19;

Lexicon const& phrases() {
    static Lexicon const lexicon(embedded("areas/assessment/embedded/system_phrases.tsv"));
    return lexicon;
}

double number_in(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

double& at(Weights& weights, int system) { return weights.at(static_cast<std::size_t>(system)); }

// Each phrase once, however often the sentence repeats it; a phrase against a system takes one phrase for it away.
Weights weighed(std::vector<Word> const& words) {
    Weights weights{};
    for (auto const& hit : phrases().hits(words)) {
        auto const& row = phrases().row(hit.phrase);
        at(weights, static_cast<int>(number_in(row.at(0)))) += number_in(row.at(1));
    }
    return weights;
}

bool has(std::vector<Word> const& words, std::string_view start) {
    return std::ranges::any_of(words, [&](auto const& word) { return word.text.starts_with(start); });
}

// A complaint to the ombudsman is the ombudsman's, unless the sentence tells of feedback or of what was changed by it.
void settle_complaints(Weights& weights, std::vector<Word> const& words) {
    bool const changed = has(words, "feedback") || has(words, "updated") || has(words, "changed") ||
                         has(words, "compliment") || has(words, "rewrit") || has(words, "introduced");
    if (at(weights, ombudsman) >= 1 && !changed) {
        at(weights, feedback) = 0;
    }
}

// After a sentence about the Ombudsman, what was upheld, investigated or remedied is the Ombudsman's too.
void follow_the_ombudsman(Weights& weights, std::vector<Word> const& words, std::vector<int> const& before) {
    bool const told = std::ranges::find(before, ombudsman) != before.end();
    if (told && at(weights, ombudsman) < 1 &&
        (has(words, "upheld") || has(words, "investigat") || has(words, "remed"))) {
        at(weights, ombudsman) = 1;
        at(weights, feedback) = 0;
    }
}

// Hints of leadership ("board", "director") count only in a sentence that is about nothing else.
void settle_leadership(Weights& weights, std::vector<Word> const& words) {
    bool const other = std::any_of(weights.begin() + 1, weights.begin() + leadership,
                                   [](double weight) { return weight >= 1; });
    double most = 0;
    for (auto const& hit : phrases().hits(words)) {
        auto const& row = phrases().row(hit.phrase);
        most = number_in(row.at(0)) == leadership ? std::max(most, number_in(row.at(1))) : most;
    }
    if (other && most < 1) {
        at(weights, leadership) = 0;
    }
}

constexpr std::array technologies = {artificial_intelligence, predictive_triage, assistive_technology};

// "The trial", "the technology": the one that the paragraph told of most, or all of them.
void follow_technology(Weights& weights, std::vector<Word> const& words, std::vector<int> const& paragraph) {
    static Lexicon const references(
        "phrase\nthe trial\nthe pilot\nthe tool\nthe model\nthe software\nthe device\nthe technology\n"
        "the approach\nthis technology\nthis tool\nits use\ntechnology\n");
    bool const named = std::ranges::any_of(technologies, [&](int system) { return at(weights, system) >= 1; });
    if (named || references.hits(words).empty() || paragraph.empty()) {
        return;
    }
    bool const any = has(words, "technolog") && !has(words, "used");
    auto const told = [&](int system) { return std::ranges::count(paragraph, system); };
    auto const most = *std::ranges::max_element(technologies, {}, told);
    for (auto system : technologies) {
        bool const meant = told(system) > 0 && (any || system == most);
        at(weights, system) += meant ? 1 : 0;
    }
}

// A trial of a technology belongs to that technology.
void settle_trials(Weights& weights) {
    bool const technology = at(weights, artificial_intelligence) >= 1 || at(weights, predictive_triage) >= 1 ||
                            at(weights, assistive_technology) >= 1 || at(weights, marac) >= 1;
    if (technology && at(weights, outside_learning) < 2) {
        at(weights, outside_learning) = 0;
    }
}

std::vector<int> read_from(Weights& weights) {
    std::vector<int> read;
    for (int system = 1; system <= systems; ++system) {
        if (at(weights, system) >= 1) {
            read.push_back(system);
        }
    }
    return read;
}

}  // namespace

std::vector<int> systems_of(std::string_view sentence, Surroundings const& around) {
    auto const words = words_of(sentence);
    auto weights = weighed(words);
    follow_the_ombudsman(weights, words, around.before);
    settle_complaints(weights, words);
    follow_technology(weights, words, around.paragraph);
    settle_trials(weights);
    settle_leadership(weights, words);
    auto read = read_from(weights);
    return read.empty() ? around.before : read;
}

}  // namespace heed::assessment
