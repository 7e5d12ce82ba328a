#pragma once
// Idempotency keys (draft-ietf-httpapi-idempotency-key-header): what is sent twice under one key is done once and
// answered the same. The answer is kept in the transaction that did the work, and one transaction at a time writes to a
// council, so a repeat that arrives while the first is still at work waits and gets the first one's answer.

#include <functional>
#include <string>

#include "people/api.hpp"

namespace heed::api {

/// What is answered and kept; the body holds no free text.
struct Done {
    int status = 201;
    std::string location{};
    std::string body{};
};

/// Does the work once for this request's key. Throws Refusal: 400 where there is no key of 16 to 100 visible ASCII
/// characters, 422 where the key came before with another body.
web::Response once(web::Request const& request, people::Caller& caller,
                   std::function<Done(store::Writing&)> const& work);

/// Keys are kept for two days; for the nightly job.
void forget_old_keys(store::Writing& db, Instant now);

}  // namespace heed::api
