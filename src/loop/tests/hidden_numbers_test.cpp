#include <doctest/doctest.h>

#include "loop/heard/signal_store.hpp"
#include "people/tests/stage.hpp"
#include "store/hidden.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

Id<Signal> hear(people::Stage& stage, bool kept_from_worker) {
    Signal signal;
    signal.kind = SignalKind::concern;
    signal.said = "Nobody came.";
    signal.heard_on = stage.clock.today();
    signal.recorded_at = stage.clock.now();
    signal.kept_from_worker = kept_from_worker;
    return stage.write([&](store::Writing& db) { return tell(db, signal); });
}

}  // namespace

TEST_CASE("a signal that is kept from a worker leaves no gap among the numbers that the worker sees") {
    people::Stage stage;
    auto const before = hear(stage, false);
    auto const kept = hear(stage, true);
    auto const after = hear(stage, false);
    CHECK(after.number == before.number + 1);
    CHECK(kept.number >= store::least_hidden_number);
    CHECK(hear(stage, true).number != kept.number + 1);
    CHECK(stage.read([&](store::Reading& db) { return find_signal(db, kept, true).has_value(); }));
}
