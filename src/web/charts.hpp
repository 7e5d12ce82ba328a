#pragma once
// Charts, drawn by the server as SVG: no script, no inline style, and never the only way to the figures. Each is drawn twice,
// wide and narrow (the style sheet shows one), with a title, a description and direct labels, and the same figures stand
// in a table below it. What a point says is told by its shape and in words; its colour only repeats it.

#include <optional>
#include <string>
#include <vector>

#include "measure/funnel.hpp"
#include "measure/kaplan_meier.hpp"
#include "measure/share_in_time.hpp"
#include "measure/xmr.hpp"
#include "web/html.hpp"

namespace heed::web {

/// What every chart has. `id` is unique on its page: small letters and "-".
struct ChartFrame {
    std::string id{};
    std::string title{};
    std::string says{};     ///< the description: what somebody who cannot see it should know, in a sentence or two
    std::string x_label{};  ///< "Month"
    std::string y_label{};  ///< "Days"
    std::string csv{};      ///< path of the same figures to keep; empty: there is none
};

/// Points in their order, as the XmR rules judge them. Outside is a diamond, a trend a triangle that points up or down, two
/// in three a square, a shift a larger disc; open is an improvement, filled a concern or a change.
struct RunChart {
    ChartFrame frame{};
    std::vector<std::string> labels{};  ///< of each point, short: "Mar 2026"
    measure::XmrChart chart{};
    std::optional<double> target{};
    bool never_negative = true;  ///< the measure cannot be below zero: neither is the picture
};
Html run_chart(RunChart const& drawn);

/// Each special cause once: points in a row that carry one in the same direction stand in one sentence, such as
/// "Shift, an improvement: 8 points in a row below the mean, Mar 2026 to Oct 2026." Their numbers stand in the chart.
std::vector<std::string> special_causes_in_words(RunChart const& drawn);

/// A share counted anew in each period, with the limits of each (share_in_time.hpp). Outside is a diamond, a shift a disc.
struct ShareChart {
    ChartFrame frame{};
    std::vector<std::string> labels{};  ///< of each period, short
    std::vector<measure::FunnelUnit> periods{};
    measure::ShareInTime told{};
    std::optional<double> target{};  ///< 0 to 1
};
Html share_chart(ShareChart const& drawn);

struct FunnelPlot {
    ChartFrame frame{};
    std::vector<std::string> names{};
    std::vector<measure::FunnelUnit> units{};
    measure::Funnel funnel{};
    std::optional<std::size_t>
        ours{};  ///< which of them is this council's own: it has a ring, and its name stands by it
};
Html funnel_plot(FunnelPlot const& drawn);

/// How many still wait after so many days, with its interval.
struct WaitChart {
    ChartFrame frame{};
    measure::WaitCurve curve{};
};
Html wait_chart(WaitChart const& drawn);

/// Horizontal bars from zero; a bar with an interval carries it as a line.
struct Bar {
    std::string label{};
    double value = 0;
    std::optional<measure::Interval> likely{};
    std::string says{};  ///< at its end: "9 of 12"
};
struct BarChart {
    ChartFrame frame{};
    std::vector<Bar> bars{};
    bool table_follows = false;  ///< the page shows the same figures in a table of its own below: none with the chart
};
Html bar_chart(BarChart const& drawn);

/// A number as people read it: three significant digits, or all of a whole number.
std::string spoken_number(double number);

}  // namespace heed::web
