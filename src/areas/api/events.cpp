// What moved since a cursor; without one, from the beginning. The cursor of the last page is asked with again later.

#include <fmt/format.h>

#include "areas/api/asked.hpp"
#include "areas/api/cursor.hpp"
#include "areas/api/feed.hpp"
#include "areas/api/routes.hpp"
#include "areas/api/written.hpp"

namespace heed::api {

namespace json = boost::json;
using people::Caller;
using people::Request;
using people::Response;

namespace {

constexpr std::string_view list_name = "events";

std::int64_t number_of(std::optional<std::string> const& place) { return place ? std::stoll(*place) : 0; }

Response list_events(Request const& request, Caller& caller) {
    Asked asked(request, {"after", "limit"});
    auto const after = number_of(asked.place(caller, list_name));
    auto const limit = asked.limit();
    asked.must_be_fine();
    auto const feed = moved_after(caller.db, after, limit);
    json::array items;
    for (auto const& moved : feed.moved) {
        items.push_back(moved_json(moved, caller.server_key));
    }
    json::object page{{"items", std::move(items)}};
    page["next"] = sealed(caller.server_key, list_name, fmt::format("{}", feed.looked_to));
    page["more"] = feed.more;
    return answer(page);
}

}  // namespace

void mount_events(people::Site& at) { at.api_get("/api/v1/events", people::scope::read_events, list_events); }

}  // namespace heed::api
