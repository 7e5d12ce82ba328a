#pragma once
// Figures of a year with the Ombudsman, and honest sentences about them: what is counted, of what, how sure it is, and how
// likely chance alone would bring it. Pure.
//
//   uphold rate       upheld ÷ (upheld + not upheld): of detailed investigations only (LGSCO, "Interpreting local authority
//                     statistics"), with Wilson's interval
//   rate per 100,000  upheld ÷ population × 100,000, with the exact or Byar's interval of the count
//   tail              the one-sided exact chance of a count so far from what was expected, or further

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "areas/ombudsman/categories.hpp"
#include "areas/ombudsman/remedies.hpp"
#include "areas/ombudsman/store.hpp"
#include "measure/interval.hpp"

namespace heed::ombudsman {

struct UpholdRate {
    std::int64_t upheld = 0;
    std::int64_t investigated = 0;
    bool operator==(UpholdRate const&) const = default;
};

struct CategoryCount {
    std::string code;
    std::int64_t number = 0;
};

struct YearFigures {
    int year = 0;  ///< the financial year that begins in it
    std::int64_t received = 0;
    std::int64_t decided = 0;
    std::vector<CategoryCount> by_category{};  ///< those in use in that year, and what was decided besides
    UpholdRate rate{};
    std::int64_t remedied_already = 0;  ///< of what was upheld
    RemedyRates remedies{};
};

UpholdRate uphold_rate(std::vector<DecidedLine> const& decided);
YearFigures figures_of_year(int year, std::vector<ReceivedLine> const& received,
                            std::vector<DecidedLine> const& decided, std::vector<Remedy> const& due, Day today);

/// "8 of 9 (89%) cannot be told apart from 80%: the true share is likely to be between 57% and 98%. If 80% were the true
/// share, chance alone would give 8 or more of 9 in 43.6% of years." Nothing where nothing was investigated.
std::string rate_in_words(UpholdRate const& rate, double benchmark);

/// "9 where 5 were expected; chance alone gives 9 or more in 6.8% of years." The exact Poisson tail, to the side on which
/// the count lies. `expected` > 0.
std::string count_in_words(std::int64_t count, double expected);

/// "Detailed investigations upheld: 2.6 for each 100,000 people (8 in a population of 304,000); likely between 1.1 and 5.2."
std::string per_100_000_in_words(std::int64_t count, std::int64_t population);

/// "304,000".
std::string grouped(std::int64_t number);

/// A chance as people read it: "43.6%", "less than 0.1%".
std::string spoken_chance(double chance);

/// A published figure that travels with the program, with where it was published.
struct PublishedFigure {
    int year = 0;
    std::string scope;                  ///< "All councils", "Adult social care, all councils", "Unitary councils"
    std::optional<double> upheld;       ///< share of detailed investigations, 0 to 1
    std::optional<double> per_100_000;  ///< upheld complaints
    std::optional<double> late_remedies;
    std::string says;  ///< the counts behind it, where they were published
    std::string source;
};
std::vector<PublishedFigure> const& published_figures();
/// The last national share of all councils that was published up to this year.
std::optional<PublishedFigure> national_share(int year);

}  // namespace heed::ombudsman
