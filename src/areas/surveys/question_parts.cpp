#include "areas/surveys/question_parts.hpp"

#include <array>

#include <fmt/format.h>

#include "web/easy_read.hpp"

namespace heed::surveys {

namespace {

namespace govuk = web::govuk;
using loop::Option;

/// The words that stand around the questions.
struct Around {
    std::string filled_by;
    std::array<std::string, 3> filled_by_options;
    std::string words, words_hint;
    std::string may_use, may_use_hint;
    std::string ring, ring_hint;
    std::string ring_phone, ring_name, ring_when, ring_about;
    std::string worker, worker_hint;
};

Around const plain{
    .filled_by = "Who is filling this in?",
    .filled_by_options = {"I am, by myself", "I am, and somebody helps me", "Somebody for me, in my place"},
    .words = "Is there anything that you want to tell us? (optional)",
    .words_hint = "What went well, or what we should change. Please do not write names.",
    .may_use = "If you wrote something, may we use your words to learn from?",
    .may_use_hint = "We take out names and numbers first. If you say no, we do not keep what you wrote.",
    .ring = "Do you want somebody to ring you?",
    .ring_hint = "They will not know what you answered above.",
    .ring_phone = "Your telephone number",
    .ring_name = "Your name (optional)",
    .ring_when = "When is it good and safe to ring? (optional)",
    .ring_about = "What is it about? (optional)",
    .worker = "May we tell the people who work with you that you asked for this?",
    .worker_hint = "If you do not choose, we do not tell them."};

Around const easy{.filled_by = "Who is filling this in?",
                  .filled_by_options = {"Me", "Me, with help", "Somebody else, for me"},
                  .words = "Do you want to tell us more?",
                  .words_hint = "You do not have to. Do not write names.",
                  .may_use = "Can we use your words?",
                  .may_use_hint = "We take out names. If you say no, we throw your words away.",
                  .ring = "Do you want us to ring you?",
                  .ring_hint = "The person who rings will not see your answers.",
                  .ring_phone = "Your phone number",
                  .ring_name = "Your name. You do not have to say.",
                  .ring_when = "When can we ring?",
                  .ring_about = "What do you want to talk about?",
                  .worker = "Can we tell your worker that you asked?",
                  .worker_hint = "If you do not tick, we do not tell them."};

Around const for_staff{
    .filled_by = "Who filled it in?",
    .filled_by_options = {"The person, by themselves", "The person, with help", "Somebody for them, in their place"},
    .words = "What they wrote or said (optional)",
    .words_hint = "In their words, without names.",
    .may_use = "May we use their words to learn from?",
    .may_use_hint = "Only if they said so. Otherwise the words are not kept.",
    .ring = "Do they want somebody to ring them?",
    .ring_hint = "This opens a concern. It does not say what they answered.",
    .ring_phone = "Their telephone number",
    .ring_name = "Their name (optional)",
    .ring_when = "When is it good and safe to ring? (optional)",
    .ring_about = "What is it about? (optional)",
    .worker = "May the people who work with them be told that they asked?",
    .worker_hint = "If they did not say, choose nothing: then nobody is told."};

Around const& around(Asks asks) { return asks == Asks::staff ? for_staff : asks == Asks::person ? plain : easy; }

bool is_easy(Asks asks) { return asks == Asks::person_in_easy_read || asks == Asks::staff_in_easy_read; }

/// With a picture where the person reads it themselves.
Html beside(std::string_view picture, Html field, Asks asks) {
    return asks == Asks::person_in_easy_read ? web::easy_step(picture, field) : std::move(field);
}

govuk::Words answer_words(QuestionKind kind, Answer answer, Asks asks) {
    auto const words = spoken(kind, answer, is_easy(asks));
    return asks == Asks::person_in_easy_read ? govuk::Words(web::easy_face(face_of(answer)) + web::escaped(words))
                                             : govuk::Words(words);
}

Html question_field(Typed const& typed, Question const& question, std::string const& matters, Asks asks) {
    std::string const name(name_of(question.kind));
    govuk::Radios radios{
        .name = name,
        .fieldset = govuk::Fieldset{.legend = {.text = is_easy(asks) ? question.easy_words : question.words,
                                               .classes = "govuk-fieldset__legend--s"}},
        .hint = question.kind == QuestionKind::matters ? fmt::format("You said: “{}”", matters) : std::string(),
        .error = typed.error(name),
        .value = typed.text(name),
        .classes = asks == Asks::person_in_easy_read ? "heed-easy__choices" : ""};
    for_each_value<Answer>([&](Answer answer) {
        radios.items.push_back(
            {.value = std::string(name_of(answer)), .text = answer_words(question.kind, answer, asks)});
    });
    return beside(picture_of(question.kind), govuk::radios(radios), asks);
}

std::vector<Option> const& yes_and_no() {
    static std::vector<Option> const options{{"yes", "Yes"}, {"no", "No"}};
    return options;
}

Html ring_fields(Typed const& typed, Around const& words) {
    auto const inside = govuk::lines(
        {loop::line_field(typed, {"ring_phone", words.ring_phone, "", "govuk-input--width-20"}),
         loop::line_field(typed, {"ring_name", words.ring_name, "", "govuk-!-width-two-thirds"}),
         loop::line_field(typed, {"ring_when", words.ring_when, "", "govuk-!-width-two-thirds"}),
         loop::text_field(typed, {"ring_about", words.ring_about}, 2),
         loop::one_of(typed, {"worker", words.worker, words.worker_hint, "govuk-radios--inline"}, yes_and_no())});
    govuk::Radios radios{
        .name = "ring",
        .fieldset = govuk::Fieldset{.legend = {.text = words.ring, .classes = "govuk-fieldset__legend--s"}},
        .hint = words.ring_hint,
        .error = typed.error("ring"),
        .value = typed.text("ring")};
    radios.items = {{.value = "no", .text = "No"}, {.value = "yes", .text = "Yes", .conditional = inside}};
    return govuk::radios(radios);
}

}  // namespace

std::string_view picture_of(QuestionKind kind) {
    constexpr std::array<std::string_view, 7> pictures{"help",       "treated", "matters", "listen",
                                                       "understand", "time",    "next"};
    return pictures.at(static_cast<std::size_t>(kind));
}

std::string_view face_of(Answer answer) {
    constexpr std::array<std::string_view, 6> faces{"face-best", "face-good",  "face-middle",
                                                    "face-bad",  "face-worst", "face-unsure"};
    return faces.at(static_cast<std::size_t>(answer));
}

Html question_fields(Typed const& typed, std::vector<Question> const& questions, std::string const& matters,
                     Asks asks) {
    auto const& words = around(asks);
    Html fields;
    for (auto const& question : questions) {
        govuk::add_line(fields, question_field(typed, question, matters, asks));
    }
    std::vector<Option> who;
    for_each_value<FilledBy>([&](FilledBy filled_by) {
        who.push_back(
            {std::string(name_of(filled_by)), words.filled_by_options.at(static_cast<std::size_t>(filled_by))});
    });
    govuk::add_line(fields, beside("people", loop::one_of(typed, {"filled_by", words.filled_by}, who), asks));
    govuk::add_line(fields,
                    beside("write", loop::text_field(typed, {"words", words.words, words.words_hint}, 4), asks));
    govuk::add_line(fields,
                    beside("learn",
                           loop::one_of(typed, {"may_use", words.may_use, words.may_use_hint, "govuk-radios--inline"},
                                        yes_and_no()),
                           asks));
    govuk::add_line(fields, beside("phone", ring_fields(typed, words), asks));
    return fields;
}

std::optional<bool> yes_or_no(web::Form const& form, std::string_view field) {
    auto const said = form.text(field);
    return said == "yes" ? std::optional(true) : said == "no" ? std::optional(false) : std::nullopt;
}

AnswerDraft read_answer(web::Form const& form) {
    AnswerDraft draft;
    for_each_value<QuestionKind>([&](QuestionKind kind) { draft.answers[kind] = form.choice<Answer>(name_of(kind)); });
    draft.filled_by = form.choice<FilledBy>("filled_by");
    draft.words = form.text("words");
    draft.may_use_words = yes_or_no(form, "may_use");
    draft.ring = yes_or_no(form, "ring");
    draft.ring_name = form.text("ring_name");
    draft.ring_phone = form.text("ring_phone");
    draft.ring_about = form.text("ring_about");
    draft.ring_when = form.text("ring_when");
    draft.worker_may_know = yes_or_no(form, "worker");
    return draft;
}

}  // namespace heed::surveys
