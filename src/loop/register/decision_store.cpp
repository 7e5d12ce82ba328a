// Where a learning point comes from, what makes it testable, and what was decided about it, in the store.

#include "loop/learning/learning_store.hpp"
#include "store/rows.hpp"

namespace heed::loop {

std::optional<Origin> find_origin(store::Reading const& db, Id<LearningPoint> id) {
    return store::row<Origin>(db,
                              "select learning_point, kind, author, document, place, made_on, own_words, decide_by, at,"
                              " by from learning_point_origins where council = :council and learning_point = :id",
                              db.council(), id);
}

TestableForm form_of(store::Reading const& db, Id<LearningPoint> id, std::int64_t version) {
    return store::row<TestableForm>(
               db,
               "select learning_point, version, place, counted, sample, by_when, baseline, target, finding,"
               " systemic_risk, how_it_works from testable_forms"
               " where council = :council and learning_point = :id and version = :version",
               db.council(), id, version)
        .value_or(TestableForm{});
}

std::vector<DecisionCard> decisions_of(store::Reading const& db, Id<LearningPoint> id) {
    return store::rows<DecisionCard>(
        db,
        "select id, learning_point, decision, reason, decided_by, decided_where, elsewhere, decided_on, considered,"
        " would_change, at, by from decision_cards"
        " where council = :council and learning_point = :id order by id",
        db.council(), id);
}

void decide_on(store::Writing& db, Id<LearningPoint> id, DecisionCard card, std::string const& new_sentence,
               Doing const& doing) {
    auto const story = story_there(db, id);
    card.id = store::next_id<DecisionCard>(db, "decision_cards");
    card.learning_point = id;
    card.at = doing.now;
    card.by = doing.by;
    store::insert(db, "decision_cards", card);
    note(db, id, std::string(name_of(card.decision)), card.elsewhere ? "elsewhere" : "", doing);
    if (card.decision == Decision::adapted) {
        auto wording = story.point;
        wording.sentence = new_sentence;
        reword(db, id, wording, story.form, story.point.version, doing);
    } else {
        settle(db, id, doing);
    }
}

}  // namespace heed::loop
