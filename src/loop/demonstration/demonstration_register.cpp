#include "loop/demonstration/demonstration_register.hpp"

#include <memory>

#include "loop/themes/theme_store.hpp"

namespace heed::loop {

namespace {

/// A recommendation, and what became of it, in days before today.
struct Recommended {
    int entered_ago = 0;
    OriginKind kind = OriginKind::audit;
    std::string author;
    std::string document;
    std::string place;
    int made_ago = 0;
    std::string own_words;
    std::string sentence;
    std::string theme;
    std::string service{};  ///< "": every service
    std::string counted{};
    std::string sample{};
    int by_when_ago = 0;  ///< 0: nobody said
    std::string owner = "esther";
};

using Number = std::shared_ptr<Id<LearningPoint>>;

Number enter(Years& years, Recommended const& one) {
    auto const id = std::make_shared<Id<LearningPoint>>();
    years.at(one.entered_ago, [&years, one, id](Instant now) {
        auto const today = day_in_england(now);
        LearningPoint point;
        point.sentence = one.sentence;
        point.theme = years.theme(one.theme);
        point.service = one.service.empty() ? Id<Service>{} : years.service(one.service);
        point.owner = {years.id_of(one.owner)};
        TestableForm form;
        form.counted = one.counted;
        form.sample = one.sample;
        if (one.by_when_ago != 0) {
            form.by_when = years.today() - one.by_when_ago;
        }
        Origin origin;
        origin.kind = one.kind;
        origin.author = one.author;
        origin.document = one.document;
        origin.place = one.place;
        origin.made_on = years.today() - one.made_ago;
        origin.own_words = one.own_words;
        origin.decide_by = today + days_to_decide;
        *id = add_learning_point(years.db(), point, {}, years.doing("esther", now), form, origin);
    });
    return id;
}

void decide(Years& years, int ago, Number const& id, DecisionCard card, std::string const& new_sentence = {}) {
    years.at(ago, [&years, id, card, new_sentence](Instant now) mutable {
        card.decided_on = day_in_england(now);
        card.decided_by = card.decided_by.empty() ? "The adult social care leadership team" : card.decided_by;
        decide_on(years.db(), *id, card, new_sentence, years.doing("esther", now));
    });
}

DecisionCard accepted(std::string const& reason) {
    DecisionCard card;
    card.reason = reason;
    card.decided_where = "Practice and learning board";
    return card;
}

// The same matter twice: in 2024 from a safeguarding adults review, now from the ombudsman.
void plan_what_was_said_twice(Years& years) {
    auto const review = enter(
        years,
        {800, OriginKind::safeguarding_review, "Thornmere Safeguarding Adults Board", "Review “Rose”",
         "Recommendation 3, page 27", 815,
         "All agencies should ensure that the adult’s own wishes are established at the start of every "
         "safeguarding enquiry and are revisited throughout.",
         "Every safeguarding enquiry opens with what the adult wants to happen, in the adult’s own words, before "
         "anything is decided",
         "wishes", "", "enquiries whose first page holds the adult’s own words",
         "20 enquiries in a quarter, every "
         "third",
         600});
    auto adapted = accepted(
        "We cannot answer for other agencies. We changed it to what our own workers write down first.");
    adapted.decision = Decision::adapted;
    adapted.considered = "What other agencies may record is theirs to decide; the board asks each of them.";
    decide(years, 780, review, adapted,
           "Every safeguarding enquiry that we lead opens with what the adult wants to happen, in their own words");
    years.at(770, [&years, review](Instant now) {
        Action action;
        action.what = "Remind all enquiry workers in supervision";
        action.owner = {years.id_of("esther")};
        action.due = day_in_england(now) + 60;
        action.added_on = day_in_england(now);
        auto const id = add_action(years.db(), *review, action, years.doing("esther", now));
        mark_done(years.db(), *review, id, day_in_england(now), years.doing("esther", now));
    });
    enter(years,
          {12, OriginKind::ombudsman, "Local Government and Social Care Ombudsman", "Decision 25 004 117",
           "Paragraph 38", 20,
           "The Council should remind its staff that what the person wishes to happen must be recorded before an "
           "enquiry under section 42 of the Care Act begins.",
           "No enquiry under section 42 begins before the record says what the person wishes to happen", "wishes", "",
           "section 42 enquiries with the person’s wishes dated before the first decision",
           "all enquiries of a month, at least 12", -120});
}

void plan_what_was_turned_down(Years& years) {
    auto const single_form = enter(
        years, {210, OriginKind::peer_review, "Peer review team of the region’s councils", "Feedback letter", "Page 6",
                222, "Consider moving every first contact to a single web form, to release telephone capacity.",
                "Every first contact begins with one web form", "told_again", "",
                "first contacts that begin on the form", "200 contacts in a month", -60, "grace"});
    auto no = accepted("Four in ten people who ring us cannot or will not use a web form. We keep the telephone, and "
                       "offer the form beside it.");
    no.decision = Decision::rejected;
    no.considered =
        "What it would save, what people told the partnership board, and the duty to make it easy to reach us.";
    no.would_change = "If fewer than one in ten callers of a year said that they could not use the form.";
    no.decided_by = "The director of adult social services";
    decide(years, 190, single_form, no);
    auto const recording = enter(
        years,
        {160, OriginKind::audit, "Internal audit", "Recording of decisions, 2026", "Finding 2.4", 170,
         "Management should improve the timeliness and quality of recording of decisions on capacity.",
         "Every decision about capacity is recorded within 2 working days with what was tried to help the person "
         "decide",
         "capacity", "", "records dated within 2 working days that say what was tried", "20 records a quarter", -80});
    auto adapted = accepted("“Improve” could not be tested. We say within how many days, and what must be in it.");
    adapted.decision = Decision::adapted;
    decide(years, 150, recording, adapted,
           "Every decision about capacity is recorded within 3 working days with what was tried to help the person "
           "decide");
}

void plan_what_waits(Years& years) {
    enter(years, {9, OriginKind::board, "Carers’ partnership board", "Minutes of the spring meeting", "Item 5", 31,
                  "Staff should be more aware of what carers go through.",
                  "Staff should be more aware of what carers go through.", "carers", "", "", "", 0, "hugh"});
    enter(years,
          {40, OriginKind::research, "A university’s study of waiting lists", "Waiting well", "Section 7", 400,
           "Councils could consider contact at intervals with people who are waiting.",
           "Everybody who waits is rung every 28 days by somebody who can move them up the list", "assessment_wait", "",
           "people who waited 28 days and were rung", "30 people on the list, every tenth", -90});
    enter(years, {18, OriginKind::cqc, "Care Quality Commission", "Assessment of Thornmere",
                  "Learning, improvement and innovation", 74,
                  "Staff did not always know how the feedback that they gathered was used.",
                  "Every team hears each quarter what changed because of the feedback that it gathered", "told_again",
                  "", "teams that can name a change of the last quarter", "all 14 teams", -100});
    enter(years, {6, OriginKind::other_review, "Learning from lives and deaths programme", "Annual report", "Page 12",
                  45, "Reasonable adjustments should be visible to everyone who arranges a visit.",
                  "Every rota line shows the person’s reasonable adjustments before the visit is booked", "late_visits",
                  "", "rota lines with the adjustments on them", "25 visits of a week", -75});
    auto const complaint = enter(
        years, {130, OriginKind::complaint, "Independent investigator", "Investigation report of a complaint",
                "Recommendation 1", 140, "Give people the cost in writing before the service starts.",
                "Nobody’s care begins before they have had its cost in writing", "charges", "",
                "people with a dated figure before care began", "20 new packages in a month", -40, "dev"});
    decide(years, 120, complaint, accepted("It is the law, and it is what people asked us for."));
}

Id<Action> plan_action(Years& years, Id<LearningPoint> point, std::string const& what, Strength strength, int days,
                       Instant now) {
    Action action;
    action.what = what;
    action.owner = {years.id_of("callum")};
    action.due = day_in_england(now) + days;
    action.strength = strength;
    action.added_on = day_in_england(now);
    return add_action(years.db(), point, action, years.doing("esther", now));
}

void record(Years& years, Id<LearningPoint> point, std::size_t place, int seen, int looked_at, Instant now) {
    auto const proof = story_there(years.db(), point).proofs.at(place).proof;
    ProofResult result;
    result.proof = proof.id;
    result.made_on = day_in_england(now);
    result.seen = seen;
    result.looked_at = looked_at;
    result.result = judge(proof, seen, looked_at);
    result.note = "Every third record since the change, read by two auditors.";
    add_result(years.db(), point, result, years.doing("esther", now));
}

void promise(Years& years, Id<LearningPoint> point, ProofKind kind, std::string const& would_see, int due_ago,
             Instant now) {
    Proof proof;
    proof.kind = kind;
    proof.would_see = would_see;
    proof.sample = 20;
    proof.at_least = 15;
    proof.due = years.today() - due_ago;
    proof.promised_on = day_in_england(now);
    auto const id = add_promise(years.db(), point, proof, years.doing("esther", now));
    add_baseline(years.db(), point, {id, 6, 20, day_in_england(now), {}, 0}, years.doing("esther", now));
}

// From a coroner's report: an action moved twice, another given up, a proof typed wrongly, put right, and embedded.
void plan_a_correction(Years& years) {
    auto const point = enter(
        years, {400, OriginKind::coroner, "The area coroner", "Report to prevent future deaths", "Concern 2", 415,
                "There was no record that anybody had tried to reach the carer when the visit was missed.",
                "Every missed visit has the time at which somebody was reached in its record, within one hour",
                "late_visits", "Reablement", "missed visits with the time at which somebody was reached",
                "20 missed visits, every second", 60});
    decide(years, 390, point, accepted("A visit that is missed can cost a life. We accept it in full."));
    years.at(385, [&years, point](Instant now) {
        promise(years, *point, ProofKind::records, "the time at which somebody was reached, within one hour", 100, now);
        promise(years, *point, ProofKind::recall, "workers who can say whom to ring first", 90, now);
        plan_action(years, *point, "The rota cannot be closed at night without a time beside each missed visit",
                    Strength::strong, 60, now);
        plan_action(years, *point, "A poster in each office", Strength::weak, 60, now);
    });
    for (auto const& [ago, reason] : {std::pair{330, "The supplier of the rota system needed another month"},
                                      std::pair{280, "Testing found that bank staff could not save it"}}) {
        years.at(ago, [&years, point, reason = std::string(reason)](Instant now) {
            auto action = story_there(years.db(), *point).actions.front().action;
            action.due = day_in_england(now) + 45;
            change_action(years.db(), *point, action, reason, years.doing("esther", now));
        });
    }
    years.at(270, [&years, point](Instant now) {
        give_up_action(years.db(), *point, story_there(years.db(), *point).actions.back().action.id,
                       "The rota now asks by itself, and a poster would not be read at night.",
                       years.doing("esther", now));
    });
    years.at(240, [&years, point](Instant now) {
        mark_done(years.db(), *point, story_there(years.db(), *point).actions.front().action.id, day_in_england(now),
                  years.doing("callum", now));
    });
    years.at(100, [&years, point](Instant now) { record(years, *point, 0, 7, 20, now); });
    years.at(97, [&years, point](Instant now) {
        auto corrected = *story_there(years.db(), *point).proofs.front().result;
        corrected.seen = 17;
        corrected.result = judge(story_there(years.db(), *point).proofs.front().proof, 17, 20);
        correct_result(years.db(), *point, corrected, "A 1 was left out: 17 of 20, not 7 of 20.",
                       years.doing("esther", now));
    });
    years.at(90, [&years, point](Instant now) { record(years, *point, 1, 18, 20, now); });
}

}  // namespace

void plan_register(Years& years) {
    plan_what_was_said_twice(years);
    plan_what_was_turned_down(years);
    plan_what_waits(years);
    plan_a_correction(years);
}

}  // namespace heed::loop
