#include "areas/ombudsman/decision_signal.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "loop/heard/signal.hpp"
#include "loop/learning/source_corrected.hpp"

namespace heed::ombudsman {

namespace {

std::string said_of(Decision const& decision) {
    auto said = fmt::format("{}: {}", spoken_decision(decision.category), decision.summary);
    for (auto const& more : {decision.fault, decision.injustice}) {
        said += more.empty() ? "" : " " + more;
    }
    return said;
}

std::string sentence_of(std::string_view what, WhyCorrected const& why, std::vector<std::string> const& changed) {
    return fmt::format("{} was {}: {}.", what,
                       why.cause == CorrectionCause::reissued ? "issued again by the Ombudsman"
                                                              : "corrected, because it was recorded wrongly",
                       fmt::join(changed, "; "));
}

/// Its own improvements, and whatever else took in its signal; not the latter where nobody may know of the case.
std::set<std::int64_t> points_that_came_of(store::Reading const& db, Story const& story) {
    std::set<std::int64_t> points;
    for (auto const& remedy : story.remedies) {
        if (remedy.learning_point != 0) {
            points.insert(remedy.learning_point);
        }
    }
    if (story.decision->signal != 0 && !story.about.kept_from_worker) {
        for (auto const& line : loop::points_of_signal(db, {story.decision->signal})) {
            points.insert(line.id.number);
        }
    }
    return points;
}

Remedy moved(Remedy remedy, Day due) {
    remedy.due = due;
    return remedy;
}

}  // namespace

std::int64_t tell_loop(store::Writing& db, Story const& story, Decision const& decision, Doing const& doing) {
    auto const* category = find_category(decision.category);
    if (category == nullptr || !category->investigated) {
        return 0;
    }
    loop::Signal signal;
    signal.kind = loop::SignalKind::ombudsman_decision;
    signal.source = "ombudsman_case";
    signal.source_id = story.about.id.number;
    signal.said = said_of(decision);
    signal.service = {story.about.service};
    signal.heard_on = decision.decided_on;
    signal.kept_from_worker = story.about.kept_from_worker;
    signal.recorded_at = doing.now;
    signal.recorded_by = doing.by;
    return loop::tell(db, signal).number;
}

std::int64_t tell_loop_again(store::Writing& db, Story const& was, DecisionCorrection const& correction,
                             Doing const& doing) {
    auto const changed = what_changed(*was.decision, correction.decision);
    if (!changed.empty()) {
        auto const says = sentence_of("The Ombudsman’s decision that it came from", correction.why, changed);
        for (auto const point : points_that_came_of(db, was)) {
            loop::tell_of_correction(db, {point}, says, doing);
        }
    }
    for (auto const& due : correction.dues) {
        auto const before = std::ranges::find(was.remedies, due.remedy, &Remedy::id);
        tell_loop_again(db, *before, {correction.why, moved(*before, due.due)}, doing);
    }
    if (was.decision->signal == 0) {
        return tell_loop(db, was, correction.decision, doing);
    }
    loop::correct_said(db, {was.decision->signal}, said_of(correction.decision), doing);
    return was.decision->signal;
}

void tell_loop_again(store::Writing& db, Remedy const& before, RemedyCorrection const& correction, Doing const& doing) {
    auto const changed = what_changed(before, correction.remedy);
    if (before.learning_point != 0 && !changed.empty()) {
        loop::tell_of_correction(
            db, {before.learning_point},
            sentence_of("The service improvement that was agreed with the Ombudsman", correction.why, changed), doing);
    }
}

}  // namespace heed::ombudsman
