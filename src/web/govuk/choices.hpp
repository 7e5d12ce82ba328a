#pragma once
// Choosing one (radios) or several (checkboxes). Members stand in the order in which initialisers must name them.
// The first item's id is the prefix itself (so that the error summary can link to it), then <prefix>-2, <prefix>-3 ...

#include "web/govuk/fields.hpp"

namespace heed::web::govuk {

struct Choice {
    std::string value{};
    Words text{};
    Words hint{};
    std::string id{};
    std::string name{};             // checkboxes only: a name of its own
    std::optional<bool> checked{};  // unset: checked if the group's value or values hold it
    bool disabled = false;
    Html conditional{};       // shown when the item is chosen; always shown where no script runs
    std::string behaviour{};  // checkboxes only: "exclusive" for "None of these"
    std::string divider{};    // a word between items, usually "or"; the item is then nothing else
    std::string label_classes{};
    Attributes label_attributes{};
    Attributes attributes{};
};

struct Radios {
    std::string name{};
    std::string id_prefix{};  // the name unless given
    std::optional<Fieldset> fieldset{};
    Words hint{};
    Words error{};
    std::string value{};  // the value of the checked item
    std::vector<Choice> items{};
    std::string classes{};  // "govuk-radios--inline", "govuk-radios--small"
    Group group{};
    Attributes attributes{};
};
Html radios(Radios const& options);

struct Checkboxes {
    std::string name{};
    std::string id_prefix{};
    std::optional<Fieldset> fieldset{};
    Words hint{};
    Words error{};
    std::vector<std::string> values{};  // the values of the checked items
    std::vector<Choice> items{};
    std::string classes{};  // "govuk-checkboxes--small"
    std::string described_by{};
    Group group{};
    Attributes attributes{};
};
Html checkboxes(Checkboxes const& options);

}  // namespace heed::web::govuk
