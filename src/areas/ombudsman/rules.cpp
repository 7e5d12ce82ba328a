#include "areas/ombudsman/rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "areas/ombudsman/typed_days.hpp"

namespace heed::ombudsman {

namespace {

void earliest(std::optional<NextStep>& next, std::string_view what, Day due) {
    if (!next || !next->due || due < *next->due) {
        next = NextStep{std::string(what), due};
    }
}

void look_at_remedies(std::optional<NextStep>& next, Story const& story) {
    for (auto const& remedy : story.remedies) {
        if (!remedy.shown_on && !remedy.not_done_on) {
            earliest(next, "remedy", remedy.due);
        }
        if (remedy.kind == RemedyKind::service_improvement && remedy.learning_point == 0 && story.decision) {
            earliest(next, "loop", story.decision->decided_on + days_to_enter_the_loop);
        }
    }
}

}  // namespace

std::optional<NextStep> next_step(Story const& story) {
    std::optional<NextStep> next;
    for (auto const& enquiry : story.enquiries) {
        if (!enquiry.answered_on && !story.decision) {
            earliest(next, "answer", enquiry.due);
        }
    }
    for (auto const& draft : story.drafts) {
        if (!draft.commented_on && !story.decision) {
            earliest(next, "comment", draft.comments_due);
        }
    }
    look_at_remedies(next, story);
    if (!next && !story.decision) {
        return NextStep{"wait", std::nullopt};
    }
    return next;
}

std::string_view spoken_step(std::string_view what) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> words{
        {{"answer", "Answer the enquiry"},
         {"comment", "Comment on the draft decision"},
         {"loop", "Begin the learning point of a service improvement"},
         {"remedy", "Do the remedy and send the evidence"},
         {"wait", "Wait for the Ombudsman"}}};
    auto const found = std::ranges::find(words, what, &std::pair<std::string_view, std::string_view>::first);
    return found == words.end() ? "Nothing" : found->second;
}

std::string reference_in(std::string_view typed) {
    std::string digits;
    for (char const c : typed) {
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (c != ' ') {
            return {};
        }
    }
    return digits.size() == 8 ? fmt::format("{} {} {}", digits.substr(0, 2), digits.substr(2, 3), digits.substr(5))
                              : std::string();
}

Outcome<OmbudsmanCase> opened(CaseDraft const& draft, Day today) {
    web::Checking checking;
    auto const reference = reference_in(draft.reference);
    checking.expect(!reference.empty(), "reference",
                    "Enter the Ombudsman’s reference: eight digits, such as 26 001 234");
    checking.expect_at_most(draft.our_reference, "our_reference", "Our reference", 40);
    checking.expect_text(draft.category, "category", "Enter the category that the Ombudsman gives", 100);
    checking.expect_at_most(draft.sub_category, "sub_category", "The sub-category", 100);
    checking.expect_text(draft.about, "about", "Enter what the complaint is about, without names", most_words);
    checking.expect(draft.officer > 0, "officer", "Select who looks after it");
    auto const day = day_in_the_past(checking, draft.opened_on, "opened_on", "The day on which it came", today);
    if (!checking.fine()) {
        return checking.problems();
    }
    OmbudsmanCase opened;
    opened.reference = reference;
    opened.our_reference = draft.our_reference;
    opened.category = draft.category;
    opened.sub_category = draft.sub_category;
    opened.about = draft.about;
    opened.service = draft.service;
    opened.officer = {draft.officer};
    opened.opened_on = *day;
    opened.kept_from_worker = draft.kept_from_worker;
    return opened;
}

Outcome<Enquiry> asked(EnquiryDraft const& draft, Story const& story, Day today) {
    web::Checking checking;
    checking.expect_text(draft.asks, "asks", "Enter what the Ombudsman asks", most_words);
    auto const on = day_in_the_past(checking, draft.asked_on, "asked_on", "The day on which they asked", today);
    expect_not_before(checking, on, story.about.opened_on, "asked_on", "The day on which they asked",
                      "when the case came");
    auto const due = checking.take(day_from(draft.due, "due", "The day by which they want the answer"));
    checking.expect(!on || !due || *due >= *on, "due",
                    "The day by which they want the answer must not be before they asked");
    checking.expect(draft.answerer > 0, "answerer", "Select who answers");
    if (!checking.fine()) {
        return checking.problems();
    }
    return Enquiry{
        static_cast<std::int64_t>(story.enquiries.size()) + 1, draft.asks, *on, *due, {draft.answerer}, std::nullopt};
}

Outcome<Day> answered_on(web::TypedDay const& typed, Enquiry const& enquiry, Day today) {
    web::Checking checking;
    auto const day = day_in_the_past(checking, typed, "answered_on", "The day on which we answered", today);
    expect_not_before(checking, day, enquiry.asked_on, "answered_on", "The day on which we answered",
                      "when they asked");
    if (!checking.fine()) {
        return checking.problems();
    }
    return *day;
}

bool agreed_too_late(Extension const& extension) { return extension.agreed_on > extension.was_due; }

bool was_late(Enquiry const& enquiry, std::vector<Extension> const& extensions, Day today) {
    bool const moved_too_late = std::ranges::any_of(extensions, [&](Extension const& one) {
        return one.part == Dated::enquiry && one.of == enquiry.number && agreed_too_late(one);
    });
    return moved_too_late || enquiry.answered_on.value_or(today) > enquiry.due;
}

Outcome<DraftDecision> draft_received(DraftDraft const& draft, Story const& story, Day today) {
    web::Checking checking;
    auto const on = day_in_the_past(checking, draft.received_on, "received_on", "The day on which the draft came",
                                    today);
    expect_not_before(checking, on, story.about.opened_on, "received_on", "The day on which the draft came",
                      "when the case came");
    checking.expect_text(draft.proposes, "proposes", "Enter what the draft would decide, without names", most_words);
    auto const due = checking.take(day_from(draft.comments_due, "comments_due", "The day by which they want comments"));
    checking.expect(!on || !due || *due >= *on, "comments_due",
                    "The day by which they want comments must not be before the draft came");
    checking.expect(draft.commenter > 0, "commenter", "Select who comments");
    if (!checking.fine()) {
        return checking.problems();
    }
    return DraftDecision{static_cast<std::int64_t>(story.drafts.size()) + 1,
                         *on,
                         draft.proposes,
                         *due,
                         {draft.commenter},
                         {},
                         std::nullopt};
}

Outcome<DraftDecision> commented(CommentsDraft const& draft, DraftDecision const& on, Day today) {
    web::Checking checking;
    checking.expect_text(draft.comments, "comments", "Enter what we said, or that we had nothing to say", most_words);
    auto const day = day_in_the_past(checking, draft.commented_on, "commented_on", "The day on which we sent it",
                                     today);
    expect_not_before(checking, day, on.received_on, "commented_on", "The day on which we sent it",
                      "when the draft came");
    if (!checking.fine()) {
        return checking.problems();
    }
    auto with_comments = on;
    with_comments.comments = draft.comments;
    with_comments.commented_on = *day;
    return with_comments;
}

std::optional<Moveable> moveable(Story const& story, Dated part, std::int64_t of) {
    if (part == Dated::enquiry) {
        auto const found = std::ranges::find(story.enquiries, of, &Enquiry::number);
        bool const stands = found != story.enquiries.end() && !found->answered_on && !story.decision;
        return stands ? std::optional(Moveable{part, of, found->asks, found->due}) : std::nullopt;
    }
    if (part == Dated::draft) {
        auto const found = std::ranges::find(story.drafts, of, &DraftDecision::number);
        bool const stands = found != story.drafts.end() && !found->commented_on && !story.decision;
        return stands ? std::optional(Moveable{part, of, found->proposes, found->comments_due}) : std::nullopt;
    }
    auto const found = std::ranges::find(story.remedies, Id<Remedy>{of}, &Remedy::id);
    bool const stands = found != story.remedies.end() && !found->shown_on && !found->not_done_on;
    return stands ? std::optional(Moveable{part, of, found->what, found->due}) : std::nullopt;
}

Outcome<Extension> extended(ExtensionDraft const& draft, Moveable const& date, Story const& story, Day today) {
    web::Checking checking;
    auto const until = checking.take(day_from(draft.until, "until", "The new date"));
    checking.expect(!until || *until > date.due, "until",
                    fmt::format("The new date must be after {}, which is the date now", heed::spoken(date.due)));
    auto const agreed = day_in_the_past(checking, draft.agreed_on, "agreed_on", "The day on which they agreed", today);
    expect_not_before(checking, agreed, story.about.opened_on, "agreed_on", "The day on which they agreed",
                      "when the case came");
    checking.expect_text(draft.reason, "reason", "Enter why more time is needed", most_words);
    if (!checking.fine()) {
        return checking.problems();
    }
    auto const before = std::ranges::count_if(
        story.extensions, [&](Extension const& one) { return one.part == date.part && one.of == date.of; });
    return Extension{date.part, date.of, before + 1, date.due, *until, *agreed, draft.reason};
}

namespace {

void expect_the_words_of_a_decision(web::Checking& checking, DecisionDraft const& draft) {
    checking.expect_text(draft.summary, "summary", "Enter what the Ombudsman found, without names", most_words);
    auto const* category = find_category(draft.category);
    if (category != nullptr && category->upheld) {
        checking.expect_text(draft.fault, "fault", "Enter what we did wrong, in the Ombudsman’s words", most_words);
        checking.expect_text(draft.injustice, "injustice", "Enter what that did to the person", most_words);
    } else {
        checking.expect_at_most(draft.fault, "fault", "The fault", most_words);
        checking.expect_at_most(draft.injustice, "injustice", "The injustice", most_words);
    }
}

}  // namespace

Outcome<Decision> decided(DecisionDraft const& draft, Story const& story, Day today) {
    web::Checking checking;
    auto const on = day_in_the_past(checking, draft.decided_on, "decided_on", "The day of the decision", today);
    expect_not_before(checking, on, story.about.opened_on, "decided_on", "The day of the decision",
                      "when the case came");
    auto const in_use = categories_on(on.value_or(today));
    checking.expect(std::ranges::find(in_use, draft.category, &DecisionCategory::code) != in_use.end(), "category",
                    "Select the Ombudsman’s decision, of those in use in that year");
    expect_the_words_of_a_decision(checking, draft);
    Decision decision{draft.category,  on.value_or(today),     draft.summary, draft.fault,
                      draft.injustice, draft.remedied_already, std::nullopt,  0};
    if (!draft.published_on.empty()) {
        decision.published_on = checking.take(published(draft.published_on, decision, today));
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    return decision;
}

Outcome<Day> published(web::TypedDay const& typed, Decision const& decision, Day today) {
    web::Checking checking;
    auto const day = day_in_the_past(checking, typed, "published_on", "The day on which it was published", today);
    expect_not_before(checking, day, decision.decided_on, "published_on", "The day on which it was published",
                      "when it was decided");
    if (!checking.fine()) {
        return checking.problems();
    }
    return *day;
}

}  // namespace heed::ombudsman
