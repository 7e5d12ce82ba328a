#include "areas/assessment/kind_reader.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "areas/assessment/comparison.hpp"
#include "areas/assessment/kind_features.hpp"
#include "areas/assessment/words.hpp"
#include "kernel/embedded.hpp"
#include "kernel/text.hpp"

namespace heed::assessment {

namespace {

constexpr Classifier::Settings settings = {.rounds = 8, .step = 0.2F, .shrinking = 0.01F};

// Scores are divided by it so that "0.9" is right nine times in ten on pages that no lesson was taken from.
constexpr double temperature = 0.85;

// Published pages praise more than the lessons do. Less than half of the log odds between the two, because a rare kind
// that is missed costs as much as one that is wrongly seen.
constexpr std::array<double, kinds> habit = {0.2, 0.0, -0.2, -0.3, -0.3};

// A figure worse than its comparator is a shortfall, better is a strength (the labelling guide).
constexpr double word_of_the_comparator = 1.5;

// How far the sentence before counts for one that leans on it.
constexpr double light_of_the_one_before = 0.0;

struct NeutralClauses {
    std::vector<std::string> heads;
    std::vector<std::string> tails;
};

NeutralClauses neutral_clauses() {
    NeutralClauses clauses;
    auto const lines = lines_of(embedded("areas/assessment/embedded/neutral_clauses.tsv"));
    for (std::size_t line = 1; line < lines.size(); ++line) {
        if (auto const columns = split(lines[line], '\t'); columns.size() == 2) {
            (columns[0] == "head" ? clauses.heads : clauses.tails).emplace_back(columns[1]);
        }
    }
    return clauses;
}

// The lesson as long as published sentences are: "There was no forum, for example in the reablement team."
std::string lengthened(std::string_view sentence, std::size_t turn) {
    static auto const clauses = neutral_clauses();
    bool const takes_head = sentence.starts_with("The ") || sentence.starts_with("There ") ||
                            sentence.starts_with("A ");
    auto const head = takes_head && turn % 2 == 0 ? clauses.heads[turn % clauses.heads.size()] + ' ' : std::string();
    auto const tail = clauses.tails[turn % clauses.tails.size()];
    auto const body = sentence.ends_with('.') ? sentence.substr(0, sentence.size() - 1) : sentence;
    return fmt::format("{}{}{}{}.", head, body, tail.starts_with(',') ? "" : " ", tail);
}

std::vector<Classifier::Example> examples_of(std::span<KindReader::Lesson const> lessons) {
    std::vector<Classifier::Example> examples;
    examples.reserve(2 * lessons.size());
    for (auto const& [kind, sentence] : lessons) {
        auto const answer = static_cast<std::size_t>(kind);
        examples.push_back({kind_features(sentence), answer});
        examples.push_back({kind_features(lengthened(sentence, examples.size())), answer});
    }
    return examples;
}

void add_lessons(std::vector<KindReader::Lesson>& lessons, std::string_view file, Kind kind) {
    auto const lines = lines_of(embedded(fmt::format("areas/assessment/embedded/training_{}.tsv", file)));
    for (std::size_t line = 1; line < lines.size(); ++line) {
        if (auto const tab = lines[line].find('\t'); tab != std::string_view::npos) {
            lessons.push_back({kind, std::string(trimmed(lines[line].substr(tab + 1)))});
        }
    }
}

}  // namespace

Kind likeliest(KindChances const& chances) {
    return static_cast<Kind>(std::ranges::max_element(chances) - chances.begin());
}

KindReader::KindReader(std::span<Lesson const> lessons) : classifier_(examples_of(lessons), kinds, settings) {}

KindChances KindReader::chances_of(std::string_view sentence) const {
    auto scores = classifier_.scores(kind_features(sentence));
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        scores[kind] += habit.at(kind);
    }
    auto const comparison = comparison_in(words_of(sentence));
    scores[static_cast<std::size_t>(Kind::strength)] += comparison == Comparison::better ? word_of_the_comparator : 0;
    scores[static_cast<std::size_t>(Kind::shortfall)] += comparison == Comparison::worse ? word_of_the_comparator : 0;
    auto const chances = softmax(std::move(scores), temperature);
    KindChances answer{};
    std::ranges::copy(chances, answer.begin());
    return answer;
}

std::vector<KindChances> KindReader::read(std::span<std::string const> paragraph) const {
    std::vector<KindChances> read;
    for (auto const& sentence : paragraph) {
        auto chances = chances_of(sentence);
        if (!read.empty() && leans_back(sentence)) {
            double sum = 0;
            for (std::size_t kind = 0; kind < kinds; ++kind) {
                chances.at(kind) *= std::pow(read.back().at(kind) + 0.05, light_of_the_one_before);
                sum += chances.at(kind);
            }
            std::ranges::for_each(chances, [&](double& chance) { chance /= sum; });
        }
        read.push_back(chances);
    }
    return read;
}

std::vector<KindReader::Lesson> kind_lessons() {
    std::vector<KindReader::Lesson> lessons;
    add_lessons(lessons, "strengths", Kind::strength);
    add_lessons(lessons, "shortfalls", Kind::shortfall);
    add_lessons(lessons, "mixed", Kind::mixed);
    add_lessons(lessons, "planned", Kind::planned);
    add_lessons(lessons, "context", Kind::context);
    return lessons;
}

KindReader const& kind_reader() {
    static KindReader const reader{kind_lessons()};
    return reader;
}

}  // namespace heed::assessment
