// What a sender needs to speak our words: services and themes, and what its own token may do.

#include "areas/api/asked.hpp"
#include "areas/api/parts.hpp"
#include "areas/api/routes.hpp"
#include "areas/api/written.hpp"

namespace heed::api {

namespace json = boost::json;
using people::Caller;
using people::Request;
using people::Response;

namespace {

Response list_services(Request const& request, Caller& caller) {
    Asked const asked(request, {});
    asked.must_be_fine();
    json::array items;
    for (auto const& service : services_for(caller)) {
        items.push_back(json::object{{"id", service.id.number}, {"name", service.name}});
    }
    return page_of(std::move(items), "");
}

Response list_themes(Request const& request, Caller& caller) {
    Asked const asked(request, {});
    asked.must_be_fine();
    json::array items;
    for (auto const& theme : loop::list_themes(caller.db)) {
        items.push_back(json::object{{"id", theme.id.number}, {"name", theme.name}});
    }
    return page_of(std::move(items), "");
}

Response show_theme(Request const& request, Caller& caller, Id<loop::Theme> id) {
    Asked const asked(request, {});
    asked.must_be_fine();
    auto const theme = loop::find_theme(caller.db, id);
    if (!theme) {
        throw NotFound();
    }
    return record(request, json::object{{"id", id.number},
                                        {"name", theme->name},
                                        {"definition", theme->definition},
                                        {"includes", theme->includes},
                                        {"excludes", theme->excludes}});
}

Response show_token(Request const& request, Caller& caller) {
    Asked const asked(request, {});
    asked.must_be_fine();
    json::array scopes;
    for (auto const scope : people::scopes_from(caller.token.scopes)) {
        scopes.push_back(json::value(people::word_of(scope)));
    }
    json::object token{{"name", caller.token.name}, {"scopes", std::move(scopes)}};
    token["service"] = service_json(loop::services(caller.db), {caller.token.service});
    token["expires_on"] = iso(caller.token.expires_on);
    return answer(token);
}

}  // namespace

void mount_names(people::Site& at) {
    at.api_get("/api/v1/services", people::scope::any_token, list_services);
    at.api_get("/api/v1/themes", people::scope::any_token, list_themes);
    at.api_get("/api/v1/themes/{id}", people::scope::any_token, show_theme);
    at.api_get("/api/v1/token", people::scope::any_token, show_token);
}

}  // namespace heed::api
