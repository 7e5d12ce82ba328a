#pragma once
// What the pages show of something that was said before: how alike it is, what was done then, and whether it held.

#include <optional>
#include <string>

#include "loop/before/said_before.hpp"
#include "loop/learning/story.hpp"
#include "loop/parts.hpp"

namespace heed::loop {

/// Whether what was done then held, in one sentence: embedded; came back, lapsed or failed; closed without proof; or not
/// proved to this day.
struct Held {
    govuk::Standing standing = govuk::Standing::neutral;
    std::string badge;
    std::string says;
};
Held whether_it_held(Story const& story, Day today);

/// "/signals/12" or "/learning-points/12".
std::string path_of(Said what);
/// "signal.12", as forms send it; nothing if it is none.
std::string code_of(Said what);
std::optional<Said> said_in(std::string_view code);

/// "Much alike, 54%".
std::string spoken_share_alike(double likeness);

/// One card for each; `text` is what they are compared with.
Html cards_of(people::Here const& here, std::string const& text, std::vector<SeenBefore> const& seen);

/// The section "Said before" of a signal's and a learning point's page: the earlier ones with their lines of time, the
/// later ones as links. `may_link`: with the buttons that link and take back.
Html said_before_section(people::Here const& here, Said what, bool may_link);

}  // namespace heed::loop
