// A promise is changed before its proof is made, and a result that was typed wrongly is corrected; what each said before
// is kept.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/pages.hpp"
#include "loop/proof/proof_parts.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

PromiseDraft promise_draft(web::Form const& form) {
    return {form.choice<ProofKind>("proof_kind"),
            form.text("would_see"),
            form.text("sample"),
            form.text("at_least"),
            form.typed_day("proof_due"),
            form.text("baseline_seen"),
            form.text("baseline_looked_at")};
}

ResultDraft result_draft(web::Form const& form) {
    return {form.text("seen"), form.text("looked_at"), form.typed_day("made_on"), form.text("note")};
}

ProofTold const& proof_for(Story const& story, Id<Proof> id) {
    auto const found = std::ranges::find(story.proofs, id, [](ProofTold const& told) { return told.proof.id; });
    if (found == story.proofs.end()) {
        throw NotFound();
    }
    return *found;
}

namespace {

// ---- a promise

/// What re-makes a proof keeps its words, and what was made or missed stays what it was.
bool may_change(ProofTold const& told, Story const& story, Day today) {
    return !told.proof.follows && standing_of(told, story, today).state == ProofState::promised;
}

Response show_change(Here& here, Story const& story, Proof const& proof, Typed const& typed) {
    auto page = page_for(story, "Change the promise", fmt::format("/proofs/{}/edit", proof.id.number), "Change it");
    bool const done = std::ranges::any_of(story.actions, [](ActionTold const& told) { return told.done.has_value(); });
    page.before += paragraph(fmt::format("{}. What it said before is kept and shown.", spoken(proof.kind)));
    page.before += paragraph("A date alone may be moved. If anything else changes, it is promised anew today.");
    page.before += done ? govuk::warning_text({.text = "An action is already done. If more than the date changes, the "
                                                       "proof counts only for an action that is done after today."})
                        : Html{};
    page.fields = govuk::lines({text_field(typed, {"would_see", "We would see …"}, 2),
                                number_field(typed, {"sample", "How many will be looked at?"}),
                                number_field(typed, {"at_least", "How many of them would show it, at the least?"}),
                                day_field(typed, {"proof_due", "When will it be made?"}),
                                text_field(typed, {"reason", "Why is it changed?", "The page shows it"}, 2)});
    return show_form(here, page, typed.problems);
}

Typed as_typed(Proof const& proof) {
    auto fields = day_as_typed("proof_due", proof.due);
    fields.push_back({"would_see", proof.would_see});
    fields.push_back({"sample", std::to_string(proof.sample)});
    fields.push_back({"at_least", std::to_string(proof.at_least)});
    return {std::move(fields), {}};
}

Response show_change_form(Request const&, Here& here, Id<LearningPoint> id, Id<Proof> number) {
    auto const story = open_story(here, id);
    auto const& told = proof_for(story, number);
    return may_change(told, story, here.today) ? show_change(here, story, told.proof, as_typed(told.proof))
                                               : web::see(path_of(id) + "#proofs");
}

Response change_it(Request const& request, Here& here, Id<LearningPoint> id, Id<Proof> number) {
    auto const story = open_story(here, id);
    auto const& proof = proof_for(story, number).proof;
    web::Form const form(request);
    auto const reason = form.text("reason");
    auto const changed = change(promise_draft(form), reason, proof, here.today);
    if (!changed) {
        return show_change(here, story, proof, {request.form, changed.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        change_promise(db, id, *changed, reason, doing_now(here));
        return web::see(path_of(id) + "#proofs");
    });
}

// ---- a result

Response show_correction(Here& here, Story const& story, ProofTold const& told, Typed const& typed) {
    auto const& proof = told.proof;
    auto page = page_for(story, "Correct the result", fmt::format("/proofs/{}/correct", proof.id.number), "Correct it");
    page.before += paragraph(fmt::format("It says: {} of {} on {}. The old figures stay on the page.",
                                         told.result->seen, told.result->looked_at, spoken(told.result->made_on)));
    page.before += govuk::inset_text({.text = bullets(what_a_result_would_mean(proof))});
    page.fields = govuk::lines({number_field(typed, {"looked_at", "How many were looked at?"}),
                                number_field(typed, {"seen", "How many of them showed it?"}),
                                day_field(typed, {"made_on", "When was it made?"}),
                                text_field(typed, {"note", "Note (optional)"}, 3),
                                text_field(typed, {"reason", "What was wrong?", "The page shows it"}, 2)});
    return show_form(here, page, typed.problems);
}

Typed as_typed(ProofResult const& result) {
    auto fields = day_as_typed("made_on", result.made_on);
    fields.push_back({"seen", std::to_string(result.seen)});
    fields.push_back({"looked_at", std::to_string(result.looked_at)});
    fields.push_back({"note", result.note});
    return {std::move(fields), {}};
}

Response show_correction_form(Request const&, Here& here, Id<LearningPoint> id, Id<Proof> number) {
    auto const story = open_story(here, id);
    auto const& told = proof_for(story, number);
    return told.result ? show_correction(here, story, told, as_typed(*told.result)) : web::see(path_of(id) + "#proofs");
}

Response correct_it(Request const& request, Here& here, Id<LearningPoint> id, Id<Proof> number) {
    auto const story = open_story(here, id);
    auto const& told = proof_for(story, number);
    if (!told.result) {
        return web::see(path_of(id) + "#proofs");
    }
    web::Form const form(request);
    auto const reason = form.text("reason");
    auto const corrected = correct(result_draft(form), reason, told.proof, *told.result, here.today);
    if (!corrected) {
        return show_correction(here, story, told, {request.form, corrected.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        correct_result(db, id, *corrected, reason, doing_now(here));
        return web::see(path_of(id) + "#proofs");
    });
}

}  // namespace

void mount_proof_changes(people::Site& at) {
    at.get("/learning-points/{id}/proofs/{proof}/edit", may::promise_proof, show_change_form);
    at.post("/learning-points/{id}/proofs/{proof}/edit", may::promise_proof, change_it);
    at.get("/learning-points/{id}/proofs/{proof}/correct", may::promise_proof, show_correction_form);
    at.post("/learning-points/{id}/proofs/{proof}/correct", may::promise_proof, correct_it);
}

}  // namespace heed::loop
