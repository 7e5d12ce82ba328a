#pragma once
// A small linear classifier: multinomial logistic regression over named features.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace heed::assessment {

/// A name as a number, so that no text is kept for each of some 50,000 features: FNV-1a, 64 bits (Fowler, Noll and Vo).
/// A name in several pieces goes on from the number of the pieces before.
constexpr std::uint64_t feature_id(std::string_view name, std::uint64_t pieces_before = 14695981039346656037U) {
    auto id = pieces_before;
    for (char const letter : name) {
        id = (id ^ static_cast<unsigned char>(letter)) * 1099511628211U;
    }
    return id;
}

struct Feature {
    std::uint64_t id = 0;
    float value = 1;
};
using Features = std::vector<Feature>;

class Classifier {
public:
    struct Example {
        Features features;
        std::size_t answer = 0;
    };
    struct Settings {
        int rounds = 4;           ///< even
        float step = 0.3F;        ///< of AdaGrad (Duchi, Hazan and Singer 2011), one rate for all answers of a feature
        float shrinking = 0.01F;  ///< L2 penalty on each weight at each visit
    };
    static constexpr std::size_t most_answers = 8;

    /// Learns from the examples in a fixed order, so that the same examples always give the same weights.
    /// A feature that only one example has is left out.
    Classifier(std::span<Example const> examples, std::size_t answers, Settings settings);

    /// One score for each answer; softmax makes probabilities of them.
    std::vector<double> scores(Features const& features) const;

private:
    /// As wide as two registers of any x86-64 or ARM64, used or not, because loops of a fixed length run side by side.
    using Row = std::array<float, most_answers>;
    struct Input {
        std::uint32_t at;  ///< its row in weights_
        float value;
    };
    using Inputs = std::vector<Input>;
    Inputs inputs_of(Features const& features) const;
    void find_rows(std::span<Example const> examples);
    Row scores_of(Inputs const& inputs) const;
    void add_share(std::vector<Row>& sums, float share) const;
    void learn(Inputs const& inputs, std::size_t answer, Settings const& settings);

    std::size_t answers_;
    std::unordered_map<std::uint64_t, std::uint32_t> rows_;
    std::vector<Row> weights_;
    std::vector<float> slopes_;  ///< AdaGrad's sums of squares
};

/// exp(score / temperature), made to add up to 1.
std::vector<double> softmax(std::vector<double> scores, double temperature = 1);

}  // namespace heed::assessment
