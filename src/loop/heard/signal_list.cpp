// Lists of signals by what they are narrowed to, each read in the order of an index, and how many a list holds.

#include <algorithm>

#include <fmt/format.h>

#include "loop/heard/signal_store.hpp"
#include "loop/picture/waits_store.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

/// A query that is put together from fixed pieces; what people typed is only ever bound.
struct Narrowing {
    std::string sql;
    std::vector<store::Value> values;

    template <class T>
    void where(std::string_view condition, T const& value) {
        (sql += " and ") += condition;
        values.push_back(store::Kept<T>::bind(value));
    }
    void from_place(std::string_view condition, SignalPlace const& place) {
        where(condition, place.heard_on);
        values.push_back(store::Kept<Id<Signal>>::bind(place.signal));
    }
    template <class T>
    void where_any(std::string_view condition, std::optional<T> const& value) {
        if (value) {
            where(condition, *value);
        }
    }
};

/// In which order a list stands: by a day and a number, of the table that leads to it.
struct Order {
    std::string table;
    std::string day;
    std::string number;
    bool longest_first = false;
};

bool is_of_the_waiting(SignalFilter const& filter) { return filter.since_from || filter.since_to || filter.first_time; }

Order order_of(SignalFilter const& filter) {
    if (filter.left) {
        return {"signal_steps", "signal_steps.since", "signal_steps.signal"};
    }
    if (is_of_the_waiting(filter)) {
        return {"signals", "signals.stage_since", "signals.id", true};
    }
    return filter.theme ? Order{"theme_signals", "theme_signals.heard_on", "theme_signals.signal"}
                        : Order{"signals", "signals.heard_on", "signals.id"};
}

void narrow(Narrowing& query, SignalFilter const& filter) {
    query.where_any("kind = :kind", filter.kind);
    if (filter.service) {
        query.where("service = :service", filter.service);
    }
    query.where_any("signals.stage = :stage", filter.stage);
    query.where_any("signals.heard_on >= :heard_from", filter.heard_from);
    query.where_any("signals.heard_on <= :heard_to", filter.heard_to);
    query.where_any("stage_since >= :since_from", filter.since_from);
    query.where_any("stage_since <= :since_to", filter.since_to);
    if (filter.reached) {
        std::string names;
        for_each_value<Stage>([&](Stage stage) {
            names += stage < *filter.reached ? std::string()
                                             : fmt::format("{}'{}'", names.empty() ? "" : ", ", name_of(stage));
        });
        query.sql += fmt::format(" and furthest in ({})", names);
    }
    if (filter.left || is_of_the_waiting(filter)) {
        query.sql += " and kind <> 'compliment'";  // thanks wait for nothing
    }
    if (filter.first_time) {
        query.sql += " and not exists (select 1 from signal_steps before where before.council = signals.council"
                     " and before.signal = signals.id and before.stage = signals.stage)";
    }
    if (!filter.see_kept_from_worker) {
        query.where("kept_from_worker = :kept", 0);
    }
}

/// So many that a list in the order of waiting finds its page sooner by trying signals in that order than by sorting all of
/// the theme's.
bool is_large(store::Reading const& db, Id<Theme> theme) {
    constexpr std::int64_t large = 2000;
    return store::value<std::int64_t>(db,
                                      "select cast(coalesce(sum(number), 0) as bigint) from signal_tallies"
                                      " where council = :council and theme = :theme",
                                      db.council(), theme) > large;
}

Narrowing narrowed(store::Reading const& db, std::string_view select, SignalFilter const& filter) {
    Narrowing query;
    query.sql = fmt::format("select {} from signals", select);
    if (filter.left) {
        query.sql +=
            " join signal_steps on signal_steps.council = signals.council and signal_steps.signal = signals.id";
    }
    bool const is_probed = filter.theme && is_of_the_waiting(filter) && !filter.left && is_large(db, filter.theme);
    if (filter.theme && !is_probed) {
        query.sql +=
            " join theme_signals on theme_signals.council = signals.council and theme_signals.signal = signals.id";
    }
    query.sql += fmt::format(" where {}.council = :council", order_of(filter).table);
    query.values.push_back(store::Kept<CouncilId>::bind(db.council()));
    if (filter.left) {
        query.where("signal_steps.stage = :left", *filter.left);
        query.where("went_on = :went_on", !filter.set_back);
        query.where_any("signal_steps.since >= :began", filter.began_from);
    }
    if (is_probed) {
        query.where("exists (select 1 from theme_signals where theme_signals.council = signals.council"
                    " and theme_signals.signal = signals.id and theme_signals.theme = :theme)",
                    filter.theme);
    } else if (filter.theme) {
        query.where("theme = :theme", filter.theme);
    }
    narrow(query, filter);
    return query;
}

std::int64_t number_from(store::Reading const& db, Narrowing const& query) {
    store::Column const column{"", store::Kind::integer};
    auto cursor = db.ask(query.sql, query.values, {&column, 1});
    must(cursor.next(), "a count is always answered");
    return cursor.cell(0).integer;
}

bool is_in_old_tallies(SignalFilter const& filter) {
    return !filter.heard_from && !filter.heard_to && !filter.reached && !filter.left && !is_of_the_waiting(filter);
}

std::int64_t count_in_old_tallies(store::Reading const& db, SignalFilter const& filter) {
    Narrowing query;
    query.sql = "select cast(coalesce(sum(number), 0) as bigint) from signal_tallies where council = :council";
    query.values.push_back(store::Kept<CouncilId>::bind(db.council()));
    query.where("theme = :theme", filter.theme);
    query.where_any("kind = :kind", filter.kind);
    if (filter.service) {
        query.where("service = :service", filter.service);
    }
    query.where_any("stage = :stage", filter.stage);
    if (!filter.see_kept_from_worker) {
        query.where("kept_from_worker = :kept", 0);
    }
    return number_from(db, query);
}

}  // namespace

std::vector<SignalLine> list_signals(store::Reading const& db, SignalFilter const& filter, int most) {
    auto query = narrowed(db,
                          "signals.id as id, kind, substr(said, 1, 200) as said, service, signals.heard_on as heard_on,"
                          " kept_from_worker, signals.stage as stage",
                          filter);
    auto const order = order_of(filter);
    auto const place = [&](bool onwards) {
        return fmt::format("({}, {}) {} (:day, :number)", order.day, order.number,
                           onwards == order.longest_first ? ">" : "<");
    };
    if (filter.before) {
        query.from_place(place(true), *filter.before);
    }
    if (filter.after) {
        query.from_place(place(false), *filter.after);
    }
    bool const upwards = order.longest_first != filter.after.has_value();
    query.sql += fmt::format(" order by {0} {2}, {1} {2} limit :most", order.day, order.number,
                             upwards ? "asc" : "desc");
    query.values.push_back(store::Kept<int>::bind(most));
    std::vector<SignalLine> found;
    static auto const columns = store::columns_of<SignalLine>();
    auto cursor = db.ask(query.sql, query.values, columns);
    while (cursor.next()) {
        found.push_back(store::read_row<SignalLine>(cursor));
    }
    if (filter.after) {
        std::ranges::reverse(found);
    }
    return found;
}

std::int64_t count_signals(store::Reading const& db, SignalFilter const& filter) {
    if (is_in_old_tallies(filter)) {
        return count_in_old_tallies(db, filter);
    }
    auto query = narrowed(db, "1 as one", filter);
    query.sql = fmt::format("select count(*) from ({} limit {}) counted", query.sql, most_counted);
    return number_from(db, query);
}

SignalPlace place_in_list(store::Reading const& db, SignalFilter const& filter, SignalLine const& line) {
    if (filter.left) {
        return {store::value<Day>(db,
                                  "select since from signal_steps where council = :council and signal = :signal"
                                  " and stage = :stage",
                                  db.council(), line.id, *filter.left),
                line.id};
    }
    if (is_of_the_waiting(filter)) {
        return {journey_of(db, line.id).stage_since, line.id};
    }
    return {line.heard_on, line.id};
}

}  // namespace heed::loop
