#include "areas/api/parts.hpp"

#include <algorithm>

namespace heed::api {

namespace json = boost::json;

namespace {

template <class Line, class T>
json::value named_json(std::vector<Line> const& lines, Id<T> id) {
    auto const found = std::ranges::find(lines, id, &Line::id);
    if (found == lines.end()) {
        return nullptr;
    }
    return json::object{{"id", found->id.number}, {"name", found->name}};
}

}  // namespace

std::vector<loop::Service> services_for(people::Caller const& caller) {
    auto all = loop::services(caller.db);
    std::erase_if(all, [&](loop::Service const& service) { return !is_for(caller, service.id); });
    return all;
}

json::value service_json(std::vector<loop::Service> const& services, Id<loop::Service> id) {
    return named_json(services, id);
}

json::value theme_json(std::vector<loop::ThemeLine> const& themes, Id<loop::Theme> id) {
    return named_json(themes, id);
}

bool is_for(people::Caller const& caller, Id<loop::Service> service) {
    return caller.token.service == 0 || caller.token.service == service.number;
}

json::value day_json(std::optional<Day> day) { return day ? json::value(iso(*day)) : json::value(nullptr); }

}  // namespace heed::api
