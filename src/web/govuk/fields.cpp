#include "web/govuk/fields.hpp"

#include <fmt/format.h>

#include "web/govuk/surroundings.hpp"

namespace heed::web::govuk {

namespace {

std::string or_else(std::string const& given, std::string const& otherwise) {
    return given.empty() ? otherwise : given;
}

std::string_view spelt(std::optional<bool> choice) { return !choice ? "" : *choice ? "true" : "false"; }

Html affix(Affix const& options, std::string_view place) {
    if (options.text.empty()) {
        return {};
    }
    return element("div")
        .classes(fmt::format("govuk-input__{}", place), options.classes)
        .with("aria-hidden", "true")
        .attributes(options.attributes)
        .holding(options.text);
}

Html input_box(Input const& options, Surroundings const& around) {
    return element("input")
        .classes(joined("govuk-input", options.classes), options.error.empty() ? "" : "govuk-input--error")
        .with("id", around.id)
        .with("name", options.name)
        .with("type", options.type)
        .with("spellcheck", spelt(options.spellcheck))
        .with("value", options.value)
        .flag("disabled", options.disabled)
        .with("aria-describedby", described_by(around))
        .with("autocomplete", options.autocomplete)
        .with("autocapitalize", options.autocapitalize)
        .with("pattern", options.pattern)
        .with("inputmode", options.inputmode)
        .attributes(options.attributes)
        .alone();
}

void add_text(Attributes& attributes, std::string_view key, std::string const& text) {
    if (!text.empty()) {
        attributes.push_back({fmt::format("data-i18n.{}", key), text});
    }
}

void add_plural(Attributes& attributes, std::string const& key, Plural const& texts) {
    add_text(attributes, key + ".other", texts.other);
    add_text(attributes, key + ".one", texts.one);
}

void add_number(Attributes& attributes, std::string const& name, int number) {
    if (number != 0) {
        attributes.push_back({name, std::to_string(number)});
    }
}

void append(Attributes& attributes, Attributes const& more) {
    attributes.insert(attributes.end(), more.begin(), more.end());
}

Html select_option(SelectItem const& item, std::string const& chosen) {
    auto const value = item.value.value_or(item.text);
    bool const selected = item.selected.value_or(!chosen.empty() && value == chosen);
    auto option = element("option");
    if (item.value) {
        option.as_given("value", *item.value);
    }
    return option.flag("selected", selected)
        .flag("disabled", item.disabled)
        .attributes(item.attributes)
        .holding(item.text);
}

}  // namespace

Html label(Label const& options) {
    if (options.text.empty()) {
        return {};
    }
    auto const text = element("label")
                          .classes("govuk-label", options.classes)
                          .attributes(options.attributes)
                          .with("for", options.for_id)
                          .holding(options.text);
    return options.is_page_heading ? element("h1").classes("govuk-label-wrapper").holding(text) : text;
}

Html hint(Hint const& options) {
    return element("div")
        .with("id", options.id)
        .classes("govuk-hint", options.classes)
        .attributes(options.attributes)
        .holding(options.text);
}

Html error_message(ErrorMessage const& options) {
    Html content;
    if (!options.visually_hidden_text.empty()) {
        content = element("span").classes("govuk-visually-hidden").holding(options.visually_hidden_text + ":") +
                  Html{" "};
    }
    return element("p")
        .with("id", options.id)
        .classes("govuk-error-message", options.classes)
        .attributes(options.attributes)
        .holding(content + options.text.html());
}

Html fieldset(Fieldset const& options) {
    Html legend;
    if (!options.legend.text.empty()) {
        auto const& text = options.legend.text;
        legend = element("legend")
                     .classes("govuk-fieldset__legend", options.legend.classes)
                     .holding(options.legend.is_page_heading
                                  ? element("h1").classes("govuk-fieldset__heading").holding(text)
                                  : text.html());
    }
    return element("fieldset")
        .classes("govuk-fieldset", options.classes)
        .with("role", options.role)
        .with("aria-describedby", options.described_by)
        .attributes(options.attributes)
        .holding(lines({legend, options.html}));
}

Html input(Input const& options) {
    Surroundings const around{or_else(options.id, options.name), options.hint, options.error, options.group,
                              options.described_by};
    auto box = input_box(options, around);
    bool const alone = options.prefix.text.empty() && options.suffix.text.empty() && options.group.before.empty() &&
                       options.group.after.empty();
    if (!alone) {
        box = element("div")
                  .classes("govuk-input__wrapper", options.wrapper_classes)
                  .attributes(options.wrapper_attributes)
                  .holding(lines({options.group.before.html(), affix(options.prefix, "prefix"), box,
                                  affix(options.suffix, "suffix"), options.group.after.html()}));
    }
    return labelled_group(around, options.label, box);
}

Html textarea(Textarea const& options) {
    Surroundings const around{or_else(options.id, options.name), options.hint, options.error, options.group,
                              options.described_by};
    auto const box =
        element("textarea")
            .classes(joined("govuk-textarea", options.error.empty() ? "" : "govuk-textarea--error"), options.classes)
            .with("id", around.id)
            .with("name", options.name)
            .with("rows", std::to_string(options.rows))
            .with("spellcheck", spelt(options.spellcheck))
            .flag("disabled", options.disabled)
            .with("aria-describedby", described_by(around))
            .with("autocomplete", options.autocomplete)
            .attributes(options.attributes)
            // A browser drops one line break right after the start tag, so one that was typed needs another.
            .holding(options.value.starts_with('\n') ? "\n" + options.value : options.value);
    return labelled_group(around, options.label, lines({options.group.before.html(), box, options.group.after.html()}));
}

namespace {

std::string counts(CharacterCount const& options) {
    return or_else(options.count_type, options.max_words != 0 ? "words" : "");
}

int limit(CharacterCount const& options) { return options.max_words != 0 ? options.max_words : options.max_length; }

std::string limit_text(CharacterCount const& options) {
    if (limit(options) == 0) {
        return {};
    }
    auto text = or_else(options.description, fmt::format("You can enter up to %{{count}} {}",
                                                         counts(options) == "words" ? "words" : "characters"));
    constexpr std::string_view gap = "%{count}";
    if (auto const at = text.find(gap); at != std::string::npos) {
        text.replace(at, gap.size(), std::to_string(limit(options)));
    }
    return text;
}

Attributes count_attributes(CharacterCount const& options) {
    Attributes all{{"data-module", "govuk-character-count"}};
    add_number(all, "data-maxlength", options.max_length);
    add_number(all, "data-maxwords", options.max_words);
    add_number(all, "data-threshold", options.threshold);
    if (auto const type = counts(options); !type.empty()) {
        all.push_back({"data-count-type", type});
    }
    if (limit(options) == 0) {
        add_text(all, "textarea-description.other", options.description);
    }
    add_plural(all, "characters-under-limit", options.characters_under_limit);
    add_text(all, "characters-at-limit", options.characters_at_limit);
    add_plural(all, "characters-over-limit", options.characters_over_limit);
    add_plural(all, "words-under-limit", options.words_under_limit);
    add_text(all, "words-at-limit", options.words_at_limit);
    add_plural(all, "words-over-limit", options.words_over_limit);
    append(all, options.group.attributes);
    return all;
}

}  // namespace

Html character_count(CharacterCount const& options) {
    auto const id = or_else(options.id, options.name);
    auto const message = hint({.text = limit_text(options),
                               .id = id + "-info",
                               .classes = joined("govuk-character-count__message", options.count_message_classes)});
    return textarea({.name = options.name,
                     .id = id,
                     .label = options.label,
                     .hint = options.hint,
                     .error = options.error,
                     .value = options.value,
                     .rows = options.rows,
                     .classes = joined("govuk-js-character-count", options.classes),
                     .spellcheck = options.spellcheck,
                     .described_by = id + "-info",
                     .group = {.classes = joined("govuk-character-count", options.group.classes),
                               .attributes = count_attributes(options),
                               .before = options.group.before,
                               .after = lines({message, options.group.after.html()})},
                     .attributes = options.attributes});
}

namespace {

Attributes password_attributes(PasswordInput const& options) {
    Attributes all{{"data-module", "govuk-password-input"}};
    add_text(all, "show-password", options.texts.show);
    add_text(all, "hide-password", options.texts.hide);
    add_text(all, "show-password-aria-label", options.texts.show_aria_label);
    add_text(all, "hide-password-aria-label", options.texts.hide_aria_label);
    add_text(all, "password-shown-announcement", options.texts.shown_announcement);
    add_text(all, "password-hidden-announcement", options.texts.hidden_announcement);
    append(all, options.group.attributes);
    return all;
}

Html show_button(PasswordInput const& options, std::string const& id) {
    return element("button")
        .with("type", "button")
        .classes("govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
                 options.button_classes)
        .with("data-module", "govuk-button")
        .with("aria-controls", id)
        .with("aria-label", or_else(options.texts.show_aria_label, "Show password"))
        .flag("hidden", true)
        .holding(or_else(options.texts.show, "Show"));
}

}  // namespace

Html password_input(PasswordInput const& options) {
    auto const id = or_else(options.id, options.name);
    return input({.name = options.name,
                  .id = id,
                  .label = options.label,
                  .hint = options.hint,
                  .error = options.error,
                  .value = options.value,
                  .type = "password",
                  .classes = joined("govuk-password-input__input govuk-js-password-input-input", options.classes),
                  .autocomplete = options.autocomplete,
                  .spellcheck = false,
                  .autocapitalize = "none",
                  .disabled = options.disabled,
                  .described_by = options.described_by,
                  .wrapper_classes = "govuk-password-input__wrapper",
                  .group = {.classes = joined("govuk-password-input", options.group.classes),
                            .attributes = password_attributes(options),
                            .before = options.group.before,
                            .after = lines({show_button(options, id), options.group.after.html()})},
                  .attributes = options.attributes});
}

namespace {

Attributes drop_zone_attributes(FileUpload const& options) {
    Attributes all{{"data-module", "govuk-file-upload"}};
    add_text(all, "choose-files-button", options.texts.choose_files_button);
    add_text(all, "no-file-chosen", options.texts.no_file_chosen);
    add_plural(all, "multiple-files-chosen", options.texts.multiple_files_chosen);
    add_text(all, "drop-instruction", options.texts.drop_instruction);
    add_text(all, "entered-drop-zone", options.texts.entered_drop_zone);
    add_text(all, "left-drop-zone", options.texts.left_drop_zone);
    append(all, options.wrapper_attributes);
    return all;
}

Html file_box(FileUpload const& options, Surroundings const& around) {
    auto const box = element("input")
                         .classes(joined("govuk-file-upload", options.classes),
                                  options.error.empty() ? "" : "govuk-file-upload--error")
                         .with("id", around.id)
                         .with("name", options.name)
                         .with("type", "file")
                         .flag("disabled", options.disabled)
                         .flag("multiple", options.multiple)
                         .with("aria-describedby", described_by(around))
                         .attributes(options.attributes)
                         .alone();
    if (!options.drop_zone) {
        return box;
    }
    return element("div")
        .classes("govuk-file-upload-wrapper", options.wrapper_classes)
        .attributes(drop_zone_attributes(options))
        .holding(box);
}

}  // namespace

Html file_upload(FileUpload const& options) {
    Surroundings const around{or_else(options.id, options.name), options.hint, options.error, options.group,
                              options.described_by};
    return labelled_group(around, options.label,
                          lines({options.group.before.html(), file_box(options, around), options.group.after.html()}));
}

Html select(Select const& options) {
    Surroundings const around{or_else(options.id, options.name), options.hint, options.error, options.group,
                              options.described_by};
    Html choices;
    for (auto const& item : options.items) {
        add_line(choices, select_option(item, options.value));
    }
    auto const box = element("select")
                         .classes(joined("govuk-select", options.classes),
                                  options.error.empty() ? "" : "govuk-select--error")
                         .with("id", around.id)
                         .with("name", options.name)
                         .flag("disabled", options.disabled)
                         .with("aria-describedby", described_by(around))
                         .attributes(options.attributes)
                         .holding(choices);
    return labelled_group(around, options.label, lines({options.group.before.html(), box, options.group.after.html()}));
}

}  // namespace heed::web::govuk
