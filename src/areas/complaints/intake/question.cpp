#include "areas/complaints/intake/question.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/intake/needs_pages.hpp"
#include "kernel/text.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;

namespace {

std::string said(Say const& say, bool easy) { return std::string(say.in(easy)); }

govuk::Label heading_label(Step const& question, bool easy) {
    return {.text = said(question.title, easy), .classes = "govuk-label--l", .is_page_heading = true};
}

govuk::Fieldset heading_fieldset(Step const& question, bool easy) {
    return {.legend = {
                .text = said(question.title, easy), .classes = "govuk-fieldset__legend--l", .is_page_heading = true}};
}

web::Html page_heading(Step const& question, bool easy) {
    return govuk::element("h1").classes("govuk-heading-l").holding(question.title.in(easy));
}

web::Html hint_under_heading(Step const& question, bool easy) {
    return question.hint.plain.empty() ? web::Html{}
                                       : govuk::hint({.text = said(question.hint, easy), .id = "question-hint"});
}

std::string const& only_field(Step const& question) { return question.fields.front(); }

web::Html text_question(Step const& question, bool easy, Typed const& typed) {
    return govuk::textarea({.name = only_field(question),
                            .label = heading_label(question, easy),
                            .hint = said(question.hint, easy),
                            .error = web::error_of(typed.problems, only_field(question)),
                            .value = typed.form.text(only_field(question)),
                            .rows = 7,
                            .autocomplete = std::string(question.autocomplete)});
}

web::Html line_question(Step const& question, bool easy, Typed const& typed) {
    auto const& field = only_field(question);
    return govuk::input({.name = field,
                         .label = heading_label(question, easy),
                         .hint = said(question.hint, easy),
                         .error = web::error_of(typed.problems, field),
                         .value = typed.form.text(field),
                         .type = field == "email"   ? "email"
                                 : field == "phone" ? "tel"
                                                    : "text",
                         .autocomplete = std::string(question.autocomplete)});
}

/// Regulation 12 counts from the day on which they came to know of it: asked as they would say it.
web::Html noticed_line(Typed const& typed, bool easy) {
    return govuk::input({.name = "noticed_words",
                         .label = {.text = easy ? "Did you find out later? Tell us when."
                                                : "When did you first know about it, if that was later?",
                                   .classes = "govuk-label--s"},
                         .hint = easy ? "You can guess. You can leave this empty."
                                      : "You can say it roughly. For example: last spring. You can leave this empty.",
                         .error = web::error_of(typed.problems, "noticed_words"),
                         .value = typed.form.text("noticed_words")});
}

web::Html day_question(Step const& question, bool easy, Typed const& typed) {
    auto const boxes = typed.form.typed_day("happened");
    auto const day = govuk::date_input({.name = "happened",
                                        .id = "happened",
                                        .fieldset = heading_fieldset(question, easy),
                                        .hint = said(question.hint, easy),
                                        .error = web::error_of(typed.problems, "happened"),
                                        .day = {.value = boxes.day},
                                        .month = {.value = boxes.month},
                                        .year = {.value = boxes.year}});
    return govuk::lines({day, noticed_line(typed, easy)});
}

web::Html safe_way(Typed const& typed, bool easy) {
    return govuk::input({.name = "safe_note",
                         .label = {.text = easy ? "Is there a safe time? You can leave this empty."
                                                : "Is there a safe way or a safe time? (you can leave this empty)"},
                         .error = web::error_of(typed.problems, "safe_note"),
                         .value = typed.form.text("safe_note")});
}

web::Html choice_question(Step const& question, bool easy, Typed const& typed) {
    auto const& field = only_field(question);
    std::vector<govuk::Choice> items;
    for (auto const& choice : question.choices) {
        bool const asks_more = question.asks == Asks::safe && choice.value == "no";
        items.push_back({.value = std::string(choice.value),
                         .text = said(choice.text, easy),
                         .hint = said(choice.hint, easy),
                         .conditional = asks_more ? safe_way(typed, easy) : web::Html{}});
    }
    auto const value = typed.form.text(field);
    return govuk::radios({.name = field,
                          .fieldset = heading_fieldset(question, easy),
                          .hint = said(question.hint, easy),
                          .error = web::error_of(typed.problems, field),
                          .value = value.empty() && field == "hear" ? "yes" : value,
                          .items = std::move(items)});
}

web::Html person_question(Step const& question, bool easy, Typed const& typed) {
    auto const line = [&](std::string const& field, char const* label, char const* hint) {
        return govuk::input({.name = field,
                             .label = {.text = label, .classes = "govuk-label--s"},
                             .hint = hint,
                             .error = web::error_of(typed.problems, field),
                             .value = typed.form.text(field)});
    };
    return govuk::lines({page_heading(question, easy), hint_under_heading(question, easy),
                         line("whose_name", "Their name", ""),
                         line("relationship", "Who you are to them", "For example: daughter, son, friend")});
}

web::Html needs_question(Step const& question, bool easy, Typed const& typed) {
    return needs_fields(typed, said(question.title, easy), said(question.hint, easy), true);
}

std::string joined(std::vector<std::string> const& parts) {
    std::string all;
    for (auto const& part : parts) {
        if (!part.empty()) {
            (all += all.empty() ? "" : "; ") += part;
        }
    }
    return all;
}

std::string choice_in_words(Step const& question, bool easy, std::string const& value) {
    auto const found = std::ranges::find(question.choices, value, &Choosable::value);
    return found == question.choices.end() ? std::string() : said(found->text, easy);
}

}  // namespace

Step const* find_question(std::string_view step, Kind kind) {
    static std::vector<web::Field> const nothing;
    web::Form const empty(nothing);
    for (auto const& question : all_questions()) {
        bool const other_kind = question.step == "said" && question.asked && !question.asked(kind, empty);
        if (question.step == step && !other_kind) {
            return &question;
        }
    }
    return nullptr;
}

std::vector<Step const*> questions_of(Kind kind, web::Form const& answers) {
    std::vector<Step const*> asked;
    for (auto const& question : all_questions()) {
        if (question.asked == nullptr || question.asked(kind, answers)) {
            asked.push_back(&question);
        }
    }
    return asked;
}

Step const* question_before(Kind kind, web::Form const& answers, std::string_view step) {
    auto const asked = questions_of(kind, answers);
    auto const found = std::ranges::find(asked, step, [](auto const* one) { return one->step; });
    return found == asked.begin() || found == asked.end() ? nullptr : *(found - 1);
}

Step const* question_after(Kind kind, web::Form const& answers, std::string_view step) {
    auto const asked = questions_of(kind, answers);
    auto const found = std::ranges::find(asked, step, [](auto const* one) { return one->step; });
    return found == asked.end() || found + 1 == asked.end() ? nullptr : *(found + 1);
}

Problems problems_of(Kind kind, web::Form const& answers, Instant now) {
    auto typed = read_telling(answers, kind);
    auto const judged = received_from_person(typed.told, now);
    if (!judged) {
        typed.problems.insert(typed.problems.end(), judged.error().begin(), judged.error().end());
    }
    return typed.problems;
}

Problems problems_of(Step const& question, Kind kind, web::Form const& answers, Instant now) {
    auto problems = problems_of(kind, answers, now);
    std::erase_if(problems, [&](Problem const& problem) {
        auto const field = problem.field == "happened" ? std::string("happened-day") : problem.field;
        return std::ranges::find(question.fields, field) == question.fields.end();
    });
    return problems;
}

web::Html shown(Step const& question, bool easy, Typed const& typed) {
    switch (question.asks) {
        case Asks::text: return text_question(question, easy, typed);
        case Asks::line: return line_question(question, easy, typed);
        case Asks::day: return day_question(question, easy, typed);
        case Asks::one:
        case Asks::safe: return choice_question(question, easy, typed);
        case Asks::person: return person_question(question, easy, typed);
        case Asks::needs: return needs_question(question, easy, typed);
        case Asks::help:
        case Asks::files: break;
    }
    return page_heading(question, easy);
}

std::string in_words(Step const& question, bool easy, web::Form const& answers) {
    switch (question.asks) {
        case Asks::text:
        case Asks::line: return answers.text(only_field(question));
        case Asks::day: {
            auto const day = web::day_from(answers.typed_day("happened"), "happened", "The day");
            auto const noticed = answers.text("noticed_words");
            return joined({day ? spoken(*day) : std::string(),
                           noticed.empty() ? noticed : fmt::format("you first knew: {}", noticed)});
        }
        case Asks::one: return choice_in_words(question, easy, answers.text(only_field(question)));
        case Asks::safe:
            return joined({choice_in_words(question, easy, answers.text("safe")), answers.text("safe_note")});
        case Asks::person: return joined({answers.text("whose_name"), answers.text("relationship")});
        case Asks::needs: {
            Teller teller;
            read_needs(answers, teller);
            teller.interpreter_language.clear();
            return joined(support_needs(teller));
        }
        case Asks::help:
        case Asks::files: break;
    }
    return {};
}

}  // namespace heed::complaints
