#include "areas/api/feed.hpp"

#include <array>

#include <fmt/format.h>

#include "loop/learning/stage.hpp"
#include "store/rows.hpp"
#include "web/random.hpp"

namespace heed::api {

namespace json = boost::json;

namespace {

constexpr std::int64_t looked_at_once = 1000;

// What a learning point took in may be a signal that is kept from a worker, so that is not told.
constexpr std::string_view told =
    "select e.number, e.subject, e.subject_id, e.what, e.detail, e.at from events e"
    " left join signals s on s.council = e.council and s.id = e.subject_id and e.subject = 'signal'"
    " where e.council = :council and e.number > :after and e.number <= :until"
    " and e.subject in ('signal', 'theme', 'learning_point', 'recommendation') and e.what <> 'took_signal_in'"
    " and coalesce(s.kept_from_worker, 0) = 0 order by e.number limit :most";

std::string path_of(Moved const& moved) {
    using Pair = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Pair, 3> folders{
        Pair{"signal", "signals"}, {"theme", "themes"}, {"learning_point", "learning-points"}};
    for (auto const& [subject, folder] : folders) {
        if (subject == moved.subject) {
            return fmt::format("/api/v1/{}/{}", folder, moved.subject_id);
        }
    }
    return {};
}

}  // namespace

std::int64_t last_event(store::Reading const& db) {
    return store::value_if_any<std::int64_t>(
               db, "select number from events where council = :council order by number desc limit 1", db.council())
        .value_or(0);
}

Feed moved_after(store::Reading const& db, std::int64_t number, int most) {
    auto const last = last_event(db);
    auto const until = std::min(last, number + looked_at_once);
    Feed feed{store::rows<Moved>(db, told, db.council(), number, until, most), until, until < last};
    if (feed.moved.size() == static_cast<std::size_t>(most)) {
        feed.looked_to = feed.moved.back().number;
        feed.more = feed.looked_to < last;
    }
    return feed;
}

std::optional<Moved> moved_at(store::Reading const& db, std::int64_t number) {
    return store::row<Moved>(db, told, db.council(), number - 1, number, 1);
}

std::string type_of(Moved const& moved) { return fmt::format("{}.{}", moved.subject, moved.what); }

json::object moved_json(Moved const& moved, std::string_view server_key) {
    auto const path = path_of(moved);
    auto const id = web::keyed_hash(server_key, fmt::format("event {}", moved.number)).substr(0, 32);
    json::object body{{"id", "evt_" + id}, {"type", type_of(moved)}, {"at", iso(moved.at)}};
    body["record"] = json::object{{"kind", moved.subject},
                                  {"id", moved.subject_id},
                                  {"path", path.empty() ? json::value(nullptr) : json::value(path)}};
    auto const stage = moved.what == "moved" ? named<loop::Stage>(moved.detail) : std::nullopt;
    body["stage"] = stage ? json::value(name_of(*stage)) : json::value(nullptr);
    return body;
}

}  // namespace heed::api
