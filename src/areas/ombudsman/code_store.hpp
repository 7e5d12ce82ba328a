#pragma once
// Self-assessments against the Code in the store.

#include <optional>
#include <string>
#include <vector>

#include "areas/ombudsman/code.hpp"
#include "loop/around.hpp"
#include "loop/learning/learning_store.hpp"
#include "store/store.hpp"

namespace heed::ombudsman {

/// At most `most`, the newest first.
std::vector<CodeAssessment> list_assessments(store::Reading const& db, loop::Around const& around, int most);
std::optional<AssessmentTold> find_assessment(store::Reading const& db, Id<CodeAssessment> id);
/// The one that was published last and is not taken off.
std::optional<AssessmentTold> published_assessment(store::Reading const& db);

/// The last begun first; at most 20.
std::vector<CodeAssessment> assessments_begun_between(store::Reading const& db, Day first, Day last);

Id<CodeAssessment> begin_assessment(store::Writing& db, CodeAssessment begun, loop::Doing const& doing);
/// Instead of the answer before. Throws Conflict once it is finished.
void answer_paragraph(store::Writing& db, Id<CodeAssessment> id, CodeAnswer answer, loop::Doing const& doing);
/// Tells the loop that a paragraph is not kept, or partly; answers the signal. Throws Conflict if it was told already.
Id<loop::Signal> begin_improvement(store::Writing& db, Id<CodeAssessment> id, CodeParagraph const& paragraph,
                                   CodeAnswer const& answer, loop::Doing const& doing);
/// Nothing of it changes any more; the next one is due in a year.
void finish_assessment(store::Writing& db, Id<CodeAssessment> id, loop::Doing const& doing);
void publish_assessment(store::Writing& db, Id<CodeAssessment> id, std::string const& response,
                        loop::Doing const& doing);
void take_off_assessment(store::Writing& db, Id<CodeAssessment> id, loop::Doing const& doing);

}  // namespace heed::ombudsman
