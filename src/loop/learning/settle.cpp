// What is repeated of a story for the lists and the home page: one place, called after every act.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/told/telling.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"

namespace heed::loop {

namespace {

constexpr std::size_t longest_line = 90;

std::string path_of(Story const& story) { return fmt::format("/learning-points/{}", story.point.id.number); }

std::string line(std::string_view what, std::string_view about) {
    return fmt::format("{}: {}", what, shortened(about, longest_line));
}

std::string permission(people::May may) { return std::string(name_of(may)); }

/// Sets the clock while it is wanted, and meets it otherwise.
void keep_deadline(store::Writing& db, work::Deadline const& deadline, bool wanted, Day today) {
    if (wanted) {
        work::set_deadline(db, deadline);
    } else {
        work::meet_deadline(db, deadline.subject, deadline.subject_id, deadline.what, today);
    }
}

void keep_deadlines_of_actions(store::Writing& db, Story const& story, bool closed, Day today) {
    for (auto const& told : story.actions) {
        auto const& action = told.action;
        keep_deadline(db,
                      {"action", action.id.number, "do_action", line("Do", action.what), path_of(story) + "#actions",
                       permission(people::May::see_learning), action.due, action.owner.number},
                      told.is_open() && !closed, told.done ? told.done->done_on : today);
    }
}

void keep_deadlines_of_proofs(store::Writing& db, Story const& story, bool closed, Day today) {
    for (auto const& told : story.proofs) {
        auto const state = standing_of(told, story, today).state;
        bool const waits = state == ProofState::promised || state == ProofState::late;
        keep_deadline(db,
                      {"proof", told.proof.id.number, "make_proof",
                       line(fmt::format("Make the proof “{}”", spoken(told.proof.kind)), story.point.sentence),
                       path_of(story) + "#proofs", permission(people::May::promise_proof), told.proof.due,
                       story.point.owner.number},
                      waits && !closed, told.result ? told.result->made_on : today);
    }
}

void keep_deadline_of_reopening(store::Writing& db, Story const& story, Standing standing, Doing const& doing) {
    if (story.reopenings.empty()) {
        work::meet_deadline(db, "learning_point", story.point.id.number, "answer_reopening", doing.today);
        return;
    }
    auto const& last = story.reopenings.back();
    auto const due = last.on_day + days_to_answer_a_reopening;
    // Something was planned, promised or found since: the rules no longer ask for an answer.
    bool const waits = standing == Standing::reopened && waits_for_an_answer(story);
    keep_deadline(db,
                  {"learning_point", story.point.id.number, "answer_reopening",
                   line("Reopened: say what happens next", story.point.sentence), path_of(story),
                   permission(people::May::write_learning), due, story.point.owner.number},
                  waits, doing.today);
}

void keep_deadline_of_decision(store::Writing& db, Story const& story, Doing const& doing) {
    if (story.origin) {
        keep_deadline(
            db,
            {"learning_point", story.point.id.number, "decide", line("Accept, adapt or reject", story.point.sentence),
             path_of(story) + "/decide", permission(people::May::decide_recommendations), story.origin->decide_by,
             story.point.owner.number},
            decision_of(story) == Decision::waiting, doing.today);
    }
}

bool is_called_embedded(Story const& story) {
    return !story.embeddings.empty() &&
           (story.reopenings.empty() || story.reopenings.back().at < story.embeddings.back().at);
}

void call_embedded(store::Writing& db, Story& story, Doing const& doing) {
    Embedding const embedding{store::next_id<Embedding>(db, "embeddings"), story.point.id, doing.today, doing.now,
                              doing.by};
    store::insert(db, "embeddings", embedding);
    store::note(db, {"learning_point", story.point.id.number, "embedded", "", doing.by, doing.now});
    story.embeddings.push_back(embedding);
}

void repeat_for_lists(store::Writing& db, Story const& story, Stage stage, Standing standing, Doing const& doing) {
    store::act(db,
               "update learning_points set stage = :stage, standing = :standing, next_due = :due, lapses_on = :lapses,"
               " decision = :decision, testable = :testable where council = :council and id = :id",
               stage, standing, next_due(story, doing.today), is_embedded(story, doing.today).lapses_on,
               decision_of(story), why_not_testable(story).empty(), db.council(), story.point.id);
    if (stage == story.point.stage) {
        return;
    }
    store::note(db,
                {"learning_point", story.point.id.number, "moved", std::string(name_of(stage)), doing.by, doing.now});
    bring_stages_up_to_date(
        db,
        store::values<Id<Signal>>(
            db, "select signal from learning_point_signals where council = :council and learning_point = :point",
            db.council(), story.point.id),
        doing.today);
}

}  // namespace

void settle(store::Writing& db, Id<LearningPoint> point, Doing const& doing) {
    auto story = story_there(db, point);
    auto const stage = stage_of(story, doing.today);
    if (stage == Stage::proved && !is_called_embedded(story)) {
        call_embedded(db, story, doing);
    }
    auto const standing = standing_of(story, doing.today);
    bool const closed = standing == Standing::closed;
    repeat_for_lists(db, story, stage, standing, doing);
    keep_deadlines_of_actions(db, story, closed, doing.today);
    keep_deadlines_of_proofs(db, story, closed, doing.today);
    keep_deadline_of_reopening(db, story, standing, doing);
    keep_deadline_of_decision(db, story, doing);
    keep_people_told(db, story, doing);
}

}  // namespace heed::loop
