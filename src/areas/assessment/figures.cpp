#include "areas/assessment/figures.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "areas/assessment/periods.hpp"
#include "areas/assessment/words.hpp"

namespace heed::assessment {

namespace {

using namespace std::string_view_literals;

constexpr std::array months = {"january"sv, "february"sv, "march"sv,     "april"sv,   "may"sv,      "june"sv,
                               "july"sv,    "august"sv,   "september"sv, "october"sv, "november"sv, "december"sv};
// A number after one of these is a name: "section 42", "Part 1".
constexpr std::array numbered = {"section"sv, "part"sv,    "act"sv,        "stage"sv,    "phase"sv, "level"sv,
                                 "tier"sv,    "theme"sv,   "article"sv,    "schedule"sv, "band"sv,  "age"sv,
                                 "aged"sv,    "version"sv, "regulation"sv, "step"sv,     "covid"sv, "quarter"sv,
                                 "week"sv,    "day"sv,     "year"sv};
constexpr std::array durations = {"minute"sv, "hour"sv, "day"sv, "week"sv, "month"sv, "year"sv};
constexpr std::array number_words = {"two"sv,   "three"sv, "four"sv, "five"sv, "six"sv,
                                     "seven"sv, "eight"sv, "nine"sv, "ten"sv};
struct Fraction {
    std::string_view first;
    std::string_view second;  ///< empty when the first word says it all
    double percent;
};
constexpr std::array fractions = {Fraction{"two"sv, "thirds"sv, 200.0 / 3},
                                  Fraction{"three"sv, "quarters"sv, 75},
                                  Fraction{"a"sv, "third"sv, 100.0 / 3},
                                  Fraction{"one"sv, "third"sv, 100.0 / 3},
                                  Fraction{"a"sv, "quarter"sv, 25},
                                  Fraction{"one"sv, "quarter"sv, 25},
                                  Fraction{"half"sv, ""sv, 50},
                                  Fraction{"a"sv, "fifth"sv, 20},
                                  Fraction{"one"sv, "fifth"sv, 20}};
constexpr std::array counted_nouns = {"complaint"sv,     "compliment"sv, "review"sv,         "remed"sv,
                                      "investigation"sv, "case"sv,       "people"sv,         "staff"sv,
                                      "carer"sv,         "audit"sv,      "recommendation"sv, "apprentice"sv,
                                      "safeguarding"sv,  "social"sv,     "late"sv,           "detailed"sv};
// What a counted thing's name cannot go on with.
constexpr std::array stops = {
    "was"sv,    "were"sv,     "is"sv,       "are"sv,      "had"sv,      "has"sv,      "have"sv,         "felt"sv,
    "said"sv,   "told"sv,     "reported"sv, "made"sv,     "who"sv,      "which"sv,    "that"sv,         "with"sv,
    "about"sv,  "from"sv,     "in"sv,       "to"sv,       "at"sv,       "by"sv,       "and"sv,          "or"sv,
    "but"sv,    "compared"sv, "against"sv,  "since"sv,    "between"sv,  "during"sv,   "on"sv,           "of"sv,
    "for"sv,    "while"sv,    "whilst"sv,   "although"sv, "where"sv,    "when"sv,     "because"sv,      "than"sv,
    "could"sv,  "would"sv,    "did"sv,      "agreed"sv,   "received"sv, "waiting"sv,  "respectively"sv, "per"sv,
    "over"sv,   "under"sv,    "as"sv,       "found"sv,    "took"sv,     "attended"sv, "used"sv,         "replied"sv,
    "across"sv, "within"sv,   "through"sv,  "been"sv,     "being"sv,    "a"sv,        "an"sv,           "after"sv,
    "before"sv, "so"sv,       "knew"sv};
constexpr std::array articles = {"the"sv,   "all"sv, "these"sv, "those"sv, "its"sv,
                                 "their"sv, "our"sv, "a"sv,     "an"sv,    "which"sv};

template <class List>
bool is_one_of(std::string_view word, List const& list) {
    return std::ranges::find(list, word) != list.end();
}

template <class List>
bool starts_with_one_of(std::string_view word, List const& list) {
    return std::ranges::any_of(list, [&](auto start) { return word.starts_with(start); });
}

std::optional<double> value_of(std::string_view text) {
    double value = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::int64_t whole(double value) { return std::llround(value); }

class FigureFinder {
public:
    FigureFinder(std::string_view sentence, std::vector<Figure> const& before)
        : sentence_(sentence), words_(words_of(sentence)), before_(before), period_(period_in(sentence)) {}

    std::vector<Figure> find() {
        for (std::size_t at = 0; at < words_.size(); ++at) {
            if (auto share = share_in_words(at)) {
                found_.push_back(std::move(share->first));
                places_.push_back(at);
                at = share->second;
            } else if (auto figure = figure_at(at)) {
                found_.push_back(std::move(*figure));
                places_.push_back(at);
            }
        }
        set_against_each_other();
        name_respectively();
        for (auto& figure : found_) {
            find_share(figure);
            figure.period = period_;
        }
        return std::move(found_);
    }

private:
    std::string_view word(std::size_t at) const {
        return at < words_.size() ? std::string_view(words_[at].text) : ""sv;
    }
    char letter(std::size_t at) const { return at < sentence_.size() ? sentence_[at] : ' '; }
    bool in_period(std::size_t at) const {
        if (!period_) {
            return false;
        }
        auto const begin = sentence_.find(*period_);
        return words_[at].begin >= begin && words_[at].begin < begin + period_->size();
    }

    bool is_year(std::size_t at) const {
        auto const& text = words_[at].text;
        bool const year = text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
                          word(at + 1) != "%" && words_[at].end - words_[at].begin == 4;
        return year && !starts_with_one_of(word(at + 1), counted_nouns);
    }

    // "7-minute", "24/7", "2024-27", "COVID-19", "3rd", "8am": the number is a part of a name, date or time.
    bool is_part_of_a_name(std::size_t at) const {
        auto const& here = words_[at];
        char const before = here.begin > 0 ? letter(here.begin - 1) : ' ';
        char const after = letter(here.end);
        bool const joined = before == '-' || before == '/' || before == ':' || after == '/' ||
                            ((after == '-' || after == ':') && letter(here.end + 1) != ' ');
        bool const date = is_one_of(word(at + 1), months) || (at > 0 && is_one_of(word(at - 1), months));
        return joined || date || (at > 0 && is_one_of(word(at - 1), numbered)) || is_year(at);
    }

    double number_at(std::size_t at) const {
        auto const spelled = std::ranges::find(number_words, word(at));
        return word(at) == "one"               ? 1
               : spelled != number_words.end() ? static_cast<double>(spelled - number_words.begin() + 2)
                                               : value_of(word(at)).value_or(0);
    }

    // "1 in 5 responses", "nine out of ten people", "two thirds of staff": the figure, and its last word.
    std::optional<std::pair<Figure, std::size_t>> share_in_words(std::size_t at) const {
        if (auto const rate = rate_in_words(at)) {
            return rate;
        }
        for (auto const& fraction : fractions) {
            auto const last = fraction.second.empty() ? at : at + 1;
            bool const fits = word(at) == fraction.first && (fraction.second.empty() || word(last) == fraction.second);
            if (fits && word(last + 1) == "of" && !is_one_of(word(last + 2), numbered)) {
                return std::pair(percent_in_words(at, last, fraction.percent, thing_from(last + 2)), last);
            }
        }
        return std::nullopt;
    }

    // Figures on both sides of "out of" stay two counts, so that their interval is known.
    std::optional<std::pair<Figure, std::size_t>> rate_in_words(std::size_t at) const {
        bool const in = word(at + 1) == "in";
        bool const out_of = word(at + 1) == "out" && word(at + 2) == "of" && !is_number(words_[at]);
        auto const last = at + (in ? 2 : 3);
        auto const part = number_at(at);
        auto const all = in || out_of ? number_at(last) : 0;
        if (part < 1 || all <= part || all > 100 || is_part_of_a_name(at) || !duration_at(last + 1).empty()) {
            return std::nullopt;
        }
        return std::pair(percent_in_words(at, last, 100 * part / all, thing_from(last + 1)), last);
    }

    Figure percent_in_words(std::size_t at, std::size_t last, double percent, std::string of) const {
        return {text_between(at, last), std::round(10 * percent) / 10, "percent", std::move(of), {}, {}, {}, {}};
    }

    // "aged over 65".
    bool is_an_age(std::size_t at) const {
        bool const bounded = at > 1 && (word(at - 1) == "over" || word(at - 1) == "under" || word(at - 1) == "between");
        return bounded && (word(at - 2) == "aged" || word(at - 2) == "age" || word(at - 2) == "ages");
    }

    std::optional<Figure> figure_at(std::size_t at) const {
        if (is_an_age(at)) {
            return std::nullopt;
        }
        if (auto figure = short_money(at)) {
            return figure;
        }
        auto const digits = value_of(words_[at].text);
        auto const spelled = std::ranges::find(number_words, std::string_view(words_[at].text));
        bool const is_spelled = spelled != number_words.end() && starts_with_one_of(word(at + 1), counted_nouns) &&
                                letter(words_[at].end) != '-';
        if (digits && is_number(words_[at]) && !is_part_of_a_name(at) && !in_period(at)) {
            return measured(at, *digits);
        }
        return is_spelled ? std::optional(counted(at, static_cast<double>(spelled - number_words.begin() + 2)))
                          : std::nullopt;
    }

    std::string text_between(std::size_t from, std::size_t to) const {
        return std::string(sentence_.substr(words_[from].begin, words_[to].end - words_[from].begin));
    }

    Figure measured(std::size_t at, double value) const {
        auto const next = word(at + 1);
        auto const begin = words_[at].begin;
        if (next == "%" || next == "percent" || (next == "per" && word(at + 2) == "cent")) {
            return percentage(at, value, at + (next == "per" ? 2 : 1));
        }
        if (begin >= 2 && sentence_.substr(begin - 2, 2) == "\xC2\xA3") {
            return money(at, value);
        }
        // "20 working days", and the 3 of "3 to 5 weeks".
        bool const of_work = next == "working" && word(at + 2).starts_with("day");
        bool const range = (next == "to" || next == "or") && value_of(word(at + 2));
        if (auto const unit = duration_at(at + (of_work || range ? (range ? 3 : 2) : 1)); !unit.empty()) {
            auto const last = of_work ? at + 2 : range ? at : at + 1;
            return {text_between(at, last), value, unit, subject_before(at), {}, {}, {}, {}};
        }
        return counted(at, value);
    }

    /// "days", "weeks" ...; empty for another word.
    std::string duration_at(std::size_t at) const {
        auto const unit = std::ranges::find_if(
            durations, [&](auto name) { return word(at) == name || word(at) == std::string(name) + "s"; });
        return unit == durations.end() ? std::string() : std::string(*unit) + "s";
    }

    // "1.2m" pounds.
    std::optional<Figure> short_money(std::size_t at) const {
        auto const begin = words_[at].begin;
        auto number = std::string_view(words_[at].text);
        double const times = number.ends_with("bn")  ? 1e9
                             : number.ends_with('m') ? 1e6
                             : number.ends_with('k') ? 1e3
                                                     : 0;
        if (times == 0 || begin < 2 || sentence_.substr(begin - 2, 2) != "\xC2\xA3") {
            return std::nullopt;
        }
        number.remove_suffix(times == 1e9 ? 2 : 1);
        auto const value = value_of(number);
        return value ? std::optional(Figure{"\xC2\xA3" + text_between(at, at),
                                            *value * times,
                                            "pounds",
                                            subject_before(at),
                                            {},
                                            {},
                                            {},
                                            {}})
                     : std::nullopt;
    }

    Figure money(std::size_t at, double value) const {
        auto const next = word(at + 1);
        double const times = next == "million" ? 1e6 : next == "billion" ? 1e9 : 1;
        auto text = "\xC2\xA3" + text_between(at, times > 1 ? at + 1 : at);
        return {std::move(text), value * times, "pounds", subject_before(at), {}, {}, {}, {}};
    }

    Figure percentage(std::size_t at, double value, std::size_t last) const {
        auto of = word(last + 1) == "of" ? thing_from(last + 2) : std::string();
        if (of.empty() && word(at - 1) == "which" && !found_.empty()) {
            of = found_.back().of;
        }
        if (of.empty() && is_rate(word(last + 2))) {
            of = text_between(last + 1, last + 2);
        }
        if (of.empty()) {
            of = rate_before(at);
        }
        return {text_between(at, last), value, "percent", std::move(of), {}, {}, {}, {}};
    }

    Figure counted(std::size_t at, double value) const {
        return {text_between(at, at), value, "count", thing_from(at + 1), {}, {}, {}, {}};
    }

    static bool is_rate(std::string_view text) {
        return text == "rate" || text == "average" || text == "satisfaction" || text == "compliance" ||
               text == "target";
    }

    // "uphold rate of 50%", "compliance was 94%".
    std::string rate_before(std::size_t at) const {
        for (std::size_t back = 1; back <= 8 && back <= at; ++back) {
            if (is_rate(word(at - back))) {
                bool const named = at - back > 0 && !is_one_of(word(at - back - 1), articles) &&
                                   !is_one_of(word(at - back - 1), stops);
                return text_between(at - back - (named ? 1 : 0), at - back);
            }
        }
        return {};
    }

    // The name of what is counted: the words up to a verb, a preposition or a pause; up to six.
    std::string thing_from(std::size_t from) const {
        while (is_one_of(word(from), articles)) {
            ++from;
        }
        // "of the received complaints": a participle may come first.
        auto to = word(from) == "received" || word(from) == "agreed" || word(from) == "used" ? from + 1 : from;
        while (to < words_.size() && to < from + 6 && !is_one_of(words_[to].text, stops) && !is_number(words_[to]) &&
               words_[to].text != "%" && !(to > from && words_[to].after_pause)) {
            ++to;
        }
        return to > from ? text_between(from, to - 1) : std::string();
    }

    // "the median waiting time was 31 days": what stands before the verb.
    std::string subject_before(std::size_t at) const {
        constexpr std::array verbs = {"was"sv, "were"sv, "is"sv, "of"sv, "fallen"sv, "risen"sv};
        std::size_t verb = at;
        while (verb > 0 && at - verb < 4 && !is_one_of(word(verb), verbs)) {
            --verb;
        }
        if (verb == 0 || !is_one_of(word(verb), verbs)) {
            return {};
        }
        auto from = verb;
        while (from > 0 && verb - from < 5 && (word(from - 1) == "waiting" || !is_one_of(word(from - 1), stops)) &&
               !is_one_of(word(from - 1), articles) && !words_[from].after_pause) {
            --from;
        }
        return from < verb ? text_between(from, verb - 1) : std::string();
    }

    bool says_compared(std::size_t from, std::size_t to) const {
        static constexpr std::array signs = {"compared"sv, "than"sv,      "against"sv,   "average"sv,
                                             "target"sv,   "line"sv,      "above"sv,     "below"sv,
                                             "similar"sv,  "benchmark"sv, "variation"sv, "difference"sv};
        for (auto at = from; at < std::min(to, words_.size()); ++at) {
            if (is_one_of(words_[at].text, signs)) {
                return true;
            }
        }
        return false;
    }

    static std::string_view duration_of(Figure const& figure) {
        auto const unit = std::string_view(figure.unit);
        return starts_with_one_of(unit, durations) ? unit : ""sv;
    }

    // Two figures of one unit with a word of comparison between them: the second is the first's comparator.
    void set_against_each_other() {
        for (std::size_t second = 1; second < found_.size(); ++second) {
            auto& figure = found_[second - 1];
            auto& other = found_[second];
            bool const bare = other.unit == "count" && other.of.empty() && !duration_of(figure).empty();
            if ((figure.unit == other.unit || bare) && !figure.comparator &&
                says_compared(places_[second - 1] + 1, places_[second])) {
                figure.comparator = Comparator{other.text, other.value, yardstick_before(places_[second])};
                other.unit = figure.unit;
                other.of = other.of.empty() ? figure.comparator->of : other.of;
            }
        }
    }

    // "above the expected number of complaints, and the uphold rate for an authority of this type, at 5 and 80% respectively".
    void name_respectively() {
        auto const at = sentence_.rfind(" at ");
        auto const middle = sentence_.find(", and ");
        if (found_.size() != 2 || sentence_.find("respectively") == std::string_view::npos ||
            at == std::string_view::npos || middle == std::string_view::npos || middle > at ||
            words_[places_[0]].begin < at) {
            return;
        }
        auto const first = sentence_.substr(0, middle);
        auto begin = std::string_view::npos;
        for (auto sign : {" above ", " below ", " than ", " with ", " to "}) {
            begin = std::min(begin, first.find(sign) == std::string_view::npos
                                        ? begin
                                        : first.find(sign) + std::string_view(sign).size());
        }
        if (begin != std::string_view::npos) {
            found_[0].of = without_article(first.substr(begin));
            found_[1].of = without_article(sentence_.substr(middle + 6, at - middle - 6));
        }
    }

    static std::string without_article(std::string_view thing) {
        thing.remove_prefix(thing.starts_with("the ") ? 4 : thing.starts_with("an ") ? 3 : 0);
        thing.remove_suffix(thing.ends_with(',') ? 1 : 0);
        return std::string(thing);
    }

    // "than for other local authorities of its type (80.12%)", "an England average of 65%".
    std::string yardstick_before(std::size_t at) const {
        static constexpr std::array starts = {"than"sv, "to"sv, "with"sv, "against"sv, "above"sv, "below"sv, "from"sv};
        for (std::size_t back = 1; back <= 14 && back <= at; ++back) {
            if (is_one_of(word(at - back), starts)) {
                auto from = at - back + 1;
                while (from < at && (is_one_of(word(from), articles) || word(from) == "for" || word(from) == "in")) {
                    ++from;
                }
                auto to = at;
                while (to > from && word(to - 1) == "of") {
                    --to;
                }
                return to > from ? text_between(from, to - 1) : std::string();
            }
        }
        return {};
    }

    // The count that a percentage is a share of: earlier in this sentence, or in the one before for the same thing.
    std::optional<std::int64_t> total_behind(Figure const& figure) const {
        for (auto const& other : found_) {
            if (&other == &figure) {
                break;
            }
            if (other.unit == "count" && !other.of.empty() &&
                (other.of == figure.of || sentence_.find("of which") != std::string_view::npos)) {
                return whole(other.value);
            }
        }
        auto const noun = figure.of.substr(figure.of.find_last_of(' ') + 1);
        for (auto const& other : before_) {
            if (!noun.empty() && other.unit == "count" && other.of.find(noun) != std::string::npos) {
                return whole(other.value);
            }
        }
        return std::nullopt;
    }

    void find_share(Figure& figure) const {
        if (figure.unit == "count") {
            share_of_count(figure);
            return;
        }
        // "Half" and "1 in 5" are rounded by whoever said them.
        bool const exact = figure.unit == "percent" &&
                           (figure.text.ends_with('%') || figure.text.find("per") != std::string::npos);
        auto const total = exact ? total_behind(figure) : std::nullopt;
        if (!total || *total <= 0 || *total > 10'000'000 || figure.value < 0 || figure.value > 100) {
            return;
        }
        auto const count = whole(figure.value * static_cast<double>(*total) / 100);
        auto const point = figure.text.find('.');
        double const half_a_step = point == std::string::npos ? 0.5 : 0.05;
        if (std::abs(100.0 * static_cast<double>(count) / static_cast<double>(*total) - figure.value) <=
            half_a_step + 1e-9) {
            figure.share = Share{count, *total, measure::wilson(count, *total)};
        } else {
            figure.note = fmt::format("No whole number of {} makes {}.", *total, figure.text);
        }
    }

    // "8 of 9 complaints", "8 out of 10".
    void share_of_count(Figure& figure) const {
        auto const index = static_cast<std::size_t>(&figure - found_.data());
        auto const at = places_[index];
        auto const next = word(at + 1) == "out" ? at + 2 : at + 1;
        auto const other = next + 1 < words_.size() && word(next) == "of"
                               ? value_of(word(next + (word(next + 1) == "the" ? 2 : 1)))
                               : std::nullopt;
        if (other && *other > 0 && figure.value <= *other && *other < 1e7) {
            figure.share = Share{whole(figure.value), whole(*other),
                                 measure::wilson(whole(figure.value), whole(*other))};
            figure.of = index + 1 < found_.size() ? found_[index + 1].of : figure.of;
        }
    }

    std::string_view sentence_;
    std::vector<Word> words_;
    std::vector<Figure> const& before_;
    std::optional<std::string> period_;
    std::vector<Figure> found_;
    std::vector<std::size_t> places_;
};

}  // namespace

std::vector<Figure> figures_of(std::string_view sentence, std::vector<Figure> const& before) {
    return FigureFinder(sentence, before).find();
}

}  // namespace heed::assessment
