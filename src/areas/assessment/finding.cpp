#include "areas/assessment/finding.hpp"

#include <algorithm>
#include <array>

#include "kernel/must.hpp"

namespace heed::assessment {

namespace {

constexpr std::array<std::string_view, kinds> kind_names = {"strength", "shortfall", "mixed", "planned", "context"};

constexpr std::array<std::string_view, systems> system_names = {
    "training academy",
    "supervision and reflection",
    "progression",
    "practice review panels",
    "resource allocation panel",
    "audits and safeguarding reviews",
    "complaints and feedback",
    "ombudsman",
    "satisfaction",
    "contact centre",
    "daily MARAC",
    "AI in assessments",
    "predictive triage",
    "co-production",
    "newsletter",
    "outside learning",
    "people's journeys",
    "assistive technology",
    "leadership and scrutiny",
};

}  // namespace

std::string_view name_of(Kind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

std::optional<Kind> kind_named(std::string_view name) {
    auto const found = std::ranges::find(kind_names, name);
    if (found == kind_names.end()) {
        return std::nullopt;
    }
    return static_cast<Kind>(found - kind_names.begin());
}

std::string_view name_of_system(int number) {
    must(number >= 1 && number <= systems, "systems are numbered 1 to 19");
    return system_names.at(static_cast<std::size_t>(number - 1));
}

}  // namespace heed::assessment
