#pragma once
// The rules of remedies: each has its own date, is done when the Ombudsman has its evidence, and is counted apart. Pure.

#include <optional>
#include <string>
#include <vector>

#include "areas/ombudsman/ombudsman.hpp"
#include "kernel/outcome.hpp"
#include "web/form.hpp"

namespace heed::ombudsman {

/// late: not done, and its date has gone by. not_done: it is sure that it will not be done.
enum class RemedyState { open, late, done_on_time, done_late, not_done };
BOOST_DESCRIBE_ENUM(RemedyState, open, late, done_on_time, done_late, not_done)
/// A remedy is done when the Ombudsman has its evidence: a remedy nobody can show is not one. It is on time when it was
/// done by its date. Done on the date itself is on time.
RemedyState state_of(Remedy const& remedy, Day today);
std::string_view spoken(RemedyState state);

/// Compliance: done of due; on time: done by its date, of due. What is not due and not done counts in neither.
struct RemedyRates {
    std::int64_t due = 0;
    std::int64_t done = 0;
    std::int64_t on_time = 0;
    bool operator==(RemedyRates const&) const = default;
};
void add_to(RemedyRates& rates, RemedyState state);
RemedyRates remedy_rates(std::vector<Remedy> const& remedies, Day today);

/// As it was typed.
struct RemedyDraft {
    std::optional<RemedyKind> kind{};
    std::optional<RemedyType> type{};
    std::string what{};
    std::int64_t owner = 0;
    web::TypedDay due{};
};
Outcome<Remedy> agreed(RemedyDraft const& draft, Story const& story);

struct EvidenceDraft {
    web::TypedDay done_on{};
    std::string says{};
    web::TypedDay sent_on{};
};
/// What was sent to show that it is done; not while other evidence stands.
Outcome<Evidence> shown_done(EvidenceDraft const& draft, Remedy const& remedy, Story const& story, Day today);

/// The evidence that the Ombudsman has and has not refused.
Evidence const* standing_evidence(Story const& story, Remedy const& remedy);

enum class Reply { accepted, refused };
BOOST_DESCRIBE_ENUM(Reply, accepted, refused)
std::string_view spoken(Reply reply);
struct ReplyDraft {
    std::optional<Reply> reply{};
    web::TypedDay replied_on{};
    std::string why{};  ///< needed where it is refused
};
Outcome<Evidence> replied(ReplyDraft const& draft, Evidence const& evidence, Day today);

struct NotDoneDraft {
    std::string why{};
    web::TypedDay on{};
};
/// The remedy, which nobody will do.
Outcome<Remedy> not_done(NotDoneDraft const& draft, Remedy const& remedy, Story const& story, Day today);

struct ComplianceDraft {
    std::optional<Complied> outcome{};
    web::TypedDay told_on{};
    std::string says{};
};
Outcome<Compliance> complied(ComplianceDraft const& draft, Story const& story, Day today);

}  // namespace heed::ombudsman
