#include "loop/heard/suggest.hpp"

#include <algorithm>
#include <map>

#include <doctest/doctest.h>

#include "kernel/dice.hpp"
#include "loop/demonstration/demonstration_years.hpp"
#include "loop/tests/signals_by_hand.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

struct Read {
    std::int64_t theme = 0;
    std::vector<TellingWord> words;
};

/// The signals by hand in two heaps, and the themes of the demonstration council.
struct Heaps {
    std::vector<Meaning> themes;
    std::vector<Read> seen;
    std::vector<Read> unseen;

    Heaps() {
        std::map<std::string, std::int64_t, std::less<>> numbers{{"-", 0}};
        for (auto const& one : invented_themes()) {
            auto const number = static_cast<std::int64_t>(themes.size()) + 1;
            numbers[one.key] = number;
            themes.push_back({number, one.theme.name, one.theme.definition, one.theme.includes, one.theme.excludes});
        }
        for (std::size_t i = 0; i < signals_by_hand.size(); ++i) {
            auto const& signal = signals_by_hand[i];
            (i % 3 == 2 ? unseen : seen).push_back({numbers.find(signal.theme)->second, telling_words(signal.said)});
        }
        Dice dice(100);
        for (auto i = seen.size(); i > 1; --i) {
            std::swap(seen[i - 1], seen[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(i)))]);
        }
    }
};

std::vector<StemCount> learned(std::vector<Read> const& answers, std::size_t many) {
    std::map<std::pair<std::string, std::int64_t>, std::int64_t> numbers;
    for (std::size_t i = 0; i < std::min(many, answers.size()); ++i) {
        ++numbers[{"", answers[i].theme}];
        for (auto const& word : answers[i].words) {
            ++numbers[{word.stem, answers[i].theme}];
        }
    }
    std::vector<StemCount> counts;
    for (auto const& [of, number] : numbers) {
        counts.push_back({of.first, of.second, number});
    }
    return counts;
}

struct Measured {
    double first = 0;  ///< share whose first suggestion is right
    double among_three = 0;
    double brier = 0;  ///< of the first three suggestions
    std::vector<TenthFigure> tenths;
};

Measured measure_on(std::vector<Read> const& signals, std::vector<Meaning> const& themes,
                    std::vector<StemCount> const& counts) {
    Measured found;
    for (int tenth = 0; tenth < 10; ++tenth) {
        found.tenths.push_back({tenth, 0, 0});
    }
    auto const n = static_cast<double>(signals.size());
    for (auto const& signal : signals) {
        auto const suggested = suggest(signal.words, themes, counts);
        found.first += (suggested[0].theme == signal.theme) / n;
        for (std::size_t i = 0; i < 3; ++i) {
            double const right = suggested[i].theme == signal.theme;
            found.among_three += right / n;
            found.brier += (suggested[i].sure - right) * (suggested[i].sure - right) / (3 * n);
            auto& tenth = found.tenths[static_cast<std::size_t>(tenth_of(suggested[i].sure))];
            ++tenth.shown;
            tenth.was_right += right > 0;
        }
    }
    return found;
}

Meaning const late{1, "Late homecare visits", "A homecare visit began late or did not take place.", "",
                   "A carer who came on time"};
Meaning const charges{2, "Charges that nobody explained", "Somebody learned only later that they must pay.", "", ""};

}  // namespace

TEST_SUITE("loop: suggestions") {
    TEST_CASE("a signal is suggested the theme whose words it says, with those words") {
        auto const found = suggest(telling_words("The visit was two hours late again"), {late, charges}, {});
        REQUIRE(found.size() == 3);
        CHECK(found[0].theme == 1);
        CHECK(found[0].words == std::vector<std::string>{"late", "visit"});
        CHECK(found[0].sure > 0.6);
    }

    TEST_CASE("a text without a word that tells anything is most likely about nothing of ours, and nobody is sure") {
        auto const found = suggest(telling_words("Hello?"), {late, charges}, {});
        CHECK(found[0].sure < 0.6);
        CHECK(suggest(telling_words(""), {}, {}).front().theme == 0);
    }

    TEST_CASE("words that people confirmed lead to the theme from then on") {
        auto const text = telling_words("The rotaplan was empty");
        auto const before = suggest(text, {late, charges}, {});
        std::vector<StemCount> const counts{{"", 1, 30}, {"", 2, 30}, {"rotaplan", 1, 20}};
        auto const after = suggest(text, {late, charges}, counts);
        CHECK(before[0].sure < 0.5);
        CHECK(after[0].theme == 1);
        CHECK(after[0].sure > 0.5);
        CHECK(after[0].sure > before[0].sure + 0.1);
        CHECK(after[0].words == std::vector<std::string>{"rotaplan"});
    }

    TEST_CASE("how sure all answers are adds up to one") {
        auto const found = suggest(telling_words("A late bill for a visit that never took place"), {late, charges}, {});
        double sum = 0;
        for (auto const& one : found) {
            sum += one.sure;
        }
        CHECK(sum == doctest::Approx(1));
    }

    TEST_CASE("on the first day, of the signals that were kept unseen, more than half are right and four in five are "
              "among three") {
        Heaps const heaps;
        REQUIRE(heaps.themes.size() >= 12);
        REQUIRE(heaps.seen.size() + heaps.unseen.size() >= 150);
        auto const found = measure_on(heaps.unseen, heaps.themes, {});
        INFO("day one: first ", found.first, ", among three ", found.among_three, ", Brier ", found.brier);
        CHECK(found.first >= 0.55);
        CHECK(found.among_three >= 0.80);
        CHECK(found.brier <= 0.15);
    }

    TEST_CASE("after a hundred answers six in ten are right, and more than eight in ten among three") {
        Heaps const heaps;
        for (std::size_t const many : {10, 50, 100}) {
            auto const found = measure_on(heaps.unseen, heaps.themes, learned(heaps.seen, many));
            INFO("after ", many, ": first ", found.first, ", among three ", found.among_three, ", Brier ", found.brier);
            CHECK(found.among_three >= 0.80);
            CHECK(found.brier <= 0.15);
        }
        auto const found = measure_on(heaps.unseen, heaps.themes, learned(heaps.seen, 100));
        CHECK(found.first >= 0.58);
        CHECK(found.among_three >= 0.85);
        auto const share_right = [&](int from, int to) {
            double shown = 0;
            double right = 0;
            for (auto const& tenth : found.tenths) {
                bool const counts = tenth.tenth >= from && tenth.tenth < to;
                shown += counts ? static_cast<double>(tenth.shown) : 0;
                right += counts ? static_cast<double>(tenth.was_right) : 0;
            }
            return right / shown;
        };
        CHECK(share_right(0, 2) < 0.2);
        CHECK(share_right(2, 5) > 0.2);
        CHECK(share_right(2, 5) < 0.6);
        CHECK(share_right(5, 8) > 0.45);
        CHECK(share_right(8, 10) > 0.8);
    }

    TEST_CASE("without a record a probability stays as it is; a record that says otherwise moves it, and never turns "
              "it round") {
        Calibration const untouched({});
        for (double const sure : {0.0, 0.02, 0.3, 0.77, 1.0}) {
            CHECK(untouched.corrected(sure) == doctest::Approx(sure));
        }
        Calibration const humbled({{9, 90, 45}, {8, 40, 30}, {1, 100, 10}});
        CHECK(humbled.corrected(0.95) < 0.7);
        CHECK(humbled.corrected(0.95) > 0.5);
        double before = -1;
        for (int i = 0; i <= 100; ++i) {
            auto const now = humbled.corrected(i / 100.0);
            CHECK(now >= before - 0.06);  // beyond the outer middles it keeps its distance
            CHECK((now >= 0 && now <= 1));
            before = now;
        }
    }
}
