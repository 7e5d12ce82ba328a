#include "areas/assessment/comparison.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace heed::assessment {

namespace {

using namespace std::string_view_literals;

constexpr std::array upwards = {"higher"sv, "above"sv, "more"sv, "greater"sv, "longer"sv, "exceeded"sv, "over"sv};
constexpr std::array downwards = {"lower"sv, "below"sv, "less"sv, "fewer"sv, "shorter"sv, "under"sv};
constexpr std::array yardsticks = {"than"sv,  "average"sv, "expected"sv,  "compared"sv,   "above"sv,
                                   "below"sv, "line"sv,    "similar"sv,   "comparable"sv, "target"sv,
                                   "under"sv, "over"sv,    "variation"sv, "difference"sv};
// What figures are measured against; "than" alone measures nothing ("rather than").
constexpr std::array benchmarks = {"average"sv,     "averages"sv,   "england"sv,   "national"sv, "nationally"sv,
                                   "regional"sv,    "expected"sv,   "target"sv,    "similar"sv,  "comparable"sv,
                                   "type"sv,        "comparator"sv, "benchmark"sv, "peers"sv,    "neighbours"sv,
                                   "authorities"sv, "councils"sv};
constexpr std::array bad_when_high = {"complaint"sv, "uph"sv,       "late"sv,    "delay"sv,   "wait"sv,   "vacan"sv,
                                      "turnover"sv,  "sickness"sv,  "abandon"sv, "refus"sv,   "days"sv,   "weeks"sv,
                                      "unmet"sv,     "admission"sv, "fault"sv,   "overdue"sv, "breach"sv, "absence"sv};

template <class List>
bool is_one_of(std::string_view word, List const& list) {
    return std::ranges::find(list, word) != list.end();
}

template <class List>
bool has_one_of(std::vector<Word> const& words, List const& list) {
    return std::ranges::any_of(words, [&](auto const& word) { return is_one_of(word.text, list); });
}

bool has(std::vector<Word> const& words, std::string_view text) {
    return std::ranges::any_of(words, [&](auto const& word) { return word.text == text; });
}

bool has_pair(std::vector<Word> const& words, std::string_view first, std::string_view second) {
    return std::ranges::adjacent_find(words, [&](auto const& one, auto const& two) {
               return one.text == first && two.text == second;
           }) != words.end();
}

bool high_is_bad(std::vector<Word> const& words) {
    return std::ranges::any_of(words, [](auto const& word) {
        return std::ranges::any_of(bad_when_high, [&](auto start) { return word.text.starts_with(start); });
    });
}

std::vector<double> percentages_of(std::vector<Word> const& words) {
    std::vector<double> values;
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        double value = 0;
        auto const& text = words[at].text;
        if (words[at + 1].text == "%" &&
            std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc{}) {
            values.push_back(value);
        }
    }
    return values;
}

Comparison judged(bool higher, bool bad) { return higher == bad ? Comparison::worse : Comparison::better; }

// "50% compared with an average of 80%".
Comparison side_by_side(std::vector<Word> const& words) {
    auto const percentages = percentages_of(words);
    bool const set_against = has(words, "compared") || has(words, "against") || has(words, "average") ||
                             has(words, "target");
    if (percentages.size() != 2 || !set_against) {
        return Comparison::none;
    }
    return percentages[0] == percentages[1] ? Comparison::same
                                            : judged(percentages[0] > percentages[1], high_is_bad(words));
}

bool is_same(std::vector<Word> const& words) {
    return has_pair(words, "in", "line") || has_pair(words, "similar", "to") || has_pair(words, "comparable", "to") ||
           has_pair(words, "consistent", "with") || has_pair(words, "no", "statistical") ||
           has_pair(words, "no", "statistically") || has_pair(words, "no", "significant") ||
           has_pair(words, "close", "to");
}

}  // namespace

Comparison comparison_in(std::vector<Word> const& words) {
    bool const measured = has_one_of(words, yardsticks);
    if (!measured && percentages_of(words).size() != 2) {
        return Comparison::none;
    }
    bool const has_figure = std::ranges::any_of(words, is_number);
    if (!has_figure && !has_one_of(words, benchmarks)) {
        return Comparison::none;
    }
    if (is_same(words)) {
        return Comparison::same;
    }
    if (has(words, "worse") || has(words, "better")) {
        return has(words, "worse") ? Comparison::worse : Comparison::better;
    }
    bool const up = has_one_of(words, upwards);
    bool const down = has_one_of(words, downwards);
    if (has_one_of(words, benchmarks) && up != down) {
        return judged(up, high_is_bad(words));
    }
    return side_by_side(words);
}

}  // namespace heed::assessment
