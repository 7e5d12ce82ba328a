#pragma once
// What the person can put right: a pure rule answers either with what was asked for, or with every problem it found.

#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace heed {

/// One thing to put right. `field` is the form field's name (empty: the whole form); `says` is one plain sentence
/// that tells what happened and what to do, and reads well beside the field and in the error summary.
struct Problem {
    std::string field;
    std::string says;
    bool operator==(Problem const&) const = default;
};

using Problems = std::vector<Problem>;

template <class T>
using Outcome = tl::expected<T, Problems>;

/// One problem as an answer: `return problem("when", "Enter the date");`
inline tl::unexpected<Problems> problem(std::string field, std::string says) {
    return tl::make_unexpected(Problems{{std::move(field), std::move(says)}});
}

}  // namespace heed
