#include "areas/surveys/taking.hpp"

#include "areas/surveys/asking.hpp"
#include "areas/surveys/question_parts.hpp"

namespace heed::surveys {

namespace {

/// Thrown inside a change when the code is used meanwhile.
struct NoSuchCode {};

}  // namespace

web::Response take_form(web::Request const& request, people::Here& here, Taking const& taking) {
    web::Form const form(request);
    Answered answer;
    if (auto const invitation = taking.find(here.db)) {
        auto const version = version_of(here.db, invitation->survey, invitation->version);
        auto judged = answered(read_answer(form), asked_of(version, *invitation));
        if (!judged) {
            return taking.ask_again(*invitation, {request.form, judged.error()});
        }
        answer = std::move(*judged);
    }
    Came const came{taking.channel, taking.by, here.server_key, people::once_key(request), here.now};
    auto const work = [&](store::Writing& db) {
        auto const invitation = taking.find(db);
        if (!invitation) {
            throw NoSuchCode();
        }
        auto const opened = take_answer(db, *invitation, answer, came);
        if (form.ticked("stop_asking")) {
            stop_asking(db, invitation->mark, {here.today, here.now, taking.by});
        }
        return taking.thank(opened);
    };
    try {
        return people::change(request, here, work, [&] { return taking.thank(std::nullopt); });
    } catch (NoSuchCode const&) {
        return taking.not_found();
    }
}

}  // namespace heed::surveys
