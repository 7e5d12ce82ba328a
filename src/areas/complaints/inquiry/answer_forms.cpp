#include "areas/complaints/inquiry/answer_forms.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "areas/complaints/intake/needs.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "kernel/failure.hpp"
#include "people/members.hpp"
#include "store/events.hpp"
#include "store/hidden.hpp"
#include "work/deadlines.hpp"

namespace heed::complaints {

namespace {

constexpr std::string_view subject = "case_answer_form";
constexpr std::string_view columns =
    "select id, case_id, form, detail, way, owner, due, sent_on, says, sent_by, at from case_answer_forms";

SentBy way_of(Teller const& teller) {
    if (!teller.safe_to_contact) {
        return SentBy::page;
    }
    switch (teller.answer_by) {
        case AnswerBy::email: return SentBy::email;
        case AnswerBy::phone: return SentBy::phone;
        case AnswerBy::letter: return SentBy::post;
        case AnswerBy::no_reply: break;
    }
    return SentBy::page;
}

FormOfAnswer form_for(Format format) {
    switch (format) {
        case Format::large_print: return FormOfAnswer::large_print;
        case Format::easy_read: return FormOfAnswer::easy_read;
        case Format::braille: return FormOfAnswer::braille;
        case Format::audio: return FormOfAnswer::audio;
        case Format::british_sign_language: return FormOfAnswer::british_sign_language;
        case Format::other_language: break;
    }
    return FormOfAnswer::translation;
}

bool goes_at_once(SentBy way) { return way == SentBy::email || way == SentBy::page; }

std::int64_t owner_of(store::Reading const& db, Case const& said) {
    if (said.officer > 0) {
        return said.officer;
    }
    auto const officers = people::members_with(db, people::Role::complaints_officer);
    return officers.empty() ? 0 : officers.front().id.number;
}

void set_clock(store::Writing& db, Story const& story, AnswerForm const& form) {
    work::set_deadline(
        db, {std::string(subject), form.id.number, "send_form",
             fmt::format("Send the answer: {}, complaint {}", spoken(form.form), reference_of(story.said.id)),
             fmt::format("/complaints/{}/answer-forms/{}", story.said.id.number, form.id.number),
             story.said.kept_from_worker ? "see_kept_from_worker" : "see_cases", form.due, form.owner});
}

void add_form(store::Writing& db, Story const& story, NeededForm const& needed, Doing const& doing) {
    auto const today = doing.today();
    bool const is_plain = needed.form == FormOfAnswer::letter || needed.form == FormOfAnswer::large_print;
    AnswerForm form{story.said.kept_from_worker ? store::hidden_id<AnswerForm>()
                                                : store::next_id<AnswerForm>(db, "case_answer_forms"),
                    story.said.id,
                    needed.form,
                    needed.detail,
                    needed.way,
                    owner_of(db, story.said),
                    doing.working_days.after(today, is_plain ? working_days_to_post : working_days_to_make_a_form),
                    needed.at_once ? std::optional(today) : std::nullopt,
                    "",
                    needed.at_once ? -1 : 0,
                    doing.now};
    store::insert(db, "case_answer_forms", form);
    if (!needed.at_once) {
        set_clock(db, story, form);
    }
}

}  // namespace

std::string_view spoken(FormOfAnswer form) {
    switch (form) {
        case FormOfAnswer::letter: return "letter";
        case FormOfAnswer::large_print: return "large print";
        case FormOfAnswer::easy_read: return "Easy Read";
        case FormOfAnswer::braille: return "Braille";
        case FormOfAnswer::audio: return "recording to listen to";
        case FormOfAnswer::british_sign_language: return "British Sign Language";
        case FormOfAnswer::translation: return "translation";
    }
    return {};
}

std::string_view spoken(SentBy way) {
    switch (way) {
        case SentBy::email: return "by e-mail";
        case SentBy::post: return "by post";
        case SentBy::phone: return "by telephone";
        case SentBy::in_person: return "in person";
        case SentBy::page: return "on the page where they follow it";
    }
    return {};
}

std::string title_of(AnswerForm const& form) {
    auto const what = form.form == FormOfAnswer::translation ? fmt::format("translation into {}", form.detail)
                                                             : std::string(spoken(form.form));
    return fmt::format("{}, {}", what, spoken(form.way));
}

std::vector<NeededForm> forms_needed(Teller const& teller) {
    auto const way = way_of(teller);
    // An e-mail, and the page, are as large as their reader has them.
    bool const on_paper = way == SentBy::post;
    std::vector<NeededForm> forms{{on_paper && teller.large_print ? FormOfAnswer::large_print : FormOfAnswer::letter,
                                   "", way, goes_at_once(way)}};
    if (way == SentBy::page) {
        return forms;
    }
    for (auto const format : formats_needed(teller)) {
        if (format != Format::large_print) {
            forms.push_back({form_for(format),
                             format == Format::other_language ? teller.interpreter_language : std::string(), way,
                             false});
        }
    }
    return forms;
}

std::vector<AnswerForm> answer_forms_of(store::Reading const& db, Id<Case> id) {
    return store::rows<AnswerForm>(
        db, fmt::format("{} where council = :council and case_id = :id order by id", columns), db.council(), id);
}

std::optional<AnswerForm> find_answer_form(store::Reading const& db, Id<Case> case_id, Id<AnswerForm> id) {
    return store::row<AnswerForm>(db,
                                  fmt::format("{} where council = :council and id = :id and case_id = :case", columns),
                                  db.council(), id, case_id);
}

void plan_forms(store::Writing& db, Story const& story, Doing const& doing) {
    for (auto const& needed : forms_needed(story.teller)) {
        add_form(db, story, needed, doing);
    }
}

void mark_form_sent(store::Writing& db, Story const& story, AnswerForm const& form, SentBy way, Day on,
                    std::string const& says, Doing const& doing) {
    auto const version = next_version(db, story);
    auto const changed = store::act(db,
                                    "update case_answer_forms set sent_on = :on, way = :way, says = :says, sent_by = "
                                    ":by where council = :council and id = :id and sent_on is null",
                                    on, way, says, doing.by, db.council(), form.id);
    if (changed == 0) {
        throw Conflict();
    }
    work::meet_deadline(db, subject, form.id.number, "send_form", doing.today());
    auto sent = form;
    sent.way = way;
    if (form.form != FormOfAnswer::letter) {
        record_as_met(db, story.said.id, {0, "The answer", title_of(sent), true, on}, doing);
    }
    done(db, story, {"answer_form_sent", fmt::format("{}, on {}. {}", title_of(sent), spoken(on), says), false},
         version, doing);
}

void give_form_to(store::Writing& db, Story const& story, AnswerForm const& form, std::int64_t owner,
                  Doing const& doing) {
    auto const version = next_version(db, story);
    store::act(db, "update case_answer_forms set owner = :owner where council = :council and id = :id", owner,
               db.council(), form.id);
    auto given = form;
    given.owner = owner;
    set_clock(db, story, given);
    done(db, story, {"answer_form_given", title_of(form), false}, version, doing);
}

}  // namespace heed::complaints
