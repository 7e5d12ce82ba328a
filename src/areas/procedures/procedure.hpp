#pragma once
// A procedure: how staff are to do something, in versions. Each version says why it was made and which learning point led to
// it; it comes into force on a day, is read by those whom it concerns, is looked at again by a day, and is checked: whether
// it is used, by a measure over time and by samples of records.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "loop/learning/learning.hpp"
#include "loop/learning/share.hpp"
#include "loop/proof/run.hpp"
#include "people/member.hpp"
#include "web/form.hpp"

namespace heed::procedures {

using loop::LearningPoint;
using people::Member;
using people::Team;

/// What the lists need; "version" and the days repeat what the versions say.
struct Procedure {
    Id<Procedure> id;
    std::string name;           ///< "Sending the report of an assessment"
    std::string purpose;        ///< one sentence: what it is for
    Id<loop::Service> service;  ///< 0: every service
    Id<Member> owner;
    std::int64_t version = 0;  ///< the one in force; 0: none yet
    std::int64_t draft = 0;    ///< the one that is being written; 0: none
    std::optional<Day> in_force_from;
    std::optional<Day> review_due;
    Id<loop::Run> run;       ///< the measure that shows whether it is used; 0: none
    std::int64_t edits = 1;  ///< grows with each change; two who write at once are told
    std::optional<Day> withdrawn_on;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Procedure, (),
                      (id, name, purpose, service, owner, version, draft, in_force_from, review_due, run, edits,
                       withdrawn_on, at, by))

struct ProcedureVersion {
    std::int64_t version = 1;
    std::string text;                  ///< Markdown
    std::string why;                   ///< what was wrong before, and what is different now
    Id<LearningPoint> learning_point;  ///< what led to it; 0: nothing in the loop
    std::optional<Day> in_force_from;  ///< absent: a draft
    std::string to_whom;               ///< "Practitioners and contact advisers"
    Id<loop::Share> share;             ///< of the learning point, made when it came into force
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(ProcedureVersion, (), (version, text, why, learning_point, in_force_from, to_whom, share, at, by))

/// How many read a version, of those who must.
struct Reach {
    std::int64_t needed = 0;
    std::int64_t have_read = 0;
};
BOOST_DESCRIBE_STRUCT(Reach, (), (needed, have_read))

/// Somebody looked at records, and counted those that were done as the procedure says.
struct SampleCheck {
    std::int64_t number = 0;
    std::int64_t version = 1;
    Day on_day;
    std::int64_t looked_at = 0;
    std::int64_t followed = 0;
    std::string note;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(SampleCheck, (), (number, version, on_day, looked_at, followed, note, at, by))

constexpr std::size_t longest_text = 40'000;  ///< characters
constexpr int days_to_read = 28;
/// A new version is looked at after three months, and then twice a year: whether it is used.
constexpr int months_to_first_check = 3;
constexpr int months_between_checks = 6;
/// How long a version may stand without being looked at again.
constexpr int most_months_to_review = 36;

/// "In force since 3 March 2026", "From 1 December 2026", "Draft", "Withdrawn".
std::string standing_of(Procedure const& procedure, Day today);

// ---- what was typed, judged; fields are named as the members

struct ProcedureDraft {
    std::string name{};
    std::string purpose{};
    std::int64_t service = 0;
    std::int64_t owner = 0;
};
Outcome<Procedure> name_it(ProcedureDraft const& draft);

struct VersionDraft {
    std::string text{};
    std::string why{};
    std::string learning_point{};  ///< its number, or empty
};
/// `first`: nothing was before it, so that it need not say what changed.
Outcome<ProcedureVersion> write_version(VersionDraft const& draft, bool first);

struct BringInDraft {
    web::TypedDay from{};
    web::TypedDay review{};
    std::vector<std::string> roles{};
};
struct BringIn {
    Day from;
    Day review;
    std::set<people::Role> roles;
};
/// From a day between a year ago and 90 days ahead; reviewed after it, within 36 months; read by one role at least.
Outcome<BringIn> bring_in(BringInDraft const& draft, Day today);

struct CheckDraft {
    web::TypedDay on_day{};
    std::string looked_at{};
    std::string followed{};
    std::string note{};
};
/// Not in the future, not before the version was in force; not more followed it than were looked at.
Outcome<SampleCheck> check(CheckDraft const& draft, Day in_force_from, Day today);

/// "Practitioners and contact advisers".
std::string spoken(std::set<people::Role> const& roles);

}  // namespace heed::procedures
