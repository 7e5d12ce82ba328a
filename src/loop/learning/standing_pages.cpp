// Reopening and closing by hand.

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "loop/learning/act_parts.hpp"
#include "loop/pages.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

namespace {

Response show_reason(Here& here, Story const& story, bool closes, Typed const& typed) {
    auto page = closes ? page_for(story, "Close without proof", "/close", "Close it")
                       : page_for(story, "Reopen it", "/reopen", "Reopen it");
    page.before +=
        closes ? paragraph(
                     "It will not be called embedded. If its theme is heard again in its service, it opens by itself.")
               : paragraph("What was proved so far does not count any more: two new proofs are needed.");
    page.fields = text_field(typed, {"reason", "Why?"}, 3);
    return show_form(here, page, typed.problems);
}

Response show_reopen_form(Request const&, Here& here, Id<LearningPoint> id) {
    return show_reason(here, story_there(here.db, id), false, {});
}
Response show_close_form(Request const&, Here& here, Id<LearningPoint> id) {
    return show_reason(here, open_story(here, id), true, {});
}

Problems problems_of_reason(std::string const& reason) {
    web::Checking checking;
    checking.expect_text(reason, "reason", "Enter why", 500);
    return checking.fine() ? Problems{} : checking.problems().value();
}

Response reopen_it(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const reason = web::Form(request).text("reason");
    if (auto const problems = problems_of_reason(reason); !problems.empty()) {
        return show_reason(here, story_there(here.db, id), false, {request.form, problems});
    }
    return people::change(request, here, [&](store::Writing& db) {
        reopen(db, id, {ReopeningCause::by_hand, 0, reason}, here.today, here.now, here.me().id.number);
        return web::see(path_of(id));
    });
}

Response close_it(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const reason = web::Form(request).text("reason");
    if (auto const problems = problems_of_reason(reason); !problems.empty()) {
        return show_reason(here, story_there(here.db, id), true, {request.form, problems});
    }
    return people::change(request, here, [&](store::Writing& db) {
        if (story_there(db, id).point.standing == Standing::closed) {
            throw Conflict();
        }
        close_without_proof(db, id, reason, doing_now(here));
        return web::see(path_of(id));
    });
}

}  // namespace

void mount_standing(people::Site& at) {
    at.get("/learning-points/{id}/reopen", may::write_learning, show_reopen_form);
    at.post("/learning-points/{id}/reopen", may::write_learning, reopen_it);
    at.get("/learning-points/{id}/close", may::write_learning, show_close_form);
    at.post("/learning-points/{id}/close", may::write_learning, close_it);
}

}  // namespace heed::loop
