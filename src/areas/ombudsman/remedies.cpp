#include "areas/ombudsman/remedies.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "areas/ombudsman/typed_days.hpp"

namespace heed::ombudsman {

RemedyState state_of(Remedy const& remedy, Day today) {
    if (remedy.not_done_on) {
        return RemedyState::not_done;
    }
    if (remedy.done_on && remedy.shown_on) {
        return *remedy.done_on <= remedy.due ? RemedyState::done_on_time : RemedyState::done_late;
    }
    return remedy.due < today ? RemedyState::late : RemedyState::open;
}

std::string_view spoken(RemedyState state) {
    constexpr std::array<std::string_view, 5> words{"Open", "Late", "Done on time", "Done late", "Not done"};
    return words[static_cast<std::size_t>(state)];
}

void add_to(RemedyRates& rates, RemedyState state) {
    if (state == RemedyState::open) {
        return;
    }
    bool const on_time = state == RemedyState::done_on_time;
    ++rates.due;
    rates.done += on_time || state == RemedyState::done_late ? 1 : 0;
    rates.on_time += on_time ? 1 : 0;
}

RemedyRates remedy_rates(std::vector<Remedy> const& remedies, Day today) {
    RemedyRates rates;
    for (auto const& remedy : remedies) {
        add_to(rates, state_of(remedy, today));
    }
    return rates;
}

Outcome<Remedy> agreed(RemedyDraft const& draft, Story const& story) {
    web::Checking checking;
    checking.expect(story.decision.has_value(), "", "Record the decision first: remedies are agreed in it");
    checking.expect(draft.kind.has_value(), "kind", "Select whom it is for");
    checking.expect(draft.type.has_value(), "type", "Select what sort of remedy it is");
    checking.expect_text(draft.what, "what", "Enter what was agreed, in the Ombudsman’s words", most_words);
    checking.expect(draft.owner > 0, "owner", "Select who does it");
    auto const due = checking.take(day_from(draft.due, "due", "The day by which it is due"));
    checking.expect(!due || !story.decision || *due >= story.decision->decided_on, "due",
                    "The day by which it is due must not be before the decision");
    if (!checking.fine()) {
        return checking.problems();
    }
    Remedy remedy;
    remedy.case_id = story.about.id;
    remedy.kind = *draft.kind;
    remedy.type = *draft.type;
    remedy.what = draft.what;
    remedy.owner = {draft.owner};
    remedy.due = *due;
    return remedy;
}

Outcome<Evidence> shown_done(EvidenceDraft const& draft, Remedy const& remedy, Story const& story, Day today) {
    web::Checking checking;
    auto const done = day_in_the_past(checking, draft.done_on, "done_on", "The day on which it was done", today);
    expect_not_before(checking, done, story.about.opened_on, "done_on", "The day on which it was done",
                      "when the case came");
    checking.expect_text(draft.says, "says", "Enter what shows that it was done", most_words);
    auto const sent = day_in_the_past(checking, draft.sent_on, "sent_on", "The day on which the evidence was sent",
                                      today);
    checking.expect(!done || !sent || *sent >= *done, "sent_on",
                    "The evidence cannot have been sent before the remedy was done");
    if (!checking.fine()) {
        return checking.problems();
    }
    auto const before = std::ranges::count(story.evidence, remedy.id.number, &Evidence::remedy);
    return Evidence{remedy.id.number, before + 1, *done, draft.says, *sent, std::nullopt, std::nullopt, {}};
}

Evidence const* standing_evidence(Story const& story, Remedy const& remedy) {
    auto const found = std::ranges::find_if(
        story.evidence, [&](Evidence const& one) { return one.remedy == remedy.id.number && !one.refused_on; });
    return found == story.evidence.end() ? nullptr : &*found;
}

std::string_view spoken(Reply reply) {
    return reply == Reply::accepted ? "Yes, they accept it" : "No, they do not accept it";
}

Outcome<Evidence> replied(ReplyDraft const& draft, Evidence const& evidence, Day today) {
    web::Checking checking;
    checking.expect(draft.reply.has_value(), "reply", "Select whether the Ombudsman accepts the evidence");
    auto const on = day_in_the_past(checking, draft.replied_on, "replied_on", "The day on which they replied", today);
    expect_not_before(checking, on, evidence.sent_on, "replied_on", "The day on which they replied",
                      "when the evidence was sent");
    bool const refused = draft.reply == Reply::refused;
    checking.expect(!refused || !draft.why.empty(), "why", "Enter why they do not accept it");
    checking.expect_at_most(draft.why, "why", "Why they do not accept it", most_words);
    if (!checking.fine()) {
        return checking.problems();
    }
    auto answered = evidence;
    (refused ? answered.refused_on : answered.accepted_on) = on;
    answered.why_refused = refused ? draft.why : "";
    return answered;
}

Outcome<Remedy> not_done(NotDoneDraft const& draft, Remedy const& remedy, Story const& story, Day today) {
    web::Checking checking;
    checking.expect_text(draft.why, "why", "Enter why it will not be done, and what the Ombudsman was told",
                         most_words);
    auto const on = day_in_the_past(checking, draft.on, "on", "The day since when that is sure", today);
    if (story.decision) {
        expect_not_before(checking, on, story.decision->decided_on, "on", "The day since when that is sure",
                          "when it was agreed");
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    auto given_up = remedy;
    given_up.not_done_on = on;
    given_up.why_not = draft.why;
    return given_up;
}

Outcome<Compliance> complied(ComplianceDraft const& draft, Story const& story, Day today) {
    web::Checking checking;
    checking.expect(story.decision.has_value() && !story.remedies.empty(), "",
                    "Record the decision and its remedies first: compliance is with them");
    checking.expect(draft.outcome.has_value(), "outcome", "Select what the Ombudsman says");
    auto const on = day_in_the_past(checking, draft.told_on, "told_on", "The day on which they told us", today);
    if (story.decision) {
        expect_not_before(checking, on, story.decision->decided_on, "told_on", "The day on which they told us",
                          "when it was decided");
    }
    checking.expect_at_most(draft.says, "says", "Their words", most_words);
    if (!checking.fine()) {
        return checking.problems();
    }
    return Compliance{*draft.outcome, *on, draft.says};
}

}  // namespace heed::ombudsman
