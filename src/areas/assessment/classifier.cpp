#include "areas/assessment/classifier.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "kernel/must.hpp"

namespace heed::assessment {

Classifier::Classifier(std::span<Example const> examples, std::size_t answers, Settings settings) : answers_(answers) {
    must(answers <= most_answers);
    find_rows(examples);
    weights_.assign(rows_.size(), Row{});
    slopes_.assign(rows_.size(), 1e-6F);
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
    // The mean over the later rounds wavers less than where the last example left the weights.
    std::vector<Row> sums(weights_.size(), Row{});
    int const averaged = settings.rounds / 2;
    std::size_t at = 0;
    for (int round = 0; round < settings.rounds; ++round) {
        for (std::size_t visit = 0; visit < examples.size(); ++visit) {
            learn(inputs[at], examples[at].answer, settings);
            at = (at + stride) % examples.size();
        }
        if (2 * round >= settings.rounds) {
            add_share(sums, 1.0F / static_cast<float>(averaged));
        }
    }
    weights_ = std::move(sums);
    slopes_.clear();
}

void Classifier::add_share(std::vector<Row>& sums, float share) const {
    for (std::size_t row = 0; row < sums.size(); ++row) {
        for (std::size_t answer = 0; answer < most_answers; ++answer) {
            sums[row][answer] += share * weights_[row][answer];
        }
    }
}

void Classifier::find_rows(std::span<Example const> examples) {
    std::unordered_map<std::uint64_t, bool> more_than_once;
    more_than_once.reserve(64 * examples.size());
    for (auto const& example : examples) {
        for (auto const& feature : example.features) {
            if (auto const [found, is_new] = more_than_once.try_emplace(feature.id, false); !is_new && !found->second) {
                found->second = true;
                rows_.try_emplace(feature.id, static_cast<std::uint32_t>(rows_.size()));
            }
        }
    }
}

Classifier::Inputs Classifier::inputs_of(Features const& features) const {
    Inputs inputs;
    inputs.reserve(features.size());
    for (auto const& feature : features) {
        if (auto const found = rows_.find(feature.id); found != rows_.end()) {
            inputs.push_back({found->second, feature.value});
        }
    }
    std::ranges::sort(inputs, {}, &Input::at);
    auto const repeats = std::ranges::unique(inputs, {}, &Input::at);
    inputs.erase(repeats.begin(), repeats.end());
    return inputs;
}

Classifier::Row Classifier::scores_of(Inputs const& inputs) const {
    Row scores{};
    for (auto const& [at, value] : inputs) {
        auto const& weights = weights_[at];
        for (std::size_t answer = 0; answer < most_answers; ++answer) {
            scores[answer] += value * weights[answer];
        }
    }
    return scores;
}

std::vector<double> Classifier::scores(Features const& features) const {
    auto const row = scores_of(inputs_of(features));
    return {row.begin(), row.begin() + static_cast<std::ptrdiff_t>(answers_)};
}

void Classifier::learn(Inputs const& inputs, std::size_t answer, Settings const& settings) {
    auto const scores = scores_of(inputs);
    auto const chances = softmax({scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(answers_)});
    Row wrong{};
    std::ranges::transform(chances, wrong.begin(), [](double chance) { return static_cast<float>(chance); });
    wrong[answer] -= 1;
    for (auto const& [at, value] : inputs) {
        auto& weights = weights_[at];
        Row slope;
        float steepness = 0;
        for (std::size_t other = 0; other < most_answers; ++other) {
            slope[other] = wrong[other] * value + settings.shrinking * weights[other];
        }
        for (auto const part : slope) {
            steepness += part * part;
        }
        slopes_[at] += steepness;
        auto const step = settings.step / std::sqrt(slopes_[at]);
        for (std::size_t other = 0; other < most_answers; ++other) {
            weights[other] -= step * slope[other];
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
