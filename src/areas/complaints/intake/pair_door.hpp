#pragma once
// Who has a reference and its secret is let in: to a case that was sent, or to a draft that was not. Both are posted each time
// and stand in no address. A wrong secret and an unknown reference are answered alike, and tries are counted.

#include <optional>
#include <string>

#include "areas/complaints/intake/reference.hpp"
#include "people/site.hpp"
#include "web/form.hpp"

namespace heed::complaints {

/// The id that the pair in the fields "reference" and "secret" opens; nothing for a wrong pair, which is counted. What is
/// wrong with the pair changes neither the answer nor the work that is done for it. Throws TooMany after too many.
std::optional<Id<Case>> opened_by_pair(web::Request const& request, people::Here& here, web::Form const& form);

/// SHA-256 of the secret of the case, or of the draft, with this id; "" where there is neither.
std::string secret_of_either(store::Reading const& db, Id<Case> id);

/// The pair of this form: the first whose id is free, or is what this very form began before.
Pair free_pair(store::Reading const& db, std::string const& server_key, std::string const& form_key);

/// The hidden fields that carry the pair from page to page.
web::Html pair_fields(Pair const& pair);

/// The pair as it was posted.
Pair pair_in(web::Form const& form, Id<Case> id);

}  // namespace heed::complaints
