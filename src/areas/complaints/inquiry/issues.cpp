#include "areas/complaints/inquiry/issues.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/rules.hpp"
#include "kernel/text.hpp"
#include "web/form.hpp"

namespace heed::complaints {

std::string_view spoken(Agreed agreed) {
    switch (agreed) {
        case Agreed::not_yet: return "not agreed with the person yet";
        case Agreed::agreed: return "agreed with the person";
        case Agreed::declined: return "the person did not want to talk about it";
    }
    return {};
}

std::string_view spoken(EvidenceKind kind) {
    switch (kind) {
        case EvidenceKind::record: return "Records looked at";
        case EvidenceKind::interview: return "Interview";
        case EvidenceKind::document: return "Document";
        case EvidenceKind::visit: return "Visit";
        case EvidenceKind::policy: return "Law, policy or procedure";
        case EvidenceKind::something_else: return "Something else";
    }
    return {};
}

Issue const* Inquiry::issue(std::int64_t number) const {
    auto const found = std::ranges::find(issues, number, &Issue::number);
    return found == issues.end() ? nullptr : &*found;
}

std::vector<Evidence> Inquiry::evidence_on(std::int64_t issue) const {
    std::vector<Evidence> found;
    std::ranges::copy_if(evidence, std::back_inserter(found),
                         [&](Evidence const& one) { return one.issue == issue || one.issue == 0; });
    return found;
}

namespace {

bool has_finding(Story const& story, std::int64_t issue) {
    return std::ranges::find(story.findings, issue, &Finding::number) != story.findings.end();
}

void expect_open(web::Checking& checking, Story const& story) { checking.expect(is_open(story), "", "This is closed"); }

void expect_day_of_inquiry(web::Checking& checking, std::optional<Day> on, Day today, std::string_view enter) {
    checking.expect(on.has_value(), "on", enter);
    checking.expect(!on || *on <= today, "on", "The day cannot be in the future");
}

void check_leaving_out(web::Checking& checking, Story const& story, IssueDraft const& draft) {
    checking.expect(draft.number != 0, "issue", "Choose which issue is left out");
    checking.expect(!has_finding(story, draft.number), "issue", "What was found on it is on record. It stays");
    checking.expect_text(draft.because, "because", "Say why it is left out", most_of_an_issue);
}

}  // namespace

Outcome<Issue> issue_set(Story const& story, Inquiry const& inquiry, IssueDraft const& draft, Day today) {
    web::Checking checking;
    expect_open(checking, story);
    checking.expect(story.said.kind == Kind::complaint, "", "Only a complaint is looked into issue by issue");
    checking.expect(draft.number == 0 || inquiry.issue(draft.number), "issue", "Choose which issue it is");
    checking.expect(draft.number != 0 || inquiry.issues.size() < most_issues, "issue", "There are 40 issues already");
    checking.expect_text(draft.issue, "words", "Enter the issue in one sentence", most_of_an_issue);
    checking.expect(draft.agreed.has_value(), "agreed", "Say whether the person agreed that this is the issue");
    if (draft.agreed == Agreed::agreed) {
        expect_day_of_inquiry(checking, draft.agreed_on, today, "Enter the day on which it was agreed");
        checking.expect(!draft.agreed_on || *draft.agreed_on >= story.said.received_on, "on",
                        "It cannot be agreed before the complaint came");
    }
    if (draft.leave_out) {
        check_leaving_out(checking, story, draft);
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    return Issue{draft.number, draft.issue, *draft.agreed,
                 draft.agreed == Agreed::agreed ? draft.agreed_on : std::nullopt,
                 draft.leave_out ? draft.because : std::string()};
}

Outcome<Evidence> evidence_added(Story const& story, Inquiry const& inquiry, EvidenceDraft const& draft, Day today) {
    web::Checking checking;
    bool const interview = draft.kind == EvidenceKind::interview;
    expect_open(checking, story);
    checking.expect(draft.issue && (*draft.issue == 0 || inquiry.issue(*draft.issue)), "issue",
                    "Choose which issue it is about");
    checking.expect(draft.kind.has_value(), "kind", "Choose what you looked at");
    checking.expect_text(draft.what, "what", interview ? "Enter what you talked about" : "Enter what it is", 300);
    checking.expect(!interview || !trimmed(draft.with_whom).empty(), "with_whom", "Enter whom you spoke to");
    checking.expect_at_most(draft.with_whom, "with_whom", "Whom you spoke to", most_line);
    expect_day_of_inquiry(checking, draft.on, today,
                          interview ? "Enter the day of the interview" : "Enter the day on which you looked at it");
    checking.expect_text(draft.says, "says", "Enter what it shows", most_of_evidence);
    checking.expect_at_most(draft.reference, "reference", "Where it is kept", most_line);
    return checking.fine() ? Outcome<Evidence>(Evidence{0, *draft.issue, *draft.kind, draft.what, draft.with_whom,
                                                        *draft.on, draft.says, draft.reference, draft.file})
                           : checking.problems();
}

Outcome<Finding> finding_made(Story const& story, Inquiry const& inquiry, FindingDraft const& draft) {
    web::Checking checking;
    auto const* const issue = inquiry.issue(draft.issue);
    expect_open(checking, story);
    checking.expect(issue && issue->counts(), "issue", "Choose the issue that you found this on");
    checking.expect(draft.verdict.has_value(), "verdict", "Choose what you found");
    checking.expect_text(draft.reason, "reason", "Say why: what the evidence shows (Code 6.7)", most_of_evidence);
    checking.expect_text(draft.relied_on, "relied_on",
                         "Enter the law, policy or procedure that you relied on, or why there is none (Code 6.7)",
                         most_of_an_issue);
    return checking.fine()
               ? Outcome<Finding>(Finding{draft.issue, issue->issue, *draft.verdict, draft.reason, draft.relied_on})
               : checking.problems();
}

std::vector<Issue> without_finding(Story const& story, Inquiry const& inquiry) {
    std::vector<Issue> open;
    std::ranges::copy_if(inquiry.issues, std::back_inserter(open),
                         [&](Issue const& issue) { return issue.counts() && !has_finding(story, issue.number); });
    return open;
}

std::optional<std::string> why_kept_out(people::Member const& member, Story const& story, Inquiry const& inquiry) {
    if (!member.may(people::May::see_cases) || member.ended_at) {
        return fmt::format("{} may not open complaints", member.name);
    }
    if (story.said.kept_from_worker && !member.may(people::May::see_kept_from_worker)) {
        return fmt::format("The person asked that their worker is not told, so {} may not see this", member.name);
    }
    bool const named = std::ranges::find(inquiry.named_staff, member.id.number) != inquiry.named_staff.end();
    if (named || lowered(story.said.about).find(lowered(member.name)) != std::string::npos) {
        return fmt::format("It is about {}. Somebody else must do this", member.name);
    }
    return std::nullopt;
}

}  // namespace heed::complaints
