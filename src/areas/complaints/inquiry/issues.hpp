#pragma once
// The investigation's nouns and rules: the issues of a complaint one by one, who looks into them, what they looked at, and
// what was found on each with its reason. Pure. LGSCO's Complaint Handling Code, "Code": every point is answered, with
// reasons and the law or policy relied on (6.7).

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/complaint.hpp"
#include "kernel/outcome.hpp"
#include "people/member.hpp"

namespace heed::complaints {

/// Whether the person said that this is what they complain about. declined: they did not want to talk about it.
enum class Agreed { not_yet, agreed, declined };
BOOST_DESCRIBE_ENUM(Agreed, not_yet, agreed, declined)
std::string_view spoken(Agreed agreed);

/// One head of complaint.
struct Issue {
    std::int64_t number = 0;
    std::string issue;
    Agreed agreed = Agreed::not_yet;
    std::optional<Day> agreed_on;
    std::string left_out_because;  ///< not empty: the person dropped it, or it is another issue's; it needs no finding

    bool counts() const { return left_out_because.empty(); }
};
BOOST_DESCRIBE_STRUCT(Issue, (), (number, issue, agreed, agreed_on, left_out_because))

enum class EvidenceKind { record, interview, document, visit, policy, something_else };
BOOST_DESCRIBE_ENUM(EvidenceKind, record, interview, document, visit, policy, something_else)
std::string_view spoken(EvidenceKind kind);

struct Evidence {
    std::int64_t number = 0;
    std::int64_t issue = 0;  ///< 0: of all
    EvidenceKind kind = EvidenceKind::record;
    std::string what;       ///< "Visit records of the agency, 1 to 30 June"
    std::string with_whom;  ///< of an interview: name and role
    Day on_day;             ///< on which it was looked at, or the interview was held
    std::string says;       ///< what it shows
    std::string reference;  ///< where it is kept
    std::int64_t file = 0;  ///< a file of the case; 0: none
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (number, issue, kind, what, with_whom, on_day, says, reference, file))

/// The investigation of one case, but for what was asked outside, the draft and the remedies.
struct Inquiry {
    std::vector<Issue> issues;
    std::vector<Evidence> evidence;
    std::int64_t investigator = 0;          ///< 0: nobody was named
    std::vector<std::int64_t> named_staff;  ///< members whom it is about

    Issue const* issue(std::int64_t number) const;
    std::vector<Evidence> evidence_on(std::int64_t issue) const;
};

constexpr std::size_t most_of_an_issue = 500;
constexpr std::size_t most_of_evidence = 4000;
constexpr std::size_t most_issues = 40;

struct IssueDraft {
    std::int64_t number = 0;  ///< 0: a new one
    std::string issue{};
    std::optional<Agreed> agreed{};
    std::optional<Day> agreed_on{};
    bool leave_out = false;
    std::string because{};
};
/// Fields "issue", "words", "agreed", "on", "because".
Outcome<Issue> issue_set(Story const& story, Inquiry const& inquiry, IssueDraft const& draft, Day today);

struct EvidenceDraft {
    std::optional<std::int64_t> issue{};
    std::optional<EvidenceKind> kind{};
    std::string what{};
    std::string with_whom{};
    std::optional<Day> on{};
    std::string says{};
    std::string reference{};
    std::int64_t file = 0;  ///< one of the case, as the caller has seen
};
/// An interview says with whom and when.
Outcome<Evidence> evidence_added(Story const& story, Inquiry const& inquiry, EvidenceDraft const& draft, Day today);

struct FindingDraft {
    std::int64_t issue = 0;
    std::optional<Verdict> verdict{};
    std::string reason{};
    std::string relied_on{};
};
/// Code 6.7: with its reason, and the law or policy relied on.
Outcome<Finding> finding_made(Story const& story, Inquiry const& inquiry, FindingDraft const& draft);

/// The issues that have no finding yet.
std::vector<Issue> without_finding(Story const& story, Inquiry const& inquiry);

/// Why this member may neither investigate, check nor sign: it is about them, or it is kept from them, or they may not open
/// complaints. Nothing if they may.
std::optional<std::string> why_kept_out(people::Member const& member, Story const& story, Inquiry const& inquiry);

}  // namespace heed::complaints
