#pragma once
// Cases with the Ombudsman, in the store. Each act writes its row and its event, and then what follows for the lists and
// the deadlines. Whoever may not see what is kept from a worker neither finds nor counts it.

#include <optional>
#include <string>
#include <vector>

#include "areas/ombudsman/ombudsman.hpp"
#include "loop/learning/learning_store.hpp"
#include "store/store.hpp"

namespace heed::ombudsman {

using loop::Doing;

std::optional<Story> find_story(store::Reading const& db, Id<OmbudsmanCase> id, bool see_kept);
/// The case with this reference, kept from a worker or not: a reference is given once.
std::optional<Id<OmbudsmanCase>> case_referred(store::Reading const& db, std::string const& reference);

struct CaseLine {
    Id<OmbudsmanCase> id;
    std::string reference;
    std::string sub_category;
    std::int64_t service = 0;
    std::string next_step;
    std::optional<Day> next_due;
    std::optional<Day> decided_on;
    std::string decision;  ///< the category's code, or ""
    bool kept_from_worker = false;
};
BOOST_DESCRIBE_STRUCT(CaseLine, (),
                      (id, reference, sub_category, service, next_step, next_due, decided_on, decision,
                       kept_from_worker))

struct CaseFilter {
    bool see_kept = false;
    Id<OmbudsmanCase> before;  ///< the page further back
    Id<OmbudsmanCase> after;   ///< the page nearer to now
};
/// At most `most`, the newest first.
std::vector<CaseLine> list_cases(store::Reading const& db, CaseFilter const& filter, int most);

/// Those that wait for us, by what is due first; at most `most`.
std::vector<CaseLine> cases_that_wait(store::Reading const& db, bool see_kept, int most);

/// What the figures of a year are made of, without free text.
struct DecidedLine {
    Id<OmbudsmanCase> case_id;
    std::string reference;
    std::string category;  ///< the code
    std::string sub_category;
    Day decided_on;
    bool remedied_already = false;
};
BOOST_DESCRIBE_STRUCT(DecidedLine, (), (case_id, reference, category, sub_category, decided_on, remedied_already))
/// Decided and come in from one day to another, both included; at most 10,000.
std::vector<DecidedLine> decided_between(store::Reading const& db, Day first, Day last, bool see_kept);
struct ReceivedLine {
    Id<OmbudsmanCase> id;
    std::string reference;
    std::string sub_category;
    Day opened_on;
};
BOOST_DESCRIBE_STRUCT(ReceivedLine, (), (id, reference, sub_category, opened_on))
std::vector<ReceivedLine> received_between(store::Reading const& db, Day first, Day last, bool see_kept);
/// Remedies whose date stands between these days.
std::vector<Remedy> remedies_due_between(store::Reading const& db, Day first, Day last, bool see_kept);
/// The Ombudsman's words about compliance, told between these days, with the case's reference.
struct ComplianceLine {
    Id<OmbudsmanCase> case_id;
    std::string reference;
    Complied outcome = Complied::satisfied;
    Day told_on;
};
BOOST_DESCRIBE_STRUCT(ComplianceLine, (), (case_id, reference, outcome, told_on))
std::vector<ComplianceLine> told_of_compliance_between(store::Reading const& db, Day first, Day last, bool see_kept);
/// The day of the first decision that is recorded; nothing where there is none.
std::optional<Day> first_decision(store::Reading const& db);

/// The complaint that it follows is told, where an area offers that.
Id<OmbudsmanCase> add_case(store::Writing& db, OmbudsmanCase opened, Doing const& doing);
/// Throws Conflict unless it is still at `version`.
void change_case(store::Writing& db, OmbudsmanCase const& changed, std::int64_t version, Doing const& doing);
void add_enquiry(store::Writing& db, Id<OmbudsmanCase> id, Enquiry const& enquiry, Doing const& doing);
void answer_enquiry(store::Writing& db, Id<OmbudsmanCase> id, std::int64_t number, Day on, Doing const& doing);
void add_draft(store::Writing& db, Id<OmbudsmanCase> id, DraftDecision const& draft, Doing const& doing);
void comment_on_draft(store::Writing& db, Id<OmbudsmanCase> id, DraftDecision const& draft, Doing const& doing);
/// Throws Conflict if the date was moved by somebody else meanwhile.
void extend(store::Writing& db, Id<OmbudsmanCase> id, Extension const& extension, Doing const& doing);
/// Tells the loop what was found where it was investigated. Throws Conflict if there is a decision already.
void add_decision(store::Writing& db, Id<OmbudsmanCase> id, Decision decision, Doing const& doing);
void publish_decision(store::Writing& db, Id<OmbudsmanCase> id, Day on, Doing const& doing);
/// The last that the Ombudsman said counts.
void set_compliance(store::Writing& db, Id<OmbudsmanCase> id, Compliance const& compliance, Doing const& doing);

Id<Remedy> add_remedy(store::Writing& db, Remedy remedy, Doing const& doing);
/// A service improvement's place in the loop. Throws Conflict if it has one.
void name_learning_point(store::Writing& db, Remedy const& remedy, Id<loop::LearningPoint> point, Doing const& doing);
/// Throws Conflict while other evidence stands, and once it is given up.
void add_evidence(store::Writing& db, Remedy const& remedy, Evidence const& evidence, Doing const& doing);
/// Accepted, or refused: then the remedy is to be done again. Throws Conflict if they have replied already.
void add_reply(store::Writing& db, Remedy const& remedy, Evidence const& evidence, Doing const& doing);
void give_up_remedy(store::Writing& db, Remedy const& remedy, Doing const& doing);

/// Sets every deadline of the cases that are open anew: after the days of warning were changed.
void settle_open_cases(store::Writing& db, Doing const& doing);

}  // namespace heed::ombudsman
