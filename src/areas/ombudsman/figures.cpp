#include "areas/ombudsman/figures.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "areas/ombudsman/table.hpp"
#include "kernel/csv.hpp"
#include "kernel/must.hpp"
#include "measure/counts.hpp"
#include "measure/shares.hpp"
#include "web/charts.hpp"

namespace heed::ombudsman {

namespace {

bool is_upheld(DecidedLine const& line) {
    auto const* category = find_category(line.category);
    return category != nullptr && category->upheld;
}

std::vector<CategoryCount> by_category(int year, std::vector<DecidedLine> const& decided) {
    std::vector<CategoryCount> counts;
    for (auto const& category : categories_on(days_of_year(year).first)) {
        counts.push_back({category.code, 0});
    }
    for (auto const& line : decided) {
        auto found = std::ranges::find(counts, line.category, &CategoryCount::code);
        if (found == counts.end()) {
            found = counts.insert(counts.end(), {line.category, 0});
        }
        ++found->number;
    }
    return counts;
}

/// "9 or more", "1 or fewer".
std::string so_many(std::int64_t count, bool more) { return fmt::format("{} or {}", count, more ? "more" : "fewer"); }

std::optional<double> share_in(std::string const& text) {
    auto const number = typed_number(text);
    return number ? std::optional(*number / 100) : std::nullopt;
}

std::vector<PublishedFigure> read_published() {
    std::vector<PublishedFigure> all;
    for (auto const& row : table_rows("areas/ombudsman/embedded/published_figures.tsv", 7)) {
        all.push_back(
            {std::stoi(row[0]), row[1], share_in(row[2]), typed_number(row[3]), share_in(row[4]), row[5], row[6]});
    }
    return all;
}

}  // namespace

UpholdRate uphold_rate(std::vector<DecidedLine> const& decided) {
    UpholdRate rate;
    for (auto const& line : decided) {
        auto const* category = find_category(line.category);
        rate.investigated += category != nullptr && category->investigated ? 1 : 0;
        rate.upheld += is_upheld(line) ? 1 : 0;
    }
    return rate;
}

YearFigures figures_of_year(int year, std::vector<ReceivedLine> const& received,
                            std::vector<DecidedLine> const& decided, std::vector<Remedy> const& due, Day today) {
    YearFigures figures;
    figures.year = year;
    figures.received = static_cast<std::int64_t>(received.size());
    figures.decided = static_cast<std::int64_t>(decided.size());
    figures.by_category = by_category(year, decided);
    figures.rate = uphold_rate(decided);
    figures.remedied_already = std::ranges::count_if(
        decided, [](DecidedLine const& line) { return is_upheld(line) && line.remedied_already; });
    figures.remedies = remedy_rates(due, today);
    return figures;
}

std::string grouped(std::int64_t number) {
    auto digits = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
}

std::string spoken_chance(double chance) {
    constexpr double smallest = 0.001;
    return chance < smallest ? std::string("less than 0.1%") : fmt::format("{:.1f}%", chance * 100);
}

std::string rate_in_words(UpholdRate const& rate, double benchmark) {
    if (rate.investigated == 0) {
        return {};
    }
    auto const compared = measure::compare(rate.upheld, rate.investigated, benchmark);
    bool const more = compared.share >= benchmark;
    auto const tail = more ? measure::binomial_at_least(rate.upheld, rate.investigated, benchmark)
                           : measure::binomial_at_most(rate.upheld, rate.investigated, benchmark);
    return fmt::format("{}. If {:.0f}% were the true share, chance alone would give {} of {} in {} of years.",
                       measure::spoken(compared, rate.upheld, rate.investigated, benchmark), benchmark * 100,
                       so_many(rate.upheld, more), rate.investigated, spoken_chance(tail));
}

std::string count_in_words(std::int64_t count, double expected) {
    must(expected > 0, "something was expected");
    bool const more = static_cast<double>(count) >= expected;
    auto const tail = more ? measure::poisson_at_least(count, expected) : measure::poisson_at_most(count, expected);
    return fmt::format("{} where {} were expected; chance alone gives {} in {} of years.", count,
                       web::spoken_number(expected), so_many(count, more), spoken_chance(tail));
}

std::string per_100_000_in_words(std::int64_t count, std::int64_t population) {
    must(population > 0, "a population");
    auto const each = 100'000.0 / static_cast<double>(population);
    auto const likely = measure::count_interval(count);
    return fmt::format("{:.1f} for each 100,000 people ({} in a population of {}); likely between {:.1f} and {:.1f}.",
                       static_cast<double>(count) * each, count, grouped(population), likely.low * each,
                       likely.high * each);
}

std::vector<PublishedFigure> const& published_figures() {
    static auto const all = read_published();
    return all;
}

std::optional<PublishedFigure> national_share(int year) {
    std::optional<PublishedFigure> last;
    for (auto const& one : published_figures()) {
        if (one.scope == "All councils" && one.upheld && one.year <= year && (!last || one.year >= last->year)) {
            last = one;
        }
    }
    return last;
}

}  // namespace heed::ombudsman
