#pragma once
// How alike two recommendations are, and which of many are most like a new one. A plain library: no database, no page.
//
// A text is a bag of terms: the stems of its words without those that say nothing, and the concepts of the field that
// its words and phrases belong to, so that "carers must be rung when late" and "telephone the client when a care worker
// is delayed" share three of them (embedded/likeness_synonyms.tsv). Nearest texts are found by BM25 (Robertson and
// Zaragoza, "The Probabilistic Relevance Framework", 2009; k1 and b measured) over an inverted index that stops early
// once what is left of the question cannot bring a new text to the top (max-score; Turtle and Flood, 1995). A rare word
// that differs from a term by one letter counts as that word: people mistype. The figures of how well that works are
// those of tests/likeness_recall_test.cpp and of bench/likeness.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace heed::loop {

/// What is compared. The first two are what the third is measured against.
enum class Weighing {
    plain_overlap,  ///< words as they are written, each counting 1
    words_only,     ///< BM25 of stems, without concepts and typing errors
    whole,          ///< all of the above
};

struct Alike {
    std::int64_t key = 0;
    /// 0 to 1: the weight of the terms that both have, of the weight of all that either has (weighted Dice: twice the
    /// shared weight by the sum of both; a rare term weighs more, by its inverse document frequency).
    double likeness = 0;
};

class Likeness {
public:
    explicit Likeness(Weighing weighing = Weighing::whole);
    Likeness(Likeness&&) noexcept;
    Likeness& operator=(Likeness&&) noexcept;
    ~Likeness();

    /// Puts a text in under its key; what stood there before is replaced.
    void put(std::int64_t key, std::string_view text);
    void take_out(std::int64_t key);
    std::size_t size() const;

    /// The texts most like this one, the best first, at most `most`, of those that `fits` lets through. Texts that share
    /// nothing are left out. The same texts put in in the same order give the same answer.
    std::vector<Alike> nearest(std::string_view text, std::size_t most,
                               std::function<bool(std::int64_t)> const& fits = {}) const;

private:
    struct Index;
    std::unique_ptr<Index> index_;
};

/// A word of one text and the word of the other that means the same; both alike where it is the same word.
struct SharedWord {
    std::string here;
    std::string there;
    auto operator<=>(SharedWord const&) const = default;
};
/// In the order of the first text, each once, as they are written there.
std::vector<SharedWord> shared_words(std::string_view here, std::string_view there);

/// Less than this is not shown to people: by chance two recommendations of the field are as much alike.
constexpr double least_likeness = 0.22;

/// "Almost the same words", "Much alike", "Alike in part".
std::string_view spoken_likeness(double likeness);

}  // namespace heed::loop
