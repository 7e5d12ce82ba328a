#pragma once
// How well recommendations that say the same are found: of each pair of embedded/likeness_pairs.tsv the first is hidden
// among the others' and the recommendations of embedded/likeness_others.tsv, and asked for by its fellow.

#include <string>
#include <vector>

#include "loop/before/likeness.hpp"

namespace heed::loop {

struct LikenessPair {
    bool unseen = false;  ///< words of the field and weights were chosen without looking at it
    bool shares_few_words = false;
    std::string one;
    std::string other;
};
std::vector<LikenessPair> likeness_pairs();
/// What the pairs are hidden among.
std::vector<std::string> other_recommendations();

struct Recall {
    std::int64_t asked = 0;
    std::int64_t first = 0;  ///< found, and the most like of all
    std::int64_t among_first_5 = 0;
};

/// Which pairs of the trial are counted.
struct TrialPart {
    bool unseen = false;
    bool only_few_words_shared = false;
};
/// With `mistyped`, two long words of each question have a slip.
Recall recall_of(Weighing weighing, TrialPart part, bool mistyped = false);

/// "41 of 46 (89%; between 77% and 95%)": with Wilson's 95 % interval.
std::string spoken_recall(std::int64_t found, std::int64_t asked);

/// So many invented recommendations, put together from the halves of the above and numbers of wards and streets, to
/// measure speed with. The same for the same seed.
std::vector<std::string> invented_recommendations(std::size_t number, std::uint64_t seed);

}  // namespace heed::loop
