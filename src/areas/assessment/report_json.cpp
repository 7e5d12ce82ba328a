#include "areas/assessment/report_json.hpp"

#include <cmath>

#include <boost/json.hpp>

namespace heed::assessment {

namespace {

namespace json = boost::json;

// 58 and not 58.0, but 80.12.
json::value number(double value) {
    auto const whole = std::llround(value);
    if (std::abs(value) < 1e15 && static_cast<double>(whole) == value) {
        return whole;
    }
    return value;
}

json::object object_of(Comparator const& comparator) {
    return {{"text", comparator.text}, {"value", number(comparator.value)}, {"of", comparator.of}};
}

json::object object_of(Figure const& figure) {
    json::object object = {{"text", figure.text}, {"value", number(figure.value)}, {"unit", figure.unit}, {"of", figure.of}};
    if (figure.period) {
        object["period"] = *figure.period;
    }
    if (figure.comparator) {
        object["comparator"] = object_of(*figure.comparator);
    }
    if (figure.share) {
        object["count"] = figure.share->count;
        object["out_of"] = figure.share->of;
        object["low"] = std::llround(100 * figure.share->interval.low);
        object["high"] = std::llround(100 * figure.share->interval.high);
    }
    if (figure.note) {
        object["note"] = *figure.note;
    }
    return object;
}

json::object object_of(Finding const& finding) {
    json::array figures;
    for (auto const& figure : finding.figures) {
        figures.push_back(object_of(figure));
    }
    return {{"n", finding.n},
            {"section", finding.section},
            {"text", finding.text},
            {"kind", name_of(finding.kind)},
            {"confidence", std::round(finding.confidence * 100) / 100},
            {"systems", json::value_from(finding.systems)},
            {"figures", std::move(figures)}};
}

}  // namespace

std::string as_json(Report const& report) {
    json::array findings;
    for (auto const& finding : report.findings) {
        findings.push_back(object_of(finding));
    }
    json::object const object = {{"council", report.council ? json::value(*report.council) : json::value()},
                                 {"statement", report.statement},
                                 {"score", report.score ? json::value(*report.score) : json::value()},
                                 {"findings", std::move(findings)}};
    return json::serialize(object) + "\n";
}

}  // namespace heed::assessment
