#include "loop/signal_asked.hpp"

#include <fmt/format.h>

#include "loop/parts.hpp"

namespace heed::loop {

std::optional<SignalPlace> place_in(std::string_view text) {
    auto const dot = text.find('.');
    auto const day = parse_day(text.substr(0, dot));
    auto const id = dot == std::string_view::npos ? 0 : id_in(text.substr(dot + 1));
    return day && id > 0 ? std::optional(SignalPlace{*day, {id}}) : std::nullopt;
}

std::string place_of(SignalLine const& line) { return fmt::format("{}.{}", iso(line.heard_on), line.id.number); }

SignalFilter signals_asked_for(web::Request const& request, people::Here const& here) {
    SignalFilter filter;
    filter.kind = named<SignalKind>(request.asked("kind"));
    filter.service = asked_id<Service>(request, "service");
    filter.theme = asked_id<Theme>(request, "theme");
    filter.stage = named<Stage>(request.asked("stage"));
    filter.see_kept_from_worker = here.may(people::May::see_kept_from_worker);
    filter.before = place_in(request.asked("before"));
    filter.after = place_in(request.asked("after"));
    return filter;
}

std::vector<web::Field> as_query(SignalFilter const& filter) {
    auto const number = [](std::int64_t id) { return id == 0 ? std::string() : fmt::format("{}", id); };
    return {{"kind", filter.kind ? std::string(name_of(*filter.kind)) : ""},
            {"service", number(filter.service.number)},
            {"theme", number(filter.theme.number)},
            {"stage", filter.stage ? std::string(name_of(*filter.stage)) : ""}};
}

}  // namespace heed::loop
