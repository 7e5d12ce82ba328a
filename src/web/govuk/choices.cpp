#include "web/govuk/choices.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "web/govuk/surroundings.hpp"

namespace heed::web::govuk {

namespace {

/// What one item needs to know of its group.
struct Place {
    std::string_view kind;  // "radios", "checkboxes"
    std::string_view type;  // "radio", "checkbox"
    std::string id;
    std::string name;
    bool checked;
    std::string described_by;
};

std::string class_of(Place const& place, std::string_view part) {
    return fmt::format("govuk-{}__{}", place.kind, part);
}

Html choice_box(Choice const& item, Place const& place) {
    auto const item_hint = item.hint.empty() ? "" : place.id + "-item-hint";
    return element("input")
        .classes(class_of(place, "input"))
        .with("id", place.id)
        .with("name", place.name)
        .with("type", place.type)
        .as_given("value", item.value)
        .flag("checked", place.checked)
        .flag("disabled", item.disabled)
        .with("data-aria-controls", item.conditional.empty() ? "" : "conditional-" + place.id)
        .with("data-behaviour", item.behaviour)
        .with("aria-describedby", joined(place.described_by, item_hint))
        .attributes(item.attributes)
        .alone();
}

Html choice_label(Choice const& item, Place const& place) {
    return label({.text = item.text,
                  .classes = joined(class_of(place, "label"), item.label_classes),
                  .for_id = place.id,
                  .attributes = item.label_attributes});
}

Html choice_hint(Choice const& item, Place const& place) {
    if (item.hint.empty()) {
        return {};
    }
    return hint({.text = item.hint, .id = place.id + "-item-hint", .classes = class_of(place, "hint")});
}

Html conditional(Choice const& item, Place const& place) {
    if (item.conditional.empty()) {
        return {};
    }
    return element("div")
        .classes(class_of(place, "conditional"), place.checked ? "" : class_of(place, "conditional--hidden"))
        .with("id", "conditional-" + place.id)
        .holding(item.conditional);
}

Html choice(Choice const& item, Place const& place) {
    if (!item.divider.empty()) {
        return element("div").classes(class_of(place, "divider")).holding(item.divider);
    }
    auto const row = lines({choice_box(item, place), choice_label(item, place), choice_hint(item, place)});
    return lines({element("div").classes(class_of(place, "item")).holding(row), conditional(item, place)});
}

std::string id_of(Choice const& item, std::string const& prefix, std::size_t index) {
    if (!item.id.empty()) {
        return item.id;
    }
    return index == 0 ? prefix : fmt::format("{}-{}", prefix, index + 1);
}

Html holder(std::string const& kind, std::string const& classes, Attributes const& attributes, Html const& items) {
    return element("div")
        .classes("govuk-" + kind, classes)
        .attributes(attributes)
        .with("data-module", "govuk-" + kind)
        .holding(items);
}

}  // namespace

Html radios(Radios const& options) {
    auto const prefix = options.id_prefix.empty() ? options.name : options.id_prefix;
    Html items = options.group.before.html();
    for (std::size_t i = 0; i < options.items.size(); ++i) {
        auto const& item = options.items[i];
        bool const checked = item.checked.value_or(!options.value.empty() && item.value == options.value);
        add_line(items, choice(item, {"radios", "radio", id_of(item, prefix, i), options.name, checked, {}}));
    }
    add_line(items, options.group.after.html());
    return fieldset_group(
        {prefix, options.hint, options.error, options.group, options.fieldset ? options.fieldset->described_by : ""},
        options.fieldset, holder("radios", options.classes, options.attributes, items));
}

Html checkboxes(Checkboxes const& options) {
    auto const prefix = options.id_prefix.empty() ? options.name : options.id_prefix;
    auto const given = options.fieldset && !options.fieldset->described_by.empty() ? options.fieldset->described_by
                                                                                   : options.described_by;
    Surroundings const around{prefix, options.hint, options.error, options.group, given};
    auto const for_items = options.fieldset ? "" : described_by(around);
    Html items = options.group.before.html();
    for (std::size_t i = 0; i < options.items.size(); ++i) {
        auto const& item = options.items[i];
        bool const checked = item.checked.value_or(std::ranges::find(options.values, item.value) !=
                                                   options.values.end());
        auto const& name = item.name.empty() ? options.name : item.name;
        add_line(items, choice(item, {"checkboxes", "checkbox", id_of(item, prefix, i), name, checked, for_items}));
    }
    add_line(items, options.group.after.html());
    return fieldset_group(around, options.fieldset, holder("checkboxes", options.classes, options.attributes, items));
}

}  // namespace heed::web::govuk
