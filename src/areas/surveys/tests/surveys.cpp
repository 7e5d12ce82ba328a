#include "areas/surveys/tests/surveys.hpp"

#include <fmt/format.h>

#include "areas/surveys/code.hpp"
#include "areas/surveys/pages.hpp"
#include "loop/heard/signal.hpp"
#include "people/settings.hpp"
#include "store/rows.hpp"

namespace heed::surveys {

SurveyDraft a_draft() {
    auto draft = fresh_draft("https://heed.thornmere.example");
    draft.name = "How was your assessment?";
    draft.event = EventKind::assessment_finished;
    draft.more.clear();
    return draft;
}

SurveyStage::SurveyStage() {
    mount(surveys::mount);
    key = people::server_key(*store, store::thornmere);
    northside = member(people::callum).team.number;
    write([&](store::Writing& db) { homecare = loop::add_service(db, "Homecare", clock.now(), -1).number; });
}

Doing SurveyStage::doing() { return {clock.today(), clock.now(), -1}; }

Id<Survey> SurveyStage::begin(SurveyDraft const& draft) {
    return write([&](store::Writing& db) { return begin_survey(db, written(draft).value(), doing()); });
}

Event SurveyStage::somebody(int number) {
    Event event;
    event.on = clock.today();
    event.team = northside;
    event.service = homecare;
    event.way = Way::letter;
    event.name = "Amira Haddad";
    event.address = fmt::format("{} Marigold Road, Thornmere", number);
    return event;
}

AskedOf SurveyStage::ask(std::vector<Event> const& events) {
    return write([&](store::Writing& db) { return ask_after(db, key, events, doing()); });
}

std::string SurveyStage::last_code() {
    return read([&](store::Reading& db) {
        return code_of(key, store::value<std::string>(db,
                                                      "select nonce from survey_invitations where council = :council"
                                                      " order by id desc limit 1",
                                                      db.council()));
    });
}

std::string SurveyStage::code_for(int number) {
    ask({somebody(number)});
    return last_code();
}

Answered SurveyStage::an_answer(Answer outcome, Answer service) {
    return {{{QuestionKind::outcome, outcome}, {QuestionKind::service, service}}, FilledBy::self, "", std::nullopt};
}

void SurveyStage::answer(std::string const& code, Answered const& answered) {
    write([&](store::Writing& db) {
        auto const invitation = invitation_of(db, code);
        must(invitation.has_value(), "a code of the test that is not open");
        take_answer(db, *invitation, answered, {Channel::web, 0, key, "once-of-the-test-" + code, clock.now()});
    });
}

std::int64_t SurveyStage::count(std::string const& table) {
    return read([&](store::Reading& db) {
        return store::value<std::int64_t>(
            db, fmt::format("select count(*) from {} where council = :council and id > 0", table), db.council());
    });
}

}  // namespace heed::surveys
