// Signals as other systems read them: never one that is kept from a worker.

#include "areas/api/asked.hpp"
#include "areas/api/cursor.hpp"
#include "areas/api/parts.hpp"
#include "areas/api/routes.hpp"
#include "areas/api/signals.hpp"
#include "areas/api/written.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/learning/learning_store.hpp"
#include "web/router.hpp"

namespace heed::api {

namespace json = boost::json;
using people::Caller;

namespace {

constexpr std::string_view list_name = "signals";

std::string place_of(loop::SignalLine const& line) { return fmt::format("{} {}", iso(line.heard_on), line.id.number); }

std::optional<loop::SignalPlace> place_from(std::optional<std::string> const& kept) {
    if (!kept) {
        return std::nullopt;
    }
    auto const parts = split(*kept, ' ');
    must(parts.size() == 2, "a cursor that we sealed holds a day and a number");
    return loop::SignalPlace{parse_day(parts[0]).value(), {web::parse_id(parts[1]).value()}};
}

json::object line_json(loop::SignalLine const& line, std::vector<loop::Service> const& services) {
    return {{"id", line.id.number},
            {"kind", name_of(line.kind)},
            {"begins", line.said},
            {"service", service_json(services, line.service)},
            {"heard_on", iso(line.heard_on)},
            {"stage", name_of(line.stage)}};
}

loop::SignalFilter filter_of(Asked& asked, Caller const& caller) {
    loop::SignalFilter filter;
    filter.kind = asked.choice<loop::SignalKind>("kind");
    filter.service = {asked.number("service")};
    filter.theme = {asked.number("theme")};
    filter.stage = asked.choice<loop::Stage>("stage");
    filter.before = place_from(asked.place(caller, list_name));
    return filter;
}

Response list_signals(Request const& request, Caller& caller) {
    Asked asked(request, {"kind", "service", "theme", "stage", "after", "limit"});
    auto filter = filter_of(asked, caller);
    auto const limit = asked.limit();
    asked.must_be_fine();
    if (filter.service && !is_for(caller, filter.service)) {
        return page_of({}, "");
    }
    filter.service = filter.service ? filter.service : Id<loop::Service>{caller.token.service};
    auto lines = loop::list_signals(caller.db, filter, limit + 1);
    bool const more = lines.size() > static_cast<std::size_t>(limit);
    lines.resize(std::min(lines.size(), static_cast<std::size_t>(limit)));
    auto const services = loop::services(caller.db);
    json::array items;
    for (auto const& line : lines) {
        items.push_back(line_json(line, services));
    }
    return page_of(std::move(items), more ? sealed(caller.server_key, list_name, place_of(lines.back())) : "");
}

json::array themes_json(store::Reading const& db, Id<loop::Signal> id) {
    json::array themes;
    for (auto const& theme : loop::themes_of(db, id)) {
        themes.push_back(json::object{{"id", theme.id.number}, {"name", theme.name}});
    }
    return themes;
}

json::array points_json(store::Reading const& db, Id<loop::Signal> id) {
    json::array points;
    for (auto const& point : loop::points_of_signal(db, id)) {
        points.push_back(point.id.number);
    }
    return points;
}

Response show_signal(Request const& request, Caller& caller, Id<loop::Signal> id) {
    Asked const asked(request, {});
    asked.must_be_fine();
    auto const signal = loop::find_signal(caller.db, id, false);
    if (!signal || !is_for(caller, signal->service)) {
        throw NotFound();
    }
    auto const reference = reference_of(caller, id);
    return record(request,
                  json::object{{"id", id.number},
                               {"kind", name_of(signal->kind)},
                               {"said", signal->said},
                               {"service", service_json(loop::services(caller.db), signal->service)},
                               {"heard_on", iso(signal->heard_on)},
                               {"recorded_at", iso(signal->recorded_at)},
                               {"stage", name_of(signal->stage)},
                               {"themes", themes_json(caller.db, id)},
                               {"learning_points", points_json(caller.db, id)},
                               {"reference", reference.empty() ? json::value(nullptr) : json::value(reference)}});
}

}  // namespace

void mount_signals(people::Site& at) {
    mount_signals_in(at);
    at.api_get("/api/v1/signals", people::scope::read_signals, list_signals);
    at.api_get("/api/v1/signals/{id}", people::scope::read_signals, show_signal);
}

}  // namespace heed::api
