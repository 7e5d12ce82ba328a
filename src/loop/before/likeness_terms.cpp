#include "loop/before/likeness_terms.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "kernel/embedded.hpp"
#include "kernel/must.hpp"
#include "kernel/stems.hpp"
#include "kernel/text.hpp"

namespace heed::loop {

namespace {

/// How much a word counts beside the concept that it belongs to. Measured: see the decision record.
constexpr float weight_of_word_in_concept = 0.4F;

using Phrase = std::string;  ///< stems with a space between them

Phrase phrase_of(std::vector<Stem> const& stems, std::size_t from, std::size_t count) {
    Phrase phrase;
    for (std::size_t i = from; i < from + count; ++i) {
        (phrase += phrase.empty() ? "" : " ") += stems[i].stem;
    }
    return phrase;
}

/// The words of the field, read once.
struct Field {
    std::unordered_set<std::string> says_nothing;
    std::unordered_map<Phrase, std::string> concepts;
    std::size_t longest_phrase = 1;

    Field() {
        read_small_words();
        for (auto const line : lines_of(embedded("loop/embedded/likeness_synonyms.tsv"))) {
            auto const columns = split(line, '\t');
            if (columns.size() == 2 && !line.starts_with('#') && columns[0] != "concept") {
                read_concept("=" + std::string(columns[0]), columns[1]);
            }
        }
    }

    void read_small_words() {
        for (auto const line : lines_of(embedded("loop/embedded/likeness_stop_words.txt"))) {
            if (!line.starts_with('#')) {
                for (auto& stem : stems_of(line)) {
                    says_nothing.insert(std::move(stem.stem));
                }
            }
        }
    }

    void read_concept(std::string const& concept_term, std::string_view phrases) {
        for (auto const words : split(phrases, ',')) {
            auto const stems = stems_of(words);
            longest_phrase = std::max(longest_phrase, stems.size());
            concepts.try_emplace(phrase_of(stems, 0, stems.size()), concept_term);
        }
    }

    bool is_empty(Stem const& one) const { return says_nothing.contains(one.stem) || is_small_word(one.stem); }
};

Field const& field() {
    static Field const known;
    return known;
}

struct Found {
    std::string const* term = nullptr;
    std::size_t count = 0;
};

/// The longest phrase of the field that begins here.
Found concept_at(std::vector<Stem> const& stems, std::size_t at) {
    auto const& known = field();
    for (auto count = std::min(known.longest_phrase, stems.size() - at); count > 0; --count) {
        auto const found = known.concepts.find(phrase_of(stems, at, count));
        if (found != known.concepts.end()) {
            return {&found->second, count};
        }
    }
    return {};
}

void add_words(std::vector<LikenessTerm>& terms, std::vector<Stem> const& stems, std::size_t from, std::size_t count,
               float weight) {
    for (std::size_t i = from; i < from + count; ++i) {
        if (!field().is_empty(stems[i])) {
            terms.push_back({stems[i].stem, stems[i].from, stems[i].to, weight});
        }
    }
}

}  // namespace

std::vector<LikenessTerm> terms_of(std::string_view text) {
    auto const stems = stems_of(text);
    std::vector<LikenessTerm> terms;
    for (std::size_t at = 0; at < stems.size();) {
        auto const found = concept_at(stems, at);
        if (found.count == 0) {
            add_words(terms, stems, at++, 1, 1);
            continue;
        }
        terms.push_back({*found.term, stems[at].from, stems[at + found.count - 1].to, 1});
        add_words(terms, stems, at, found.count, weight_of_word_in_concept);
        at += found.count;
    }
    return terms;
}

std::vector<LikenessTerm> plain_terms_of(std::string_view text) {
    std::vector<LikenessTerm> terms;
    for (auto& one : stems_of(text)) {
        if (!is_small_word(one.stem)) {
            terms.push_back({std::move(one.stem), one.from, one.to, 1});
        }
    }
    return terms;
}

std::vector<LikenessTerm> written_words_of(std::string_view text) {
    auto terms = plain_terms_of(text);
    for (auto& one : terms) {
        one.term = lowered(text.substr(one.from, one.to - one.from));
    }
    return terms;
}

}  // namespace heed::loop
