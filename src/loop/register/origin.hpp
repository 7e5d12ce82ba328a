#pragma once
// Where a learning point comes from: our own learning, or what somebody else found or recommended. Their own words are
// kept as they wrote them and are never changed; the testable form stands beside them.

#include <optional>
#include <string>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "web/form.hpp"

namespace heed::loop {

struct LearningPoint;

/// other_review: a review of deaths or of domestic abuse, an independent review, a partner's own.
enum class OriginKind {
    own_learning,
    complaint,
    audit,
    safeguarding_review,
    ombudsman,
    peer_review,
    cqc,
    board,
    research,
    coroner,
    other_review,
};
BOOST_DESCRIBE_ENUM(OriginKind, own_learning, complaint, audit, safeguarding_review, ombudsman, peer_review, cqc, board,
                    research, coroner, other_review)

/// "Safeguarding adults review".
std::string_view spoken(OriginKind kind);

struct Origin {
    Id<LearningPoint> learning_point;
    OriginKind kind = OriginKind::own_learning;
    std::string author;          ///< the body that made it: "Thornmere Safeguarding Adults Board"
    std::string document;        ///< "Review of the death of Mr Ash"; may be empty
    std::string place;           ///< "Recommendation 4, page 31"; may be empty
    std::optional<Day> made_on;  ///< the day of the document
    std::string own_words;       ///< exactly as they were written, at most 2,000 characters
    Day decide_by;               ///< by when the owner accepts, adapts or rejects it
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Origin, (),
                      (learning_point, kind, author, document, place, made_on, own_words, decide_by, at, by))

/// How long an owner has to decide where nobody says otherwise.
constexpr int days_to_decide = 28;

/// As it was typed.
struct OriginDraft {
    std::optional<OriginKind> kind{};
    std::string author{};
    std::string document{};
    std::string place{};
    web::TypedDay made_on{};  ///< may be empty
    std::string own_words{};
    web::TypedDay decide_by{};  ///< may be empty: `days_to_decide` from today
};
Outcome<Origin> origin_of(OriginDraft const& draft, Day today);

/// "Ombudsman decision, Local Government and Social Care Ombudsman, 23 001 234, paragraph 41, 2 March 2026".
std::string cited(Origin const& origin);

}  // namespace heed::loop
