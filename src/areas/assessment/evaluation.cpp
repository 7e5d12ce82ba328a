#include "areas/assessment/evaluation.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "areas/assessment/sentences.hpp"
#include "kernel/text.hpp"

namespace heed::assessment {

namespace {

std::vector<int> numbers_of(std::string_view list) {
    std::vector<int> numbers;
    for (auto part : split(list, ',')) {
        int number = 0;
        if (std::from_chars(part.data(), part.data() + part.size(), number).ec == std::errc{}) {
            numbers.push_back(number);
        }
    }
    return numbers;
}

template <class AllCounts>
double macro_f1(AllCounts const& all) {
    double sum = 0;
    int classes = 0;
    for (auto const& counts : all) {
        if (counts.right + counts.wrong + counts.missed > 0) {
            sum += counts.f1();
            ++classes;
        }
    }
    return classes == 0 ? 1 : sum / classes;
}

void add_counts(Counts& to, Counts const& from) {
    to.right += from.right;
    to.wrong += from.wrong;
    to.missed += from.missed;
}

void count_kind(Evaluation& evaluation, Finding const& finding, Label const& label) {
    bool const right = finding.kind == label.kind;
    auto const tenth = std::min<std::size_t>(9, static_cast<std::size_t>(finding.confidence * 10));
    evaluation.by_confidence.at(tenth).first += right;
    evaluation.by_confidence.at(tenth).second += 1;
    evaluation.kinds_right += right;
    if (right) {
        ++evaluation.by_kind.at(static_cast<std::size_t>(label.kind)).right;
        return;
    }
    ++evaluation.by_kind.at(static_cast<std::size_t>(finding.kind)).wrong;
    ++evaluation.by_kind.at(static_cast<std::size_t>(label.kind)).missed;
    evaluation.errors.push_back(fmt::format("kind: read {} ({:.2f}), labelled {}: {}", name_of(finding.kind),
                                            finding.confidence, name_of(label.kind), label.text));
}

void count_systems(Evaluation& evaluation, Finding const& finding, Label const& label) {
    for (int system = 1; system <= systems; ++system) {
        bool const said = std::ranges::find(finding.systems, system) != finding.systems.end();
        bool const so = std::ranges::find(label.systems, system) != label.systems.end();
        auto& counts = evaluation.by_system.at(static_cast<std::size_t>(system - 1));
        counts.right += said && so;
        counts.wrong += said && !so;
        counts.missed += so && !said;
    }
    if (finding.systems != label.systems) {
        evaluation.errors.push_back(fmt::format("systems: read [{}], labelled [{}]: {}",
                                                fmt::join(finding.systems, ","), fmt::join(label.systems, ","),
                                                label.text));
    }
}

}  // namespace

std::vector<Label> labels_of(std::string_view table) {
    std::vector<Label> labels;
    for (auto line : lines_of(table)) {
        auto const columns = split(line, '\t');
        auto const kind = columns.size() == 5 ? kind_named(columns[2]) : std::nullopt;
        if (kind) {
            labels.push_back(
                {std::string(columns[1]), *kind, numbers_of(columns[3]), columns[3] != "-", std::string(columns[4])});
        }
    }
    return labels;
}

std::string page_of(std::span<Label const> labels) {
    std::string page = "Learning, improvement and innovation\n\nThe local authority commitment\n\nKey findings for "
                       "this quality statement\n";
    std::string section = "Key findings for this quality statement";
    for (auto const& label : labels) {
        if (label.section != section) {
            section = label.section;
            page += "\n\n" + section + "\n\n";
        }
        page += label.text + ' ';
    }
    return page + "\n";
}

double Counts::f1() const {
    int const all = 2 * right + wrong + missed;
    return all == 0 ? 1 : 2.0 * right / all;
}

double Evaluation::kind_macro_f1() const { return macro_f1(by_kind); }
double Evaluation::systems_macro_f1() const { return macro_f1(by_system); }

double Evaluation::systems_micro_f1() const {
    Counts all;
    std::ranges::for_each(by_system, [&](auto const& counts) { add_counts(all, counts); });
    return all.f1();
}

void Evaluation::add(Evaluation const& other) {
    sentences += other.sentences;
    missing += other.missing;
    kinds_right += other.kinds_right;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        add_counts(by_kind.at(kind), other.by_kind.at(kind));
    }
    for (std::size_t system = 0; system < by_system.size(); ++system) {
        add_counts(by_system.at(system), other.by_system.at(system));
    }
    for (std::size_t tenth = 0; tenth < by_confidence.size(); ++tenth) {
        by_confidence.at(tenth).first += other.by_confidence.at(tenth).first;
        by_confidence.at(tenth).second += other.by_confidence.at(tenth).second;
    }
    errors.insert(errors.end(), other.errors.begin(), other.errors.end());
}

Evaluation evaluate(Report const& report, std::span<Label const> labels) {
    Evaluation evaluation;
    std::multimap<std::string, Finding const*> findings;
    for (auto const& finding : report.findings) {
        findings.emplace(finding.text, &finding);
    }
    for (auto const& label : labels) {
        auto const found = findings.find(with_single_spaces(label.text));
        if (found == findings.end()) {
            ++evaluation.missing;
            evaluation.errors.push_back("not found: " + label.text);
            continue;
        }
        ++evaluation.sentences;
        count_kind(evaluation, *found->second, label);
        if (label.systems_given) {
            count_systems(evaluation, *found->second, label);
        }
        findings.erase(found);
    }
    return evaluation;
}

}  // namespace heed::assessment
