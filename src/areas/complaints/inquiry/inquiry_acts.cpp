#include "areas/complaints/inquiry/inquiry_acts.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "areas/complaints/intake/case_files.hpp"
#include "areas/complaints/judging.hpp"
#include "kernel/text.hpp"
#include "people/members.hpp"
#include "web/router.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
using people::Here;

std::int64_t number_in(web::Form const& form, std::string_view field) {
    return web::parse_id(form.text(field)).value_or(0);
}

/// A choice must have been made: "0" is one of them.
std::optional<std::int64_t> chosen_issue(web::Form const& form) {
    auto const typed = form.text("issue");
    return typed == "0" ? std::optional<std::int64_t>(0) : web::parse_id(typed);
}

bool is_acknowledged(Story const& story) { return is_open_complaint(story) && story.acknowledgement; }

// ---- issues

web::Html issue_fields(Story const& story, Here const& here, Typed const& typed) {
    auto const inquiry = inquiry_of(here.db, story.said.id);
    auto const* const issue = inquiry.issue(number_in(typed.form, "issue"));
    std::vector<Option> which{{"0", "A new issue"}};
    for (auto const& one : inquiry.issues) {
        which.push_back({fmt::format("{}", one.number), fmt::format("{}. {}", one.number, one.issue)});
    }
    auto const agreed = issue ? std::string(name_of(issue->agreed)) : std::string();
    auto const on = day_field(typed, {"on", "When was it agreed?"},
                              issue && issue->agreed_on ? *issue->agreed_on : here.today);
    auto const because = text_field(typed,
                                    {"because", "Why is it left out?",
                                     "The person dropped it, or it is part "
                                     "of another issue."},
                                    2);
    return govuk::lines(
        {inquiry.issues.empty() ? web::Html{} : pick_from(typed, {"issue", "Which issue?"}, which),
         text_field(typed,
                    {"words", "The issue, in one sentence",
                     "What the person says went wrong, as they would say it. One issue at a time: each gets its "
                     "own answer.",
                     issue ? issue->issue : ""},
                    3),
         one_of(
             typed, {"agreed", "Has the person agreed that this is the issue?", "", agreed},
             {{"agreed", "Yes", "", on}, {"not_yet", "Not yet"}, {"declined", "They did not want to talk about it"}}),
         issue == nullptr ? web::Html{}
                          : one_of(typed, {"keep", "Is it still an issue?", "", issue->counts() ? "yes" : "no"},
                                   {{"yes", "Yes"}, {"no", "No, leave it out", "", because}})});
}

Outcome<Do> judge_issue(Story const& story, Here const& here, web::Form const& form) {
    auto const agreed = form.choice<Agreed>("agreed");
    auto const on = agreed == Agreed::agreed ? read_day(form, "on", "The day on which it was agreed") : ReadDay{};
    IssueDraft const draft{number_in(form, "issue"),  form.text("words"),  agreed, on.day,
                           form.text("keep") == "no", form.text("because")};
    auto const outcome = issue_set(story, inquiry_of(here.db, story.said.id), draft, here.today);
    return judged_with(outcome, {on}, [&](Issue const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { set_issue(db, story, made, doing); };
    });
}

// ---- investigator

web::Html investigator_fields(Story const& story, Here const& here, Typed const& typed) {
    auto const inquiry = inquiry_of(here.db, story.said.id);
    auto const now = inquiry.investigator == 0 ? here.me().id.number : inquiry.investigator;
    return govuk::lines(
        {paragraph("They read everything, add evidence, record what they find and write the response. Nobody "
                   "investigates a complaint that is about them."),
         pick_from(typed, {"investigator", "Who investigates?", "", fmt::format("{}", now)},
                   who_may_look_into_it(here, story, inquiry)),
         govuk::checkboxes({.name = "apart",
                            .error = web::error_of(typed.problems, "apart"),
                            .values = typed.form.all("apart"),
                            .items = {{.value = "yes",
                                       .text = "They had no part in what the complaint is about, and do not manage "
                                               "those who had"}},
                            .classes = "govuk-checkboxes--small"})});
}

Outcome<Do> judge_investigator(Story const& story, Here const& here, web::Form const& form) {
    auto const member = people::find_member(here.db, {number_in(form, "investigator")});
    web::Checking checking;
    checking.expect(is_open(story), "", "This is closed");
    checking.expect(member.has_value(), "investigator", "Choose who investigates");
    checking.expect(form.ticked("apart"), "apart",
                    "Say that they had no part in it. If they had, choose somebody else");
    if (member) {
        auto const why = why_kept_out(*member, story, inquiry_of(here.db, story.said.id));
        checking.expect(!why, "investigator", why.value_or(""));
        bool const again = story.said.stage == 2 &&
                           inquiry_of(here.db, story.said.follows).investigator == member->id.number;
        checking.expect(!again, "investigator",
                        "They looked into stage 1. Another person looks into stage 2 (Complaint Handling Code)");
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    return Do([story, number = member->id.number](store::Writing& db, Doing const& doing) {
        name_investigator(db, story, number, doing);
    });
}

// ---- staff whom it is about

std::vector<Option> staff_as_options(Here const& here, Inquiry const& inquiry) {
    std::vector<Option> options;
    people::PlaceInList after;
    for (auto const& member : people::list_members(here.db, after, 500)) {
        bool const named = std::ranges::find(inquiry.named_staff, member.id.number) != inquiry.named_staff.end();
        options.push_back({fmt::format("{}", member.id.number),
                           member.name + (named ? " (it is about them: choose to take this back)" : "")});
    }
    return options;
}

web::Html named_staff_fields(Story const& story, Here const& here, Typed const& typed) {
    return govuk::lines({paragraph("Whoever it is about neither investigates it, nor checks or signs the response."),
                         pick_from(typed, {"member", "Which member of staff?"},
                                   staff_as_options(here, inquiry_of(here.db, story.said.id)))});
}

Outcome<Do> judge_named_staff(Story const& story, Here const& here, web::Form const& form) {
    auto const inquiry = inquiry_of(here.db, story.said.id);
    auto const member = number_in(form, "member");
    bool const named = std::ranges::find(inquiry.named_staff, member) != inquiry.named_staff.end();
    web::Checking checking;
    checking.expect(people::find_member(here.db, {member}).has_value(), "member", "Choose a member of staff");
    checking.expect(inquiry.investigator == 0 || member != inquiry.investigator, "member",
                    "They investigate it. Name somebody else to investigate first");
    if (!checking.fine()) {
        return checking.problems();
    }
    return Do([=](store::Writing& db, Doing const& doing) { name_staff(db, story, member, named, doing); });
}

// ---- evidence

/// Files that the person, staff or somebody outside added to the case.
std::vector<work::HeldFile> files_of_case(store::Reading const& db, Id<Case> id) {
    auto files = work::files_of(db, files_of_person, id.number);
    auto const of_staff = work::files_of(db, files_of_staff, id.number);
    files.insert(files.end(), of_staff.begin(), of_staff.end());
    return files;
}

web::Html file_field(Story const& story, Here const& here, Typed const& typed) {
    std::vector<Option> options{{"0", "None"}};
    for (auto const& file : files_of_case(here.db, story.said.id)) {
        options.push_back({fmt::format("{}", file.id.number), in_words(file)});
    }
    return options.size() == 1 ? web::Html{}
                               : pick_from(typed, {"file", "Is it a file of this complaint? (optional)"}, options);
}

/// The file that was chosen; 0 for none, or none of this case.
std::int64_t file_chosen(Story const& story, Here const& here, web::Form const& form) {
    auto const chosen = number_in(form, "file");
    auto const files = files_of_case(here.db, story.said.id);
    bool const theirs = std::ranges::any_of(files, [&](auto const& one) { return one.id.number == chosen; });
    return theirs ? chosen : 0;
}

web::Html evidence_fields(Story const& story, Here const& here, Typed const& typed) {
    auto which = issues_as_options(inquiry_of(here.db, story.said.id));
    which.insert(which.begin(), {"0", "All of them"});
    std::vector<Option> kinds;
    for_each_value<EvidenceKind>([&](EvidenceKind kind) {
        Option option{std::string(name_of(kind)), std::string(spoken(kind))};
        if (kind == EvidenceKind::interview) {
            option.more = line_field(typed, {"with_whom", "Whom did you speak to?", "Name and role"});
        }
        kinds.push_back(option);
    });
    return govuk::lines(
        {pick_from(typed, {"issue", "Which issue is it about?"}, which), one_of(typed, {"kind", "What is it?"}, kinds),
         line_field(typed, {"what", "In one line", "For example: visit records of the agency, 1 to 30 June"}),
         day_field(typed, {"on", "When did you look at it, or speak to them?"}, here.today),
         text_field(typed,
                    {"says", "What does it show?",
                     "What bears on the issue, and no more about anybody than "
                     "that needs."},
                    5),
         file_field(story, here, typed),
         line_field(typed, {"reference", "Where is it kept? (optional)",
                            "A file number or a place in the case "
                            "system"})});
}

Outcome<Do> judge_evidence(Story const& story, Here const& here, web::Form const& form) {
    auto const inquiry = inquiry_of(here.db, story.said.id);
    if (auto problems = not_theirs_to_do(here, story, inquiry); !problems.empty()) {
        return tl::make_unexpected(problems);
    }
    auto const on = read_day(form, "on", "The day");
    EvidenceDraft const draft{chosen_issue(form),
                              form.choice<EvidenceKind>("kind"),
                              form.text("what"),
                              form.text("with_whom"),
                              on.day,
                              form.text("says"),
                              form.text("reference"),
                              file_chosen(story, here, form)};
    return judged_with(evidence_added(story, inquiry, draft, here.today), {on}, [&](Evidence const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { add_evidence(db, story, made, doing); };
    });
}

// ---- findings

web::Html evidence_so_far(Inquiry const& inquiry, std::int64_t issue) {
    govuk::SummaryList list;
    for (auto const& one : inquiry.evidence_on(issue)) {
        auto const who = one.with_whom.empty() ? "" : fmt::format(", with {}", one.with_whom);
        list.rows.push_back({.key = fmt::format("{}: {}", spoken(one.kind), one.what),
                             .value = fmt::format("{} ({}{})", one.says, spoken(one.on_day), who)});
    }
    return list.rows.empty() ? paragraph("No evidence is on record yet.") : govuk::summary_list(list);
}

web::Html finding_fields(Story const& story, Here const& here, Typed const& typed) {
    auto const inquiry = inquiry_of(here.db, story.said.id);
    auto const issue = number_in(typed.form, "issue");
    auto const found = std::ranges::find(story.findings, issue, &Finding::number);
    Finding const now = found == story.findings.end() ? Finding{} : *found;
    bool const there = now.number != 0;
    return govuk::lines(
        {pick_from(typed, {"issue", "Which issue?"}, issues_as_options(inquiry)),
         issue == 0 ? web::Html{}
                    : govuk::details({.summary = "The evidence on it", .text = evidence_so_far(inquiry, issue)}),
         one_of(typed, {"verdict", "What did you find?", "", there ? std::string(name_of(now.verdict)) : ""},
                {{"upheld", "Upheld"}, {"partly", "Partly upheld"}, {"not_upheld", "Not upheld"}}),
         text_field(typed,
                    {"reason", "Why?",
                     "What the evidence shows, and where it does not agree which of it you believe. The person "
                     "reads this (Code 6.7).",
                     now.reason},
                    6),
         text_field(typed,
                    {"relied_on", "Which law, policy or procedure did you rely on?",
                     "For example: the care plan; the homecare contract, missed visits; Care Act 2014, section "
                     "9. If there is none, say so.",
                     now.relied_on},
                    2)});
}

Outcome<Do> judge_finding(Story const& story, Here const& here, web::Form const& form) {
    auto const inquiry = inquiry_of(here.db, story.said.id);
    if (auto problems = not_theirs_to_do(here, story, inquiry); !problems.empty()) {
        return tl::make_unexpected(problems);
    }
    FindingDraft const draft{number_in(form, "issue"), form.choice<Verdict>("verdict"), form.text("reason"),
                             form.text("relied_on")};
    return judged_with(finding_made(story, inquiry, draft), {}, [&](Finding const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { record_finding(db, story, made, doing); };
    });
}

bool offered_to_investigator(Story const& story, Here const& here) {
    return is_acknowledged(story) && may_investigate(here, story, inquiry_of(here.db, story.said.id));
}

}  // namespace

bool may_investigate(Here const& here, Story const& story, Inquiry const& inquiry) {
    bool const theirs = here.may(people::May::answer_complaints) || inquiry.investigator == here.me().id.number;
    return theirs && !why_kept_out(here.me(), story, inquiry);
}

Problems not_theirs_to_do(Here const& here, Story const& story, Inquiry const& inquiry) {
    if (may_investigate(here, story, inquiry)) {
        return {};
    }
    return {{"", why_kept_out(here.me(), story, inquiry)
                     .value_or("Only the complaints team and whoever investigates it can do this")}};
}

std::vector<Option> issues_as_options(Inquiry const& inquiry) {
    std::vector<Option> options;
    for (auto const& issue : inquiry.issues) {
        if (issue.counts()) {
            options.push_back({fmt::format("{}", issue.number), fmt::format("{}. {}", issue.number, issue.issue)});
        }
    }
    return options;
}

std::vector<Option> who_may_look_into_it(Here const& here, Story const& story, Inquiry const& inquiry) {
    std::map<std::string, Option> by_name;
    for_each_value<people::Role>([&](people::Role role) {
        if (!people::allows(role, people::May::see_cases)) {
            return;
        }
        for (auto const& member : people::members_with(here.db, role)) {
            if (!why_kept_out(member, story, inquiry)) {
                by_name.insert_or_assign(fmt::format("{} {}", member.name, member.id.number),
                                         Option{fmt::format("{}", member.id.number), member.name});
            }
        }
    });
    std::vector<Option> options;
    for (auto& [name, option] : by_name) {
        options.push_back(std::move(option));
    }
    return options;
}

Act const set_an_issue{"issues",     "Set out the issues",
                       "Save",       [](Story const& story, Here const&) {
                           return is_acknowledged(story); },
                       issue_fields, judge_issue};
Act const name_an_investigator{"investigator",
                               "Name who investigates",
                               "Save",
                               [](Story const& story, Here const&) { return is_acknowledged(story); },
                               investigator_fields,
                               judge_investigator};
Act const name_staff_it_is_about{"named-staff",
                                 "Say which staff it is about",
                                 "Save",
                                 [](Story const& story, Here const&) { return is_acknowledged(story); },
                                 named_staff_fields,
                                 judge_named_staff};
Act const add_some_evidence{"evidence",     "Add evidence",        "Save", offered_to_investigator, evidence_fields,
                            judge_evidence, people::May::see_cases};
Act const record_a_finding{"findings",    "Record what you found", "Save", offered_to_investigator, finding_fields,
                           judge_finding, people::May::see_cases};

}  // namespace heed::complaints
