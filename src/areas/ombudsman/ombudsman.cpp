#include "areas/ombudsman/ombudsman.hpp"

#include <array>

namespace heed::ombudsman {

std::string_view spoken(RemedyKind kind) {
    return kind == RemedyKind::personal ? "For the person" : "Service improvement";
}

std::string_view spoken(RemedyType type) {
    constexpr std::array<std::string_view, 9> words{"Apology",
                                                    "Payment for distress, time and trouble",
                                                    "Payment for a loss of service",
                                                    "Payment for a loss that can be counted",
                                                    "A new decision, review or appeal",
                                                    "A new assessment",
                                                    "Changed procedure or policy",
                                                    "Training or reminder for staff",
                                                    "Something else"};
    return words[static_cast<std::size_t>(type)];
}

std::string_view spoken(Complied outcome) {
    constexpr std::array<std::string_view, 3> words{"Satisfied", "Satisfied, but done late", "Not satisfied"};
    return words[static_cast<std::size_t>(outcome)];
}

std::string_view spoken(CorrectionCause cause) {
    return cause == CorrectionCause::typing_mistake ? "It was recorded wrongly" : "The Ombudsman issued it again";
}

}  // namespace heed::ombudsman
