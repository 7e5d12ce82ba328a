#include "loop/before/seen_before.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <unordered_map>

#include "loop/before/likeness.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/search/search_texts.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

constexpr int most_of_a_kind = 50'000;
constexpr std::size_t most_shown = 5;
constexpr std::array compared_kinds{SignalKind::assessment_finding, SignalKind::audit_finding,
                                    SignalKind::ombudsman_decision, SignalKind::recommendation};

std::int64_t key_of(Said what) { return what.id * 2 + (what.as == SaidAs::learning_point ? 1 : 0); }
Said said_by(std::int64_t key) { return {key % 2 == 1 ? SaidAs::learning_point : SaidAs::signal, key / 2}; }

struct ComparedText {
    std::int64_t id = 0;
    std::string text;
    Day day;
    bool kept_from_worker = false;
};
BOOST_DESCRIBE_STRUCT(ComparedText, (), (id, text, day, kept_from_worker))

constexpr std::string_view points_with_own_words =
    "select id, sentence || ' ' || coalesce(own_words, '') as text, learning_points.made_on as day, 0 as "
    "kept_from_worker"
    " from learning_points left join learning_point_origins"
    " on learning_point_origins.council = learning_points.council and learning_point = id"
    " where learning_points.council = :council";

/// One council's texts, in step with its records as of the last question.
class Compared {
public:
    std::vector<SeenBefore> nearest(store::Reading const& db, SeenQuestion const& question, bool see_kept) {
        {
            std::unique_lock const lock(mutex_);
            catch_up(db);
        }
        constexpr std::size_t most = 4 * most_shown;  // some of them are left out yet
        std::shared_lock const lock(mutex_);
        auto const fits = [&](std::int64_t key) {
            auto const& known = known_.at(key);
            return (see_kept || !known.kept_from_worker) && known.day <= question.until &&
                   !(question.of && key_of(*question.of) == key);
        };
        std::vector<SeenBefore> seen;
        for (auto const& alike : likeness_.nearest(question.text, most, fits)) {
            if (alike.likeness >= least_likeness) {
                seen.push_back({said_by(alike.key), alike.likeness});
            }
        }
        return seen;
    }

private:
    struct Known {
        Day day;
        bool kept_from_worker = false;
    };

    void put(SaidAs as, ComparedText const& text) {
        auto const key = key_of({as, text.id});
        likeness_.put(key, text.text);
        known_[key] = {text.day, text.kept_from_worker};
    }

    void read_all(store::Reading const& db) {
        read_until_ = store::last_put_in(db);
        for (auto const& point :
             store::rows<ComparedText>(db, std::string(points_with_own_words) + " order by id desc limit :most",
                                       db.council(), most_of_a_kind)) {
            put(SaidAs::learning_point, point);
        }
        for (auto const kind : compared_kinds) {
            for (auto const& signal : store::rows<ComparedText>(
                     db,
                     "select id, said as text, heard_on as day, kept_from_worker from signals"
                     " where council = :council and kind = :kind order by heard_on desc, id desc limit :most",
                     db.council(), kind, most_of_a_kind)) {
                put(SaidAs::signal, signal);
            }
        }
    }

    void read_one(store::Reading const& db, store::SearchNumber const& one) {
        if (one.subject == subject::learning_point) {
            auto const point = store::row<ComparedText>(db, std::string(points_with_own_words) + " and id = :id",
                                                        db.council(), one.subject_id);
            if (point) {
                put(SaidAs::learning_point, *point);
            }
        } else if (one.subject == subject::signal) {
            auto const signal = find_signal(db, {one.subject_id}, true);
            if (signal && can_have_been_said_before(signal->kind)) {
                put(SaidAs::signal, {one.subject_id, signal->said, signal->heard_on, signal->kept_from_worker});
            }
        }
    }

    void catch_up(store::Reading const& db) {
        if (!begun_) {
            read_all(db);
            begun_ = true;
        }
        constexpr int batch = 1000;
        for (auto next = store::put_in_since(db, read_until_, batch); !next.empty();
             next = store::put_in_since(db, read_until_, batch)) {
            for (auto const& one : next) {
                read_one(db, one);
                read_until_ = one.number;
            }
        }
    }

    std::shared_mutex mutex_;
    Likeness likeness_;
    std::unordered_map<std::int64_t, Known> known_;
    std::int64_t read_until_ = 0;
    bool begun_ = false;
};

/// By the council's server key, which no other council and no other database has.
Compared& compared_of(people::Here const& here) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<Compared>> councils;
    std::lock_guard const lock(mutex);
    auto& one = councils[here.server_key];
    if (!one) {
        one = std::make_unique<Compared>();
    }
    return *one;
}

/// Whether a learning point came from that signal: it says the same because it is the same.
bool is_one_story(store::Reading const& db, Said one, Said other) {
    if (one.as == other.as) {
        return false;
    }
    auto const signal = one.as == SaidAs::signal ? one.id : other.id;
    auto const point = one.as == SaidAs::signal ? other.id : one.id;
    return store::value<std::int64_t>(db,
                                      "select count(*) from learning_point_signals where council = :council"
                                      " and learning_point = :point and signal = :signal",
                                      db.council(), point, signal) > 0;
}

}  // namespace

bool can_have_been_said_before(SignalKind kind) {
    return std::ranges::find(compared_kinds, kind) != compared_kinds.end();
}

std::optional<SaidText> find_said(people::Here const& here, Said what) {
    if (what.as == SaidAs::signal) {
        auto const signal = here.may(people::May::see_signals)
                                ? find_signal(here.db, {what.id}, here.may(people::May::see_kept_from_worker))
                                : std::nullopt;
        return signal ? std::optional(SaidText{signal->said, signal->heard_on}) : std::nullopt;
    }
    auto const point = here.may(people::May::see_learning)
                           ? store::row<ComparedText>(here.db, std::string(points_with_own_words) + " and id = :id",
                                                      here.db.council(), what.id)
                           : std::nullopt;
    return point ? std::optional(SaidText{point->text, point->day}) : std::nullopt;
}

std::vector<SeenBefore> seen_before(people::Here const& here, SeenQuestion const& question) {
    if (!here.may(people::May::see_signals) || !here.may(people::May::see_learning)) {
        return {};
    }
    auto seen = compared_of(here).nearest(here.db, question, here.may(people::May::see_kept_from_worker));
    std::set<std::string> texts;
    std::erase_if(seen, [&](SeenBefore const& one) {
        auto const found = find_said(here, one.what);
        bool const is_own = question.of && is_one_story(here.db, *question.of, one.what);
        return is_own || !found || !texts.insert(found->text).second;
    });
    seen.resize(std::min(seen.size(), most_shown));
    return seen;
}

}  // namespace heed::loop
