#pragma once
// Which themes the signals of an assessment may belong to: one for each system that its findings are about.

#include <string>
#include <vector>

#include "areas/assessment/import.hpp"
#include "loop/themes/theme.hpp"
#include "store/store.hpp"

namespace heed::assessment {

struct SuggestedTheme {
    int system = 0;
    std::string name;                          ///< "Complaints and feedback"
    Id<loop::Theme> theme;                     ///< 0: there is none of this name yet
    std::vector<Id<loop::Signal>> signals;     ///< every signal of the assessment about this system
    std::vector<Id<loop::Signal>> not_linked;  ///< those of them that are not linked to the theme
};

/// By system number; systems without a signal are left out.
std::vector<SuggestedTheme> suggested_themes(store::Reading const& db, std::vector<KeptFinding> const& findings);

/// Links the signals of these systems to their themes, in this transaction, with its event; makes a theme that is not
/// there yet, owned by `by`. Answers how many links are new.
std::int64_t link_to_themes(store::Writing& db, Id<Assessment> assessment, std::vector<int> const& systems,
                            std::int64_t by, Instant now);

}  // namespace heed::assessment
