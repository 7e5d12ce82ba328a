#include "loop/heard/signal_draft.hpp"

#include <array>

namespace heed::loop {

std::string_view spoken(SignalKind kind) {
    constexpr std::array<std::string_view, 11> words{
        "Complaint",          "Compliment",     "Concern",       "Assessment finding", "Audit finding", "Board issue",
        "Ombudsman decision", "Recommendation", "Survey answer", "Near miss",          "Observation"};
    return words.at(static_cast<std::size_t>(kind));
}

bool may_mean_it_came_back(SignalKind kind) { return kind != SignalKind::compliment; }

}  // namespace heed::loop
