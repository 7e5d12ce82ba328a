#include "areas/ombudsman/corrections.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/ombudsman/typed_days.hpp"
#include "kernel/must.hpp"

namespace heed::ombudsman {

namespace {

WhyCorrected why_of(web::Checking& checking, WhyDraft const& draft) {
    checking.expect(draft.cause.has_value(), "cause", "Select why it is corrected");
    checking.expect_text(draft.because, "because", "Enter what was wrong, or what the Ombudsman changed", most_words);
    return {draft.cause.value_or(CorrectionCause::typing_mistake), draft.because};
}

/// What followed the decision came after it.
void expect_before_what_followed(web::Checking& checking, Decision const& decision, Story const& story) {
    auto const before = [&](std::optional<Day> day, std::string_view what) {
        checking.expect(!day || *day >= decision.decided_on, "decided_on",
                        fmt::format("The day of the decision must not be after {}, when {}",
                                    day ? heed::spoken(*day) : std::string(), what));
    };
    before(story.compliance ? std::optional(story.compliance->told_on) : std::nullopt,
           "they told us of our compliance");
    for (auto const& remedy : story.remedies) {
        before(remedy.not_done_on, "a remedy was given up");
    }
}

std::vector<DueMoved> dues_of(web::Checking& checking, std::vector<DueTyped> const& typed, Decision const& decision,
                              Story const& story) {
    std::vector<DueMoved> moved;
    for (auto const& one : typed) {
        auto const remedy = std::ranges::find(story.remedies, one.remedy, &Remedy::id);
        if (remedy == story.remedies.end()) {
            continue;
        }
        auto const field = due_field(one.remedy);
        auto const due = checking.take(day_from(one.due, field, "The day by which it is due"));
        checking.expect(!due || *due >= decision.decided_on, field,
                        "The day by which it is due must not be before the decision");
        if (due && *due != remedy->due) {
            moved.push_back({one.remedy, *due});
        }
    }
    return moved;
}

constexpr std::string_view nothing_differs = "Nothing is different from what is recorded. Change what was wrong";

}  // namespace

std::string due_field(Id<Remedy> remedy) { return fmt::format("due_{}", remedy.number); }

Outcome<DecisionCorrection> corrected(DecisionDraft const& draft, std::vector<DueTyped> const& dues,
                                      WhyDraft const& why, Story const& story, Day today) {
    must(story.decision.has_value(), "there is a decision to correct");
    web::Checking checking;
    DecisionCorrection correction;
    correction.why = why_of(checking, why);
    auto decision = checking.take(decided(draft, story, today));
    if (decision) {
        decision->signal = story.decision->signal;
        expect_before_what_followed(checking, *decision, story);
        correction.dues = dues_of(checking, dues, *decision, story);
        correction.decision = *decision;
        checking.expect(!correction.dues.empty() || !what_changed(*story.decision, *decision).empty(), "because",
                        nothing_differs);
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    return correction;
}

Outcome<RemedyCorrection> corrected(RemedyDraft const& draft, Remedy const& remedy, WhyDraft const& why,
                                    Story const& story) {
    web::Checking checking;
    RemedyCorrection correction;
    correction.why = why_of(checking, why);
    auto const typed = checking.take(agreed(draft, story));
    if (typed) {
        bool const is_in_the_loop = remedy.learning_point != 0;
        checking.expect(!is_in_the_loop || typed->kind == remedy.kind, "kind",
                        "It is in the loop already, so it stays a service improvement");
        correction.remedy = remedy;
        correction.remedy.kind = typed->kind;
        correction.remedy.type = typed->type;
        correction.remedy.what = typed->what;
        correction.remedy.due = typed->due;
        checking.expect(!what_changed(remedy, correction.remedy).empty(), "because", nothing_differs);
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    return correction;
}

std::vector<std::string> what_changed(Decision const& was, Decision const& is) {
    std::vector<std::string> changed;
    auto const note = [&](bool differs, std::string_view what) {
        if (differs) {
            changed.emplace_back(what);
        }
    };
    note(was.category != is.category, "its category");
    note(was.decided_on != is.decided_on, "its day");
    note(was.summary != is.summary, "what was found");
    note(was.fault != is.fault, "the fault");
    note(was.injustice != is.injustice, "the injustice");
    note(was.remedied_already != is.remedied_already, "whether we had put it right already");
    note(was.published_on != is.published_on, "when it was published");
    return changed;
}

std::vector<std::string> what_changed(Remedy const& was, Remedy const& is) {
    std::vector<std::string> changed;
    auto const note = [&](bool differs, std::string what) {
        if (differs) {
            changed.push_back(std::move(what));
        }
    };
    note(was.what != is.what, "its words");
    note(was.kind != is.kind, "whom it is for");
    note(was.type != is.type, "what sort it is");
    note(was.due != is.due,
         fmt::format("its date, which was {} and is now {}", heed::spoken(was.due), heed::spoken(is.due)));
    return changed;
}

Decision as_decision(DecisionBefore const& before) {
    return {before.category,  before.decided_on,       before.summary,      before.fault,
            before.injustice, before.remedied_already, before.published_on, 0};
}

}  // namespace heed::ombudsman
