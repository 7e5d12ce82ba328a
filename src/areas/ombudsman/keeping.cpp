#include "areas/ombudsman/keeping.hpp"

#include <fmt/format.h>

#include "areas/ombudsman/rules.hpp"
#include "areas/ombudsman/settings.hpp"
#include "areas/ombudsman/typed_days.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"

namespace heed::ombudsman {

namespace {

constexpr int most_words_of_a_deadline = 70;

/// The clocks of one case. Whoever may not see the case sees none of them.
class Clocks {
public:
    Clocks(store::Writing& db, Story const& story, Day today) : db_(db), story_(story), today_(today) {}

    void set() {
        for (auto const& one : story_.enquiries) {
            keep_of_case(fmt::format("answer/{}", one.number), !one.answered_on && !story_.decision, one.due,
                         fmt::format("Answer the enquiry: Ombudsman case {}", story_.about.reference), one.answerer);
        }
        for (auto const& one : story_.drafts) {
            keep_of_case(fmt::format("comment/{}", one.number), !one.commented_on && !story_.decision, one.comments_due,
                         fmt::format("Comment on the draft decision: Ombudsman case {}", story_.about.reference),
                         one.commenter);
        }
        auto const days = days_of_warning(db_);
        for (auto const& one : story_.remedies) {
            keep_remedy(one, days);
        }
    }

private:
    void keep(std::string_view subject, std::int64_t of, std::string const& what, bool runs, Day due, std::string says,
              Id<people::Member> owner) {
        if (!runs) {
            work::meet_deadline(db_, subject, of, what, today_);
            return;
        }
        work::set_deadline(
            db_, {std::string(subject), of, what, std::move(says), fmt::format("/ombudsman/{}", story_.about.id.number),
                  story_.about.kept_from_worker ? "see_kept_from_worker" : "see_cases", due, owner.number});
    }

    void keep_of_case(std::string const& what, bool runs, Day due, std::string says, Id<people::Member> owner) {
        keep("ombudsman_case", story_.about.id.number, what, runs, due, std::move(says), owner);
    }

    /// Its owner hears of it before it is late, and whoever looks after the case on the day itself.
    void keep_remedy(Remedy const& one, int days) {
        bool const runs = !one.shown_on && !one.not_done_on;
        auto const says = fmt::format("Remedy due on {}: {}", heed::spoken(one.due),
                                      shortened(one.what, most_words_of_a_deadline));
        keep("ombudsman_remedy", one.id.number, "soon_due", runs, one.due - days, says, one.owner);
        keep("ombudsman_remedy", one.id.number, "due", runs && one.owner != story_.about.officer, one.due, says,
             story_.about.officer);
        bool const waits = one.kind == RemedyKind::service_improvement && one.learning_point == 0 && !one.not_done_on;
        keep(
            "ombudsman_remedy", one.id.number, "loop", waits,
            story_.decision ? story_.decision->decided_on + days_to_enter_the_loop : one.due,
            fmt::format("Begin the learning point of a service improvement: Ombudsman case {}", story_.about.reference),
            story_.about.officer);
    }

    store::Writing& db_;
    Story const& story_;
    Day today_;
};

}  // namespace

Story story_there(store::Reading const& db, Id<OmbudsmanCase> id) {
    auto story = find_story(db, id, true);
    if (!story) {
        throw NotFound();
    }
    return std::move(*story);
}

void note(store::Writing& db, Id<OmbudsmanCase> id, std::string what, std::string detail, Doing const& doing) {
    store::note(db, {"ombudsman_case", id.number, std::move(what), std::move(detail), doing.by, doing.now});
}

void settle(store::Writing& db, Id<OmbudsmanCase> id, Doing const& doing) {
    auto const story = story_there(db, id);
    auto const next = next_step(story);
    store::act(db,
               "update ombudsman_cases set next_step = :step, next_due = :due, decided_on = :decided"
               " where council = :council and id = :id",
               next ? next->what : std::string(), next ? next->due : std::nullopt,
               story.decision ? std::optional(story.decision->decided_on) : std::nullopt, db.council(), id);
    Clocks(db, story, doing.today).set();
}

}  // namespace heed::ombudsman
