#include "store/migrate.hpp"

#include <fmt/format.h>

#include "store/migrations.hpp"

namespace heed::store {

namespace {

std::optional<std::string> hash_on_record(soci::session& session, std::string const& name) {
    std::string hash;
    soci::indicator found = soci::i_null;
    session << "select hash from migrations where name = :name", soci::use(name), soci::into(hash, found);
    return session.got_data() ? std::optional(hash) : std::nullopt;
}

void run_one(soci::session& session, std::string const& begin, Migration const& migration) {
    session << begin;
    try {
        for (auto const& statement : statements_of(migration.sql)) {
            session << statement;
        }
        session << "insert into migrations (name, hash) values (:name, :hash)", soci::use(migration.name),
            soci::use(migration.hash);
        session << "commit";
    } catch (...) {
        session << "rollback";
        throw;
    }
}

}  // namespace

void run_migrations(soci::session& session, std::string_view engine, std::string const& begin) {
    session << "create table if not exists migrations (name text not null primary key, hash text not null)";
    for (auto const& migration : migrations(engine)) {
        auto const on_record = hash_on_record(session, migration.name);
        must(!on_record || *on_record == migration.hash,
             fmt::format("the migration \"{}\" was changed after it had run", migration.name));
        if (!on_record) {
            run_one(session, begin, migration);
        }
    }
}

}  // namespace heed::store
