#include "areas/complaints/inquiry/letter_pages.hpp"

#include <fmt/format.h>

#include "areas/complaints/inquiry/answer_forms.hpp"
#include "areas/complaints/inquiry/inquiry_acts.hpp"
#include "areas/complaints/inquiry/letter.hpp"
#include "areas/complaints/inquiry/parts.hpp"
#include "areas/complaints/inquiry/remedy_store.hpp"
#include "areas/complaints/inquiry/response_acts.hpp"
#include "areas/complaints/intake/needs.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/judging.hpp"
#include "kernel/failure.hpp"
#include "people/members.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using web::Html;
using web::Request;
using web::Response;

struct PartView {
    std::string heading;
    Html text;
};
BOOST_DESCRIBE_STRUCT(PartView, (), (heading, text))

struct LetterView {
    Html back;
    Html forms;
    Html standing;
    std::string classes;
    std::string council;
    std::string needs;
    Html address;
    std::string day;
    std::string greeting;
    Html opening{};
    std::vector<PartView> parts{};
    Html closing;
};
BOOST_DESCRIBE_STRUCT(LetterView, (),
                      (back, forms, standing, classes, council, needs, address, day, greeting, opening, parts, closing))
web::Template<LetterView> const letter_page{"areas/complaints/views/answer_letter.html"};

std::string form_asked(Request const& request, Teller const& teller) {
    auto const asked = std::string(request.asked("form"));
    return asked.empty() ? teller.large_print ? "large" : "plain" : asked;
}

Html links_to_forms(Story const& story, std::string const& now) {
    Html items;
    for (auto const& [form, text] : {std::pair<std::string_view, std::string_view>{"plain", "Letter"},
                                     {"large", "Large print"},
                                     {"easy", "Easy Read"}}) {
        auto const shown = form == now
                               ? govuk::element("strong").holding(text)
                               : govuk::element("a")
                                     .classes("govuk-link")
                                     .with("href", fmt::format("{}/letter?form={}", path_of(story.said.id), form))
                                     .holding(text);
        items += (items.empty() ? Html{} : Html{" &middot; "}) + shown;
    }
    return govuk::element("p").classes("govuk-body govuk-!-display-none-print").holding(items);
}

Html lines_as_paragraphs(std::vector<std::string> const& lines) {
    Html html;
    for (auto const& line : lines) {
        html += with_line_breaks(line);
    }
    return html;
}

/// The answer that was sent, or that the last version would be.
std::optional<Answer> answer_to_show(Here const& here, Story const& story) {
    if (story.answer) {
        return story.answer;
    }
    auto const response = response_of(here.db, story.said.id);
    return response.draft ? std::optional(as_answer(*response.draft, response.signature,
                                                    remedies_of(here.db, story.said.id), here.today))
                          : std::nullopt;
}

Html standing_of_letter(Story const& story, std::string const& form) {
    auto const words = story.answer ? "" : "This is a draft. It was not sent. ";
    auto const easy = form == "easy" ? "A start for the Easy Read letter: put a picture beside each part, say what was "
                                       "found in short sentences, and try it out with people who read Easy Read."
                                     : "";
    auto const text = fmt::format("{}{}", words, easy);
    return text.empty()
               ? Html{}
               : govuk::element("div").classes("govuk-!-display-none-print").holding(govuk::inset_text({.text = text}));
}

LetterView view_of(Here const& here, Story const& story, Answer const& answer, std::string const& form) {
    auto const& teller = story.teller;
    auto const letter = letter_of(story, answer, here.council.name);
    LetterView view{
        .back = govuk::back_link({.text = title_of(story), .href = path_of(story.said.id)}),
        .forms = links_to_forms(story, form),
        .standing = standing_of_letter(story, form),
        .classes = form == "plain" ? "heed-letter" : "heed-letter heed-letter--large",
        .council = here.council.name,
        .needs = needs_line(teller),
        .address = with_line_breaks(teller.name.empty() ? teller.address : teller.name + "\n" + teller.address),
        .day = spoken(answer.sent_on),
        .greeting = letter.greeting,
        .closing = lines_as_paragraphs(letter.closing)};
    auto const parts = form == "easy" ? easy_read_of(story, answer) : letter.parts;
    view.opening = form == "easy" ? Html{} : lines_as_paragraphs(letter.opening);
    for (auto const& part : parts) {
        view.parts.push_back({part.heading, with_line_breaks(part.text)});
    }
    return view;
}

Response show_letter(Request const& request, Here& here, Id<Case> id) {
    auto const story = must_find(here, id);
    auto const answer = answer_to_show(here, story);
    if (!answer) {
        throw NotFound();
    }
    return people::show(here, "The letter",
                        letter_page(view_of(here, story, *answer, form_asked(request, story.teller))));
}

// ---- the task of one form

using Found = CaseWith<AnswerForm>;

std::string path_of(AnswerForm const& form) {
    return fmt::format("/complaints/{}/answer-forms/{}", form.case_id.number, form.id.number);
}

std::string how_to_make(AnswerForm const& form) {
    switch (form.form) {
        case FormOfAnswer::letter: return "Print the letter and send it, or read it to them if they want to be rung.";
        case FormOfAnswer::large_print: return "Print the letter in large print (18 point and more) and send it.";
        case FormOfAnswer::easy_read: return "Have the Easy Read letter made from the start that Heed gives you.";
        case FormOfAnswer::braille: return "Have the letter printed in Braille.";
        case FormOfAnswer::audio: return "Have the letter read aloud and recorded.";
        case FormOfAnswer::british_sign_language: return "Have the letter signed on video, or book an interpreter.";
        case FormOfAnswer::translation:
            return "Have the letter translated, and checked by somebody who knows social care.";
    }
    return {};
}

Html link_to_letter(AnswerForm const& form) {
    auto const kind = form.form == FormOfAnswer::large_print ? "large"
                      : form.form == FormOfAnswer::easy_read ? "easy"
                                                             : "plain";
    return govuk::element("p")
        .classes("govuk-body")
        .holding(govuk::element("a")
                     .classes("govuk-link")
                     .with("href", fmt::format("/complaints/{}/letter?form={}", form.case_id.number, kind))
                     .holding("The letter to begin with"));
}

Html contact_of(Teller const& teller) {
    if (!teller.safe_to_contact) {
        return govuk::warning_text({.text = "It is not safe to contact this person. Do not send it."});
    }
    govuk::SummaryList list;
    for (auto const& [key, value] : {std::pair<std::string_view, std::string>{"Name", teller.name},
                                     {"E-mail", teller.email},
                                     {"Telephone", teller.phone},
                                     {"Address", teller.address},
                                     {"When it is safe", teller.safe_note},
                                     {"Ring instead", teller.somebody_to_ring}}) {
        if (!value.empty()) {
            list.rows.push_back({.key = key, .value = with_line_breaks(value)});
        }
    }
    return govuk::summary_list(list);
}

Html form_forms(Here const& here, Found const& found, Typed const& typed) {
    std::vector<Option> ways;
    for (auto const way : {SentBy::email, SentBy::post, SentBy::phone, SentBy::in_person}) {
        ways.push_back({std::string(name_of(way)), std::string(spoken(way))});
    }
    return heading("It went to them") +
           small_form(here, {.path = path_of(found.record) + "/sent",
                             .fields = govuk::lines(
                                 {day_field(typed, {"sent", "When?"}, here.today),
                                  one_of(typed, {"way", "How?", "", std::string(name_of(found.record.way))}, ways),
                                  line_field(typed, {"says", "Anything to note? (optional)"})}),
                             .button = "It was sent",
                             .first = true}) +
           heading("Somebody else does it") +
           small_form(here, {.path = path_of(found.record) + "/owner",
                             .fields = pick_from(typed, {"owner", "Who?", "", fmt::format("{}", found.record.owner)},
                                                 who_may_look_into_it(here, found.story, {})),
                             .button = "Give it to them"});
}

Response show_form_page(Here const& here, Found const& found, Typed const& typed) {
    auto const& form = found.record;
    auto const standing = form.sent_on
                              ? govuk::standing_panel({.standing = govuk::Standing::good,
                                                       .title = fmt::format("Sent on {}", spoken(*form.sent_on)),
                                                       .text = title_of(form)})
                              : govuk::standing_panel(
                                    {.standing = form.due < here.today ? govuk::Standing::late
                                                                       : govuk::Standing::waiting,
                                     .title = fmt::format("To be sent by {}", spoken(form.due)),
                                     .text = fmt::format("{} does it. {}", people::name_of_member(here.db, form.owner),
                                                         how_to_make(form))});
    bool const open = !form.sent_on && here.may(may::answer_complaints);
    return show_part(here, found.story, fmt::format("The answer: {}", title_of(form)),
                     standing + link_to_letter(form) + contact_of(found.story.teller) +
                         (open ? form_forms(here, found, typed) : Html{}),
                     typed.problems);
}

Response show_form(Request const&, Here& here, Id<Case> id, Id<AnswerForm> number) {
    return show_form_page(here, must_find_with(here, id, find_answer_form(here.db, id, number)), untyped());
}

Response form_was_sent(Request const& request, Here& here, Id<Case> id, Id<AnswerForm> number) {
    auto const found = must_find_with(here, id, find_answer_form(here.db, id, number));
    web::Form const form(request);
    auto const on = read_day(form, "sent", "The day it was sent");
    auto const way = form.choice<SentBy>("way");
    web::Checking checking;
    checking.expect(!found.record.sent_on, "", "That it was sent is on record");
    checking.expect(found.story.teller.safe_to_contact, "", "It is not safe to contact this person");
    checking.expect(on.day.has_value() || !on.problems.empty(), "sent", "Enter the day on which it was sent");
    checking.expect(!on.day || (*on.day <= here.today && *on.day >= day_in_england(found.record.at)), "sent",
                    "The day must be between the day of the answer and today");
    checking.expect(way && *way != SentBy::page, "way", "Choose how it was sent");
    checking.expect_at_most(form.text("says"), "says", "The note", most_line);
    auto problems = on.problems;
    if (!checking.fine()) {
        auto const more = checking.problems();
        problems.insert(problems.end(), more.value().begin(), more.value().end());
    }
    if (!problems.empty()) {
        return show_form_page(here, found, {form, problems});
    }
    Doing const doing{here.me().id.number, here.now, here.working_days};
    return people::change(request, here, [&](store::Writing& db) {
        mark_form_sent(db, found.story, found.record, *way, *on.day, form.text("says"), doing);
        return web::see(path_of(found.record));
    });
}

Response form_is_given(Request const& request, Here& here, Id<Case> id, Id<AnswerForm> number) {
    auto const found = must_find_with(here, id, find_answer_form(here.db, id, number));
    web::Form const form(request);
    auto const owner = people::find_member(here.db, {form.number("owner").value_or(0)});
    if (found.record.sent_on || !owner || why_kept_out(*owner, found.story, {})) {
        return show_form_page(here, found, {form, {{"owner", "Choose who does it"}}});
    }
    Doing const doing{here.me().id.number, here.now, here.working_days};
    return people::change(request, here, [&](store::Writing& db) {
        give_form_to(db, found.story, found.record, owner->id.number, doing);
        return web::see(path_of(found.record));
    });
}

// ---- the panel

govuk::Task step(Story const& story, Here const& here, Act const& act, std::string const& title, std::string status,
                 bool good) {
    bool const offered = here.may(act.may) && act.offered(story, here);
    return {
        .title = title,
        .href = offered ? fmt::format("{}/{}", heed::complaints::path_of(story.said.id), act.word) : "",
        .status = {.text = good ? govuk::Words(status)
                                : govuk::Words(govuk::badge({.text = status, .standing = govuk::Standing::waiting}))}};
}

Html steps_to_answer(Story const& story, Here const& here) {
    auto const response = response_of(here.db, story.said.id);
    auto const& draft = response.draft;
    govuk::TaskList list{.id_prefix = "response"};
    list.items.push_back(
        step(story, here, write_the_response, "Write the response",
             draft ? fmt::format("Version {} by {}", draft->number, people::name_of_member(here.db, draft->by))
                   : "Not begun",
             draft.has_value()));
    if (draft && (response.needs_check || response.check)) {
        auto const says = !response.check ? std::string("Somebody else must look at it")
                          : response.check->fine
                              ? fmt::format("It can go, says {}", people::name_of_member(here.db, response.check->by))
                              : fmt::format("To change, says {}: {}",
                                            people::name_of_member(here.db, response.check->by), response.check->says);
        list.items.push_back(
            step(story, here, look_it_over, "Another pair of eyes", says, response.check && response.check->fine));
    } else if (draft) {
        list.items.push_back(step(story, here, look_it_over, "Another pair of eyes", "Not asked for", true));
    }
    list.items.push_back(step(story, here, sign_it, "Sign it",
                              response.signature ? fmt::format("Signed by {}", response.signature->name) : "Not signed",
                              response.signature.has_value()));
    list.items.push_back(step(story, here, answer_it, "Send it", "Not sent", false));
    return govuk::task_list(list);
}

Html forms_sent(Story const& story, Here const& here) {
    govuk::SummaryList list;
    for (auto const& form : answer_forms_of(here.db, story.said.id)) {
        auto const says = form.sent_on ? fmt::format("sent on {}", spoken(*form.sent_on))
                                       : fmt::format("by {}, {}", spoken(form.due), days_left(form.due, here.today));
        auto const standing = form.sent_on            ? govuk::Standing::good
                              : form.due < here.today ? govuk::Standing::late
                                                      : govuk::Standing::waiting;
        auto const link = govuk::element("a").classes("govuk-link").with("href", path_of(form)).holding(title_of(form));
        list.rows.push_back({.key = link, .value = govuk::badge({.text = says, .standing = standing})});
    }
    return list.rows.empty() ? Html{} : govuk::summary_list(list);
}

}  // namespace

Html show_response(Story const& story, Here const& here) {
    if (story.said.kind != Kind::complaint || !story.acknowledgement || story.closing) {
        return {};
    }
    if (!story.answer) {
        return steps_to_answer(story, here);
    }
    auto const letter = govuk::element("p")
                            .classes("govuk-body")
                            .holding(
                                govuk::element("a")
                                    .classes("govuk-link")
                                    .with("href", fmt::format("{}/letter", heed::complaints::path_of(story.said.id)))
                                    .holding(fmt::format("The letter of {}", spoken(story.answer->sent_on))));
    return letter + forms_sent(story, here);
}

void mount_letters(people::Site& at) {
    mount_act<write_the_response>(at);
    mount_act<look_it_over>(at);
    mount_act<sign_it>(at);
    mount_act<answer_it>(at);
    at.get("/complaints/{id}/letter", may::see_cases, show_letter);
    at.get("/complaints/{id}/answer-forms/{form}", may::see_cases, show_form);
    at.post("/complaints/{id}/answer-forms/{form}/sent", may::answer_complaints, form_was_sent);
    at.post("/complaints/{id}/answer-forms/{form}/owner", may::answer_complaints, form_is_given);
}

}  // namespace heed::complaints
