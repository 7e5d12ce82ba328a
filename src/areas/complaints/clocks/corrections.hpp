#pragma once
// What was taken down wrongly, or changed since: who may know, how to reach the person and on what footing they speak,
// what else is known. Each with an entry and an event; what the entry says holds no contact.

#include <optional>
#include <string>

#include "areas/complaints/store.hpp"

namespace heed::complaints {

/// Whether the worker may be told, of everything that came with the contact. From "no" on, all of it is hidden from who
/// may not see what is kept from workers: lists, counts, deadlines, tasks, signals and their tallies, at once.
void set_kept_from_worker(store::Writing& db, Story const& seen, bool kept, std::string const& because,
                          Doing const& doing);

/// The teller with what was typed; the same rules as when it was received.
Outcome<Teller> corrected(Story const& story, Told const& told);
void correct_teller(store::Writing& db, Story const& seen, Teller const& teller, Doing const& doing);

struct RepresentationDraft {
    std::optional<MadeBy> made_by{};
    std::string capacity_note{};
    std::optional<AdvocateAnswer> advocate{};
    std::optional<Day> advocate_offered_on{};
    std::string advocate_name{};
};
Outcome<Representation> represented(RepresentationDraft const& draft, Day today);
void set_representation(store::Writing& db, Story const& seen, Representation const& representation,
                        Doing const& doing);

struct FactsDraft {
    std::string provider{};
    std::string sent_by_body{};
    std::string ombudsman_reference{};
    std::optional<Day> ombudsman_told_on{};
    std::optional<Day> happened_on{};
    std::optional<Day> noticed_on{};
};
/// The facts, and the two days of reg. 12 that stand on the case itself.
struct KnownFacts {
    Facts facts;
    std::optional<Day> happened_on{};
    std::optional<Day> noticed_on{};
};
Outcome<KnownFacts> known(Story const& story, FactsDraft const& draft, Day today);
void set_facts(store::Writing& db, Story const& seen, KnownFacts const& known, Doing const& doing);

/// What the loop is offered: the complaint went to the Ombudsman, who calls it so. Reg. 18 counts it from the day on which
/// we were told; a day that stands already stays.
void note_the_ombudsman(store::Writing& db, std::int64_t complaint, std::string const& reference, Day told_on,
                        Instant now, std::int64_t by);

}  // namespace heed::complaints
