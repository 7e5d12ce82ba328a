#pragma once
// What the program does without being asked: deliver messages and tell webhooks every few seconds, and at night let proofs lapse and
// forget what need not be kept.

#include "kernel/day.hpp"
#include "store/store.hpp"
#include "work/jobs.hpp"

namespace heed::program {

class Night {
public:
    Night(store::Store& store, Clock const& clock);

private:
    work::Worker worker_;
    work::Worker webhooks_;  ///< of its own, so that a slow receiver holds up nothing else
};

}  // namespace heed::program
