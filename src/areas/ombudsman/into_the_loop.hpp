#pragma once
// A service improvement's way into the loop: a learning point whose origin is the Ombudsman, with its own words kept, or one
// that is there already.

#include <optional>

#include "areas/ombudsman/ombudsman.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/register/register.hpp"
#include "people/here.hpp"
#include "web/form.hpp"

namespace heed::ombudsman {

struct IntoTheLoop {
    std::optional<loop::Entry> entry{};  ///< to be begun
    Id<loop::LearningPoint> joins{};     ///< or one that is there
};

/// What was typed: a number of a learning point, or a sentence, a theme and an owner. The Ombudsman's own words stand in
/// where no sentence was typed.
Outcome<IntoTheLoop> into_the_loop(people::Here const& here, web::Form const& form, Story const& story,
                                   Remedy const& remedy);

/// Begins or joins it, with the decision's signal. What was agreed with the Ombudsman is accepted already.
Id<loop::LearningPoint> enter_the_loop(store::Writing& db, IntoTheLoop const& way, Story const& story,
                                       loop::Doing const& doing);

}  // namespace heed::ombudsman
