#include "store/answers.hpp"

#include <fmt/format.h>

#include "store/hash.hpp"

namespace heed::store {

namespace {

std::string digest(std::string_view scope, std::string_view key) { return sha256(fmt::format("{}\n{}", scope, key)); }

}  // namespace

std::optional<KeptAnswer> kept_answer(Reading const& db, std::string_view scope, std::string_view key) {
    return row<KeptAnswer>(db, "select key, status, location, at from answers where council = :council and key = :key",
                           db.council(), digest(scope, key));
}

void keep_answer(Writing& db, std::string_view scope, std::string_view key, int status, std::string const& location,
                 Instant at) {
    insert(db, "answers", KeptAnswer{digest(scope, key), status, location, at});
}

void forget_answers_before(Writing& db, Instant at) {
    act(db, "delete from answers where council = :council and at < :at", db.council(), at);
}

}  // namespace heed::store
