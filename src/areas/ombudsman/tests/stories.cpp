#include "areas/ombudsman/tests/stories.hpp"

namespace heed::ombudsman::tests {

web::TypedDay typed(Day day) {
    auto const date = day.date();
    return {std::to_string(static_cast<unsigned>(date.day())), std::to_string(static_cast<unsigned>(date.month())),
            std::to_string(static_cast<int>(date.year()))};
}

CaseDraft a_case() {
    CaseDraft draft;
    draft.reference = "26 001 234";
    draft.our_reference = "C-7K3M9QXP";
    draft.category = "Adult care services";
    draft.sub_category = "Assessment and care plan";
    draft.about = "A year without a review";
    draft.officer = 4;
    draft.opened_on = typed(monday - 30);
    return draft;
}

Story a_story() {
    Story story;
    story.about = *opened(a_case(), monday);
    story.about.id = {1};
    return story;
}

Decision an_upheld(Day on) { return *decided(a_decision(on), a_story(), on); }

DecisionDraft a_decision(Day on) {
    DecisionDraft draft;
    draft.category = "upheld";
    draft.decided_on = typed(on);
    draft.summary = "No review for a year";
    draft.fault = "The plan was not reviewed";
    draft.injustice = "The person went without support that they needed";
    return draft;
}

Remedy a_remedy(Day due, std::optional<Day> done, std::optional<Day> shown) {
    Remedy remedy;
    remedy.id = {3};
    remedy.what = "Apologise";
    remedy.due = due;
    remedy.done_on = done;
    remedy.shown_on = shown;
    return remedy;
}

}  // namespace heed::ombudsman::tests
