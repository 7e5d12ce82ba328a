#pragma once
// Cases with the Ombudsman, in the store. Each act writes its row and its event, and then what follows for the lists and
// the deadlines.

#include <optional>
#include <vector>

#include "areas/ombudsman/ombudsman.hpp"
#include "store/store.hpp"

namespace heed::ombudsman {

/// Who does something, and when.
struct Doing {
    Day today;
    Instant now;
    std::int64_t by = 0;
};

std::optional<Story> find_story(store::Reading const& db, Id<OmbudsmanCase> id);
/// The case with this reference.
std::optional<Id<OmbudsmanCase>> case_referred(store::Reading const& db, std::string const& reference);

struct CaseLine {
    Id<OmbudsmanCase> id;
    std::string reference;
    std::string category;
    std::int64_t service = 0;
    std::string next_step;
    std::optional<Day> next_due;
    std::optional<Day> decided_on;
    std::string decision;  ///< the category's code, or ""
};
BOOST_DESCRIBE_STRUCT(CaseLine, (), (id, reference, category, service, next_step, next_due, decided_on, decision))
/// The newest first, below the id `before` (0: from the newest), at most `most`.
std::vector<CaseLine> list_cases(store::Reading const& db, Id<OmbudsmanCase> before, int most);

/// Those that wait for us, by what is due first; at most `most`.
std::vector<CaseLine> cases_that_wait(store::Reading const& db, int most);

/// Decisions and remedies of one financial year, at most 10,000 of each: the figures of the page.
std::vector<Decision> decisions_of_year(store::Reading const& db, int first_year);
std::vector<Remedy> remedies_due_in_year(store::Reading const& db, int first_year);

Id<OmbudsmanCase> add_case(store::Writing& db, OmbudsmanCase opened, Doing const& doing);
void add_enquiry(store::Writing& db, Id<OmbudsmanCase> id, Enquiry const& enquiry, Doing const& doing);
void answer_enquiry(store::Writing& db, Id<OmbudsmanCase> id, std::int64_t number, Day on, Doing const& doing);
void add_draft(store::Writing& db, Id<OmbudsmanCase> id, DraftDecision const& draft, Doing const& doing);
void comment_on_draft(store::Writing& db, Id<OmbudsmanCase> id, DraftDecision const& draft, Doing const& doing);
/// Tells the loop what was found when it was upheld. Throws Conflict if there is a decision already.
void add_decision(store::Writing& db, Id<OmbudsmanCase> id, Decision const& decision, Doing const& doing);
/// A service improvement enters the loop as a recommendation.
Id<Remedy> add_remedy(store::Writing& db, Remedy remedy, Doing const& doing);
void show_remedy_done(store::Writing& db, Remedy const& remedy, Doing const& doing);

}  // namespace heed::ombudsman
