#pragma once
// Surveys and their words in the store. Each act writes its rows and its event.

#include <optional>
#include <vector>

#include "areas/surveys/event.hpp"
#include "areas/surveys/rules.hpp"
#include "loop/learning/learning_store.hpp"
#include "store/store.hpp"

namespace heed::surveys {

using loop::Doing;

/// At most `most`, the one begun last first, those that have ended among them.
constexpr int most_surveys = 100;
std::vector<Survey> list_surveys(store::Reading const& db);

std::optional<Survey> find_survey(store::Reading const& db, Id<Survey> id);
/// The same; throws NotFound.
Survey survey_there(store::Reading const& db, Id<Survey> id);

/// Those that ask after this and have not ended.
std::vector<Survey> running_after(store::Reading const& db, EventKind event);

Version version_of(store::Reading const& db, Id<Survey> survey, std::int64_t number);
/// Every version, the first first, without its questions.
std::vector<Version> versions_of(store::Reading const& db, Id<Survey> survey);

Id<Survey> begin_survey(store::Writing& db, Written const& written, Doing const& doing);

/// Other words are a new version; the rest changes at once. Throws Conflict unless the survey is still at `version`.
void change_survey(store::Writing& db, Survey const& was, Written const& written, Doing const& doing);

/// Nobody is asked any more; who was asked can still answer.
void end_survey(store::Writing& db, Survey const& survey, Doing const& doing);

/// The measure that its quarters are added to.
void name_run(store::Writing& db, Id<Survey> survey, std::int64_t run);

/// Teams and services by their names.
Known known_names(store::Reading const& db);

}  // namespace heed::surveys
