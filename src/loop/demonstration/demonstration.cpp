#include "loop/demonstration/demonstration.hpp"

#include "loop/demonstration/demonstration_register.hpp"
#include "loop/demonstration/demonstration_themes.hpp"
#include "loop/demonstration/demonstration_years.hpp"
#include "loop/told/telling.hpp"
#include "work/outbox.hpp"

namespace heed::loop {

namespace {

// Embedded, and proved again each time that it was due.
void plan_learning(Years& years) {
    years.learn(900, "discharge",
                "Nobody goes home from hospital before one named person at home has agreed to the plan", "esther");
    years.promise(890, "discharge", ProofKind::records,
                  "the name of the person at home who agreed, before the hour of discharge", 20, 16, 700);
    years.promise(890, "discharge", ProofKind::experience,
                  "families who say that they knew who would come on the first day", 15, 11, 690);
    years.plan(880, "discharge", "The discharge form cannot be sent without the name and number of the person at home",
               Strength::strong, "esther", 800);
    years.finish(790, "discharge");
    years.share(780, "discharge", ShareWay::procedure, "All hospital discharge workers", 31, 34);
    years.prove(700, "discharge", ProofKind::records, 18, 20);
    years.prove(690, "discharge", ProofKind::experience, 12, 15);
    years.tell_people(
        680, "discharge",
        "The form for going home now needs the name of somebody at home who has agreed. No name, no discharge.");
    years.prove(515, "discharge", ProofKind::records, 17, 20);
    years.prove(505, "discharge", ProofKind::experience, 13, 15);
    years.prove(332, "discharge", ProofKind::records, 19, 20);
    years.prove(322, "discharge", ProofKind::experience, 14, 16);

    years.learn(
        420, "equipment",
        "Every piece of equipment is fitted within 10 working days, or the person is rung before the date passes",
        "esther");
    years.promise(415, "equipment", ProofKind::recall, "fitters who can say when they must ring", 12, 10, 200);
    years.promise(415, "equipment", ProofKind::records, "a fitting date within 10 working days, or a call before it",
                  20, 16, 190);
    years.plan(410, "equipment",
               "Fitters and the store share one diary, so that nothing is delivered on a day when nobody fits",
               Strength::strong, "callum", 300);
    years.finish(300, "equipment");
    years.share(290, "equipment", ShareWay::briefing, "Fitters, the store and occupational therapists", 26, 29);
    years.prove(200, "equipment", ProofKind::recall, 11, 12);
    years.prove(190, "equipment", ProofKind::records, 17, 20);
    years.tell_people(
        185, "equipment",
        "The store and the fitters now share one diary. If your equipment cannot come on its day, you are rung "
        "before.");
    years.prove(16, "equipment", ProofKind::recall, 10, 12);
    years.prove(7, "equipment", ProofKind::records, 18, 20);
}

// Embedded, and reopened by itself: the theme was heard again; a proof lapsed.
void plan_learning_that_came_back(Years& years) {
    years.learn(230, "late_visits",
                "Every person whose visit will be more than 30 minutes late is rung before the visit was due",
                "esther");
    years.promise(225, "late_visits", ProofKind::records, "the time of the call in the record of a late visit", 24, 18,
                  30);
    years.promise(225, "late_visits", ProofKind::experience,
                  "people who say that they were rung the last time a carer was late", 20, 14, 16);
    years.plan(220, "late_visits",
               "The rota system rings the person when a carer's telephone is more than 20 minutes away",
               Strength::strong, "esther", 130);
    years.finish(135, "late_visits");
    years.share(130, "late_visits", ShareWay::meeting, "Coordinators of all seven homecare providers", 14, 19);
    years.tell_people(
        125, "late_visits",
        "If your carer will be more than 30 minutes late, the rota system now rings you before the visit was due.");
    years.prove(30, "late_visits", ProofKind::records, 20, 24);
    years.prove(16, "late_visits", ProofKind::experience, 15, 20);

    years.learn(430, "charges", "Everybody is given a written figure, even a rough one, before they agree to care",
                "dev");
    years.promise(425, "charges", ProofKind::recall, "workers who can say what they must give before care begins", 15,
                  12, 222);
    years.promise(425, "charges", ProofKind::records, "a dated figure in the record, before the care began", 20, 15,
                  212);
    years.plan(420, "charges", "The care plan asks for the figure on its first page, and cannot be signed without it",
               Strength::medium, "dev", 330);
    years.finish(325, "charges");
    years.share(315, "charges", ShareWay::training, "All workers who agree care with people", 88, 120);
    years.prove(222, "charges", ProofKind::recall, 13, 15);
    years.prove(212, "charges", ProofKind::records, 16, 20);
    years.tell_people(205, "charges",
                      "You are now given a written figure before you agree to care, even when it is only a rough one.");
}

void plan_learning_in_work(Years& years) {
    years.learn(200, "assessment_wait",
                "Everybody who waits more than 28 days is rung every 28 days, and what has changed is written down",
                "esther");
    years.promise(190, "assessment_wait", ProofKind::records, "a call in every 28 days of waiting", 30, 24, -20);
    years.promise(190, "assessment_wait", ProofKind::experience, "people who say that they were rung while they waited",
                  20, 14, -40);
    years.plan(185, "assessment_wait", "The list sorts by risk, and shows in red who has not been rung for 28 days",
               Strength::medium, "esther", 60);
    years.plan(180, "assessment_wait", "Two workers do nothing but ring the list every Monday", Strength::strong,
               "callum", 12);
    years.at(70, [&years](Instant now) {
        auto const story = story_there(years.db(), years.point("assessment_wait"));
        mark_done(years.db(), story.point.id, story.actions.front().action.id, day_in_england(now),
                  years.doing("esther", now));
    });

    years.learn(
        330, "told_again",
        "Nobody is asked for the same thing twice in one day, and every promised call is made within 2 working days",
        "grace");
    years.plan(325, "told_again", "Remind all advisers in the team meeting", Strength::weak, "grace", 310);
    years.plan(320, "told_again", "Train all advisers in taking over a call", Strength::weak, "hugh", 250);
    years.finish(235, "told_again");
    years.share(230, "told_again", ShareWay::training, "All contact advisers", 17, 28);
    years.tell_people(
        225, "told_again",
        "Everybody who answers the telephone has been trained to stay with a call until somebody else has it.");
    years.plan(41, "told_again", "Remind all advisers by e-mail", Strength::weak, "grace", 30);
    years.finish(33, "told_again");

    years.learn(150, "carers",
                "Every carer is spoken to alone at least once in each assessment, and their answer is in the record",
                "hugh");
    years.promise(145, "carers", ProofKind::recall, "workers who can say why carers are seen alone", 15, 12, -30);
    years.promise(145, "carers", ProofKind::experience, "carers who say that they were asked about their own life", 20,
                  14, -60);
    years.plan(140, "carers", "The assessment has a page that only the carer and the worker see", Strength::strong,
               "hugh", 50);
    years.finish(45, "carers");
    years.tell_people(42, "carers", "Every assessment now has a page that only you, the carer, and the worker see.");
    years.share(40, "carers", ShareWay::supervision, "All locality teams", 42, 58);

    years.learn(100, "letters",
                "Every letter goes out in the format that is on record, chosen by the system and by nobody's hand",
                "grace");
    years.promise(95, "letters", ProofKind::records, "the format on record on the letter that was sent", 25, 23, -45);
    years.plan(90, "letters", "The letter template is chosen from the person's record", Strength::strong, "mo", 20);
    years.finish(18, "letters");

    years.learn(25, "wishes",
                "Every safeguarding enquiry opens with what the person wants to happen, in their own words", "esther");
    years.learn(60, "transition", "Every young person has a named adult worker by their seventeenth birthday",
                "esther");
    years.plan(55, "transition", "A list of everybody who turns 16 this quarter goes to both heads of service",
               Strength::medium, "kiran", 9);
}

void plan_learning_that_failed(Years& years) {
    years.learn(300, "capacity",
                "Every capacity record says what was tried to help the person decide, and what they said", "esther");
    years.promise(295, "capacity", ProofKind::records, "what was tried, in the worker's own words", 20, 15, 10);
    years.promise(295, "capacity", ProofKind::recall, "workers who can name two ways to help somebody decide", 12, 10,
                  -25);
    years.plan(290, "capacity", "A seven-minute briefing and a worked example", Strength::weak, "hugh", 250);
    years.finish(245, "capacity");
    years.share(240, "capacity", ShareWay::briefing, "All social workers", 61, 94);
    years.prove(9, "capacity", ProofKind::records, 6, 20);

    years.learn(500, "payments",
                "No direct payment stops before the person has had 28 days' warning and a name to ring", "dev");
    years.plan(495, "payments", "A letter 28 days before", Strength::medium, "dev", 450);
    years.at(300, [&years](Instant now) {
        close_without_proof(years.db(), years.point("payments"),
                            "Direct payments moved to another provider, which has its own rules and its own register.",
                            years.doing("dev", now));
    });
}

}  // namespace

void demonstrate(store::Writing& db, Instant now, std::vector<void (*)(Years&)> const& stories) {
    Years years(db, now);
    years.plan_themes();
    years.plan_complaints();
    years.plan_staff_signals();
    years.plan_nights();
    plan_learning(years);
    plan_learning_that_came_back(years);
    plan_learning_in_work(years);
    plan_learning_that_failed(years);
    plan_register(years);
    plan_themes_story(years);
    plan_uses_of_shares(years);
    for (auto* const plan : stories) {
        plan(years);
    }
    plan_tellings(years);
    plan_runs(years);
    years.live_through();
    work::take_as_sent(db, now - std::chrono::hours(48));
}

}  // namespace heed::loop
