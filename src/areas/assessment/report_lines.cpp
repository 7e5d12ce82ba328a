#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "areas/assessment/report_json.hpp"
#include "areas/assessment/words.hpp"
#include "kernel/text.hpp"

namespace heed::assessment {

namespace {

constexpr std::size_t width = 96;
constexpr std::size_t margin = 6;

std::string indented(std::string_view text) {
    std::string out;
    std::size_t column = width;
    for (auto word : split(text, ' ')) {
        auto const length = length_in_characters(word);
        if (column + 1 + length > width) {
            out += (out.empty() ? "" : "\n") + std::string(margin, ' ');
            column = margin;
        } else {
            out += ' ';
            ++column;
        }
        out += word;
        column += length;
    }
    return out + "\n";
}

std::string line_of(Figure const& figure) {
    auto line = figure.of.empty()
                    ? figure.text
                    : fmt::format("{} {}{}", figure.text, figure.unit == "percent" ? "of " : "", figure.of);
    if (figure.unit != "percent" && figure.unit != "count" && !figure.of.empty()) {
        line = fmt::format("{}: {}", figure.of, figure.text);
    }
    if (figure.period) {
        line += ", " + *figure.period;
    }
    if (figure.comparator) {
        line += fmt::format(", compared with {}{}{}", figure.comparator->text,
                            figure.comparator->of.empty() ? "" : " for ", figure.comparator->of);
    }
    if (figure.share) {
        line += fmt::format("; that is {} of {}, so between {:.0f}% and {:.0f}% (95% interval)", figure.share->count,
                            figure.share->of, 100 * figure.share->interval.low, 100 * figure.share->interval.high);
    }
    return figure.note ? line + "; " + *figure.note : line;
}

std::string systems_line(Finding const& finding) {
    std::vector<std::string> names;
    for (auto system : finding.systems) {
        names.push_back(fmt::format("{} {}", system, name_of_system(system)));
    }
    return names.empty() ? "no system of ours" : fmt::format("{}", fmt::join(names, ", "));
}

std::string lines_of(Finding const& finding) {
    auto lines = fmt::format("{:>4}  {:<9}  {:>3.0f}% sure   {}\n", finding.n, name_of(finding.kind),
                             100 * finding.confidence, systems_line(finding));
    lines += indented(finding.text);
    for (auto const& figure : finding.figures) {
        lines += indented("> " + line_of(figure));
    }
    return lines + "\n";
}

std::string summary_of(Report const& report) {
    std::array<int, kinds> by_kind{};
    std::array<int, static_cast<std::size_t>(systems)> by_system{};
    for (auto const& finding : report.findings) {
        ++by_kind.at(static_cast<std::size_t>(finding.kind));
        for (auto system : finding.systems) {
            ++by_system.at(static_cast<std::size_t>(system - 1));
        }
    }
    std::string summary;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        summary += fmt::format("{:>4}  {}\n", by_kind.at(kind), name_of(static_cast<Kind>(kind)));
    }
    summary += "\nBy system\n";
    for (int system = 1; system <= systems; ++system) {
        if (auto const count = by_system.at(static_cast<std::size_t>(system - 1)); count > 0) {
            summary += fmt::format("{:>4}  {:>2} {}\n", count, system, name_of_system(system));
        }
    }
    return summary;
}

}  // namespace

std::string as_text(Report const& report) {
    auto text = fmt::format("{}\n{}\n", report.statement, report.council.value_or("council not clear from the text"));
    text += report.score ? fmt::format("Score: {}\n\n", *report.score) : std::string("Score: not given\n\n");
    text += counted(static_cast<std::int64_t>(report.findings.size()), "finding", "findings") + "\n" +
            summary_of(report);
    std::string section;
    for (auto const& finding : report.findings) {
        if (finding.section != section || finding.n == 1) {
            section = finding.section;
            text += fmt::format("\n{}\n\n", section.empty() ? "Findings" : section);
        }
        text += lines_of(finding);
    }
    return text;
}

}  // namespace heed::assessment
