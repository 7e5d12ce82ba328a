#include "loop/heard/signal_asked.hpp"

#include <fmt/format.h>

#include "loop/parts.hpp"

namespace heed::loop {

std::optional<SignalPlace> place_in(std::string_view text) {
    auto const dot = text.find('.');
    auto const day = parse_day(text.substr(0, dot));
    auto const id = dot == std::string_view::npos ? 0 : id_in(text.substr(dot + 1));
    return day && id > 0 ? std::optional(SignalPlace{*day, {id}}) : std::nullopt;
}

std::string place_of(SignalPlace const& place) {
    return fmt::format("{}.{}", iso(place.heard_on), place.signal.number);
}

std::string place_of(SignalLine const& line) { return place_of(SignalPlace{line.heard_on, line.id}); }

SignalFilter signals_asked_for(web::Request const& request, people::Here const& here) {
    SignalFilter filter;
    filter.kind = named<SignalKind>(request.asked("kind"));
    filter.service = asked_id<Service>(request, "service");
    filter.theme = asked_id<Theme>(request, "theme");
    filter.stage = named<Stage>(request.asked("stage"));
    filter.heard_from = parse_day(request.asked("heard_from"));
    filter.heard_to = parse_day(request.asked("heard_to"));
    filter.reached = named<Stage>(request.asked("reached"));
    filter.since_from = parse_day(request.asked("since_from"));
    filter.since_to = parse_day(request.asked("since_to"));
    filter.first_time = !request.asked("first_time").empty();
    filter.left = named<Stage>(request.asked("left"));
    filter.set_back = !request.asked("set_back").empty();
    filter.began_from = parse_day(request.asked("began_from"));
    filter.see_kept_from_worker = here.may(people::May::see_kept_from_worker);
    filter.before = place_in(request.asked("before"));
    filter.after = place_in(request.asked("after"));
    return filter;
}

std::vector<web::Field> as_query(SignalFilter const& filter) {
    auto const day = [](std::optional<Day> const& when) { return when ? iso(*when) : std::string(); };
    auto const stage = [](std::optional<Stage> const& one) { return one ? std::string(name_of(*one)) : std::string(); };
    auto const number = [](std::int64_t id) { return id == 0 ? std::string() : fmt::format("{}", id); };
    return {{"kind", filter.kind ? std::string(name_of(*filter.kind)) : ""},
            {"service", number(filter.service.number)},
            {"theme", number(filter.theme.number)},
            {"stage", stage(filter.stage)},
            {"heard_from", day(filter.heard_from)},
            {"heard_to", day(filter.heard_to)},
            {"reached", stage(filter.reached)},
            {"since_from", day(filter.since_from)},
            {"since_to", day(filter.since_to)},
            {"first_time", filter.first_time ? "yes" : ""},
            {"left", stage(filter.left)},
            {"set_back", filter.set_back ? "yes" : ""},
            {"began_from", day(filter.began_from)}};
}

std::string days_in_words(SignalFilter const& filter) {
    std::vector<std::string> parts;
    auto const add = [&](std::optional<Day> const& when, std::string_view words) {
        if (when) {
            parts.push_back(fmt::format(fmt::runtime(words), heed::spoken(*when)));
        }
    };
    add(filter.heard_from, "heard on {} or later");
    add(filter.heard_to, "heard on {} or earlier");
    if (filter.reached) {
        parts.push_back(fmt::format("that ever came as far as “{}”", spoken(*filter.reached)));
    }
    add(filter.since_from, "at their stage since {} or later");
    add(filter.since_to, "at their stage since {} or earlier");
    if (filter.first_time) {
        parts.emplace_back("at their stage for the first time");
    }
    if (filter.left) {
        parts.push_back(fmt::format(fmt::runtime(filter.set_back ? "set back from “{}”" : "that went on from “{}”"),
                                    spoken(*filter.left)));
    }
    add(filter.began_from, "that came there on {} or later");
    return parts.empty() ? std::string() : fmt::format("Only those {}.", fmt::join(parts, ", "));
}

}  // namespace heed::loop
