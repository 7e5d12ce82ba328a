#pragma once
// A fresh database for each test, on the engine that HEED_TEST_ENGINE names (sqlite, or postgresql with
// HEED_TEST_POSTGRESQL as its connection string), with two councils in it: Thornmere, where the cast works, and
// Ashcombe, where Frank works and must see nothing of Thornmere.

#include <filesystem>
#include <memory>
#include <string>

#include "store/store.hpp"

namespace heed::store {

constexpr CouncilId thornmere{1};
constexpr CouncilId ashcombe{2};

class FreshStore {
public:
    FreshStore();
    FreshStore(FreshStore const&) = delete;
    FreshStore& operator=(FreshStore const&) = delete;
    ~FreshStore();

    Store& operator*() { return *store_; }
    Store* operator->() { return store_.get(); }
    operator Store&() { return *store_; }

    /// The SQLite file; empty on PostgreSQL.
    std::filesystem::path const& file() const { return file_; }

    /// Closes the store and opens the same database again, as a restart does.
    void reopen();
    void close() { store_.reset(); }

private:
    std::unique_ptr<Store> open() const;

    std::filesystem::path folder_;
    std::filesystem::path file_;
    std::string database_;
    std::unique_ptr<Store> store_;
};

bool testing_on_postgresql();

}  // namespace heed::store
