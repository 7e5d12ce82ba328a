#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

#include "web/govuk/surroundings.hpp"

namespace heed::web::govuk {

namespace {

bool mentions(std::string const& classes, std::string_view what) { return classes.find(what) != std::string::npos; }

bool is_wrong(DatePart const& part) {
    return part.error.value_or(false) || mentions(part.classes, "govuk-input--error");
}

std::vector<DatePart> parts_of(DateInput const& options) {
    if (!options.items.empty()) {
        return options.items;
    }
    std::vector<DatePart> parts{options.day, options.month, options.year};
    constexpr std::array names{"day", "month", "year"};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i].name = parts[i].name.empty() ? names[i] : parts[i].name;
    }
    std::erase_if(parts, [](DatePart const& part) { return !part.present; });
    return parts;
}

bool is_year(DatePart const& part, DateInput const& options) {
    return part.name == "year" || (!options.year.name.empty() && part.name == options.year.name);
}

std::string capitalised(std::string word) {
    std::ranges::transform(word, word.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (!word.empty()) {
        word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
    }
    return word;
}

std::string classes_of(DatePart const& part, DateInput const& options, bool one_is_named_wrong) {
    bool const shares_error = part.error.value_or(true) && !options.error.empty() && !one_is_named_wrong;
    std::string own;
    if (!mentions(part.classes, "govuk-input--error") && (is_wrong(part) || shares_error)) {
        own = "govuk-input--error";
    }
    if (!mentions(part.classes, "govuk-input--width-")) {
        own = joined(own, is_year(part, options) ? "govuk-input--width-4" : "govuk-input--width-2");
    }
    return joined(own, part.classes);
}

Html box(DatePart const& part, DateInput const& options, std::string const& id, bool one_is_named_wrong) {
    auto const prefix = options.name.empty() ? "" : options.name + "-";
    return element("div")
        .classes("govuk-date-input__item")
        .holding(input({.name = prefix + part.name,
                        .id = part.id.empty() ? fmt::format("{}-{}", id, part.name) : part.id,
                        .label = {.text = part.label.empty() ? capitalised(part.name) : part.label,
                                  .classes = "govuk-date-input__label"},
                        .value = part.value,
                        .classes = joined("govuk-date-input__input", classes_of(part, options, one_is_named_wrong)),
                        .autocomplete = part.autocomplete,
                        .inputmode = part.inputmode.empty() ? "numeric" : part.inputmode,
                        .pattern = part.pattern,
                        .attributes = part.attributes}));
}

}  // namespace

Html date_input(DateInput const& options) {
    auto const id = options.id.empty() ? options.name : options.id;
    auto const parts = parts_of(options);
    bool const one_is_named_wrong = std::ranges::any_of(parts, is_wrong);
    Html boxes = options.group.before.html();
    for (auto const& part : parts) {
        add_line(boxes, box(part, options, id, one_is_named_wrong));
    }
    add_line(boxes, options.group.after.html());
    auto fieldset = options.fieldset;
    if (fieldset) {
        fieldset->role = "group";  // otherwise JAWS doesn't announce the hint and the error
    }
    return fieldset_group({id, options.hint, options.error, options.group, fieldset ? fieldset->described_by : ""},
                          fieldset,
                          element("div")
                              .classes("govuk-date-input", options.classes)
                              .attributes(options.attributes)
                              .with("id", id)
                              .holding(boxes));
}

}  // namespace heed::web::govuk
