#pragma once
// The care event behind a complaint about a charge: the visit that was missed, the wrong bill, the assessment that came too
// late. A complaint about charging is often the last word of a story that began with care; joined, both are seen as one.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/complaints/voices/voices_store.hpp"
#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "loop/heard/signal.hpp"
#include "web/form.hpp"

namespace heed::complaints {

enum class CareEventKind {
    missed_visit,
    late_visit,
    wrong_charge,
    assessment_delay,
    financial_assessment_delay,
    other
};
BOOST_DESCRIBE_ENUM(CareEventKind, missed_visit, late_visit, wrong_charge, assessment_delay, financial_assessment_delay,
                    other)

/// "Missed visit": the word on the screen, and in a CSV file.
std::string spoken(CareEventKind kind);

struct CareEvent {
    Id<CareEvent> id;
    CareEventKind kind = CareEventKind::missed_visit;
    Day from_day;
    Day to_day;                         ///< the same day where it was one day
    std::int64_t provider = 0;          ///< of `spoken_about`; 0: none, or not known
    std::int64_t service = 0;           ///< 0: not known
    std::optional<std::int64_t> pence;  ///< of the charge, or of what was charged too much
    std::string how_known;              ///< "Provider's visit records", in a line
    std::string reference;              ///< of the other system, or ""; one that is there is not added twice
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(CareEvent, (),
                      (id, kind, from_day, to_day, provider, service, pence, how_known, reference, at, by))

/// What names mean in a file or a form.
struct KnownNames {
    std::vector<SpokenAbout> spoken_about;
    std::vector<loop::Service> services;
};

struct CareEventDraft {
    std::optional<CareEventKind> kind{};
    web::TypedDay from_day{};
    web::TypedDay to_day{};  ///< empty: one day
    std::int64_t provider = 0;
    std::int64_t service = 0;
    std::string amount{};  ///< "12.50" or "£12.50", or ""
    std::string how_known{};
    std::string reference{};
};
Outcome<CareEvent> care_event(CareEventDraft const& draft, Day today);

constexpr std::size_t most_bytes_of_events = 1U << 20U;
constexpr std::int64_t most_events_at_once = 5000;

/// As CSV, with this heading line: kind,from,to,provider,service,amount,how_known,reference. Days as 2026-03-01 or 01/03/2026;
/// providers and services by their names. Problems name the field "events" and the line, at most ten of them.
Outcome<std::vector<CareEvent>> care_events_from(std::string_view text, KnownNames const& names, Day today);

/// "2026-03-01" or "01/03/2026".
std::optional<Day> day_in_file(std::string_view text);

/// A reference of another system: 1 to 30 letters, digits, - / . and _, with a digit; a name is none.
bool is_reference(std::string_view text);

}  // namespace heed::complaints
