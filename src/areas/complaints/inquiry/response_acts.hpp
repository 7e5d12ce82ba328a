#pragma once
// The way of a response: written, looked over by somebody else, signed, sent.

#include "areas/complaints/acts.hpp"
#include "areas/complaints/inquiry/response_store.hpp"

namespace heed::complaints {

extern Act const write_the_response;
extern Act const look_it_over;
extern Act const sign_it;
extern Act const answer_it;

/// What the last version still lacks, and what would make it better.
std::vector<Remark> remarks_now(people::Here const& here, Story const& story, ResponseSoFar const& response);

/// Those as two lists; a sentence where there is nothing to say.
web::Html remarks_shown(std::vector<Remark> const& remarks);

}  // namespace heed::complaints
