// What strangers send as a file of events, and what they type as a code: nothing may crash, every event that is taken can be
// asked in its way, and a code is kept the same way however it is spaced.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "areas/surveys/code.hpp"
#include "areas/surveys/event.hpp"
#include "areas/surveys/survey.hpp"

namespace {

using namespace heed;
using namespace heed::surveys;

void must(bool condition) {
    if (!condition) {
        std::abort();
    }
}

void read_file(std::string const& text) {
    static Known const known{{{"northside", 1}, {"southside", 2}}, {{"homecare", 1}}};
    static Day const today = *parse_day("2026-11-23");
    auto const events = events_from(text, known, today);
    if (!events) {
        must(!events.error().empty() && !events.error().front().says.empty());
        return;
    }
    for (auto const& event : *events) {
        must(event.on <= today && event.team > 0);
        must(event.way != Way::email || (!event.email.empty() && event.name.empty() && event.address.empty()));
        must(event.way != Way::letter || (!event.address.empty() && event.email.empty() && event.phone.empty()));
        must(event.way != Way::phone || (!event.phone.empty() && event.email.empty() && event.address.empty()));
    }
}

void read_code(std::string const& text) {
    auto const kept = kept_code(text);
    must(kept.size() == 64);
    if (text.size() < 50) {
        must(kept_code(" " + text + "-") == kept);
    }
    auto const answers = answers_in(text);
    must(answers_in(as_text(answers)) == answers);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string const text(reinterpret_cast<char const*>(bytes), size);
    read_file(text);
    read_file("event,day,team,way,name,email,phone,address,what_matters\n" + text);
    read_code(text);
    return 0;
}
