#pragma once
// What the program does without being asked: deliver messages and tell webhooks every few seconds, and at night let proofs lapse and
// forget what need not be kept.

#include <optional>

#include "kernel/day.hpp"
#include "store/store.hpp"
#include "work/clamd.hpp"
#include "work/jobs.hpp"

namespace heed::program {

class Night {
public:
    /// `clamd`: where the virus scanner listens; none: what people send stays held.
    Night(store::Store& store, Clock const& clock, std::optional<work::Clamd> clamd);

private:
    work::Worker worker_;
    work::Worker scanner_;   ///< of its own, so that a large file holds up nothing else
    work::Worker webhooks_;  ///< of its own, so that a slow receiver holds up nothing else
};

}  // namespace heed::program
