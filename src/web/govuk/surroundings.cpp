#include "web/govuk/surroundings.hpp"

namespace heed::web::govuk {

std::string described_by(Surroundings const& around) {
    auto ids = around.described_by;
    if (!around.hint.empty()) {
        ids = joined(ids, around.id + "-hint");
    }
    if (!around.error.empty()) {
        ids = joined(ids, around.id + "-error");
    }
    return ids;
}

Html hint_and_error(Surroundings const& around) {
    return lines({around.hint.empty() ? Html{} : hint({.text = around.hint, .id = around.id + "-hint"}),
                  around.error.empty() ? Html{} : error_message({.text = around.error, .id = around.id + "-error"})});
}

Html form_group(Surroundings const& around, Html const& content) {
    return element("div")
        .classes(joined("govuk-form-group", around.error.empty() ? "" : "govuk-form-group--error"),
                 around.group.classes)
        .attributes(around.group.attributes)
        .holding(content);
}

Html labelled_group(Surroundings const& around, Label label, Html const& control) {
    label.for_id = around.id;
    return form_group(around, lines({govuk::label(label), hint_and_error(around), control}));
}

Html fieldset_group(Surroundings const& around, std::optional<Fieldset> fieldset, Html const& controls) {
    auto content = lines({hint_and_error(around), controls});
    if (!fieldset) {
        return form_group(around, content);
    }
    fieldset->described_by = described_by(around);
    fieldset->html = std::move(content);
    return form_group(around, govuk::fieldset(*fieldset));
}

}  // namespace heed::web::govuk
