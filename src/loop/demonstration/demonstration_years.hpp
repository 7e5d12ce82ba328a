#pragma once
// The demonstration council's three years as a calendar: each story plans what happens on which day, and then the years
// are lived through in their order. Days are told in days before today.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "kernel/dice.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/themes/theme.hpp"
#include "store/store.hpp"

namespace heed::loop {

/// The rows of a table of tab-separated columns, without its heading and its comments.
std::vector<std::vector<std::string>> invented_table(std::string_view path);

struct InventedTheme {
    std::string key;
    Theme theme;
    std::string service;
    std::string owner;
    int until = 0;  ///< complaints are linked up to so many days ago
    std::vector<std::string> words;
};
std::vector<InventedTheme> invented_themes();

struct InventedWords {
    std::string key;
    SignalKind kind = SignalKind::observation;
    std::string said;
};
std::vector<InventedWords> invented_words();
/// With its holes "{n}" and "{weeks}" filled by the dice.
std::string filled_in(std::string text, Dice& dice);

class Years {
public:
    Years(store::Writing& db, Instant now);

    /// Does everything that was planned, in the order of its moments.
    void live_through();

    /// Plans something for so many days ago, in working hours; what is planned later on the same day happens later.
    void at(int days_ago, std::function<void(Instant)> act);

    /// The cast by first names, services by name and themes by the key of the table.
    std::int64_t id_of(std::string_view first);
    Id<Service> service(std::string const& name);
    Id<Theme> theme(std::string const& key) { return theme_ids_.at(key); }
    /// The learning point that was last learned under this key; only inside `at`.
    Id<LearningPoint> point(std::string const& key) { return points_.at(key); }
    Doing doing(std::string_view who, Instant at) { return {day_in_england(at), at, id_of(who)}; }
    store::Writing& db() { return db_; }
    Day today() const { return today_; }

    // What was heard.
    void plan_themes();
    void plan_complaints();
    void plan_staff_signals();
    void plan_nights();

    // What one can do to a learning point, by the key of its theme.
    void learn(int ago, std::string const& key, std::string const& sentence, std::string const& owner);
    void promise(int ago, std::string const& key, ProofKind kind, std::string const& would_see, int sample,
                 int at_least, int due_ago);
    void plan(int ago, std::string const& key, std::string const& what, Strength strength, std::string const& who,
              int due_ago);
    void finish(int ago, std::string const& key);
    void share(int ago, std::string const& key, ShareWay way, std::string const& to_whom, int reached, int meant_for);
    void prove(int ago, std::string const& key, ProofKind kind, int seen, int looked_at);
    void tell_people(int ago, std::string const& key, std::string const& what);

private:
    /// Something that is done at a moment of the three years.
    struct Moment {
        Instant at;
        std::function<void(Instant)> act;
    };

    void plan_one_signal(InventedWords const& words, InventedTheme const* theme, int days_ago);

    store::Writing& db_;
    Instant now_;
    Day today_;
    Dice dice_;
    int planned_ = 0;
    std::vector<Moment> moments_;
    std::map<std::string, std::int64_t> people_;
    std::map<std::string, Id<Service>> services_;
    std::vector<InventedTheme> themes_ = invented_themes();
    std::map<std::string, Id<Theme>> theme_ids_;
    std::map<std::string, Id<LearningPoint>> points_;
};

/// Whether what was shared was used, six weeks later.
void plan_uses_of_shares(Years& years);

/// What people were told besides, what is held, and what stands on the public page; after the learning points.
void plan_tellings(Years& years);

/// Two measures that are watched, one of which proves that an action helped.
void plan_runs(Years& years);

}  // namespace heed::loop
