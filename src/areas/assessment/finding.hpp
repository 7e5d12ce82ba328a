#pragma once
// The nouns of a published assessment: what the Care Quality Commission found, sentence by sentence.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "measure/interval.hpp"

namespace heed::assessment {

/// What a sentence says about the council (not its tone).
enum class Kind : std::uint8_t {
    strength,   ///< in place, working, improved, praised or done
    shortfall,  ///< missing, weak, uneven, late, unclear, overlooked, criticised
    mixed,      ///< a strength and a shortfall in the same sentence
    planned,    ///< intended or in progress, no result yet
    context,    ///< a fact, definition or cross-reference without judgement
};
inline constexpr std::size_t kinds = 5;

/// "strength", "shortfall" ...
std::string_view name_of(Kind kind);
std::optional<Kind> kind_named(std::string_view name);

/// The systems of the mission are numbered 1 to 19; what each is called on the screen.
inline constexpr int systems = 19;
std::string_view name_of_system(int number);

/// A share that a whole number of people or cases stands behind: 8 of 9.
struct Share {
    std::int64_t count = 0;
    std::int64_t of = 0;
    measure::Interval interval;  ///< 95 %
    bool operator==(Share const&) const = default;
};

/// What a figure is compared with: "other local authorities of its type", 80.12.
struct Comparator {
    std::string text;
    double value = 0;
    std::string of;
    bool operator==(Comparator const&) const = default;
};

struct Figure {
    std::string text;  ///< as written: "58%"
    double value = 0;  ///< 58
    std::string unit;  ///< "percent", "pounds", "count", "days", "weeks", "months", "years", "hours" or "minutes"
    std::string of;    ///< what is counted: "received complaints"; empty when the sentence does not say
    std::optional<std::string> period;
    std::optional<Comparator> comparator;
    std::optional<Share> share;       ///< only when a whole number fits the percentage
    std::optional<std::string> note;  ///< such as that no whole number fits
    bool operator==(Figure const&) const = default;
};

struct Finding {
    int n = 0;
    std::string section;  ///< the nearest sub-heading above the sentence
    std::string text;
    Kind kind = Kind::strength;
    double confidence = 0;     ///< how often a sentence read like this one is read rightly, 0 to 1
    std::vector<int> systems;  ///< sorted, no repeats; empty when it is about none of them
    std::vector<Figure> figures;
};

struct Report {
    std::optional<std::string> council;  ///< one of the 153 councils, when the text makes clear which
    std::string statement;               ///< "Learning, improvement and innovation"
    std::optional<int> score;            ///< 1 to 4
    std::vector<Finding> findings;
};

}  // namespace heed::assessment
