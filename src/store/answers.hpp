#pragma once
// Idempotency keys: a form that is sent twice is done once and answered the same. The answer is kept in the transaction
// that did the thing, so there is no moment in which one exists without the other.

#include <optional>
#include <string>

#include "kernel/day.hpp"
#include "store/store.hpp"

namespace heed::store {

struct KeptAnswer {
    std::string key;  ///< SHA-256 of the key, so that the table cannot be used to repeat a form
    int status = 0;
    std::string location;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(KeptAnswer, (), (key, status, location, at))

/// The answer that this key has had, if any. `scope` is who sent it and the path, so that nobody can read another's.
std::optional<KeptAnswer> kept_answer(Reading const& db, std::string_view scope, std::string_view key);

void keep_answer(Writing& db, std::string_view scope, std::string_view key, int status, std::string const& location,
                 Instant at);

/// Forgets answers older than a day's worth of retries; called by the nightly job.
void forget_answers_before(Writing& db, Instant at);

}  // namespace heed::store
