#pragma once
// What the answers of the API share.

#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "loop/heard/signal.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/api.hpp"

namespace heed::api {

/// The services that this token may name: all, or the one that it is for.
std::vector<loop::Service> services_for(people::Caller const& caller);

/// {"id": 3, "name": "Homecare"}, or null.
boost::json::value service_json(std::vector<loop::Service> const& services, Id<loop::Service> id);
boost::json::value theme_json(std::vector<loop::ThemeLine> const& themes, Id<loop::Theme> id);

/// Whether a token that is for one service may see a record of this service.
bool is_for(people::Caller const& caller, Id<loop::Service> service);

boost::json::value day_json(std::optional<Day> day);

}  // namespace heed::api
