#include "loop/learning/learning_account.hpp"

#include <doctest/doctest.h>

#include "loop/heard/signal_store.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/pages.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/stage.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

struct Learning : people::Stage {
    Id<Theme> theme;
    Day begun;

    Learning() : begun(clock.today()) {
        mount(loop::mount);
        theme = write([&](store::Writing& db) {
            Theme late;
            late.name = "Late visits";
            late.definition = "A visit began late";
            late.owner = member(people::esther).id;
            late.made_at = clock.now();
            return add_theme(db, late);
        });
    }

    Doing doing() { return {clock.today(), clock.now(), member(people::esther).id.number}; }

    Id<LearningPoint> learn(SignalKind kind) {
        return write([&](store::Writing& db) {
            Signal signal;
            signal.kind = kind;
            signal.said = "Nobody came.";
            signal.heard_on = clock.today();
            signal.recorded_at = clock.now();
            auto const heard = tell(db, signal);
            LearningPoint point;
            point.sentence = "Every late visit is phoned through";
            point.theme = theme;
            point.owner = member(people::esther).id;
            return add_learning_point(db, point, {heard}, doing());
        });
    }

    void act(Id<LearningPoint> point, Strength strength, bool done) {
        write([&](store::Writing& db) {
            Action action;
            action.what = "Change the rota";
            action.owner = member(people::esther).id;
            action.due = clock.today() + 10;
            action.strength = strength;
            action.added_on = clock.today();
            auto const id = add_action(db, point, action, doing());
            if (done) {
                mark_done(db, point, id, clock.today(), doing());
            }
            return 0;
        });
    }

    void promise(Id<LearningPoint> point, Day due) {
        write([&](store::Writing& db) {
            Proof proof;
            proof.would_see = "the call";
            proof.sample = 10;
            proof.at_least = 8;
            proof.due = due;
            proof.promised_on = clock.today();
            add_promise(db, point, proof, doing());
            return 0;
        });
    }

    Account account(Day today) {
        return read([&](store::Reading& db) {
            auto made = account_of_learning(db, {{begun, begun + 60}, true, today});
            must_add_up(made);
            return made;
        });
    }
};

Counted const& counted(Account const& account, std::string_view key) {
    for (auto const& one : account.counted) {
        if (one.key == key) {
            return one;
        }
    }
    throw Bug("nothing was counted so");
}

std::int64_t row(Counted const& counted, std::string_view division, std::string_view of) {
    for (auto const& one : counted.divisions) {
        for (std::size_t i = 0; one.key == division && i < one.rows.size(); ++i) {
            if (one.rows[i].key == of) {
                return one.counts.at(i);
            }
        }
    }
    return -1;
}

}  // namespace

TEST_SUITE("loop: the account for public reports") {
    TEST_CASE("what was learned from people is counted, and what staff alone observed is not") {
        Learning learning;
        learning.learn(SignalKind::complaint);
        learning.learn(SignalKind::ombudsman_decision);
        auto const account = learning.account(learning.begun);
        auto const& points = counted(account, "learning.points");
        CHECK(points.number == 2);
        CHECK(points.of == CountOf::things);
        CHECK(row(points, "by_standing", "worked_on") == 2);
    }

    TEST_CASE(
        "actions are told by their strength and by whether they are taken; people told back, of what was acted on") {
        Learning learning;
        auto const point = learning.learn(SignalKind::complaint);
        learning.act(point, Strength::strong, true);
        learning.act(learning.learn(SignalKind::concern), Strength::weak, false);
        auto const account = learning.account(learning.begun);
        auto const& actions = counted(account, "learning.actions");
        CHECK(actions.number == 2);
        CHECK(row(actions, "by_strength", "strong") == 1);
        CHECK(row(actions, "by_strength", "weak") == 1);
        CHECK(row(actions, "by_state", "done") == 1);
        CHECK(row(actions, "by_state", "open") == 1);
        CHECK(row(counted(account, "learning.acted_on"), "by_told", "not_told") == 1);
    }

    TEST_CASE("a proof that was not made in time is told as lapsed, and not as one that is still to come") {
        Learning learning;
        auto const point = learning.learn(SignalKind::complaint);
        learning.promise(point, learning.begun + 30);
        auto const due = learning.begun + 30;
        CHECK(row(counted(learning.account(due), "learning.proofs"), "by_result", "not_yet") == 1);
        CHECK(row(counted(learning.account(due + days_of_grace), "learning.proofs"), "by_result", "not_yet") == 1);
        CHECK(row(counted(learning.account(due + days_of_grace + 1), "learning.proofs"), "by_result", "not_made") == 1);
    }
}
