#include "people/settings.hpp"

#include "web/random.hpp"

namespace heed::people {

namespace {

constexpr std::string_view key_name = "server_key";

}  // namespace

std::optional<std::string> setting(store::Reading const& db, std::string_view name) {
    return store::value_if_any<std::string>(db, "select value from settings where council = :council and name = :name",
                                            db.council(), name);
}

void set_setting(store::Writing& db, std::string_view name, std::string_view value) {
    store::act(db,
               "insert into settings (council, name, value) values (:council, :name, :value)"
               " on conflict (council, name) do update set value = excluded.value",
               db.council(), name, value);
}

std::string server_key(store::Store& store, CouncilId council) {
    auto const key = store::read(store, council, [](store::Reading& db) { return setting(db, key_name); });
    return key ? *key : store::housekeeping(store, council, [](store::Writing& db) { return server_key(db); });
}

std::string server_key(store::Writing& db) {
    auto key = setting(db, key_name);
    if (!key) {
        key = web::random_hex(32);
        set_setting(db, key_name, *key);
    }
    return *key;
}

}  // namespace heed::people
