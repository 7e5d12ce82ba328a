#pragma once
// How well the reader reads: its findings against labels that people gave.

#include <array>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "areas/assessment/finding.hpp"

namespace heed::assessment {

/// One row of a labels file: n, section, kind, systems, text, tab separated, no header line.
struct Label {
    std::string section;
    Kind kind = Kind::strength;
    std::vector<int> systems;
    bool systems_given = true;  ///< false for "-" in place of the systems
    std::string text;
};

/// Rows that cannot be read are left out.
std::vector<Label> labels_of(std::string_view table);

/// The labelled sentences as a page that `read_report` accepts, each section one paragraph.
std::string page_of(std::span<Label const> labels);

struct Counts {
    int right = 0;   ///< said and so
    int wrong = 0;   ///< said and not so
    int missed = 0;  ///< so and not said
    double f1() const;
};

struct Evaluation {
    int sentences = 0;  ///< labelled sentences that the report has too (same words, white space apart)
    int missing = 0;    ///< labelled sentences that it does not have
    int kinds_right = 0;
    std::array<Counts, kinds> by_kind{};
    std::array<Counts, systems> by_system{};
    std::array<std::pair<int, int>, 10> by_confidence{};  ///< right and all, for confidence 0 to 0.1, ... 0.9 to 1
    std::vector<std::string> errors;                      ///< one line each, for whoever improves the reader

    /// Over the kinds that labels or readings have.
    double kind_macro_f1() const;
    double systems_micro_f1() const;
    /// Over the systems that labels or readings have.
    double systems_macro_f1() const;
    void add(Evaluation const& other);
};

Evaluation evaluate(Report const& report, std::span<Label const> labels);

}  // namespace heed::assessment
