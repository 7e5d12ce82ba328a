#include "areas/assessment/report_json.hpp"

#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <boost/json.hpp>

namespace heed::assessment {

namespace {

std::string quoted(std::string_view text) { return boost::json::serialize(boost::json::string(text)); }

// By hand because boost.json would write 0.93 as 9.3E-1.
std::string number(double value) { return fmt::format("{}", std::isfinite(value) ? value : 0.0); }

std::string json_of(Comparator const& comparator) {
    return fmt::format(R"({{"text":{},"value":{},"of":{}}})", quoted(comparator.text), number(comparator.value),
                       quoted(comparator.of));
}

std::string json_of(Figure const& figure) {
    auto json = fmt::format(R"({{"text":{},"value":{},"unit":{},"of":{})", quoted(figure.text), number(figure.value),
                            quoted(figure.unit), quoted(figure.of));
    if (figure.period) {
        json += R"(,"period":)" + quoted(*figure.period);
    }
    if (figure.comparator) {
        json += R"(,"comparator":)" + json_of(*figure.comparator);
    }
    if (figure.share) {
        json += fmt::format(R"(,"count":{},"out_of":{},"low":{},"high":{})", figure.share->count, figure.share->of,
                            std::llround(100 * figure.share->interval.low),
                            std::llround(100 * figure.share->interval.high));
    }
    if (figure.note) {
        json += R"(,"note":)" + quoted(*figure.note);
    }
    return json + "}";
}

std::string json_of(Finding const& finding) {
    std::vector<std::string> figures;
    for (auto const& figure : finding.figures) {
        figures.push_back(json_of(figure));
    }
    return fmt::format(R"({{"n":{},"section":{},"text":{},"kind":{},"confidence":{},"systems":[{}],"figures":[{}]}})",
                       finding.n, quoted(finding.section), quoted(finding.text), quoted(name_of(finding.kind)),
                       number(std::round(finding.confidence * 100) / 100), fmt::join(finding.systems, ","),
                       fmt::join(figures, ","));
}

}  // namespace

std::string as_json(Report const& report) {
    std::vector<std::string> findings;
    for (auto const& finding : report.findings) {
        findings.push_back(json_of(finding));
    }
    return fmt::format("{{\"council\":{},\"statement\":{},\"score\":{},\"findings\":[{}]}}\n",
                       report.council ? quoted(*report.council) : "null", quoted(report.statement),
                       report.score ? fmt::format("{}", *report.score) : "null", fmt::join(findings, ","));
}

}  // namespace heed::assessment
