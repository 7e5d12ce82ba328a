#pragma once
// What somebody has typed on the way in and not sent yet. It is kept on the server under a reference and a secret, the same
// that the case has when it is sent: no cookie, no account, nothing in an address. It is forgotten when it was left alone
// for some days, a setting of the council.

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/complaint.hpp"
#include "store/store.hpp"
#include "web/request.hpp"

namespace heed::complaints {

struct Unsent {
    Id<Case> id;  ///< as the case's will be
    Kind kind = Kind::complaint;
    bool easy = false;      ///< in Easy Read words
    std::string answers{};  ///< form-encoded fields: see `fields_of`
    Instant started_at{};
    Instant changed_at{};
    Day forget_on{};
};
BOOST_DESCRIBE_STRUCT(Unsent, (), (id, kind, easy, answers, started_at, changed_at, forget_on))

/// The subject of a draft's files; a case's is "complaint".
constexpr std::string_view draft_subject = "draft";

/// Fields of all questions as one text, and back. No more than 400,000 bytes are kept; a field that does not fit is left out.
std::string form_encoded(std::vector<web::Field> const& fields);
std::vector<web::Field> fields_of(Unsent const& draft);

/// The draft's fields with those of one question replaced by what was typed.
std::vector<web::Field> with_answers(Unsent const& draft, std::vector<std::string> const& names,
                                     std::vector<web::Field> const& typed);

std::optional<Unsent> find_draft(store::Reading const& db, Id<Case> id);
/// SHA-256 of its secret; "" where there is no such draft.
std::string secret_of_draft(store::Reading const& db, Id<Case> id);

/// Begins it under this secret, or keeps what changed; housekeeping.
void keep_draft(store::Writing& db, Unsent const& draft, std::string const& kept_secret);
/// The draft and its files are gone.
void forget_draft(store::Writing& db, Id<Case> id);
/// The draft is gone and its files are the case's.
void draft_became_case(store::Writing& db, Id<Case> id);

/// Every draft whose day has come, a hundred in one transaction, and files that were never given to anything. Once a night.
void forget_old_drafts(store::Store& store, CouncilId council, Instant now);

}  // namespace heed::complaints
