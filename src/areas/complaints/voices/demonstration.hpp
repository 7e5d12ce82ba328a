#pragma once

#include "store/store.hpp"

namespace heed::complaints {

/// Three years of what stands around the cases of the demonstration: teams and providers that people speak about, people
/// supported and what some said of themselves, care events and waits for financial assessments, what was read first and
/// passed on, and e-mails with thanks. After `demonstrate`. The same at the same `now`.
void demonstrate_voices(store::Writing& db, Instant now);

}  // namespace heed::complaints
