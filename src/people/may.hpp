#pragma once
// Who may do what: one table, in src/people/embedded/permissions.tsv, that information governance can read. A route
// line names what its caller may do, so a route without a permission does not compile; the tests make the whole matrix
// (role by route by council) from the same table.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/described.hpp"

namespace heed::people {

/// The mission's people, and two that the law and fear make necessary: the independent reader, who is not of the
/// service and reads what must be kept from a worker, and the administrator, who sees no case at all.
enum class Role {
    practitioner,
    contact_adviser,
    complaints_officer,
    principal_social_worker,
    academy_manager,
    board_member,
    marac_coordinator,
    director,
    independent_reader,
    administrator,
};
BOOST_DESCRIBE_ENUM(Role, practitioner, contact_adviser, complaints_officer, principal_social_worker, academy_manager,
                    board_member, marac_coordinator, director, independent_reader, administrator)

/// "principal social worker": the word on the screen.
std::string spoken(Role role);

enum class May {
    anybody,                 ///< no sign-in: the resident's pages
    be_signed_in,            ///< every member of staff
    see_signals,             ///< signals without the person behind them
    record_signals,          ///< log what was heard on the phone or in a letter
    see_cases,               ///< complaints, compliments and concerns with the person in them
    see_kept_from_worker,    ///< cases whose teller said "don't tell my worker"
    answer_complaints,       ///< acknowledge, plan, answer, close
    answer_ombudsman,        ///< what the Ombudsman asks, decides and agrees
    oversee_complaints,      ///< told when a complaint is late after its owner was; sets the council's clocks and norms
    watch_equality,          ///< who complains and who does not, by group, never by person
    enter_survey_answers,    ///< type in what came on paper or was said on the phone
    run_surveys,             ///< ask people how it was: surveys, invitations, targets
    manage_procedures,       ///< the register of procedures: versions, readers, the check that each is used
    make_reports,            ///< the annual report, for any period
    manage_themes,           ///< define, merge and own themes
    see_learning,            ///< learning points and their whole story
    write_learning,          ///< learning points, actions, shares
    promise_proof,           ///< promise and record proofs
    import_reports,          ///< read a published assessment into the loop
    see_outbox,              ///< messages that wait or failed
    decide_recommendations,  ///< accept, adapt or reject what was recommended, with a reason for the public
    write_briefings,         ///< write briefings and send them out
    publish_learning,        ///< put a closed loop on the public page, or take it off
    manage_staff,            ///< add staff, give roles, end access
    manage_tokens,           ///< doors for other systems: tokens and webhooks
    see_event_log,           ///< the audit trail
};
BOOST_DESCRIBE_ENUM(May, anybody, be_signed_in, see_signals, record_signals, see_cases, see_kept_from_worker,
                    answer_complaints, answer_ombudsman, oversee_complaints, watch_equality, enter_survey_answers,
                    run_surveys, manage_procedures, make_reports, manage_themes, see_learning, write_learning,
                    promise_proof, import_reports, see_outbox, decide_recommendations, write_briefings,
                    publish_learning, manage_staff, manage_tokens, see_event_log)

/// Whether this role is given that permission by the table.
bool allows(Role role, May permission);

/// A route line's short form: `at.get("/signals", may::see_signals, list_signals)`.
namespace may {
constexpr auto anybody = May::anybody;
constexpr auto be_signed_in = May::be_signed_in;
constexpr auto see_signals = May::see_signals;
constexpr auto record_signals = May::record_signals;
constexpr auto see_cases = May::see_cases;
constexpr auto see_kept_from_worker = May::see_kept_from_worker;
constexpr auto answer_complaints = May::answer_complaints;
constexpr auto answer_ombudsman = May::answer_ombudsman;
constexpr auto oversee_complaints = May::oversee_complaints;
constexpr auto watch_equality = May::watch_equality;
constexpr auto enter_survey_answers = May::enter_survey_answers;
constexpr auto run_surveys = May::run_surveys;
constexpr auto manage_procedures = May::manage_procedures;
constexpr auto make_reports = May::make_reports;
constexpr auto manage_themes = May::manage_themes;
constexpr auto see_learning = May::see_learning;
constexpr auto write_learning = May::write_learning;
constexpr auto promise_proof = May::promise_proof;
constexpr auto import_reports = May::import_reports;
constexpr auto see_outbox = May::see_outbox;
constexpr auto decide_recommendations = May::decide_recommendations;
constexpr auto write_briefings = May::write_briefings;
constexpr auto publish_learning = May::publish_learning;
constexpr auto manage_staff = May::manage_staff;
constexpr auto manage_tokens = May::manage_tokens;
constexpr auto see_event_log = May::see_event_log;
}  // namespace may

}  // namespace heed::people
