#include "loop/picture/waits_store.hpp"

#include <doctest/doctest.h>

#include "kernel/dice.hpp"
#include "loop/demonstration/demonstration.hpp"
#include "loop/heard/signal_service.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/stage.hpp"
#include "store/rows.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

Day const heard = *day_of(2026, 1, 5);

Journey journey_heard() {
    Signal signal;
    signal.id = {1};
    signal.heard_on = heard;
    return begun(signal);
}

template <DescribedStruct Key>
using Counted = std::map<Key, std::int64_t>;

/// The fields of a key and its number, as the table holds them.
struct HeardRow : HeardTally {
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(HeardRow, (HeardTally), (number))
struct ReachedRow : ReachedTally {
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(ReachedRow, (ReachedTally), (number))
struct EndedRow : EndedTally {
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(EndedRow, (EndedTally), (number))
struct StandingRow : StandingTally {
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(StandingRow, (StandingTally), (number))

template <DescribedStruct Key, DescribedStruct Row>
Counted<Key> kept(store::Reading const& db, std::string const& columns, std::string const& table) {
    Counted<Key> found;
    for (auto const& row : store::rows<Row>(db,
                                            "select " + columns + ", number from " + table +
                                                " where council = :council and number <> 0 /* counted by a test */",
                                            db.council())) {
        found[row] = row.number;
    }
    return found;
}

struct AllTallies {
    Counted<HeardTally> heard;
    Counted<ReachedTally> reached;
    Counted<EndedTally> ended;
    Counted<StandingTally> standing;
    bool operator==(AllTallies const&) const = default;
};

AllTallies kept_tallies(store::Reading const& db) {
    return {kept<HeardTally, HeardRow>(db, "about, about_id, month, kept_from_worker, kind", "heard_tallies"),
            kept<ReachedTally, ReachedRow>(db, "about, about_id, month, kept_from_worker, furthest", "reached_tallies"),
            kept<EndedTally, EndedRow>(db, "about, about_id, began, stage, kept_from_worker, went_on, days",
                                       "ended_tallies"),
            kept<StandingTally, StandingRow>(db, "about, about_id, stage, since, kept_from_worker, is_first",
                                             "standing_tallies")};
}

/// Every signal's journey, counted one by one by the plain meaning of the tables.
AllTallies counted_anew(store::Reading const& db) {
    AllTallies all;
    for (auto const id : store::values<Id<Signal>>(
             db, "select id from signals where council = :council /* counted by a test */", db.council())) {
        auto const journey = journey_of(db, id);
        std::vector<Scope> scopes{{}};
        if (journey.service) {
            scopes.push_back({About::service, journey.service.number});
        }
        for (auto const& theme : themes_of(db, id)) {
            scopes.push_back({About::theme, theme.id.number});
        }
        for (auto const& [about, number] : scopes) {
            auto const kept = journey.kept_from_worker;
            ++all.heard[{about, number, month_of(journey.heard_on), kept, journey.kind}];
            ++all.reached[{about, number, month_of(journey.heard_on), kept, journey.furthest}];
            if (journey.kind == SignalKind::compliment) {
                continue;
            }
            bool const first = stands_for_the_first_time(journey);
            ++all.standing[{about, number, journey.stage, journey.stage_since, kept, first}];
            for (auto const& step : journey.steps) {
                auto const days = tallied_days(step.days);
                ++all.ended[{about, number, "", step.stage, kept, step.went_on, days}];
                ++all.ended[{about, number, month_of(step.since), step.stage, kept, step.went_on, days}];
            }
        }
    }
    return all;
}

struct Random : people::Stage {
    Dice dice;
    std::vector<Id<Service>> services;
    std::vector<Id<Theme>> themes;
    std::vector<Id<Signal>> signals;
    std::vector<Id<LearningPoint>> points;
    bool may_unlink = true;

    explicit Random(std::uint64_t seed) : dice(seed) {
        write([&](store::Writing& db) {
            for (auto const* const name : {"Homecare", "Assessment"}) {
                services.push_back(add_service(db, name, clock.now(), -1));
                Theme theme;
                theme.name = name;
                theme.definition = "what it says";
                theme.owner = member(people::dev).id;
                theme.made_at = clock.now();
                themes.push_back(add_theme(db, theme));
            }
        });
    }

    Doing doing() { return {clock.today(), clock.now(), 1}; }

    void hear() {
        Signal signal;
        signal.kind = dice.chance(50) ? SignalKind::complaint : SignalKind::compliment;
        signal.said = "said";
        signal.service = dice.chance(70) ? dice.pick(services) : Id<Service>{};
        signal.heard_on = clock.today() - static_cast<int>(dice.between(0, 40));
        signal.kept_from_worker = dice.chance(20);
        signal.recorded_at = clock.now();
        signals.push_back(write([&](store::Writing& db) { return tell(db, signal); }));
    }

    void learn() {
        LearningPoint point;
        point.sentence = "Every visit is phoned through within 30 minutes";
        point.theme = dice.pick(themes);
        point.service = dice.chance(50) ? dice.pick(services) : Id<Service>{};
        point.owner = member(people::esther).id;
        points.push_back(
            write([&](store::Writing& db) { return add_learning_point(db, point, {dice.pick(signals)}, doing()); }));
    }

    void act_on(Id<LearningPoint> point) {
        Action action;
        action.what = "Ring";
        action.owner = member(people::esther).id;
        action.due = clock.today() + 30;
        action.added_on = clock.today();
        auto const id = write([&](store::Writing& db) { return add_action(db, point, action, doing()); });
        if (dice.chance(70)) {
            clock.pass(std::chrono::hours(1));
            write([&](store::Writing& db) { mark_done(db, point, id, clock.today(), doing()); });
        }
    }

    void share_it(Id<LearningPoint> point) {
        Share share;
        share.to_whom = "Everybody";
        share.shared_on = clock.today();
        share.reached = 3;
        share.meant_for = 4;
        write([&](store::Writing& db) { add_share(db, point, share, doing()); });
    }

    void one_act() {
        auto const die = dice.between(0, 9);
        if (signals.empty() || die <= 2) {
            hear();
        } else if (die <= 5) {
            auto const signal = dice.pick(signals);
            auto const theme = dice.pick(themes);
            bool const away = may_unlink && dice.chance(25);
            store::housekeeping(*store, store::thornmere, [&](store::Writing& db) {
                away ? unlink_from_theme(db, signal, theme, clock.now(), 1)
                     : (void)link_to_theme(db, signal, theme, clock.today(), clock.now(), 1);
            });
        } else if (die == 6) {
            auto const signal = dice.pick(signals);
            auto const service = dice.pick(services);
            store::housekeeping(*store, store::thornmere,
                                [&](store::Writing& db) { name_service(db, signal, service, 1, clock.now()); });
        } else if (points.empty() || die == 7) {
            learn();
        } else if (die == 8) {
            act_on(dice.pick(points));
        } else if (dice.chance(70)) {
            share_it(dice.pick(points));
        } else {
            auto const point = dice.pick(points);
            write([&](store::Writing& db) {
                reopen(db, point, {ReopeningCause::by_hand, 0, "It is not so."}, clock.today(), clock.now(), 1);
            });
        }
        clock.pass(std::chrono::hours(dice.between(1, 200)));
    }
};

}  // namespace

TEST_SUITE("loop: waits") {
    TEST_CASE("each stage is timed once, from the day a signal came to it to the day it went on") {
        auto journey = moved(journey_heard(), Stage::understood, heard + 3);
        journey = moved(std::move(journey), Stage::learned, heard + 10);
        REQUIRE(journey.steps.size() == 2);
        CHECK(journey.steps[0] == Step{{1}, Stage::heard, heard, heard + 3, 3, true});
        CHECK(journey.steps[1] == Step{{1}, Stage::understood, heard + 3, heard + 10, 7, true});
        CHECK(journey.stage_since == heard + 10);
        CHECK(stands_for_the_first_time(journey));
    }

    TEST_CASE("what is reopened was set back, stands again since that day, and is not timed a second time") {
        auto journey = moved(journey_heard(), Stage::learned, heard + 3);
        journey = moved(std::move(journey), Stage::proved, heard + 100);
        journey = moved(std::move(journey), Stage::learned, heard + 150);
        CHECK(journey.furthest == Stage::proved);
        CHECK(journey.stage_since == heard + 150);
        CHECK_FALSE(stands_for_the_first_time(journey));
        CHECK_FALSE(journey.steps.back().went_on);
        auto const steps = journey.steps.size();
        CHECK(moved(std::move(journey), Stage::acted_on, heard + 200).steps.size() == steps);
    }

    TEST_CASE("a signal whose only theme was a mistake has waited since the day it was heard") {
        auto const journey = moved(moved(journey_heard(), Stage::understood, heard + 3), Stage::heard, heard + 9);
        CHECK(journey.steps.empty());
        CHECK(journey.stage_since == heard);
        CHECK(journey.furthest == Stage::heard);
    }

    TEST_CASE("long waits are counted in whole weeks, so that tallies do not grow with the years") {
        CHECK(tallied_days(60) == 60);
        CHECK(tallied_days(62) == 56);
        CHECK(tallied_days(63) == 63);
        CHECK(tallied_days(730) == 728);
        CHECK(tallied_days(3650) == 3640);
    }

    TEST_CASE("after any acts the tallies say what a count of every signal says") {
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            Random random(seed);
            for (int i = 0; i < 120; ++i) {
                random.one_act();
            }
            random.read([&](store::Reading& db) {
                CHECK_MESSAGE(kept_tallies(db) == counted_anew(db), "seed ", seed);
                return 0;
            });
        }
    }

    TEST_CASE("journeys of signals that were there before the tallies are told from links and events, and counted in") {
        Random random(7);
        random.may_unlink = false;
        for (int i = 0; i < 150; ++i) {
            random.one_act();
        }
        auto const before = random.read([](store::Reading& db) { return kept_tallies(db); });
        store::housekeeping(*random.store, store::thornmere, [](store::Writing& db) {
            for (auto const* const table :
                 {"signal_steps", "heard_tallies", "reached_tallies", "ended_tallies", "standing_tallies"}) {
                store::act(db,
                           std::string("delete from ") + table + " where council = :council /* counted by a test */",
                           db.council());
            }
            store::act(db,
                       "update signals set stage_since = '', furthest = 'heard' where council = :council /* counted by "
                       "a test */",
                       db.council());
        });
        random.may_unlink = false;
        CHECK_FALSE(random.read([](store::Reading& db) { return is_all_counted(db); }));
        random.hear();  // life goes on meanwhile
        while (store::housekeeping(*random.store, store::thornmere,
                                   [](store::Writing& db) { return count_in_what_was_there(db, 10); }) > 0) {
        }
        random.read([&](store::Reading& db) {
            CHECK(is_all_counted(db));
            auto const after = kept_tallies(db);
            CHECK(after == counted_anew(db));
            CHECK(after.ended == before.ended);
            return 0;
        });
    }

    TEST_CASE("themes that are merged take their signals' waits along") {
        Random random(8);
        for (int i = 0; i < 100; ++i) {
            random.one_act();
        }
        auto const from = random.themes[0];
        auto const into = random.themes[1];
        store::housekeeping(*random.store, store::thornmere, [&](store::Writing& db) {
            count_gathered(db,
                           {from,
                            "not exists (select 1 from theme_signals there where there.council = theme_signals.council"
                            " and there.theme = :into and there.signal = theme_signals.signal)",
                            into.number},
                           into, 1);
            forget_tallies_of(db, from);
            store::act(db,
                       "insert into theme_signals (council, theme, signal, heard_on, at, by)"
                       " select council, cast(:into as bigint), signal, heard_on, at, by from theme_signals"
                       " where council = :council and theme = :from on conflict do nothing",
                       into, db.council(), from);
            store::act(db, "delete from theme_signals where council = :council and theme = :from", db.council(), from);
        });
        random.read([&](store::Reading& db) {
            CHECK(kept_tallies(db) == counted_anew(db));
            return 0;
        });
    }

    TEST_CASE("invented signals are spread over stages and days, and their tallies are right") {
        Random random(9);
        random.write([&](store::Writing& db) { add_invented_signals(db, 300, 5, random.clock.now()); });
        random.read([&](store::Reading& db) {
            auto const all = kept_tallies(db);
            CHECK(all == counted_anew(db));
            CHECK(all.ended.size() > 100);
            return 0;
        });
    }
}
