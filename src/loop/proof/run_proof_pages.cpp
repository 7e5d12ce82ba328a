// A run as a proof: it is named with the promise, and its judgement is recorded when the day has come.

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "loop/learning/act_parts.hpp"
#include "loop/proof/run_parts.hpp"
#include "web/charts.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

constexpr int most_runs_offered = 200;

std::string month_of(Day day) {
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const date = day.date();
    return fmt::format("{} {}", months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()));
}

/// Months are named by their month, other days by their day.
std::vector<std::string> labels_of(RunTold const& told) {
    bool const months = std::ranges::all_of(
        told.points, [](RunPoint const& point) { return static_cast<unsigned>(point.on_day.date().day()) == 1; });
    std::vector<std::string> labels;
    for (auto const& point : told.points) {
        labels.push_back(months ? month_of(point.on_day) : brief(point.on_day));
    }
    return labels;
}

ProofTold proof_for(Story const& story, Id<Proof> id) {
    auto const found = std::ranges::find(story.proofs, id, [](ProofTold const& told) { return told.proof.id; });
    if (found == story.proofs.end()) {
        throw NotFound();
    }
    return *found;
}

std::string place_of(Proof const& proof) { return fmt::format("/proofs/{}/run", proof.id.number); }

// ---- naming it

Response show_naming(Here& here, Story const& story, Proof const& proof, Typed const& typed) {
    auto page = page_for(story, "Let a measure judge the proof", place_of(proof), "Let it judge");
    page.before += paragraph(
        "When its day has come, the measure’s run chart says whether the promise holds: it holds if, after "
        "the action, a special cause stands in the better direction and none in the worse. The "
        "measure must be named before the action is done.");
    std::vector<Option> options;
    for (auto const& run : list_runs(here.db, {}, most_runs_offered)) {
        if (run.better != measure::Better::neutral) {
            options.push_back({std::to_string(run.id.number), run.name});
        }
    }
    page.fields = pick_from(typed, {"run", "Which measure?"}, options, "Select a measure");
    return show_form(here, page, typed.problems);
}

Response name_it(Request const& request, Here& here, Story const& story, Proof const& proof) {
    auto const run = find_run(here.db, Id<Run>{id_in(web::Form(request).text("run"))});
    if (!run || run->run.better == measure::Better::neutral) {
        return show_naming(here, story, proof, {request.form, {{"run", "Select a measure"}}});
    }
    return people::change(request, here, [&](store::Writing& db) {
        name_run(db, story, proof.id, run->run.id, doing_now(here));
        return web::see(path_of(story.point.id) + "#proofs");
    });
}

// ---- recording what it says

Response show_judgement(Here& here, Story const& story, Proof const& proof, RunTold const& told,
                        Problems const& problems) {
    auto page = page_for(story, "What the measure says", place_of(proof), "Record it");
    auto const judged = judge(told, action_done_on(story));
    page.before += paragraph(fmt::format("{}: {}.", told.run.name, spoken(told.run.better)));
    page.before += paragraph(fmt::format("{}. {}", spoken(judged.verdict), judged.says));
    page.after = told.points.empty() ? Html{} : chart_shown(told);
    return show_form(here, page, problems);
}

Response record_judgement(Request const& request, Here& here, Story const& story, Proof const& proof,
                          RunTold const& told) {
    auto const judged = judge(told, action_done_on(story));
    auto const earliest = proof.due - days_of_grace;
    if (here.today < earliest) {
        return show_judgement(here, story, proof, told,
                              {{"", fmt::format("This proof is promised for {}: it counts if it is made on or after {}",
                                                spoken(proof.due), spoken(earliest))}});
    }
    ProofResult result;
    result.proof = proof.id;
    result.made_on = here.today;
    result.seen = judged.better;
    result.looked_at = judged.after;
    result.result = judged.verdict;
    result.note = fmt::format("{}: {}", told.run.name, judged.says);
    return people::change(request, here, [&](store::Writing& db) {
        add_result(db, story.point.id, result, doing_now(here));
        return web::see(path_of(story.point.id) + "#proofs");
    });
}

Response show_run_proof(Request const&, Here& here, Id<LearningPoint> id, Id<Proof> number) {
    auto const story = open_story(here, id);
    auto const told = proof_for(story, number);
    if (auto const run = run_of_proof(here.db, story, told.proof)) {
        return show_judgement(here, story, told.proof, run_there(here.db, *run), {});
    }
    if (!can_name_run(here.db, story, told.proof)) {
        throw Conflict();
    }
    return show_naming(here, story, told.proof, {});
}

Response take_run_proof(Request const& request, Here& here, Id<LearningPoint> id, Id<Proof> number) {
    auto const story = open_story(here, id);
    auto const told = proof_for(story, number);
    if (auto const run = run_of_proof(here.db, story, told.proof)) {
        return record_judgement(request, here, story, told.proof, run_there(here.db, *run));
    }
    return name_it(request, here, story, told.proof);
}

}  // namespace

std::string path_of(Id<Run> id) { return fmt::format("/measures/{}", id.number); }

Html chart_shown(RunTold const& told) {
    web::RunChart drawn;
    drawn.chart = chart_of(told);
    drawn.labels = labels_of(told);
    drawn.target = told.run.target;
    drawn.never_negative = std::ranges::all_of(told.points, [](RunPoint const& point) { return point.y >= 0; });
    drawn.frame = {fmt::format("run-{}", told.run.id.number), told.run.name, "", "When", told.run.unit,
                   path_of(told.run.id) + "/points"};
    auto const causes = web::special_causes_in_words(drawn);
    drawn.frame.says = fmt::format("{} points, {} to {}. {}", told.points.size(), drawn.labels.front(),
                                   drawn.labels.back(),
                                   causes.empty() ? "No special cause." : fmt::format("{}", fmt::join(causes, " ")));
    return web::run_chart(drawn);
}

std::string record_path(store::Reading const& db, Story const& story, Proof const& proof) {
    return fmt::format("{}/proofs/{}/{}", path_of(story.point.id), proof.id.number,
                       run_of_proof(db, story, proof) ? "run" : "result");
}

Html run_of_promise_shown(Here const& here, Story const& story, Proof const& first) {
    if (auto const run = run_of_proof(here.db, story, first)) {
        auto const told = run_there(here.db, *run);
        auto const judged = judge(told, action_done_on(story));
        return govuk::element("p")
            .classes("govuk-body")
            .holding(Html{"Judged by the measure "} + link(path_of(*run), told.run.name) +
                     web::escaped(". As of now: ") + web::escaped(judged.says));
    }
    if (here.may(May::promise_proof) && story.point.standing != Standing::closed &&
        can_name_run(here.db, story, first)) {
        return govuk::element("p")
            .classes("govuk-body")
            .holding(link(path_of(story.point.id) + place_of(first), "Let a measure judge it, in place of a count"));
    }
    return {};
}

void mount_run_proofs(people::Site& at) {
    at.get("/learning-points/{id}/proofs/{proof}/run", may::promise_proof, show_run_proof);
    at.post("/learning-points/{id}/proofs/{proof}/run", may::promise_proof, take_run_proof);
}

}  // namespace heed::loop
