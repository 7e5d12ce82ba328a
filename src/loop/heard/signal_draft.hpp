#pragma once
// A signal that a member of staff logs alone: something heard on the phone, read in a letter, found in an audit.

#include "kernel/outcome.hpp"
#include "loop/heard/signal.hpp"
#include "web/form.hpp"

namespace heed::loop {

/// As it was typed.
struct SignalDraft {
    std::optional<SignalKind> kind{};
    std::string said{};
    std::int64_t service = 0;
    web::TypedDay heard_on{};
};

/// The signal without its id and recorder, or what is to be put right.
Outcome<Signal> log_signal(SignalDraft const& draft, Day today);

/// "Audit finding": the word on the screen.
std::string_view spoken(SignalKind kind);

/// A compliment does not say that a thing went wrong again; every other kind may.
bool may_mean_it_came_back(SignalKind kind);

/// Digits only, at most six.
std::optional<std::int64_t> whole_number(std::string_view text);

}  // namespace heed::loop
