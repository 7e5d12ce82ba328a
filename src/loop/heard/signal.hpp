#pragma once
// A signal: something heard or seen that could teach us. Areas make them; the loop takes it from there.

#include <optional>
#include <string>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "people/member.hpp"
#include "store/store.hpp"

namespace heed::loop {

struct Service;
struct Theme;

enum class SignalKind {
    complaint,
    compliment,
    concern,
    assessment_finding,
    audit_finding,
    board_issue,
    ombudsman_decision,
    recommendation,
    survey_answer,  ///< what somebody wrote in a survey
    near_miss,      ///< it went wrong elsewhere, and could here
    observation,
};
BOOST_DESCRIBE_ENUM(SignalKind, complaint, compliment, concern, assessment_finding, audit_finding, board_issue,
                    ombudsman_decision, recommendation, survey_answer, near_miss, observation)

struct Signal {
    Id<Signal> id;
    SignalKind kind = SignalKind::observation;
    std::string source;  ///< the noun of the record behind it ("complaint"), or "" when staff logged it alone
    std::int64_t source_id = 0;
    std::string said;     ///< what was heard, made anonymous now; at most 4,000 characters
    Id<Service> service;  ///< 0: not known
    Day heard_on;
    bool kept_from_worker = false;  ///< only who may::see_kept_from_worker sees it, in lists and counts too
    Instant recorded_at;
    std::int64_t recorded_by = 0;  ///< 0: the public
};
BOOST_DESCRIBE_STRUCT(Signal, (),
                      (id, kind, source, source_id, said, service, heard_on, kept_from_worker, recorded_at,
                       recorded_by))

/// Puts the signal into the loop, in this transaction, with its event; `id` is given here. A new signal with a theme
/// may reopen learning points: see recurrence in learning.hpp, which happens when the theme is linked.
Id<Signal> tell(store::Writing& db, Signal signal);

/// A text without what could name a person: e-mail addresses, phone numbers, postcodes, NHS numbers, dates of birth,
/// and the names given; each replaced by what it was in square brackets.
std::string made_anonymous(std::string_view text, std::vector<std::string> const& names);

/// Something the council does for people, by the name that its staff use: "Homecare", "Financial assessment".
struct Service {
    Id<Service> id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Service, (), (id, name))

std::vector<Service> services(store::Reading const& db);
Id<Service> add_service(store::Writing& db, std::string const& name, Instant now, std::int64_t by);

}  // namespace heed::loop
