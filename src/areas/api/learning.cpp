// Learning points as other systems read them: what is promised, what was found, and how sure that is. No names of staff
// and no notes go out.

#include <cmath>

#include <fmt/format.h>

#include "areas/api/asked.hpp"
#include "areas/api/cursor.hpp"
#include "areas/api/parts.hpp"
#include "areas/api/routes.hpp"
#include "areas/api/written.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/told/telling.hpp"
#include "measure/interval.hpp"
#include "web/router.hpp"

namespace heed::api {

namespace json = boost::json;
using people::Caller;
using people::Request;
using people::Response;

namespace {

constexpr std::string_view list_name = "learning-points";

json::object line_json(loop::LearningLine const& line, std::vector<loop::Service> const& services,
                       std::vector<loop::ThemeLine> const& themes) {
    return {{"id", line.id.number},
            {"sentence", line.sentence},
            {"theme", theme_json(themes, line.theme)},
            {"service", service_json(services, line.service)},
            {"stage", name_of(line.stage)},
            {"standing", name_of(line.standing)},
            {"next_due", day_json(line.next_due)}};
}

json::array lines_json(Caller const& caller, std::vector<loop::LearningLine> const& lines) {
    auto const services = loop::services(caller.db);
    auto const themes = loop::list_themes(caller.db);
    json::array items;
    for (auto const& line : lines) {
        items.push_back(line_json(line, services, themes));
    }
    return items;
}

Id<loop::LearningPoint> before_of(std::optional<std::string> const& kept) {
    return {kept ? web::parse_id(*kept).value() : 0};
}

Response list_points(Request const& request, Caller& caller) {
    Asked asked(request, {"stage", "standing", "theme", "service", "after", "limit"});
    loop::LearningFilter filter;
    filter.stage = asked.choice<loop::Stage>("stage");
    filter.standing = asked.choice<loop::Standing>("standing");
    filter.theme = {asked.number("theme")};
    filter.service = {asked.number("service")};
    filter.before = before_of(asked.place(caller, list_name));
    auto const limit = asked.limit();
    asked.must_be_fine();
    if (filter.service && !is_for(caller, filter.service)) {
        return page_of({}, "");
    }
    filter.service = filter.service ? filter.service : Id<loop::Service>{caller.token.service};
    auto lines = loop::list_learning_points(caller.db, filter, limit + 1);
    bool const more = lines.size() > static_cast<std::size_t>(limit);
    lines.resize(std::min(lines.size(), static_cast<std::size_t>(limit)));
    auto const next = more ? sealed(caller.server_key, list_name, fmt::format("{}", lines.back().id.number)) : "";
    return page_of(lines_json(caller, lines), next);
}

json::array actions_json(loop::Story const& story) {
    json::array actions;
    for (auto const& told : story.actions) {
        auto const& action = told.action;
        actions.push_back(json::object{{"id", action.id.number},
                                       {"what", action.what},
                                       {"strength", name_of(action.strength)},
                                       {"due", iso(action.due)},
                                       {"done_on", told.done ? day_json(told.done->done_on) : nullptr},
                                       {"given_up", told.given_up.has_value()}});
    }
    return actions;
}

json::array shares_json(loop::Story const& story) {
    json::array shares;
    for (auto const& share : story.shares) {
        shares.push_back(json::object{{"id", share.id.number},
                                      {"way", name_of(share.way)},
                                      {"shared_on", iso(share.shared_on)},
                                      {"reached", share.reached},
                                      {"meant_for", share.meant_for}});
    }
    return shares;
}

double rounded(double share) { return std::round(share * 1000) / 1000; }

json::value interval_json(std::int64_t seen, std::int64_t looked_at) {
    if (looked_at <= 0) {
        return nullptr;
    }
    auto const interval = measure::wilson(seen, looked_at);
    return json::object{
        {"low", rounded(interval.low)}, {"high", rounded(interval.high)}, {"level", 0.95}, {"method", "wilson"}};
}

json::value result_json(std::optional<loop::ProofResult> const& result) {
    if (!result) {
        return nullptr;
    }
    return json::object{{"made_on", iso(result->made_on)},
                        {"seen", result->seen},
                        {"looked_at", result->looked_at},
                        {"verdict", name_of(result->result)},
                        {"interval", interval_json(result->seen, result->looked_at)}};
}

std::string_view word_of(loop::ProofState state);

json::array proofs_json(loop::Story const& story, Day today) {
    json::array proofs;
    for (auto const& told : story.proofs) {
        proofs.push_back(json::object{{"id", told.proof.id.number},
                                      {"kind", name_of(told.proof.kind)},
                                      {"would_see", told.proof.would_see},
                                      {"sample", told.proof.sample},
                                      {"at_least", told.proof.at_least},
                                      {"promised_on", iso(told.proof.promised_on)},
                                      {"due", iso(told.proof.due)},
                                      {"round", told.proof.round},
                                      {"state", word_of(loop::standing_of(told, story, today).state)},
                                      {"result", result_json(told.result)}});
    }
    return proofs;
}

std::string_view word_of(loop::ProofState state) {
    using enum loop::ProofState;
    switch (state) {
        case promised: return "promised";
        case late: return "late";
        case holds: return "holds";
        case made_again: return "made_again";
        case lapsed: return "lapsed";
        case does_not_hold: return "does_not_hold";
        case too_few_to_tell: return "too_few_to_tell";
        default: return "does_not_count";
    }
}

json::array reopenings_json(loop::Story const& story) {
    json::array reopenings;
    for (auto const& one : story.reopenings) {
        reopenings.push_back(json::object{{"on", iso(one.on_day)}, {"cause", name_of(one.cause)}});
    }
    return reopenings;
}

json::array tellings_json(store::Reading const& db, Id<loop::LearningPoint> id) {
    json::array tellings;
    for (auto const& one : loop::tellings_of(db, id, false)) {
        tellings.push_back(
            json::object{{"on", iso(one.on_day)}, {"told", one.told}, {"not_told", one.waits + one.cannot_be_told}});
    }
    return tellings;
}

json::array why_not_json(loop::Embedded const& embedded) {
    json::array reasons;
    for (auto const& reason : embedded.why_not) {
        reasons.push_back(json::value(reason));
    }
    return reasons;
}

json::object story_json(Caller const& caller, loop::Story const& story) {
    auto const& point = story.point;
    auto const embedded = loop::is_embedded(story, caller.today);
    json::object body{{"id", point.id.number}, {"sentence", point.sentence}};
    body["theme"] = theme_json(loop::list_themes(caller.db), point.theme);
    body["service"] = service_json(loop::services(caller.db), point.service);
    body["made_on"] = iso(point.made_on);
    body["stage"] = name_of(point.stage);
    body["standing"] = name_of(point.standing);
    body["next_due"] = day_json(point.next_due);
    body["embedded"] = embedded.yes;
    body["why_not_embedded"] = why_not_json(embedded);
    body["lapses_on"] = day_json(embedded.lapses_on);
    body["actions"] = actions_json(story);
    body["shares"] = shares_json(story);
    body["proofs"] = proofs_json(story, caller.today);
    body["reopenings"] = reopenings_json(story);
    body["told_back"] = tellings_json(caller.db, point.id);
    return body;
}

Response show_point(Request const& request, Caller& caller, Id<loop::LearningPoint> id) {
    Asked const asked(request, {});
    asked.must_be_fine();
    auto const story = loop::story_there(caller.db, id);
    if (!is_for(caller, story.point.service)) {
        throw NotFound();
    }
    return record(request, story_json(caller, story));
}

}  // namespace

void mount_learning(people::Site& at) {
    at.api_get("/api/v1/learning-points", people::scope::read_learning, list_points);
    at.api_get("/api/v1/learning-points/{id}", people::scope::read_learning, show_point);
}

}  // namespace heed::api
