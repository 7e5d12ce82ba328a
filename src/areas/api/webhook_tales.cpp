#include "areas/api/webhook_tales.hpp"

#include "areas/api/feed.hpp"
#include "areas/api/written.hpp"
#include "people/settings.hpp"

namespace heed::api {

namespace json = boost::json;

namespace {

constexpr int tales_at_once = 20;

work::Tale tale_of(Moved const& moved, std::string const& server_key) {
    auto const body = moved_json(moved, server_key);
    json::object const envelope{{"type", type_of(moved)}, {"timestamp", iso(moved.at)}, {"data", body}};
    return {moved.number, type_of(moved), std::string(body.at("id").as_string()), written(envelope)};
}

work::Tale test_tale(Instant now) {
    json::object const envelope{{"type", "heed.test"}, {"timestamp", iso(now)}, {"data", json::object()}};
    return {0, "heed.test", "evt_test_" + std::to_string(now.seconds), written(envelope)};
}

}  // namespace

work::Teller teller_of(std::string server_key) {
    work::Teller teller;
    teller.after = [server_key](store::Reading const& db, std::int64_t after) {
        auto const feed = moved_after(db, after, tales_at_once);
        work::Tales tales{{}, feed.looked_to};
        for (auto const& moved : feed.moved) {
            tales.tales.push_back(tale_of(moved, server_key));
        }
        return tales;
    };
    teller.at = [server_key](store::Reading const& db, std::int64_t event) {
        auto const moved = moved_at(db, event);
        return moved ? std::optional(tale_of(*moved, server_key)) : std::nullopt;
    };
    teller.test = test_tale;
    return teller;
}

void tell_webhooks(store::Store& store, CouncilId council, Instant now) {
    static auto const reach = work::reach_by_environment();
    work::tell_webhooks(store, council, teller_of(people::server_key(store, council)), reach, now);
}

}  // namespace heed::api
