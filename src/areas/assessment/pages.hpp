#pragma once

#include "people/site.hpp"

namespace heed::assessment {

/// Published assessments: read a report in, look at its findings, put them into the loop. Offers the loop the page behind
/// each signal.
void mount(people::Site& at);

}  // namespace heed::assessment
