#include "areas/complaints/inquiry/contributor_pages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/inquiry/contributor_store.hpp"
#include "areas/complaints/inquiry/inquiry_acts.hpp"
#include "areas/complaints/inquiry/parts.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/judging.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using web::Html;
using web::Request;
using web::Response;

std::string path_of(Id<Case> id, Id<Contributor> contributor) {
    return fmt::format("/complaints/{}/contributors/{}", id.number, contributor.number);
}

/// The browser says under which address it reaches us.
std::string site_of(Request const& request) {
    auto const origin = request.header("origin");
    return origin.empty() ? fmt::format("https://{}", request.header("host")) : std::string(origin);
}

// ---- asking

Html asking_fields(Story const& story, Here const& here, Typed const& typed) {
    bool const shared = story.joint && story.joint->consent == Consent::given;
    auto const consent = govuk::lines(
        {day_field(typed, {"agreed", "When did the person agree to that?"}),
         line_field(typed, {"consent_how", "How did they agree?", "For example: on the telephone, to Dev Okafor"})});
    return govuk::lines(
        {line_field(typed, {"organisation", "Which organisation?"}),
         line_field(typed, {"name", "Whom do you ask there?", "One person, by name"}),
         line_field(typed, {"email", "Their e-mail address"}, "govuk-!-width-two-thirds", "off", "email"),
         one_of(typed, {"named", "May they know who complained?", "", shared ? "yes" : ""},
                {{"yes", "Yes, the person agreed to that", "", consent},
                 {"no", "No", "They see the questions and our reference, and no name."}}),
         text_field(typed,
                    {"questions", "The questions, one on each line",
                     "Ask what you need and no more. They see these words, and nothing of the complaint."},
                    8),
         day_field(typed, {"due", "By when do you need the answer?"}, here.today + 10)});
}

Response show_asking(Here const& here, Story const& story, Typed const& typed) {
    auto const says = paragraph(
        "They get an e-mail with a link, and you ring them with a code. Each alone opens nothing. They see their own "
        "questions and what they answer.");
    return show_part(here, story, "Ask somebody outside the council",
                     says + small_form(here, {.path = heed::complaints::path_of(story.said.id) + "/contributors",
                                              .fields = asking_fields(story, here, typed),
                                              .button = "Ask them",
                                              .first = true}),
                     typed.problems);
}

Response new_contributor(Request const&, Here& here, Id<Case> id) {
    auto const story = must_find(here, id);
    return is_open_complaint(story) ? show_asking(here, story, untyped()) : web::see(heed::complaints::path_of(id));
}

Response show_code(Here const& here, Story const& story, Contributor const& contributor, std::string const& code) {
    auto const panel = govuk::inset_text(
        {.text = govuk::element("p")
                     .classes("govuk-body-l")
                     .holding(web::Html{"The code for "} + web::escaped(contributor.organisation) +
                              web::Html{": <strong>"} + web::escaped(code) + web::Html{"</strong>"})});
    auto const says = paragraph(fmt::format("Ring {} and say the code. Do not send it by e-mail. It is shown now and "
                                            "never again; if it is lost, make a new "
                                            "one.",
                                            contributor.name));
    auto const on = govuk::button({.text = "Go on", .href = path_of(story.said.id, contributor.id)});
    return show_part(here, story, "Ring them with this code", panel + says + on);
}

Response code_was_shown(Here const& here, Story const& story) {
    return show_part(here, story, "The code was shown already",
                     paragraph("It is shown once only. If you have not got it, make a new one on the page of whom you "
                               "asked."));
}

Response ask_them(Request const& request, Here& here, Id<Case> id) {
    auto const story = must_find(here, id);
    web::Form const form(request);
    auto const due = read_day(form, "due", "The day by which you need the answer");
    auto const named = form.text("named");
    auto const agreed = named == "yes" ? read_day(form, "agreed", "The day on which they agreed") : ReadDay{};
    ContributorDraft const draft{form.text("organisation"),
                                 form.text("name"),
                                 form.text("email"),
                                 form.text("questions"),
                                 due.day,
                                 named == "yes"  ? std::optional(true)
                                 : named == "no" ? std::optional(false)
                                                 : std::nullopt,
                                 agreed.day,
                                 form.text("consent_how")};
    auto const asked = asked_outside(story, draft, here.today);
    Problems problems = due.problems;
    problems.insert(problems.end(), agreed.problems.begin(), agreed.problems.end());
    if (!asked) {
        for (auto const& one : asked.error()) {
            if (web::error_of(problems, one.field).empty()) {
                problems.push_back(one);
            }
        }
    }
    if (!problems.empty()) {
        return show_asking(here, story, {form, problems});
    }
    auto const link = fresh_link(site_of(request));
    return people::change(
        request, here,
        [&](store::Writing& db) {
            Doing const doing{here.me().id.number, here.now, here.working_days};
            auto const number = ask_outside(db, story, *asked, link, here.server_key, doing);
            return show_code(here, story, *find_contributor(db, id, number), link.code);
        },
        [&] { return code_was_shown(here, story); });
}

// ---- the page of one

using Found = CaseWith<Contributor>;

govuk::Standing standing_of(Contributor const& contributor, Day today) {
    if (contributor.answered_at) {
        return govuk::Standing::good;
    }
    bool const over = contributor.revoked_on || today > contributor.expires_on;
    return over                      ? govuk::Standing::restricted
           : contributor.due < today ? govuk::Standing::late
                                     : govuk::Standing::waiting;
}

Html facts_of(Here const& here, Contributor const& contributor) {
    govuk::SummaryList list;
    auto const add = [&](std::string_view key, govuk::Words value) {
        list.rows.push_back({.key = key, .value = std::move(value)});
    };
    add("Whom", fmt::format("{}, {}", contributor.name, contributor.organisation));
    add("E-mail", contributor.email);
    add("It stands", govuk::badge({.text = spoken_standing(contributor, here.today),
                                   .standing = standing_of(contributor, here.today)}));
    add("Wanted by", spoken(contributor.due));
    add("The link works until", spoken(contributor.expires_on));
    add("They know who complained",
        contributor.person_named
            ? fmt::format("yes: agreed on {}, {}", spoken(*contributor.consent_on), contributor.consent_how)
            : std::string("no"));
    if (contributor.reminded_on) {
        add("Reminded", spoken(*contributor.reminded_on));
    }
    if (contributor.files > 0) {
        add("Files", counted(contributor.files, "file: it is with the files of the complaint",
                             "files: they are with the files of the complaint"));
    }
    return govuk::summary_list(list);
}

Html evidence_form(Here const& here, Found const& found, Inquiry const& inquiry, OutsideQuestion const& question) {
    auto issues = issues_as_options(inquiry);
    if (issues.empty() || !may_investigate(here, found.story, inquiry) || !is_open(found.story)) {
        return {};
    }
    issues.insert(issues.begin(), {"0", "All issues"});
    auto const name = fmt::format("issue-{}", question.number);
    auto const fields = govuk::lines({pick_from(untyped(), {name, "Which issue is it about?"}, issues),
                                      govuk::element("input")
                                          .with("type", "hidden")
                                          .with("name", "question")
                                          .with("value", fmt::format("{}", question.number))
                                          .alone()});
    return govuk::details(
        {.summary = fmt::format("Take answer {} as evidence", question.number),
         .text = small_form(here, {.path = path_of(found.story.said.id, found.record.id) + "/evidence",
                                   .fields = fields,
                                   .button = "Take it as evidence"})});
}

Html questions_shown(Here const& here, Found const& found) {
    auto const inquiry = inquiry_of(here.db, found.story.said.id);
    Html html;
    for (auto const& question : questions_of(here.db, found.record.id)) {
        html += govuk::element("h3")
                    .classes("govuk-heading-s")
                    .holding(fmt::format("{}. {}", question.number, question.question));
        html += question.answered_at ? with_line_breaks(question.answer) +
                                           govuk::element("p")
                                               .classes("govuk-hint")
                                               .holding(fmt::format("Answered on {}", spoken(*question.answered_at))) +
                                           evidence_form(here, found, inquiry, question)
                                     : paragraph("No answer yet.");
    }
    return heading("Questions and answers") + html;
}

Html forms_of(Here const& here, Found const& found) {
    bool const open = opens(found.record, found.story, here.today);
    if (!open || !here.may(may::answer_complaints)) {
        return {};
    }
    auto const path = path_of(found.story.said.id, found.record.id);
    auto const remind = small_form(here, {.path = path + "/reminder", .button = "Send the link again"});
    auto const code = small_form(here, {.path = path + "/code", .button = "Make a new code"});
    auto const end = small_form(here, {.path = path + "/end", .button = "End the link"});
    return heading("What you can do") + (found.record.answered_at ? Html{} : remind) + code + end;
}

Response show_contributor(Request const&, Here& here, Id<Case> id, Id<Contributor> number) {
    auto const found = must_find_with(here, id, find_contributor(here.db, id, number));
    return show_part(here, found.story, "Asked outside the council",
                     facts_of(here, found.record) + questions_shown(here, found) + forms_of(here, found));
}

/// Each of the small forms: done while the link is open, and then back to the page.
template <class Work>
Response change_contributor(Request const& request, Here& here, Found const& found, Work work) {
    auto const back = path_of(found.story.said.id, found.record.id);
    if (!opens(found.record, found.story, here.today)) {
        return web::see(back);
    }
    return people::change(request, here, [&](store::Writing& db) {
        work(db, Doing{here.me().id.number, here.now, here.working_days});
        return web::see(back);
    });
}

Response send_reminder(Request const& request, Here& here, Id<Case> id, Id<Contributor> number) {
    auto const found = must_find_with(here, id, find_contributor(here.db, id, number));
    return change_contributor(request, here, found, [&](store::Writing& db, Doing const& doing) {
        remind(db, found.story, found.record, doing);
    });
}

Response end_it(Request const& request, Here& here, Id<Case> id, Id<Contributor> number) {
    auto const found = must_find_with(here, id, find_contributor(here.db, id, number));
    return change_contributor(request, here, found, [&](store::Writing& db, Doing const& doing) {
        end_link(db, found.story, found.record, doing);
    });
}

Response new_code(Request const& request, Here& here, Id<Case> id, Id<Contributor> number) {
    auto const found = must_find_with(here, id, find_contributor(here.db, id, number));
    if (!opens(found.record, found.story, here.today)) {
        return web::see(path_of(id, number));
    }
    auto const code = fresh_code();
    return people::change(
        request, here,
        [&](store::Writing& db) {
            Doing const doing{here.me().id.number, here.now, here.working_days};
            change_code(db, found.story, found.record, code, here.server_key, doing);
            return show_code(here, found.story, found.record, code);
        },
        [&] { return code_was_shown(here, found.story); });
}

Response take_as_evidence(Request const& request, Here& here, Id<Case> id, Id<Contributor> number) {
    auto const found = must_find_with(here, id, find_contributor(here.db, id, number));
    auto const inquiry = inquiry_of(here.db, id);
    web::Form const form(request);
    auto const asked = form.number("question").value_or(0);
    auto const issue = form.number(fmt::format("issue-{}", asked));
    auto const questions = questions_of(here.db, number);
    auto const question = std::ranges::find(questions, std::int64_t{asked}, &OutsideQuestion::number);
    bool const there = question != questions.end() && question->answered_at;
    if (!there || !issue || !may_investigate(here, found.story, inquiry)) {
        return web::see(path_of(id, number));
    }
    auto const evidence = evidence_added(
        found.story, inquiry,
        {*issue, EvidenceKind::document,
         shortened(fmt::format("{}: {}", found.record.organisation, question->question), 290), found.record.name,
         day_in_england(*question->answered_at), shortened(question->answer, most_of_evidence - 1), "", 0},
        here.today);
    if (!evidence) {
        return web::see(path_of(id, number));
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_evidence(db, found.story, *evidence, {here.me().id.number, here.now, here.working_days});
        return web::see(heed::complaints::path_of(id));
    });
}

}  // namespace

Html show_contributors(Story const& story, Here const& here) {
    if (story.said.kind != Kind::complaint || !story.acknowledgement) {
        return {};
    }
    govuk::SummaryList list;
    for (auto const& one : contributors_of(here.db, story.said.id)) {
        auto const link = govuk::element("a")
                              .classes("govuk-link")
                              .with("href", path_of(story.said.id, one.id))
                              .holding(one.organisation);
        list.rows.push_back({.key = link,
                             .value = govuk::badge({.text = spoken_standing(one, here.today),
                                                    .standing = standing_of(one, here.today)})});
    }
    auto const ask = is_open(story) && here.may(may::answer_complaints)
                         ? govuk::element("p")
                               .classes("govuk-body")
                               .holding(
                                   govuk::element("a")
                                       .classes("govuk-link")
                                       .with("href", heed::complaints::path_of(story.said.id) + "/contributors/new")
                                       .holding("Ask a provider, a hospital or another organisation"))
                         : Html{};
    return list.rows.empty() ? ask : govuk::summary_list(list) + ask;
}

void mount_contributors(people::Site& at) {
    at.get("/complaints/{id}/contributors/new", may::answer_complaints, new_contributor);
    at.post("/complaints/{id}/contributors", may::answer_complaints, ask_them);
    at.get("/complaints/{id}/contributors/{contributor}", may::see_cases, show_contributor);
    at.post("/complaints/{id}/contributors/{contributor}/reminder", may::answer_complaints, send_reminder);
    at.post("/complaints/{id}/contributors/{contributor}/code", may::answer_complaints, new_code);
    at.post("/complaints/{id}/contributors/{contributor}/end", may::answer_complaints, end_it);
    at.post("/complaints/{id}/contributors/{contributor}/evidence", may::see_cases, take_as_evidence);
}

}  // namespace heed::complaints
