#pragma once
// The kind of a sentence, and how sure the reader is of it.

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "areas/assessment/classifier.hpp"
#include "areas/assessment/finding.hpp"

namespace heed::assessment {

/// A chance for each kind; they add up to 1.
using KindChances = std::array<double, kinds>;

Kind likeliest(KindChances const& chances);

/// Learns from sentences that were written for Heed (embedded/training_*.tsv): there is no file of weights.
class KindReader {
public:
    struct Lesson {
        Kind kind;
        std::string sentence;
    };
    explicit KindReader(std::span<Lesson const> lessons);

    /// For each sentence of one paragraph, in order: a sentence that leans back on the one before is read in its light.
    std::vector<KindChances> read(std::span<std::string const> paragraph) const;

private:
    KindChances chances_of(std::string_view sentence) const;
    Classifier classifier_;
};

/// All embedded lessons.
std::vector<KindReader::Lesson> kind_lessons();

/// The reader that has learned from all embedded lessons; it learns once, at its first use.
KindReader const& kind_reader();

}  // namespace heed::assessment
