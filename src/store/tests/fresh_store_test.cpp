#include "store/tests/fresh_store.hpp"

#include <atomic>
#include <cstdlib>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include "store/tests/lent_database.hpp"

namespace heed::store {

namespace {

namespace files = std::filesystem;

std::string environment(char const* name) {
    auto const* const value = std::getenv(name);
    return value == nullptr ? "" : value;
}

std::string next_name() {
    static std::atomic<int> count{0};
    return fmt::format("heed_test_{}_{}", ::getpid(), ++count);
}

std::unique_ptr<Store> must_open(Outcome<std::unique_ptr<Store>> opened) {
    must(opened.has_value(), opened ? "" : opened.error().front().says);
    return std::move(*opened);
}

files::path const& template_file() {
    static files::path const file = [] {
        auto const fresh = files::temp_directory_path() / next_name();
        files::create_directories(fresh);
        migrate_with_two_councils(*must_open(open_sqlite(fresh / "heed.db", 1)));
        static struct Sweep {
            files::path folder;
            ~Sweep() {
                std::error_code ignored;
                files::remove_all(folder, ignored);
            }
        } const sweep{fresh};
        return fresh / "heed.db";
    }();
    return file;
}

}  // namespace

bool testing_on_postgresql() { return environment("HEED_TEST_ENGINE") == "postgresql"; }

FreshStore::FreshStore() {
    if (testing_on_postgresql()) {
        database_ = borrow_database();
    } else {
        auto const& copied = template_file();
        folder_ = files::temp_directory_path() / next_name();
        files::create_directories(folder_);
        file_ = folder_ / "heed.db";
        files::copy_file(copied, file_);
    }
    store_ = open();
}

FreshStore::~FreshStore() {
    store_.reset();
    if (!database_.empty()) {
        give_back_database(database_);
    }
    std::error_code ignored;
    files::remove_all(folder_, ignored);
}

void FreshStore::reopen() {
    close();
    store_ = open();
}

std::unique_ptr<Store> FreshStore::open() const {
    return must_open(database_.empty() ? open_sqlite(file_, 3) : open_postgresql(database_, 3, 3));
}

}  // namespace heed::store
