#pragma once
// The databases that tests use on a throw-away PostgreSQL server (HEED_TEST_POSTGRESQL is its connection string). One with
// all its tables takes a third of a second to make, so a test gets one that another test has finished with, made as new
// again: the rows of all tables are those of the template, and so is the schema.

#include <string>

namespace heed::store {

class Store;

/// What every fresh database holds, on either engine.
void migrate_with_two_councils(Store& store);

/// The connection string of a database that nobody else uses: migrated, with two councils and nothing else.
std::string borrow_database();

/// What was borrowed goes back, once nothing is connected to it any more.
void give_back_database(std::string const& where);

}  // namespace heed::store
