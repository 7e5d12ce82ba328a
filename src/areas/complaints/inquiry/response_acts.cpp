#include "areas/complaints/inquiry/response_acts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/clocks/settings.hpp"
#include "areas/complaints/inquiry/answer_forms.hpp"
#include "areas/complaints/inquiry/inquiry_acts.hpp"
#include "areas/complaints/inquiry/remedy_store.hpp"
#include "areas/complaints/judging.hpp"
#include "people/members.hpp"
#include "web/router.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
using people::Here;
using web::Html;

bool is_acknowledged(Story const& story) { return is_open_complaint(story) && story.acknowledgement; }

Html link_to(Story const& story, std::string_view word, std::string_view text) {
    return govuk::element("a")
        .classes("govuk-link")
        .with("href", fmt::format("{}/{}", path_of(story.said.id), word))
        .holding(text);
}

// ---- writing it

Html late_reason_field(Story const& story, Here const& here, Typed const& typed, std::string const& now) {
    auto const limit = answer_limit(story);
    bool const needed = here.today > limit || !now.empty();
    return needed ? text_field(typed,
                               {"late_reason", "Why is it late?",
                                fmt::format("It was due by {}. The person reads this.", spoken(limit)), now},
                               3)
                  : Html{};
}

Html before_writing(Story const& story, Here const& here, ResponseSoFar const& response) {
    auto const says = paragraph("It becomes one letter with what you found on each issue and what was promised. Save "
                                "as often as you like: each "
                                "save is a version, and what is missing is said here.");
    if (!response.draft) {
        return says;
    }
    return says + govuk::element("p").classes("govuk-body").holding(link_to(story, "letter", "See the letter")) +
           remarks_shown(remarks_now(here, story, response));
}

Html draft_fields(Story const& story, Here const& here, Typed const& typed) {
    auto const response = response_of(here.db, story.said.id);
    Draft const now = response.draft.value_or(Draft{});
    auto const needed = response.draft ? std::string(name_of(now.action_needed)) : std::string();
    return govuk::lines(
        {before_writing(story, here, response),
         text_field(typed,
                    {"considered", "How was the complaint considered?", "Who looked at what, and who was asked",
                     now.how_considered},
                    5),
         text_field(typed,
                    {"conclusions", "What was concluded?",
                     "All in all, after what you found on each issue. Name anything that needs to be put right, "
                     "and say sorry for it.",
                     now.conclusions},
                    8),
         one_of(typed, {"action_needed", "Is action needed because of it?", "", needed},
                {{"taken", "Yes, and it has been taken"},
                 {"will_be_taken", "Yes, and it will be taken"},
                 {"none_needed", "No"}}),
         text_field(typed,
                    {"action", "What action? (optional)",
                     "What was promised is added below this with its days, so you need not repeat it.", now.action},
                    3),
         late_reason_field(story, here, typed, now.late_reason),
         text_field(typed,
                    {"ombudsman", "Where they may turn if they are not happy with it",
                     source_of_answer(story.said.track, story.said.stage),
                     response.draft ? now.ombudsman : paragraph_of(recourse_of(story.said.track, story.said.stage))},
                    4)});
}

Outcome<Do> judge_draft(Story const& story, Here const& here, web::Form const& form) {
    if (auto problems = not_theirs_to_do(here, story, inquiry_of(here.db, story.said.id)); !problems.empty()) {
        return tl::make_unexpected(problems);
    }
    DraftTyped const typed{
        form.text("considered"), form.text("conclusions"), form.choice<ActionNeeded>("action_needed"),
        form.text("action"),     form.text("ombudsman"),   form.text("late_reason")};
    return judged_with(drafted(story, typed), {}, [&](Draft const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { save_draft(db, story, made, doing); };
    });
}

// ---- another pair of eyes

bool may_look_over(Here const& here, Story const& story) {
    bool const theirs = here.may(people::May::answer_complaints) || here.may(people::May::oversee_complaints);
    return theirs && !why_kept_out(here.me(), story, inquiry_of(here.db, story.said.id));
}

Html check_fields(Story const& story, Here const& here, Typed const& typed) {
    auto const says = text_field(typed, {"says", "What should change?"}, 4);
    return govuk::lines(
        {paragraph(
             "Read the letter as the person will. Does it answer what they asked, in words that they know? Is what "
             "went wrong owned, and put right?"),
         govuk::element("p").classes("govuk-body").holding(link_to(story, "letter", "See the letter")),
         remarks_shown(remarks_now(here, story, response_of(here.db, story.said.id))),
         one_of(typed, {"fine", "Can it go as it is?"}, {{"yes", "Yes"}, {"no", "No", "", says}})});
}

Outcome<Do> judge_check(Story const& story, Here const& here, web::Form const& form) {
    if (!may_look_over(here, story)) {
        return problem("", "It is about you, or this is not yours to look over");
    }
    auto const typed = form.text("fine");
    auto const fine = typed == "yes" ? std::optional(true) : typed == "no" ? std::optional(false) : std::nullopt;
    auto const outcome = looked_over(story, response_of(here.db, story.said.id), here.me().id.number, fine,
                                     form.text("says"));
    return judged_with(outcome, {}, [&](DraftCheck const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { keep_check(db, story, made, doing); };
    });
}

// ---- signing it

/// "" where none is chosen yet: who stands on the list themselves, or else the council's responsible person.
std::string signs_first(std::vector<Signatory> const& all, std::int64_t me, std::string const& responsible_person) {
    auto found = std::ranges::find(all, me, &Signatory::member);
    if (found == all.end()) {
        found = std::ranges::find(all, responsible_person, &Signatory::name);
    }
    return found == all.end() ? std::string() : fmt::format("{}", found->id.number);
}

std::string in_whose_name(Signatory const& one, std::string const& responsible_person) {
    if (one.signed_as == SignedAs::responsible_person) {
        return "The responsible person.";
    }
    return responsible_person.empty() ? "On behalf of the responsible person."
                                      : fmt::format("On behalf of {}, the responsible person.", responsible_person);
}

std::optional<Signatory> signatory_of(store::Reading const& db, std::int64_t member) {
    auto const all = signatories(db);
    auto const found = std::ranges::find(all, member, &Signatory::member);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

Html sign_fields(Story const& story, Here const& here, Typed const& typed) {
    std::vector<Option> who;
    auto const all = signatories(here.db);
    auto const responsible_person = complaint_choices(here.db).responsible_person;
    for (auto const& one : all) {
        bool const me = one.member == here.me().id.number;
        who.push_back({fmt::format("{}", one.id.number), fmt::format("{}, {}", one.name, one.position),
                       in_whose_name(one, responsible_person) +
                           (me ? " You sign it now." : " They signed it on paper; you record that.")});
    }
    auto const list = govuk::element("a")
                          .classes("govuk-link")
                          .with("href", "/complaints/signing")
                          .holding("the list of who may sign");
    if (who.empty()) {
        return govuk::element("p")
            .classes("govuk-body")
            .holding(web::Html{"Nobody stands on "} + list + web::Html{" yet. Who oversees complaints keeps it."});
    }
    return govuk::lines(
        {govuk::element("p").classes("govuk-body").holding(link_to(story, "letter", "See the letter")),
         remarks_shown(remarks_now(here, story, response_of(here.db, story.said.id))),
         one_of(typed, {"signatory", "Who signs it?", "", signs_first(all, here.me().id.number, responsible_person)},
                who),
         day_field(typed, {"on", "When was it signed?"}, here.today)});
}

/// Who is listed signs for themselves; for anybody else the complaints team records the signature on paper.
Problems not_theirs_to_sign(Here const& here, Story const& story, std::optional<Signatory> const& signatory) {
    auto const inquiry = inquiry_of(here.db, story.said.id);
    bool const self = signatory && signatory->member == here.me().id.number;
    if (why_kept_out(here.me(), story, inquiry) || !(self || here.may(people::May::answer_complaints))) {
        return {{"", "Only who stands on the list signs it, and the complaints team records a signature on paper"}};
    }
    auto const member = signatory && signatory->member != 0 ? people::find_member(here.db, {signatory->member})
                                                            : std::nullopt;
    bool const about_them = member &&
                            std::ranges::find(inquiry.named_staff, member->id.number) != inquiry.named_staff.end();
    return about_them ? Problems{{"signatory", fmt::format("It is about {}. Somebody else must sign", member->name)}}
                      : Problems{};
}

Outcome<Do> judge_signature(Story const& story, Here const& here, web::Form const& form) {
    auto const signatory = find_signatory(here.db, {web::parse_id(form.text("signatory")).value_or(0)});
    if (auto problems = not_theirs_to_sign(here, story, signatory); !problems.empty()) {
        return tl::make_unexpected(problems);
    }
    auto const response = response_of(here.db, story.said.id);
    auto const on = read_day(form, "on", "The day on which it was signed");
    auto const outcome = signed_by(story, response, remarks_now(here, story, response), signatory,
                                   complaint_choices(here.db).responsible_person, on.day, here.today);
    bool const self = signatory && signatory->member == here.me().id.number;
    return judged_with(outcome, {on}, [&](Signature made) -> Do {
        made.how = self ? SignedHow::in_heed : SignedHow::on_paper;
        return [=](store::Writing& db, Doing const& doing) { keep_signature(db, story, made, doing); };
    });
}

// ---- sending it

Html how_it_goes(Story const& story) {
    Html items;
    for (auto const& needed : forms_needed(story.teller)) {
        AnswerForm const form{{}, {}, needed.form, needed.detail, needed.way, 0, {}, {}, "", 0, {}};
        auto const when = needed.at_once ? ": at once" : ": somebody is given this to do";
        items += govuk::element("li").holding(title_of(form) + when);
    }
    return paragraph("It goes to the person like this:") +
           govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(items);
}

Html answer_fields(Story const& story, Here const& here, Typed const& typed) {
    auto const response = response_of(here.db, story.said.id);
    auto const standing = !response.draft       ? "Write the response first."
                          : !response.signature ? "It is not signed yet."
                                                : "It is signed by " + response.signature->name + ".";
    return govuk::lines({paragraph(standing), remarks_shown(remarks_now(here, story, response)), how_it_goes(story),
                         govuk::element("p").classes("govuk-body").holding(link_to(story, "letter", "See the letter")),
                         day_field(typed, {"sent", "When is it sent?"}, here.today)});
}

Outcome<Do> judge_answer(Story const& story, Here const& here, web::Form const& form) {
    auto const sent = read_day(form, "sent", "The day it is sent");
    auto const response = response_of(here.db, story.said.id);
    auto const outcome = ready_to_send(story, response, remarks_now(here, story, response),
                                       remedies_of(here.db, story.said.id), sent.day, here.today);
    return judged_with(outcome, {sent}, [&](Answer const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { answer(db, story, made, doing); };
    });
}

std::vector<std::string> known_names(Here const& here) {
    std::vector<std::string> names;
    for (auto const& member : people::list_members(here.db, {}, 500)) {
        names.push_back(member.name);
    }
    return names;
}

Html list_of(std::vector<Remark> const& remarks, bool must) {
    Html items;
    for (auto const& remark : remarks) {
        if (remark.must == must) {
            auto const quoted = remark.quoted.empty()
                                    ? Html{}
                                    : govuk::element("q").classes("heed-quoted").holding(remark.quoted);
            items += govuk::element("li").holding(web::escaped(remark.says + " ") + quoted);
        }
    }
    return items.empty() ? items : govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(items);
}

}  // namespace

std::vector<Remark> remarks_now(Here const& here, Story const& story, ResponseSoFar const& response) {
    if (!response.draft) {
        return {};
    }
    auto const inquiry = inquiry_of(here.db, story.said.id);
    auto const remedies = remedies_of(here.db, story.said.id);
    return remarks_on({story, inquiry, remedies, *response.draft, known_names(here), here.today});
}

Html remarks_shown(std::vector<Remark> const& remarks) {
    auto const lacks = list_of(remarks, true);
    auto const hints = list_of(remarks, false);
    auto shown = lacks.empty() ? govuk::standing_panel({.standing = govuk::Standing::good,
                                                        .title = "It holds everything that the law asks for",
                                                        .text = "Regulation 14, and the Code."})
                               : govuk::standing_panel({.standing = govuk::Standing::waiting,
                                                        .title = "The law asks for this, and it is not there yet",
                                                        .text = lacks});
    if (!hints.empty()) {
        shown += govuk::details({.summary = "To think about before it goes", .text = hints, .open = true});
    }
    return shown;
}

Act const write_the_response{"draft",
                             "Write the response",
                             "Save this version",
                             [](Story const& story, Here const& here) {
                                 return is_acknowledged(story) &&
                                        may_investigate(here, story, inquiry_of(here.db, story.said.id));
                             },
                             draft_fields,
                             judge_draft,
                             people::May::see_cases};
Act const look_it_over{"quality-check",
                       "Look the response over",
                       "Save",
                       [](Story const& story, Here const& here) {
                           auto const response = response_of(here.db, story.said.id);
                           return is_acknowledged(story) && response.draft &&
                                  response.draft->by != here.me().id.number && may_look_over(here, story);
                       },
                       check_fields,
                       judge_check,
                       people::May::see_cases};
Act const sign_it{"signature",
                  "Sign the response",
                  "Sign it",
                  [](Story const& story, Here const& here) {
                      bool const theirs = here.may(people::May::answer_complaints) ||
                                          signatory_of(here.db, here.me().id.number);
                      return is_acknowledged(story) && theirs && response_of(here.db, story.said.id).draft;
                  },
                  sign_fields,
                  judge_signature,
                  people::May::see_cases};
Act const answer_it{"answer",      "Send the response",
                    "Send it",     [](Story const& story, Here const&) { return is_acknowledged(story); },
                    answer_fields, judge_answer};

}  // namespace heed::complaints
