#pragma once
// The nearest earlier recommendations and learning points of this council, and those that it has read in. Each node keeps
// an index of them in memory (likeness.hpp) and, before it answers, reads what was put in since by whichever node.

#include <optional>
#include <string>
#include <vector>

#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "loop/heard/signal.hpp"
#include "loop/learning/learning.hpp"
#include "people/here.hpp"

namespace heed::loop {

enum class SaidAs { signal, learning_point };
BOOST_DESCRIBE_ENUM(SaidAs, signal, learning_point)

/// Something that can have been said before: a signal of a kind that recommends or finds, or a learning point.
struct Said {
    SaidAs as = SaidAs::signal;
    std::int64_t id = 0;
    auto operator<=>(Said const&) const = default;
};
inline Said said(Id<Signal> id) { return {SaidAs::signal, id.number}; }
inline Said said(Id<LearningPoint> id) { return {SaidAs::learning_point, id.number}; }

/// Recommendations, findings of assessments and audits, and ombudsman decisions. Of each the newest 50,000 are compared.
bool can_have_been_said_before(SignalKind kind);

/// The words and the day of it, if it is there and the one who asks may see it.
struct SaidText {
    std::string text;
    Day day;
};
std::optional<SaidText> find_said(people::Here const& here, Said what);

struct SeenBefore {
    Said what;
    double likeness = 0;
};

/// Who asks about what: a text that is being written, or something that is there (itself and what is later than it are
/// left out).
struct SeenQuestion {
    std::string text;
    std::optional<Said> of{};
    Day until;  ///< nothing later than this day
};
/// At most five of what the one who asks may see and that is alike enough, the most alike first. Of several that say it in
/// the very same words one is given, and what a learning point came from is not said before it.
std::vector<SeenBefore> seen_before(people::Here const& here, SeenQuestion const& question);

}  // namespace heed::loop
