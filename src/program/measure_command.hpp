#pragma once
// `heed measure`: the measures of src/measure over a CSV file, for an analyst, a script, or somebody who wants to check what
// a page says. Works on the text alone: no records are opened.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/outcome.hpp"
#include "measure/xmr.hpp"

namespace heed::program {

/// What may be asked for on the command line; each command takes its own part.
struct MeasureWishes {
    measure::XmrChoices xmr;
    bool summary = false;  ///< of xmr: a line for each series in place of a line for each point
    std::optional<double> benchmark;
    bool overdispersion = false;
    double confidence = 0.95;
    int target = 75;  ///< of silent: per cent
};

/// A file larger than this is not read to its end.
constexpr std::size_t largest_measure_file = 16U << 20;

/// Each takes the file's text and answers with CSV (LF, RFC 4180) with a heading line. Series stand in the order in which
/// they first appear, their points in the order of the file. Numbers are the shortest decimals that read back as the same
/// double. What cannot be told, such as the limits of one point, is an empty field.
/// Problems: one sentence for each bad line, with its number, of the first twenty.
///
/// series,x,y[,rebase_group] -> series,x,y,mean,lpl,upl,special_cause; with `summary`:
/// series,points,rebase_groups,mean,lpl,upl,limits,special_causes,variation,assurance (limits: lasting, trial or none).
Outcome<std::string> measured_xmr(std::string_view text, MeasureWishes const& wishes);

/// unit,numerator,denominator -> those, share, centre, limits, verdict in UKHSA's words and the exact one-sided tail.
Outcome<std::string> measured_funnel(std::string_view text, MeasureWishes const& wishes);

/// label,numerator[,denominator] -> those, value, low, high, method: a share by Wilson, and without denominator a count, exact
/// below 10 and by Byar from 10 on.
Outcome<std::string> measured_intervals(std::string_view text, MeasureWishes const& wishes);

/// label,asked,answered,satisfied -> those and what the silent ones decide about the target (measure/silent.hpp).
Outcome<std::string> measured_silent(std::string_view text, MeasureWishes const& wishes);

/// What is worth saying beside an answer, on standard error; a sentence a line, mostly none: points whose x goes backwards.
std::string remarks_on_xmr(std::string_view text);

}  // namespace heed::program
