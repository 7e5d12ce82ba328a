// Two measures of the demonstration: one got better after an action and proves it, and one only goes up and down.

#include <array>
#include <memory>

#include "loop/demonstration/demonstration_years.hpp"
#include "loop/proof/run_store.hpp"
#include "loop/told/telling.hpp"

namespace heed::loop {

namespace {

constexpr int begun = 900;
constexpr int promised = 420;
constexpr int done = 330;
constexpr int proved = 60;

// Days from a completed assessment to its report, by month, before and after the action.
constexpr std::array<int, 12> before{31, 28, 34, 30, 36, 29, 33, 27, 35, 32, 30, 33};
constexpr std::array<int, 12> after{20, 18, 21, 19, 17, 20, 18, 19, 21, 18, 17, 19};
constexpr std::array<int, 12> calls{12, 15, 11, 14, 13, 16, 12, 13, 11, 15, 14, 12};

/// The records that the acts below follow, once they are there.
struct Followed {
    Id<Run> reports;
    Id<Run> waits;
    Id<LearningPoint> point;
    Id<Proof> proof;
};

/// Calls `act` a few days into each month since the measure was begun, with that month's first day and its number.
template <class Act>
void each_month(Years& years, Act const& act) {
    auto day = years.today() - begun;
    day = *day_of(static_cast<int>(day.date().year()), static_cast<unsigned>(day.date().month()), 1);
    for (std::size_t number = 0; day + 4 < years.today(); ++number, day = months_after(day, 1)) {
        auto const ago = years.today() - (day + 3);
        if (ago < begun) {
            years.at(ago, [=](Instant now) { act(day, number, now); });
        }
    }
}

void plan_measures(Years& years, std::shared_ptr<Followed> const& of) {
    years.at(begun, [=, &years](Instant now) {
        Run reports;
        reports.name = "Days from completed assessment to report sent";
        reports.unit = "Days";
        reports.better = measure::Better::down;
        reports.target = 20;
        reports.service = years.service("Assessment");
        reports.owner = {years.id_of("esther")};
        of->reports = add_run(years.db(), reports, years.doing("esther", now));
        Run waits;
        waits.name = "Minutes until a call is answered, at the busiest hour";
        waits.unit = "Minutes";
        waits.better = measure::Better::down;
        waits.service = years.service("Contact centre");
        waits.owner = {years.id_of("grace")};
        of->waits = add_run(years.db(), waits, years.doing("grace", now));
    });
    each_month(years, [=, &years](Day day, std::size_t number, Instant now) {
        bool const better = years.today() - day < done;
        double const days = better ? after[number % after.size()] : before[number % before.size()];
        add_points(years.db(), of->reports, {{day, days}}, false, years.doing("esther", now));
        add_points(years.db(), of->waits, {{day, double(calls[number * 5 % calls.size()])}}, false,
                   years.doing("grace", now));
    });
}

void promise_it(Years& years, Followed& of, Instant now) {
    Proof proof;
    proof.kind = ProofKind::records;
    proof.would_see = "reports that leave within 20 days of the assessment, month after month";
    proof.sample = 8;
    proof.at_least = 6;
    proof.due = years.today() - proved;
    proof.promised_on = day_in_england(now);
    of.proof = add_promise(years.db(), of.point, proof, years.doing("esther", now));
    name_run(years.db(), story_there(years.db(), of.point), of.proof, of.reports, years.doing("esther", now));
}

void plan_learning(Years& years, std::shared_ptr<Followed> const& of) {
    years.at(promised + 10, [=, &years](Instant now) {
        LearningPoint point;
        point.sentence = "Every report of an assessment is sent within 20 days of the day on which it was completed";
        point.theme = years.theme("assessment_wait");
        point.service = years.service("Assessment");
        point.owner = {years.id_of("esther")};
        of->point = add_learning_point(years.db(), point, {}, years.doing("esther", now));
    });
    years.at(promised, [=, &years](Instant now) { promise_it(years, *of, now); });
    years.at(promised - 10, [=, &years](Instant now) {
        Action action;
        action.what = "The report is written in the visit itself, and signed off the same week by a rota of two";
        action.owner = {years.id_of("callum")};
        action.due = years.today() - done;
        action.strength = Strength::strong;
        action.added_on = day_in_england(now);
        add_action(years.db(), of->point, action, years.doing("esther", now));
    });
    years.at(done, [=, &years](Instant now) {
        auto const action = story_there(years.db(), of->point).actions.front().action.id;
        mark_done(years.db(), of->point, action, day_in_england(now), years.doing("callum", now));
    });
    years.at(done - 9, [=, &years](Instant now) {
        if (!change_now(story_there(years.db(), of->point), day_in_england(now)).empty()) {
            tell_back(years.db(), of->point,
                      "The report of your assessment is now written in the visit itself, and sent within 20 days.",
                      years.doing("esther", now));
        }
    });
    years.at(proved, [=, &years](Instant now) {
        auto const judged = judge(run_there(years.db(), of->reports),
                                  action_done_on(story_there(years.db(), of->point)));
        ProofResult result;
        result.proof = of->proof;
        result.made_on = day_in_england(now);
        result.seen = judged.better;
        result.looked_at = judged.after;
        result.result = judged.verdict;
        result.note = "Days from completed assessment to report sent: " + judged.says;
        add_result(years.db(), of->point, result, years.doing("esther", now));
    });
}

}  // namespace

void plan_runs(Years& years) {
    auto const of = std::make_shared<Followed>();
    plan_measures(years, of);
    plan_learning(years, of);
}

}  // namespace heed::loop
