#pragma once
// Rows of who speaks: the council's groups by version, and sums of what people said of themselves. Nothing here names a case,
// and nothing of a case names anything here.

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/voices/people_supported.hpp"
#include "areas/complaints/voices/voices_store.hpp"
#include "store/store.hpp"

namespace heed::complaints {

// ---- how many are supported

constexpr int most_versions_shown = 50;
/// The latest day first.
std::vector<PeopleSupported> versions_of_people(store::Reading const& db);
/// The one that counts on this day: of the latest day that is not after it, or else the earliest there is.
std::optional<PeopleSupported> people_supported_on(store::Reading const& db, Day day);
std::vector<SupportedGroup> groups_of(store::Reading const& db, Id<PeopleSupported> version);

void keep_people_supported(store::Writing& db, Day as_of, std::string const& source,
                           std::vector<SupportedGroup> const& groups, std::int64_t by, Instant now);

// ---- what people said of themselves

/// "2026-Q4", of the calendar.
std::string quarter_of(Day day);

/// Of each dimension the place of the group that was chosen; nothing where they did not say.
using Chosen = std::vector<std::optional<std::size_t>>;

/// Counts one answer, in a transaction of its own without an event: an event has a moment, and would lead back. Every row of
/// the quarter is written, chosen or not, so that neither the order nor the place of a row tells what was chosen.
/// Answers false, and counts nothing, where the ticket was used.
bool count_answer(store::Writing& db, std::string const& ticket, std::vector<Dimension> const& dimensions,
                  Chosen const& chosen, bool kept_from_worker, Day today);

struct EqualityFigure {
    std::string dimension;
    std::string people_group;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(EqualityFigure, (), (dimension, people_group, number))

/// The sums of these quarters, both included.
std::vector<EqualityFigure> equality_figures(store::Reading const& db, std::string const& from, std::string const& to,
                                             bool see_kept);

/// For demonstrations: adds to the sums of a quarter.
void add_to_equality(store::Writing& db, std::string const& quarter, EqualityFigure const& figure, bool kept);

}  // namespace heed::complaints
