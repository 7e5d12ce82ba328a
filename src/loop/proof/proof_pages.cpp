// Proofs: what we would see is promised, and what was seen is recorded.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/learning/act_parts.hpp"
#include "loop/pages.hpp"
#include "loop/proof/proof_parts.hpp"
#include "loop/proof/run_parts.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

namespace {

Response show_promise(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Promise a proof", "/proofs/new", "Promise it");
    bool const done = std::ranges::any_of(
        story.actions, [&](ActionTold const& told) { return told.done && told.done->at > round_began(story); });
    page.before += paragraph("An observation that would show that the learning has stuck. Two of the three kinds must "
                             "hold before anything is called embedded.");
    page.before += done ? govuk::warning_text({.text = "An action is already done. This proof counts only for an "
                                                       "action that is done after today’s promise."})
                        : Html{};
    page.fields = govuk::lines(
        {one_of(typed, {"proof_kind", "What kind of proof is it?"}, options_of<ProofKind>()),
         text_field(
             typed,
             {"would_see", "We would see …", "For example, the time of the phone call in the record of a late visit"},
             2),
         number_field(typed, {"sample", "How many will be looked at?"}),
         number_field(typed, {"at_least", "How many of them would show it, at the least?"}),
         day_field(typed,
                   {"proof_due", "When will it be made?",
                    "Long enough after the action that it had to last. It is made again 6, 12 and 24 months later."}),
         number_field(typed, {"baseline_looked_at", "If somebody counted before: how many were looked at? (optional)"}),
         number_field(typed, {"baseline_seen", "How many of those showed it? (optional)"})});
    page.after = govuk::details({.summary = "What a small sample can show",
                                 .text = bullets({what_a_sample_can_show(5), what_a_sample_can_show(10),
                                                  what_a_sample_can_show(20), what_a_sample_can_show(40)})});
    return show_form(here, page, typed.problems);
}

Response show_promise_form(Request const&, Here& here, Id<LearningPoint> id) {
    return show_promise(here, open_story(here, id), {});
}

Response promise_it(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const story = open_story(here, id);
    web::Form const form(request);
    auto const draft = promise_draft(form);
    auto const proof = promise(draft, here.today);
    auto const baseline = baseline_of(draft, here.today);
    if (!proof || !baseline) {
        auto problems = proof ? Problems{} : proof.error();
        if (!baseline) {
            problems.insert(problems.end(), baseline.error().begin(), baseline.error().end());
        }
        return show_promise(here, story, {request.form, problems});
    }
    return people::change(request, here, [&](store::Writing& db) {
        auto const promised = add_promise(db, id, *proof, doing_now(here));
        if (*baseline) {
            auto counted_before = **baseline;
            counted_before.proof = promised;
            add_baseline(db, id, counted_before, doing_now(here));
        }
        return web::see(path_of(id) + "#proofs");
    });
}

Response show_result(Here& here, Story const& story, Proof const& proof, Typed const& typed) {
    auto page = page_for(story, "Record a proof", fmt::format("/proofs/{}/result", proof.id.number), "Record it");
    page.before += paragraph(fmt::format("{}. We would see: {}, in at least {} of {}, on {}.", spoken(proof.kind),
                                         without_full_stop(proof.would_see), proof.at_least, proof.sample,
                                         spoken(proof.due))) +
                   govuk::inset_text({.text = bullets(what_a_result_would_mean(proof))});
    page.fields = govuk::lines(
        {number_field(typed, {"looked_at", "How many were looked at?", fmt::format("{} were promised", proof.sample)}),
         number_field(typed, {"seen", "How many of them showed it?"}),
         day_field(typed, {"made_on", "When was it made?"}),
         text_field(
             typed,
             {"note", "Note (optional)", "How they were chosen, and who looked. No names of people who draw on care."},
             3)});
    return show_form(here, page, typed.problems);
}

Response show_result_form(Request const&, Here& here, Id<LearningPoint> id, Id<Proof> proof) {
    auto const story = open_story(here, id);
    auto const proof_of = proof_for(story, proof).proof;
    if (run_of_proof(here.db, story, proof_of)) {
        return web::see(record_path(here.db, story, proof_of));
    }
    return show_result(here, story, proof_of, {day_as_typed("made_on", here.today), {}});
}

Response record_it(Request const& request, Here& here, Id<LearningPoint> id, Id<Proof> number) {
    auto const story = open_story(here, id);
    auto const proof = proof_for(story, number).proof;
    if (run_of_proof(here.db, story, proof)) {
        throw Conflict();
    }
    auto const result = record(result_draft(web::Form(request)), proof, here.today);
    if (!result) {
        return show_result(here, story, proof, {request.form, result.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_result(db, id, *result, doing_now(here));
        return web::see(path_of(id) + "#proofs");
    });
}

}  // namespace

void mount_proofs(people::Site& at) {
    at.get("/learning-points/{id}/proofs/new", may::promise_proof, show_promise_form);
    at.post("/learning-points/{id}/proofs/new", may::promise_proof, promise_it);
    at.get("/learning-points/{id}/proofs/{proof}/result", may::promise_proof, show_result_form);
    at.post("/learning-points/{id}/proofs/{proof}/result", may::promise_proof, record_it);
}

}  // namespace heed::loop
