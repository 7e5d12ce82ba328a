#include "areas/assessment/periods.hpp"

#include <array>
#include <vector>

#include "areas/assessment/words.hpp"

namespace heed::assessment {

namespace {

using namespace std::string_view_literals;

constexpr std::array months = {"january"sv, "february"sv, "march"sv,     "april"sv,   "may"sv,      "june"sv,
                               "july"sv,    "august"sv,   "september"sv, "october"sv, "november"sv, "december"sv,
                               "spring"sv,  "summer"sv,   "autumn"sv,    "winter"sv};
constexpr std::array spans = {"day"sv,    "days"sv, "week"sv,  "weeks"sv,  "month"sv,
                              "months"sv, "year"sv, "years"sv, "quarter"sv};

template <class List>
bool is_one_of(std::string_view word, List const& list) {
    for (auto entry : list) {
        if (entry == word) {
            return true;
        }
    }
    return false;
}

class PeriodFinder {
public:
    explicit PeriodFinder(std::string_view sentence) : sentence_(sentence), words_(words_of(sentence)) {}

    std::optional<std::string> find() const {
        for (std::size_t at = 0; at < words_.size(); ++at) {
            if (auto const end = end_of_period(at); end > at) {
                return std::string(sentence_.substr(words_[at].begin, words_[end - 1].end - words_[at].begin));
            }
        }
        return std::nullopt;
    }

private:
    std::string_view word(std::size_t at) const {
        return at < words_.size() ? std::string_view(words_[at].text) : ""sv;
    }

    bool is_year(std::size_t at) const {
        return word(at).size() == 4 && (word(at).starts_with("19") || word(at).starts_with("20")) &&
               is_number(words_[at]);
    }

    // "17 January 2024", "July 2024", "2024", "2023/24": the place after it, or `at`.
    std::size_t end_of_date(std::size_t at) const {
        auto end = at;
        end += end < words_.size() && is_number(words_[end]) && is_one_of(word(end + 1), months) ? 1 : 0;
        end += is_one_of(word(end), months) ? 1 : 0;
        if (is_year(end)) {
            ++end;
            bool const two_years = end < words_.size() && is_number(words_[end]) && word(end).size() <= 4 &&
                                   (sentence_[words_[end - 1].end] == '/' || sentence_[words_[end - 1].end] == '-');
            return end + (two_years ? 1 : 0);
        }
        return end > at && is_one_of(word(end - 1), months) && end - at == 2 ? end : at;
    }

    // "between X and Y", "from X to Y".
    std::size_t end_of_range(std::size_t at, std::string_view middle) const {
        auto const first = end_of_date(at + 1) > at + 1      ? end_of_date(at + 1)
                           : is_one_of(word(at + 1), months) ? at + 2
                                                             : at;
        auto const second = first > at && word(first) == middle ? end_of_date(first + 1) : first;
        return first > at && second > first + 1 ? second : at;
    }

    // "in the last 12 months", "over the past year", "in the year to March 2024".
    std::size_t end_of_span(std::size_t at) const {
        auto end = at + 1;
        end += word(end) == "the" || word(end) == "a" ? 1 : 0;
        if (word(end) == "last" || word(end) == "past" || word(end) == "previous" || word(end) == "preceding") {
            ++end;
            end += !is_one_of(word(end), spans) ? 1 : 0;
            return is_one_of(word(end), spans) ? end + 1 : at;
        }
        if (word(end) == "year" && (word(end + 1) == "to" || word(end + 1) == "ending")) {
            auto const date = end_of_date(end + 2);
            return date > end + 2 ? date : at;
        }
        return at;
    }

    std::size_t end_of_period(std::size_t at) const {
        if (word(at) == "between") {
            return end_of_range(at, "and");
        }
        if (word(at) == "from") {
            auto const range = end_of_range(at, "to");
            return range > at ? range : end_of_date(at + 1) > at + 1 ? end_of_date(at + 1) : at;
        }
        static constexpr std::array starts = {"in"sv,  "since"sv,  "during"sv, "over"sv,
                                              "for"sv, "within"sv, "until"sv,  "by"sv};
        if (is_one_of(word(at), starts)) {
            auto const date = end_of_date(at + 1);
            return date > at + 1 ? date : end_of_span(at);
        }
        return end_of_date(at);
    }

    std::string_view sentence_;
    std::vector<Word> words_;
};

}  // namespace

std::optional<std::string> period_in(std::string_view sentence) { return PeriodFinder(sentence).find(); }

}  // namespace heed::assessment
