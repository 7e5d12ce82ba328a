#include "store/tests/lent_database.hpp"

#include <array>
#include <cstdlib>
#include <mutex>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <unistd.h>

#include "store/events.hpp"
#include "store/tests/fresh_store.hpp"

namespace heed::store {

namespace {

struct Database {
    explicit Database(std::string connection) : where(std::move(connection)), owner(soci::postgresql, where) {}

    std::string where;
    soci::session owner;
    bool lent = true;
};

std::string on_server(std::string const& database) {
    auto const* const server = std::getenv("HEED_TEST_POSTGRESQL");
    return fmt::format("{} dbname={}", server == nullptr ? "" : server, database);
}

/// What each copy of the template knows about itself, in a schema of which the program's own role has no idea.
/// `shape` tells a schema from another; `restore` puts every row back and names the tables that have grown fat.
/// Deleting costs a tenth of what TRUNCATE does, which makes new files for each table and each of its indexes.
constexpr std::array remember_as_new{
    "create schema as_new",
    R"(do $$ declare name text;
    begin
        for name in select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
                    and pg_relation_size(oid) > 0 loop
            execute format('create table as_new.%1$I as table public.%1$I', name);
        end loop;
    end $$)",
    R"(create function as_new.shape() returns text language sql as $$
        select concat_ws(' ', (select concat_ws(' ', count(*), max(oid), sum(relnatts), sum(relchecks)) from pg_class
                               where relnamespace = 'public'::regnamespace),
                         (select concat_ws(' ', count(*), max(oid)) from pg_policy),
                         (select concat_ws(' ', count(*), max(oid)) from pg_proc
                          where pronamespace = 'public'::regnamespace))
    $$)",
    R"(create function as_new.put_back(name text) returns void language plpgsql as $$
    declare differs boolean;
    begin
        execute format('select exists (table public.%1$I except all table as_new.%1$I)'
                       ' or exists (table as_new.%1$I except all table public.%1$I)', name) into differs;
        if differs then
            execute format('delete from public.%1$I', name);
            execute format('insert into public.%1$I table as_new.%1$I', name);
        end if;
    end $$)",
    R"(create function as_new.restore() returns text language plpgsql as $$
    declare written record; fat text = '';
    begin
        set local session_replication_role = replica;
        for written in select relname as name, pg_relation_size(oid) as bytes from pg_class
                       where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0 loop
            if to_regclass(format('as_new.%I', written.name)) is null then
                execute format('delete from public.%I', written.name);
            else
                perform as_new.put_back(written.name);
            end if;
            if written.bytes > 65536 then
                fat = fat || format(', public.%I', written.name);
            end if;
        end loop;
        return substr(fat, 3);
    end $$)",
};

std::unique_ptr<Database> create(std::string const& copied) {
    static int count = 0;
    auto const name = fmt::format("heed_test_{}_{}", ::getpid(), ++count);
    soci::session server(soci::postgresql, on_server("postgres"));
    server << fmt::format("create database {} template {}", name, copied);
    auto made = std::make_unique<Database>(on_server(name));
    // A transaction that a test left open is found out, and not waited for.
    made->owner << "set lock_timeout = '20s'";
    return made;
}

std::string answer_of(Database& from, std::string const& sql) {
    std::string answer;
    from.owner << sql, soci::into(answer);
    return answer;
}

struct Template {
    std::string name;
    std::string shape;
};

Template make_template() {
    auto const made = create("template0");
    auto const store = open_postgresql(made->where, 1, 1);
    must(store.has_value(), "the server of the tests does not answer");
    migrate_with_two_councils(**store);
    must(answer_of(*made, "select cast(count(*) as text) from pg_class where relkind = 'S'") == "0",
         "a sequence would go on counting from the test before");
    for (auto const* const sql : remember_as_new) {
        made->owner << sql;
    }
    return {answer_of(*made, "select current_database()"), answer_of(*made, "select as_new.shape()")};
}

Template const& as_new() {
    static Template const made_once = make_template();
    return made_once;
}

/// Whether it is as new now. One whose schema was changed can not be.
bool restored(Database& database) {
    auto const fat = answer_of(database, "select as_new.restore()");
    if (!fat.empty()) {
        database.owner << "vacuum " + fat;
    }
    return answer_of(database, "select as_new.shape()") == as_new().shape;
}

std::vector<std::unique_ptr<Database>>& databases() {
    static std::vector<std::unique_ptr<Database>> all;
    return all;
}

}  // namespace

void migrate_with_two_councils(Store& store) {
    store.migrate();
    add_council(store, "thornmere", "Thornmere Council");
    add_council(store, "ashcombe", "Ashcombe Council");
}

std::string borrow_database() {
    for (auto& database : databases()) {
        if (!database->lent) {
            database->lent = true;
            if (restored(*database)) {
                return database->where;
            }
        }
    }
    return databases().emplace_back(create(as_new().name))->where;
}

void give_back_database(std::string const& where) {
    for (auto& database : databases()) {
        if (database->where == where) {
            database->lent = false;
        }
    }
}

}  // namespace heed::store

using namespace heed;
using namespace heed::store;

namespace {

void write_everywhere(Store& store) {
    for (auto const council : {thornmere, ashcombe}) {
        housekeeping(store, council, [&](Writing& db) {
            note(db, {"case", 7, "opened", "", 1, Instant{1000}});
            act(db, "update councils set name = 'Another' where id = :id", council);
            act(db, "insert into settings (council, name, value) values (:council, 'of another test', '1')", council);
        });
    }
    add_council(store, "newbrook", "Newbrook Council");
}

}  // namespace

TEST_SUITE("store: a fresh database for each test") {
    TEST_CASE("what one test wrote, no other sees") {
        for (int test = 0; test < 3; ++test) {
            FreshStore store;
            auto const served = councils(store);
            REQUIRE(served.size() == 2);
            CHECK(served[0].name == "Thornmere Council");
            CHECK(served[1].name == "Ashcombe Council");
            for (auto const council : {thornmere, ashcombe}) {
                auto const [events, settings] = read(store, council, [&](Reading& db) {
                    return std::pair(
                        verify_events(db).events,
                        values<std::string>(db, "select name from settings where council = :council", council));
                });
                CHECK(events == 0);
                CHECK(settings.empty());
            }
            write_everywhere(store);
        }
    }

    TEST_CASE("two tests at once have a database each") {
        FreshStore one;
        FreshStore other;
        write_everywhere(one);
        CHECK(councils(one).size() == 3);
        CHECK(councils(other).size() == 2);
    }

    TEST_CASE("a database whose tables were changed is given to nobody again") {
        if (!testing_on_postgresql()) {
            return;
        }
        auto const changed = borrow_database();
        soci::session(soci::postgresql, changed) << "alter table settings add column extra text";
        give_back_database(changed);
        auto const next = borrow_database();
        CHECK(next != changed);
        give_back_database(next);
    }
}
