#include "store/store.hpp"

namespace heed::store {

namespace {

constexpr CouncilId no_council{0};

}  // namespace

std::vector<CouncilRecord> councils(Store& store) {
    return read(store, no_council, [](Reading& db) {
        return rows<CouncilRecord>(db, "select id, slug, name, host, demonstration from councils order by id");
    });
}

CouncilId add_council(Store& store, std::string const& slug, std::string const& name, bool demonstration) {
    return housekeeping(store, no_council, [&](Writing& db) {
        CouncilId const id{value<std::int64_t>(db, "select coalesce(max(id), 0) + 1 from councils")};
        act(db,
            "insert into councils (id, slug, name, host, demonstration) values (:id, :slug, :name, :host, "
            ":demonstration)",
            id, slug, name, "", demonstration);
        return id;
    });
}

}  // namespace heed::store
