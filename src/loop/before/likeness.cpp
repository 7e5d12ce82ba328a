#include "loop/before/likeness.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "kernel/text.hpp"
#include "loop/before/likeness_terms.hpp"
#include "loop/before/spelling.hpp"

namespace heed::loop {

namespace {

// Measured on the pairs that may be looked at: see the decision record.
constexpr float k1 = 1.2F;
constexpr float b = 0.5F;
constexpr std::size_t compared_closely = 50;
/// Among a council's first few texts no word is rare, so as many are thought to be behind them that have none of theirs.
constexpr std::size_t behind_the_first = 300;

using TermNumber = std::uint32_t;
using TextNumber = std::uint32_t;

struct Posting {
    TextNumber text = 0;
    float weight = 0;
};

struct KnownTerm {
    std::vector<Posting> postings;  ///< by text, ascending
    std::uint32_t texts = 0;        ///< of them, how many are still there
    float most_weight = 0;
};

struct WeightedTerm {
    TermNumber term = 0;
    float weight = 0;
};

struct KnownText {
    std::int64_t key = 0;
    float length = 0;
    std::vector<WeightedTerm> terms;  ///< by term, ascending
    bool gone = false;
};

/// The terms of a question, known or not, and how much they weigh together.
struct Question {
    std::vector<WeightedTerm> terms;  ///< by term, ascending; those that the index knows
    float unknown = 0;                ///< the weight of the others
};

struct Bounded {
    WeightedTerm asked;
    float inverse_frequency = 0;
    float bound = 0;  ///< no text can get more from this term
};

}  // namespace

struct Likeness::Index {
    Weighing weighing = Weighing::whole;
    std::unordered_map<std::string, TermNumber> numbers;
    std::vector<KnownTerm> terms;
    std::vector<KnownText> texts;
    std::unordered_map<std::int64_t, TextNumber> by_key;
    Spelling spelling;
    double lengths = 0;
    float shortest = 1e9F;

    std::vector<LikenessTerm> split(std::string_view text) const {
        switch (weighing) {
            case Weighing::plain_overlap: return written_words_of(text);
            case Weighing::words_only: return plain_terms_of(text);
            case Weighing::whole: break;
        }
        return terms_of(text);
    }

    bool is_plain() const { return weighing == Weighing::plain_overlap; }

    TermNumber number_of(std::string const& term) {
        auto const [found, is_new] = numbers.try_emplace(term, static_cast<TermNumber>(terms.size()));
        if (is_new) {
            terms.emplace_back();
        }
        return found->second;
    }

    void add(std::int64_t key, std::vector<WeightedTerm> weighted) {
        auto const number = static_cast<TextNumber>(texts.size());
        float length = 0;
        for (auto const& one : weighted) {
            auto& term = terms[one.term];
            term.postings.push_back({number, one.weight});
            ++term.texts;
            term.most_weight = std::max(term.most_weight, one.weight);
            length += one.weight;
        }
        lengths += length;
        shortest = std::min(shortest, length);
        texts.push_back({key, length, std::move(weighted), false});
        by_key[key] = number;
    }

    void remove(std::int64_t key) {
        auto const found = by_key.find(key);
        if (found == by_key.end()) {
            return;
        }
        auto& text = texts[found->second];
        text.gone = true;
        lengths -= text.length;
        for (auto const& one : text.terms) {
            --terms[one.term].texts;
        }
        by_key.erase(found);
        constexpr std::size_t worth_it = 1000;
        if (texts.size() > worth_it && by_key.size() < texts.size() / 2) {
            leave_out_what_is_gone();
        }
    }

    void leave_out_what_is_gone() {
        auto const were = std::exchange(texts, {});
        by_key.clear();
        lengths = 0;
        for (auto& term : terms) {
            term = {};
        }
        for (auto const& text : were) {
            if (!text.gone) {
                add(text.key, text.terms);
            }
        }
    }

    float inverse_frequency(TermNumber term) const {
        auto const all = static_cast<float>(by_key.size() + behind_the_first);
        auto const with = static_cast<float>(terms[term].texts);
        return is_plain() ? 1.0F : std::log(1 + (all - with + 0.5F) / (with + 0.5F));
    }
    /// The weight of a term that no text has.
    float unknown_weight() const {
        return is_plain() ? 1.0F : std::log(1 + (static_cast<float>(by_key.size() + behind_the_first) + 0.5F) / 0.5F);
    }

    float part_of_score(float weight, float length) const {
        if (is_plain()) {
            return 1;
        }
        auto const usual = by_key.empty() ? 1.0F : static_cast<float>(lengths / static_cast<double>(by_key.size()));
        return weight * (k1 + 1) / (weight + k1 * (1 - b + b * length / std::max(usual, 1.0F)));
    }

    /// What was typed, and what may have been meant by a mistyped word.
    std::vector<LikenessTerm> asked_terms(std::string_view text) const {
        auto asked = split(text);
        if (weighing != Weighing::whole) {
            return asked;
        }
        for (auto const& word : written_words_of(text)) {
            for (auto const& other : spelling.near(word.term)) {
                auto const meant = terms_of(other);
                asked.insert(asked.end(), meant.begin(), meant.end());
            }
        }
        return asked;
    }

    Question question(std::string_view text) const {
        std::map<TermNumber, float> weights;
        Question asked;
        for (auto const& one : asked_terms(text)) {
            auto const found = numbers.find(one.term);
            if (found == numbers.end()) {
                asked.unknown += one.weight;
            } else {
                auto& weight = weights[found->second];
                weight = std::max(weight, one.weight);
            }
        }
        for (auto const& [term, weight] : weights) {
            asked.terms.push_back({term, weight});
        }
        return asked;
    }

    std::vector<Bounded> bounded(Question const& question) const {
        std::vector<Bounded> asked;
        for (auto const& one : question.terms) {
            auto const& term = terms[one.term];
            auto const rarity = inverse_frequency(one.term);
            asked.push_back({one, rarity, one.weight * rarity * part_of_score(term.most_weight, shortest)});
        }
        std::ranges::sort(asked, [](Bounded const& x, Bounded const& y) {
            return x.bound != y.bound ? x.bound > y.bound : x.asked.term < y.asked.term;
        });
        return asked;
    }
};

namespace {

/// The scores of one question, term by term, the most telling first.
class Scores {
public:
    explicit Scores(std::size_t texts) : score_(texts) {}

    void add(TextNumber text, float part) {
        if (score_[text] == 0) {
            touched_.push_back(text);
        }
        score_[text] += part;
    }
    float of(TextNumber text) const { return score_[text]; }
    std::vector<TextNumber> const& touched() const { return touched_; }

    /// The score of the last of the best `most`; 0 while there are fewer.
    float last_of_best(std::size_t most) {
        if (touched_.size() < most) {
            return 0;
        }
        order_.clear();
        for (auto const text : touched_) {
            order_.push_back(score_[text]);
        }
        auto const last = order_.begin() + static_cast<std::ptrdiff_t>(most - 1);
        std::ranges::nth_element(order_, last, std::greater());
        return *last;
    }

    /// Forgets the texts that cannot come to the top any more; the rest by their number.
    void keep_at_least(float least) {
        std::erase_if(touched_, [&](TextNumber text) { return score_[text] < least; });
        std::ranges::sort(touched_);
    }

private:
    std::vector<float> score_;
    std::vector<TextNumber> touched_;
    std::vector<float> order_;
};

/// Adds what a term gives to the texts that are still in the running; both lists are by text.
template <class Give>
void give_to_touched(std::vector<Posting> const& postings, std::vector<TextNumber> const& touched, Give const& give) {
    auto at = postings.begin();
    for (auto const text : touched) {
        at = std::ranges::lower_bound(at, postings.end(), text, {}, &Posting::text);
        if (at == postings.end()) {
            return;
        }
        if (at->text == text) {
            give(*at);
        }
    }
}

}  // namespace

Likeness::Likeness(Weighing weighing) : index_(std::make_unique<Index>()) { index_->weighing = weighing; }
Likeness::Likeness(Likeness&&) noexcept = default;
Likeness& Likeness::operator=(Likeness&&) noexcept = default;
Likeness::~Likeness() = default;

void Likeness::put(std::int64_t key, std::string_view text) {
    take_out(key);
    std::map<TermNumber, float> weights;
    for (auto const& one : index_->split(text)) {
        auto& weight = weights[index_->number_of(one.term)];
        weight = index_->is_plain() ? 1 : weight + one.weight;
    }
    std::vector<WeightedTerm> weighted;
    for (auto const& [term, weight] : weights) {
        weighted.push_back({term, weight});
    }
    if (index_->weighing == Weighing::whole) {
        for (auto const& word : written_words_of(text)) {
            index_->spelling.see(word.term);
        }
    }
    index_->add(key, std::move(weighted));
}

void Likeness::take_out(std::int64_t key) { index_->remove(key); }

std::size_t Likeness::size() const { return index_->by_key.size(); }

namespace {

/// Twice the shared weight by the weight of both.
template <class Rarity>
double dice(Question const& question, KnownText const& text, Rarity const& rarity, float unknown) {
    double shared = 0;
    double both = question.unknown * unknown;
    auto theirs = text.terms.begin();
    for (auto const& ours : question.terms) {
        auto const weight = rarity(ours.term);
        both += ours.weight * weight;
        while (theirs != text.terms.end() && theirs->term < ours.term) {
            both += std::min(theirs->weight, 1.0F) * rarity(theirs++->term);
        }
        if (theirs != text.terms.end() && theirs->term == ours.term) {
            auto const there = std::min(theirs->weight, 1.0F);
            shared += std::min(ours.weight, there) * weight;
            both += there * weight;
            ++theirs;
        }
    }
    for (; theirs != text.terms.end(); ++theirs) {
        both += std::min(theirs->weight, 1.0F) * rarity(theirs->term);
    }
    return both > 0 ? 2 * shared / both : 0;
}

}  // namespace

std::vector<Alike> Likeness::nearest(std::string_view text, std::size_t most,
                                     std::function<bool(std::int64_t)> const& fits) const {
    auto const& index = *index_;
    auto const question = index.question(text);
    auto const asked = index.bounded(question);
    float left = std::accumulate(asked.begin(), asked.end(), 0.0F,
                                 [](float sum, Bounded const& one) { return sum + one.bound; });
    Scores scores(index.texts.size());
    auto const wanted = std::max(most, compared_closely);
    bool closed = false;
    for (auto const& one : asked) {
        auto const give = [&](Posting const& posting) {
            auto const& there = index.texts[posting.text];
            if (!there.gone && (scores.of(posting.text) != 0 || !fits || fits(there.key))) {
                scores.add(posting.text, one.asked.weight * one.inverse_frequency *
                                             index.part_of_score(posting.weight, there.length));
            }
        };
        auto const& postings = index.terms[one.asked.term].postings;
        if (closed || scores.touched().size() >= wanted) {
            auto const last = scores.last_of_best(wanted);
            closed = closed || last > left;
            if (closed) {
                scores.keep_at_least(last - left);
            }
        }
        if (closed) {
            give_to_touched(postings, scores.touched(), give);
        } else {
            std::ranges::for_each(postings, give);
        }
        left -= one.bound;
    }
    auto best = scores.touched();
    auto const better = [&](TextNumber x, TextNumber y) {
        return scores.of(x) != scores.of(y) ? scores.of(x) > scores.of(y) : x < y;
    };
    auto const close = std::min(best.size(), wanted);
    std::ranges::partial_sort(best, best.begin() + static_cast<std::ptrdiff_t>(close), better);
    best.resize(close);
    std::vector<Alike> found;
    for (auto const number : best) {
        auto const& there = index.texts[number];
        found.push_back({there.key, dice(
                                        question, there, [&](TermNumber term) { return index.inverse_frequency(term); },
                                        index.unknown_weight())});
    }
    found.resize(std::min(most, found.size()));
    return found;
}

namespace {

std::string written(std::string_view text, LikenessTerm const& term) {
    return lowered(text.substr(term.from, term.to - term.from));
}

}  // namespace

std::vector<SharedWord> shared_words(std::string_view here, std::string_view there) {
    auto const theirs = terms_of(there);
    std::vector<SharedWord> shared;
    std::size_t shown_to = 0;
    for (auto const& ours : terms_of(here)) {
        // A concept comes before its words: where it is shared they are said already.
        if (ours.to <= shown_to) {
            continue;
        }
        auto const found = std::ranges::find(theirs, ours.term, &LikenessTerm::term);
        if (found != theirs.end()) {
            auto const same = std::ranges::find_if(theirs, [&](LikenessTerm const& one) {
                return one.term == ours.term && written(there, one) == written(here, ours);
            });
            shared.push_back({written(here, ours), written(there, same == theirs.end() ? *found : *same)});
            shown_to = ours.to;
        }
    }
    std::vector<SharedWord> once;
    for (auto& one : shared) {
        if (std::ranges::find(once, one.here, &SharedWord::here) == once.end()) {
            once.push_back(std::move(one));
        }
    }
    return once;
}

std::string_view spoken_likeness(double likeness) {
    constexpr double almost_the_same = 0.7;
    constexpr double much = 0.42;
    return likeness >= almost_the_same ? "Almost the same words" : likeness >= much ? "Much alike" : "Alike in part";
}

}  // namespace heed::loop
