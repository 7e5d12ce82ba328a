#include "areas/complaints/whom_it_may_reach.hpp"

#include "areas/complaints/inquiry/answer_forms.hpp"
#include "areas/complaints/inquiry/contributor_store.hpp"
#include "areas/complaints/told_back.hpp"
#include "loop/heard/signal_kept.hpp"
#include "work/deadlines.hpp"

namespace heed::complaints {

namespace {

std::string permission_for(bool kept) { return kept ? "see_kept_from_worker" : "see_cases"; }

void the_signal(store::Writing& db, Story const& story, bool kept, Doing const& doing) {
    if (story.said.signal != 0) {
        loop::keep_from_worker(db, {story.said.signal}, kept, doing.by, doing.now);
    }
}

void what_the_person_needs(store::Writing& db, Story const& story, bool kept, Doing const&) {
    work::show_deadlines_to(db, "needs", story.said.id.number, permission_for(kept));
}

void what_they_are_told(store::Writing& db, Story const& story, bool kept, Doing const&) {
    for (auto const& task : tasks_of(db, story.said.id)) {
        work::show_deadlines_to(db, "case_telling", task.id.number, permission_for(kept));
    }
}

void the_investigation(store::Writing& db, Story const& story, bool kept, Doing const&) {
    auto const may = permission_for(kept);
    work::show_deadlines_to(db, "case_remedy", story.said.id.number, may);
    for (auto const& contributor : contributors_of(db, story.said.id)) {
        work::show_deadlines_to(db, "case_contributor", contributor.id.number, may);
    }
    for (auto const& form : answer_forms_of(db, story.said.id)) {
        work::show_deadlines_to(db, "case_answer_form", form.id.number, may);
    }
}

}  // namespace

std::vector<FollowWhoMaySee> const& follow_who_may_see() {
    static std::vector<FollowWhoMaySee> const all{the_signal, what_the_person_needs, what_they_are_told,
                                                  the_investigation};
    return all;
}

}  // namespace heed::complaints
