#pragma once
// What stands round the control of every field: the group, the label or legend, the hint and the error.
// Only the sources of this folder use it.

#include "web/govuk/fields.hpp"

namespace heed::web::govuk {

struct Surroundings {
    std::string id;
    Words const& hint;
    Words const& error;
    Group const& group;
    std::string described_by{};
};

/// The ids for aria-describedby: what was given, then the hint, then the error.
std::string described_by(Surroundings const& around);

/// The hint and the error, each if there is one.
Html hint_and_error(Surroundings const& around);

/// The form group that holds `content`.
Html form_group(Surroundings const& around, Html const& content);

/// A form group with label, hint, error and the control, in this order.
Html labelled_group(Surroundings const& around, Label label, Html const& control);

/// A form group whose content stands in a fieldset if there is one.
Html fieldset_group(Surroundings const& around, std::optional<Fieldset> fieldset, Html const& controls);

}  // namespace heed::web::govuk
