#include "areas/complaints/intake/telling.hpp"

#include "areas/complaints/intake/needs_pages.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;

namespace {

std::optional<Day> read_day(web::Form const& form, std::string const& field, std::string_view what,
                            Problems& problems) {
    auto const typed = form.typed_day(field);
    if (typed.empty()) {
        return std::nullopt;
    }
    auto const day = web::day_from(typed, field, what);
    if (!day) {
        problems.insert(problems.end(), day.error().begin(), day.error().end());
        return std::nullopt;
    }
    return *day;
}

std::optional<bool> yes_or_no(web::Form const& form, std::string_view field) {
    auto const typed = form.text(field);
    return typed == "yes" ? std::optional(true) : typed == "no" ? std::optional(false) : std::nullopt;
}

Teller read_teller(web::Form const& form) {
    Teller teller;
    teller.name = form.text("name");
    teller.email = form.text("email");
    teller.phone = form.text("phone");
    teller.address = form.text("address");
    teller.safe_note = form.text("safe_note");
    teller.wants_to_hear = form.text("hear") == "yes";
    teller.whose_name = form.text("whose_name");
    teller.relationship = form.text("relationship");
    teller.somebody_to_ring = form.text("ring");
    read_needs(form, teller);
    return teller;
}

struct KindWords {
    char const* said;
    char const* hint;
};

KindWords words_of(Kind kind) {
    switch (kind) {
        case Kind::compliment: return {"What went well?", ""};
        case Kind::concern:
            return {"What worries you?", "You do not need to be sure, and you do not need to call it a complaint."};
        default: break;
    }
    return {"What went wrong?", "Say it in your own words. Tell us what happened, and how it affected you."};
}

/// Who fills the form in: the words are "you" or "they".
enum class By { person, staff };

web::Html about_somebody_else(Typed const& typed, By by) {
    bool const staff = by == By::staff;
    return govuk::lines({
        line_field(typed, {"whose_name", "Their name (if you want to say)"}),
        line_field(typed, {"relationship", staff ? "Who the caller is to them" : "Who you are to them",
                           "For example daughter, neighbour, friend"}),
        one_of(typed, {"basis", staff ? "Do they know that we are told?" : "Do they know that you are telling us?"},
               {{"consent", "Yes, and they agree"},
                {"lasting_power_of_attorney",
                 staff ? "The caller has lasting power of attorney" : "I have lasting power of attorney for them"},
                {"deputy", staff ? "The caller is their deputy, appointed by the court"
                                 : "I am their deputy, appointed by the court"},
                {"best_interests", "They cannot decide this for themselves"},
                {"child", "They are under 18"},
                {"death", "They have died"},
                {"does_not_know", "No, they do not know"}}),
    });
}

web::Html for_whom(Typed const& typed, By by) {
    return one_of(typed, {"for_self", "Who is this about?"},
                  {{"yes", by == By::staff ? "The person who told us" : "Me"},
                   {"no", "Somebody else", "", about_somebody_else(typed, by)}});
}

web::Html worker_may_know(Typed const& typed, By by) {
    if (by == By::staff) {
        return one_of(typed,
                      {"worker", "May their worker be told?",
                       "If they say no, the worker sees neither this nor that there is anything."},
                      {{"yes", "Yes, or they did not say"}, {"no", "No, don't tell the worker"}});
    }
    return one_of(
        typed,
        {"worker", "May we tell the worker?",
         "The worker is the member of staff who helps you, for example your social worker. If you say no, they cannot "
         "see what you told us, nor that you told us anything."},
        {{"yes", "Yes"}, {"no", "No, do not tell my worker"}});
}

web::Html how_to_answer(Typed const& typed, By by) {
    bool const staff = by == By::staff;
    return one_of(typed, {"answer_by", staff ? "How do they want us to answer?" : "How do you want us to answer?"},
                  {{"email", "By e-mail", "",
                    line_field(typed, {"email", "E-mail address"}, "govuk-!-width-two-thirds", "email", "email")},
                   {"phone", "By telephone", "",
                    line_field(typed, {"phone", "Telephone number"}, "govuk-input--width-20", "tel", "tel")},
                   {"letter", "By letter", "", text_field(typed, {"address", "Address"}, 3)},
                   {"no_reply", staff ? "They do not want a reply" : "I do not want a reply",
                    staff ? "They can follow it with the reference."
                          : "You can still follow it with the reference that we give you."}});
}

web::Html safe_to_contact(Typed const& typed, By by) {
    bool const staff = by == By::staff;
    return one_of(
        typed,
        {"safe", staff ? "Is it safe to contact them in this way?" : "Is it safe for us to contact you in this way?",
         "For example, does somebody else read the messages or answer the telephone?"},
        {{"yes", "Yes"},
         {"no", "No",
          staff ? "We will not contact them. They can follow it with the reference."
                : "We will not contact you. You can follow it with your reference.",
          line_field(typed, {"safe_note", "Is there a safe way or a safe time? (optional)"})}});
}

web::Html support(Typed const& typed, By by) {
    bool const staff = by == By::staff;
    return govuk::lines(
        {needs_fields(typed, staff ? "What would make this easier for them?" : "What would make this easier for you?",
                      ""),
         line_field(typed, {"ring", "Is there somebody we should ring instead? (optional)",
                            "Their name and telephone number"})});
}

web::Html hear_what_changed(Typed const& typed, By by) {
    return one_of(typed,
                  {"hear",
                   by == By::staff ? "Do they want to hear what changes because of this?"
                                   : "Do you want to hear what changes because of this?",
                   "It can take some months.", "yes"},
                  {{"yes", "Yes"}, {"no", "No"}}, true);
}

web::Html your_name(Typed const& typed) {
    return line_field(typed, {"name", "Your name (optional)", "You do not have to say who you are."},
                      "govuk-!-width-two-thirds", "name");
}

web::Html kinds(Typed const& typed) {
    return one_of(typed, {"kind", "What is it?"},
                  {{"complaint", "Complaint", "Any sign that somebody is unhappy. They need not call it a complaint."},
                   {"concern", "Concern"},
                   {"compliment", "Compliment"},
                   {"request", "Request", "They ask for something, and are not unhappy with us."}});
}

web::Html channels(Typed const& typed) {
    return one_of(typed, {"channel", "How did it come?"},
                  {{"phone", "Telephone"}, {"letter", "Letter"}, {"email", "E-mail"}, {"in_person", "In person"}},
                  true);
}

}  // namespace

TypedTelling read_telling(web::Form const& form, std::optional<Kind> kind) {
    TypedTelling typed;
    typed.told.kind = kind ? kind : form.choice<Kind>("kind");
    typed.told.channel = form.choice<Channel>("channel");
    typed.told.said = form.text("said");
    typed.told.wanted = form.text("wanted");
    typed.told.about = form.text("about");
    typed.told.happened_on = read_day(form, "happened", "The day it happened", typed.problems);
    typed.told.noticed_words = form.text("noticed_words");
    typed.told.received_on = read_day(form, "received", "The day it came", typed.problems);
    typed.told.worker_may_know = yes_or_no(form, "worker");
    typed.told.answer_by = form.choice<AnswerBy>("answer_by");
    typed.told.safe = yes_or_no(form, "safe");
    typed.told.for_self = yes_or_no(form, "for_self");
    typed.told.teller = read_teller(form);
    typed.told.basis = form.choice<Basis>("basis");
    if (typed.told.basis == Basis::speaks_for_self) {
        typed.told.basis.reset();
    }
    return typed;
}

web::Html telling_fields(Typed const& typed, Kind kind) {
    auto const words = words_of(kind);
    if (kind == Kind::compliment) {
        return govuk::lines({text_field(typed, {"said", words.said}, 6),
                             line_field(typed, {"about", "Who, or which team? (optional)"}),
                             line_field(typed, {"name", "Your name (optional)"}, "govuk-!-width-two-thirds", "name")});
    }
    return govuk::lines(
        {text_field(typed, {"said", words.said, words.hint}, 8),
         day_field(typed,
                   {"happened", "When did it happen? (optional)", "For example, 27 3 2026. A day near it is enough."}),
         line_field(typed, {"noticed_words", "When did you first know about it, if that was later? (optional)",
                            "You can say it roughly. For example: last spring."}),
         text_field(typed, {"wanted", "What would you like to happen? (optional)"}, 3), for_whom(typed, By::person),
         worker_may_know(typed, By::person), your_name(typed), how_to_answer(typed, By::person),
         safe_to_contact(typed, By::person), support(typed, By::person), hear_what_changed(typed, By::person)});
}

web::Html logging_fields(Typed const& typed, Day today) {
    auto const files = govuk::file_upload(
        {.name = "file",
         .label = {.text = "Files: a scan of the paper (optional)", .classes = "govuk-label--s"},
         .hint = "Together up to 25 MB. They can be opened once they were checked.",
         .error = web::error_of(typed.problems, "file"),
         .multiple = true});
    return govuk::lines(
        {kinds(typed), channels(typed), day_field(typed, {"received", "When it came"}, today),
         text_field(typed, {"said", "What was said, in their words"}, 5),
         day_field(typed, {"happened", "When it happened (optional)"}),
         line_field(typed, {"noticed_words", "When they first knew about it, if that was later (optional)",
                            "A day, or in their words: last spring. The 12 months begin then "
                            "(regulation 12)."}),
         text_field(typed, {"wanted", "What they would like to happen (optional)"}, 2), for_whom(typed, By::staff),
         worker_may_know(typed, By::staff), line_field(typed, {"name", "Their name (optional)"}),
         how_to_answer(typed, By::staff), safe_to_contact(typed, By::staff), support(typed, By::staff),
         hear_what_changed(typed, By::staff), line_field(typed, {"about", "Who or which team it is about (optional)"}),
         files});
}

}  // namespace heed::complaints
