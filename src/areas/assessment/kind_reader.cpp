#include "areas/assessment/kind_reader.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "areas/assessment/kind_features.hpp"
#include "kernel/embedded.hpp"
#include "kernel/text.hpp"

namespace heed::assessment {

namespace {

constexpr Classifier::Settings settings = {.rounds = 25, .step = 0.2, .shrinking = 1e-3};

// Chosen by leave-some-out on the lessons: scores are divided by it so that "0.9" is right nine times in ten.
constexpr double temperature = 1.0;

// How much more often published pages have each kind than the lessons do (log odds). The lessons are about even.
constexpr std::array<double, kinds> habit = {0.0, 0.0, 0.0, 0.0, 0.0};

// How far the sentence before counts for one that leans on it.
constexpr double light_of_the_one_before = 0.0;

std::vector<Classifier::Example> examples_of(std::span<KindReader::Lesson const> lessons) {
    std::vector<Classifier::Example> examples;
    examples.reserve(lessons.size());
    for (auto const& lesson : lessons) {
        examples.push_back({kind_features(lesson.sentence), static_cast<std::size_t>(lesson.kind)});
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
