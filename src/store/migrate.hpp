#pragma once
// The part of migrating that both engines share; each gives the way to run a statement.

#include "store/connection.hpp"

namespace heed::store {

/// Runs every migration that has not run yet, each in one transaction. Throws Bug when one that ran was changed since.
/// `begin` opens a transaction on the session; `engine` is as in migrations.hpp.
void run_migrations(soci::session& session, std::string_view engine, std::string const& begin);

}  // namespace heed::store
