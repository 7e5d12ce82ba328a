#include "loop/search/search_texts.hpp"

#include "loop/learning/learning.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

constexpr store::Audience for_signals = 's';
constexpr store::Audience for_kept_signals = 'k';
constexpr store::Audience for_learning = 'l';

struct SignalText {
    Id<Signal> id;
    SignalKind kind = SignalKind::observation;
    std::string said;
    Day heard_on;
    bool kept_from_worker = false;
};
BOOST_DESCRIBE_STRUCT(SignalText, (), (id, kind, said, heard_on, kept_from_worker))

store::SearchText text_of(SignalText const& signal) {
    return {std::string(subject::signal),
            signal.id.number,
            std::string(name_of(signal.kind)),
            signal.kept_from_worker ? for_kept_signals : for_signals,
            signal.heard_on,
            signal.said};
}

struct PointText {
    std::string sentence;
    std::string own_words;
    Day made_on;
};
BOOST_DESCRIBE_STRUCT(PointText, (), (sentence, own_words, made_on))

struct ActionText {
    std::string what;
    Day added_on;
};
BOOST_DESCRIBE_STRUCT(ActionText, (), (what, added_on))

/// The ids above `after` of the next records of a table, and of them those that are not in yet.
struct Batch {
    std::int64_t until = 0;  ///< the last id looked at; 0: there was none
    std::vector<std::int64_t> missing;
};

Batch next_batch(store::Reading const& db, std::string const& table, std::string_view subject, std::int64_t after) {
    constexpr int most = 1000;
    auto const ids = store::values<std::int64_t>(
        db, "select id from " + table + " where council = :council and id > :after order by id limit :most",
        db.council(), after, most);
    Batch batch{ids.empty() ? 0 : ids.back(), {}};
    for (auto const id : ids) {
        if (!store::is_in(db, subject, id)) {
            batch.missing.push_back(id);
        }
    }
    return batch;
}

void put_signal_in(store::Writing& db, std::int64_t id) {
    auto const found = store::row<SignalText>(db,
                                              "select id, kind, said, heard_on, kept_from_worker from signals"
                                              " where council = :council and id = :id",
                                              db.council(), id);
    store::put_new_in(db, text_of(*found));
}

void put_action_in(store::Writing& db, std::int64_t id) { make_findable(db, Id<Action>{id}); }
void put_point_in(store::Writing& db, std::int64_t id) { make_findable(db, Id<LearningPoint>{id}); }

struct Source {
    std::string table;
    std::string_view subject;
    void (*put)(store::Writing&, std::int64_t);
};

std::int64_t catch_up(store::Store& store, CouncilId council, Source const& source) {
    std::int64_t all = 0;
    for (;;) {
        auto const batch = store::read(store, council, [&](store::Reading& db) {
            return next_batch(db, source.table, source.subject, store::search_progress(db, source.subject));
        });
        if (batch.until == 0) {
            return all;
        }
        all += store::housekeeping(store, council, [&](store::Writing& db) {
            std::int64_t put = 0;
            for (auto const id : batch.missing) {
                // Another node, or the record's own next change, may have been faster.
                if (!store::is_in(db, source.subject, id)) {
                    source.put(db, id);
                    ++put;
                }
            }
            store::set_search_progress(db, source.subject, batch.until);
            return put;
        });
    }
}

}  // namespace

std::vector<store::Audience> audiences_of(people::Here const& here) {
    std::vector<store::Audience> audiences;
    if (here.may(people::May::see_signals)) {
        audiences.push_back(for_signals);
        if (here.may(people::May::see_kept_from_worker)) {
            audiences.push_back(for_kept_signals);
        }
    }
    if (here.may(people::May::see_learning)) {
        audiences.push_back(for_learning);
    }
    return audiences;
}

void make_findable(store::Writing& db, Signal const& signal) {
    store::put_new_in(db, text_of({signal.id, signal.kind, signal.said, signal.heard_on, signal.kept_from_worker}));
}

void make_findable_again(store::Writing& db, Signal const& signal) {
    store::put_in(db, text_of({signal.id, signal.kind, signal.said, signal.heard_on, signal.kept_from_worker}));
}

void make_findable(store::Writing& db, Id<LearningPoint> point) {
    auto const found = store::row<PointText>(
        db,
        "select sentence, coalesce(own_words, '') as own_words, learning_points.made_on as made_on from learning_points"
        " left join learning_point_origins on learning_point_origins.council = learning_points.council"
        " and learning_point = id where learning_points.council = :council and id = :id",
        db.council(), point);
    must(found.has_value(), "a learning point that was written is there");
    store::put_in(db, {std::string(subject::learning_point), point.number, std::string(subject::learning_point),
                       for_learning, found->made_on, found->sentence + "\n" + found->own_words});
}

void make_findable(store::Writing& db, Id<Action> action) {
    auto const found = store::row<ActionText>(
        db, "select what, added_on from actions where council = :council and id = :id", db.council(), action);
    must(found.has_value(), "an action that was written is there");
    store::put_in(db, {std::string(subject::action), action.number, std::string(subject::action), for_learning,
                       found->added_on, found->what});
}

std::int64_t catch_up_search(store::Store& store, CouncilId council) {
    std::int64_t all = 0;
    for (auto const& source : {Source{"signals", subject::signal, put_signal_in},
                               Source{"learning_points", subject::learning_point, put_point_in},
                               Source{"actions", subject::action, put_action_in}}) {
        all += catch_up(store, council, source);
    }
    return all;
}

}  // namespace heed::loop
