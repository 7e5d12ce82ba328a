#include "areas/assessment/classifier.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace heed::assessment {

Classifier::Classifier(std::span<Example const> examples, std::size_t answers, Settings settings) : answers_(answers) {
    name_features(examples);
    weights_.assign(names_.size() * answers_, 0);
    slopes_.assign(weights_.size(), 1e-6);
    std::vector<Inputs> inputs;
    inputs.reserve(examples.size());
    for (auto const& example : examples) {
        inputs.push_back(inputs_of(example.features));
    }
    // A stride prime to the number of examples visits all of them and mixes the answers, without a random number.
    std::size_t stride = 7919 % std::max<std::size_t>(examples.size(), 1) + 1;
    while (std::gcd(stride, std::max<std::size_t>(examples.size(), 1)) != 1) {
        ++stride;
    }
    std::size_t at = 0;
    for (int round = 0; round < settings.rounds; ++round) {
        for (std::size_t visit = 0; visit < examples.size(); ++visit) {
            learn(inputs[at], examples[at].answer, settings);
            at = (at + stride) % examples.size();
        }
    }
    slopes_.clear();
}

void Classifier::name_features(std::span<Example const> examples) {
    std::unordered_map<std::string_view, int> examples_with;
    for (auto const& example : examples) {
        for (auto const& feature : example.features) {
            ++examples_with[feature.name];
        }
    }
    for (auto const& example : examples) {
        for (auto const& feature : example.features) {
            if (examples_with[feature.name] > 1) {
                names_.try_emplace(feature.name, static_cast<std::uint32_t>(names_.size()));
            }
        }
    }
}

Classifier::Inputs Classifier::inputs_of(Features const& features) const {
    Inputs inputs;
    for (auto const& feature : features) {
        if (auto const found = names_.find(feature.name); found != names_.end()) {
            inputs.push_back({found->second, feature.value});
        }
    }
    std::ranges::sort(inputs, {}, &Input::id);
    auto const repeats = std::ranges::unique(inputs, {}, &Input::id);
    inputs.erase(repeats.begin(), repeats.end());
    return inputs;
}

std::vector<double> Classifier::scores_of(Inputs const& inputs) const {
    std::vector<double> scores(answers_, 0);
    for (auto const& [id, value] : inputs) {
        for (std::size_t answer = 0; answer < answers_; ++answer) {
            scores[answer] += value * weights_[id * answers_ + answer];
        }
    }
    return scores;
}

std::vector<double> Classifier::scores(Features const& features) const { return scores_of(inputs_of(features)); }

void Classifier::learn(Inputs const& inputs, std::size_t answer, Settings const& settings) {
    auto chances = softmax(scores_of(inputs));
    chances[answer] -= 1;
    for (auto const& [id, value] : inputs) {
        for (std::size_t other = 0; other < answers_; ++other) {
            auto const at = id * answers_ + other;
            auto const slope = chances[other] * value + settings.shrinking * weights_[at];
            slopes_[at] += slope * slope;
            weights_[at] -= settings.step * slope / std::sqrt(slopes_[at]);
        }
    }
}

std::vector<double> softmax(std::vector<double> scores, double temperature) {
    auto const most = *std::ranges::max_element(scores);
    double sum = 0;
    for (auto& score : scores) {
        score = std::exp((score - most) / temperature);
        sum += score;
    }
    for (auto& score : scores) {
        score /= sum;
    }
    return scores;
}

}  // namespace heed::assessment
