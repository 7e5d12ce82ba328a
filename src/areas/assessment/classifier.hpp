#pragma once
// A small linear classifier: multinomial logistic regression over named features.

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace heed::assessment {

struct Feature {
    std::string name;
    double value = 1;
};
using Features = std::vector<Feature>;

class Classifier {
public:
    struct Example {
        Features features;
        std::size_t answer = 0;
    };
    struct Settings {
        int rounds = 30;
        double step = 0.3;        ///< of AdaGrad (Duchi, Hazan and Singer 2011)
        double shrinking = 1e-3;  ///< L2 penalty on each weight at each visit
    };

    /// Learns from the examples in a fixed order, so that the same examples always give the same weights.
    /// A feature that only one example has is left out.
    Classifier(std::span<Example const> examples, std::size_t answers, Settings settings);

    /// One score for each answer; softmax makes probabilities of them.
    std::vector<double> scores(Features const& features) const;

private:
    struct Input {
        std::uint32_t id;
        double value;
    };
    using Inputs = std::vector<Input>;
    Inputs inputs_of(Features const& features) const;
    void name_features(std::span<Example const> examples);
    std::vector<double> scores_of(Inputs const& inputs) const;
    void learn(Inputs const& inputs, std::size_t answer, Settings const& settings);

    std::size_t answers_;
    std::unordered_map<std::string, std::uint32_t> names_;
    std::vector<double> weights_;  ///< answers_ of them for each feature
    std::vector<double> slopes_;   ///< AdaGrad's sums of squares
};

/// exp(score / temperature), made to add up to 1.
std::vector<double> softmax(std::vector<double> scores, double temperature = 1);

}  // namespace heed::assessment
