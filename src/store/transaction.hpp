#pragma once
// What both engines do around a transaction.

#include "store/store.hpp"

namespace heed::store {

/// Calls `work` and holds it to its promise: who changes something that matters notes an event.
inline void work_and_hold(Writing& db, Trace trace, std::function<void(Writing&)> const& work) {
    work(db);
    must(trace == Trace::none || !db.changed() || db.noted(), "something was changed and no event was noted");
}

}  // namespace heed::store
