#pragma once
// The testable form of a learning point, beside its sentence: where, what is counted, on which sample, by when, from
// which baseline to which target, and how the change is thought to work. After quality marker 15 of the Social Care
// Institute for Excellence's markers for safeguarding adults reviews: how impact will be evaluated is designed from the
// start, from the finding and the systemic risk to the measure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "web/form.hpp"

namespace heed::loop {

struct LearningPoint;

/// Every text may be empty; at most 500 characters each.
struct TestableForm {
    Id<LearningPoint> learning_point;
    std::int64_t version = 1;
    std::string place;           ///< where, more narrowly than the service: "the hospital discharge team"
    std::string counted;         ///< what is counted: "discharges with a named person at home in the record"
    std::string sample;          ///< on which sample: "20 discharges in a month, every third"
    std::optional<Day> by_when;  ///< when it would be seen
    std::string baseline;        ///< "6 of 20 in March"
    std::string target;          ///< "18 of 20"
    std::string finding;         ///< what was found
    std::string systemic_risk;   ///< why it can happen again, to anybody
    std::string how_it_works;    ///< how the change is thought to bring the effect about
};
BOOST_DESCRIBE_STRUCT(TestableForm, (),
                      (learning_point, version, place, counted, sample, by_when, baseline, target, finding,
                       systemic_risk, how_it_works))

/// As it was typed.
struct TestableDraft {
    std::string place{};
    std::string counted{};
    std::string sample{};
    web::TypedDay by_when{};
    std::string baseline{};
    std::string target{};
    std::string finding{};
    std::string systemic_risk{};
    std::string how_it_works{};
};
Outcome<TestableForm> testable_form(TestableDraft const& draft);

/// A reason why nobody could test it, beside the field that would mend it.
struct Doubt {
    std::string field;  ///< "sentence", "counted", "sample", "by_when"
    std::string says;   ///< one plain sentence
};

/// Why nobody could test this sentence: a verb such as "ensure" or "raise awareness", or nothing that one could count or
/// see. Empty: it can be tested.
std::vector<std::string> why_not_testable(std::string_view sentence);

/// The same for the whole form: the sentence, and whether somebody said what is counted, on which sample and by when.
std::vector<Doubt> why_not_testable(std::string_view sentence, TestableForm const& form);

}  // namespace heed::loop
