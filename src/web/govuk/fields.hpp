#pragma once
// The parts of a form: labels, hints, errors, groups, and everything that a person types into.
// Contract for all of them: what https://design-system.service.gov.uk describes for the component of the same name,
// reproduced from the fixtures of govuk-frontend 6.6. Members are in the order in which designated initialisers must
// name them: name, id, label or legend, hint, error, value, then the rest.
// Ids follow govuk-frontend: a field's id is its name unless given; its hint is <id>-hint and its error <id>-error.

#include "web/govuk/words.hpp"

namespace heed::web::govuk {

struct Label {
    Words text{};
    std::string classes{};  // "govuk-label--l"
    bool is_page_heading = false;
    std::string for_id{};  // fields fill it in themselves
    Attributes attributes{};
};
Html label(Label const& options);

struct Hint {
    Words text{};
    std::string id{};
    std::string classes{};
    Attributes attributes{};
};
Html hint(Hint const& options);

struct ErrorMessage {
    Words text{};
    std::string id{};
    std::string classes{};
    std::string visually_hidden_text = "Error";  // empty: nothing is said before the message
    Attributes attributes{};
};
Html error_message(ErrorMessage const& options);

struct Legend {
    Words text{};
    std::string classes{};  // "govuk-fieldset__legend--l"
    bool is_page_heading = false;
};

struct Fieldset {
    Legend legend{};
    Html html{};
    std::string described_by{};
    std::string classes{};
    std::string role{};
    Attributes attributes{};
};
Html fieldset(Fieldset const& options);

/// The box round a field, its label, its hint and its error.
struct Group {
    std::string classes{};
    Attributes attributes{};
    Words before{};  // just before the control
    Words after{};   // just after it
};

/// What stands in front of a control ("£") or behind it ("days").
struct Affix {
    Words text{};
    std::string classes{};
    Attributes attributes{};
};

struct Input {
    std::string name{};
    std::string id{};
    Label label{};
    Words hint{};
    Words error{};
    std::string value{};
    std::string type = "text";
    std::string classes{};  // "govuk-input--width-10"
    Affix prefix{};
    Affix suffix{};
    std::string autocomplete{};
    std::string inputmode{};
    std::optional<bool> spellcheck{};
    std::string autocapitalize{};
    std::string pattern{};
    bool disabled = false;
    std::string described_by{};
    std::string wrapper_classes{};
    Attributes wrapper_attributes{};
    Group group{};
    Attributes attributes{};
};
Html input(Input const& options);

struct Textarea {
    std::string name{};
    std::string id{};
    Label label{};
    Words hint{};
    Words error{};
    std::string value{};
    int rows = 5;
    std::string classes{};
    std::string autocomplete{};
    std::optional<bool> spellcheck{};
    bool disabled = false;
    std::string described_by{};
    Group group{};
    Attributes attributes{};
};
Html textarea(Textarea const& options);

/// A counted noun in its two English forms; "%{count}" stands for the number.
struct Plural {
    std::string one{};
    std::string other{};
};

struct CharacterCount {
    std::string name{};
    std::string id{};
    Label label{};
    Words hint{};
    Words error{};
    std::string value{};
    int max_length = 0;  // 0: not limited in characters
    int max_words = 0;   // counts words when set
    int threshold = 0;   // per cent of the limit at which the count appears
    std::string count_type{};
    int rows = 5;
    std::string classes{};
    std::optional<bool> spellcheck{};
    std::string description{};  // replaces "You can enter up to %{count} characters"
    std::string count_message_classes{};
    Plural characters_under_limit{};
    std::string characters_at_limit{};
    Plural characters_over_limit{};
    Plural words_under_limit{};
    std::string words_at_limit{};
    Plural words_over_limit{};
    Group group{};
    Attributes attributes{};
};
Html character_count(CharacterCount const& options);

/// What the show/hide button and its announcements say; empty ones keep govuk-frontend's English.
struct PasswordTexts {
    std::string show{};
    std::string hide{};
    std::string show_aria_label{};
    std::string hide_aria_label{};
    std::string shown_announcement{};
    std::string hidden_announcement{};
};

struct PasswordInput {
    std::string name{};
    std::string id{};
    Label label{};
    Words hint{};
    Words error{};
    std::string value{};
    std::string classes{};
    std::string autocomplete = "current-password";
    bool disabled = false;
    std::string described_by{};
    PasswordTexts texts{};
    std::string button_classes{};
    Group group{};
    Attributes attributes{};
};
Html password_input(PasswordInput const& options);

/// What the drop zone says; empty ones keep govuk-frontend's English.
struct FileUploadTexts {
    std::string choose_files_button{};
    std::string drop_instruction{};
    std::string no_file_chosen{};
    Plural multiple_files_chosen{};
    std::string entered_drop_zone{};
    std::string left_drop_zone{};
};

/// The form must be multipart/form-data. A file cannot be given back after an error: browsers forget it.
struct FileUpload {
    std::string name{};
    std::string id{};
    Label label{};
    Words hint{};
    Words error{};
    bool multiple = false;
    bool drop_zone = false;  // govuk-frontend's `javascript`: a drop zone where scripts run
    FileUploadTexts texts{};
    std::string classes{};
    bool disabled = false;
    std::string described_by{};
    std::string wrapper_classes{};
    Attributes wrapper_attributes{};
    Group group{};
    Attributes attributes{};
};
Html file_upload(FileUpload const& options);

struct SelectItem {
    std::optional<std::string> value{};  // unset: the text is the value
    std::string text{};
    std::optional<bool> selected{};  // unset: selected if it is the select's value
    bool disabled = false;
    Attributes attributes{};
};

struct Select {
    std::string name{};
    std::string id{};
    Label label{};
    Words hint{};
    Words error{};
    std::string value{};
    std::vector<SelectItem> items{};
    std::string classes{};
    bool disabled = false;
    std::string described_by{};
    Group group{};
    Attributes attributes{};
};
Html select(Select const& options);

/// One box of a date; unset members follow from its place. `present = false` leaves the box out.
struct DatePart {
    std::string name{};  // "day", "month", "year"
    std::string label{};
    std::string value{};
    std::string id{};
    std::string classes{};
    std::optional<bool> error{};  // unset: the error belongs to all boxes; false: not to this one
    std::string autocomplete{};
    std::string inputmode{};
    std::string pattern{};
    Attributes attributes{};
    bool present = true;
};

/// Asks for a date in three boxes, named <name>-day, <name>-month and <name>-year, with ids <id>-day ...; link the
/// error summary to the first box that is wrong. (`name` is govuk-frontend's namePrefix; empty: day, month, year.)
struct DateInput {
    std::string name{};
    std::string id{};
    std::optional<Fieldset> fieldset{};  // its html is ours to fill
    Words hint{};
    Words error{};
    DatePart day{};
    DatePart month{};
    DatePart year{};
    std::vector<DatePart> items{};  // instead of day, month and year
    std::string classes{};
    Group group{};
    Attributes attributes{};
};
Html date_input(DateInput const& options);

}  // namespace heed::web::govuk
