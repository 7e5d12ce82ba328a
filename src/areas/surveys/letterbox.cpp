#include "areas/surveys/letterbox.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/heard/signal.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "web/random.hpp"

namespace heed::surveys {

namespace {

constexpr int at_once = 5000;  ///< letters that are counted in one night

std::string said_to_ring(Ring const& ring) {
    return ring.about.empty() ? "I answered a survey and want somebody to ring me." : ring.about;
}

std::optional<loop::ConcernOpened> open_concern(store::Writing& db, Invitation const& invitation,
                                                std::optional<Ring> const& ring, Came const& came) {
    if (!ring) {
        return std::nullopt;
    }
    auto const* const open = loop::offers().open_concern();
    must(open != nullptr, "somebody asks to be rung and no area looks into concerns");
    return (*open)(db, {.said = said_to_ring(*ring),
                        .name = ring->name,
                        .phone = ring->phone,
                        .safe_note = ring->when,
                        .worker_may_know = ring->worker_may_know,
                        .on_paper = came.channel == Channel::paper,
                        .service = invitation.service,
                        .by = came.by,
                        .server_key = came.server_key,
                        .form_key = came.form_key,
                        .now = came.now});
}

std::int64_t random_number() {
    constexpr std::size_t digits = 10;
    return std::max<std::int64_t>(std::stoll(web::random_hex(digits / 2), nullptr, 16), 1);
}

Id<Letter> free_number(store::Reading const& db) {
    for (;;) {
        Id<Letter> const id{random_number()};
        if (!store::value_if_any<std::int64_t>(
                db, "select id from survey_letterbox where council = :council and id = :id", db.council(), id)) {
            return id;
        }
    }
}

void count_answered(store::Writing& db, Invitation const& invitation) {
    store::act(db,
               "update survey_asked set answered = answered + 1 where council = :council and survey = :survey"
               " and quarter = :quarter and team = :team and service = :service and way = :way",
               db.council(), invitation.survey, invitation.quarter, invitation.team, invitation.service,
               invitation.way);
}

std::vector<Letter> letters_of(store::Reading const& db, Id<Survey> survey) {
    return store::rows<Letter>(db,
                               "select id, survey, quarter, team, service, way, filled_by, came_on, answers, words"
                               " from survey_letterbox where council = :council and survey = :survey"
                               " order by came_on limit :most",
                               db.council(), survey, at_once);
}

std::int64_t asked_there(store::Reading const& db, Letter const& letter) {
    return store::value<std::int64_t>(
        db,
        "select cast(coalesce(sum(asked), 0) as bigint) from survey_asked where council = :council and survey = :survey"
        " and quarter = :quarter and team = :team and service = :service",
        db.council(), letter.survey, letter.quarter, letter.team, letter.service);
}

struct Tally {
    Id<Survey> survey;
    Day quarter;
    std::string part;
    std::string filled_by;
    std::int64_t team = 0;
    std::int64_t service = 0;
    QuestionKind kind = QuestionKind::outcome;
    Answer answer = Answer::best;
};

void count(store::Writing& db, Tally const& tally) {
    store::act(
        db,
        "insert into survey_tallies (council, survey, quarter, part, filled_by, team, service, kind, answer, number)"
        " values (:council, :survey, :quarter, :part, :filled_by, :team, :service, :kind, :answer, 1)"
        " on conflict (council, survey, quarter, part, filled_by, team, service, kind, answer)"
        " do update set number = survey_tallies.number + 1",
        db.council(), tally.survey, tally.quarter, tally.part, tally.filled_by, tally.team, tally.service, tally.kind,
        tally.answer);
}

void count_letter(store::Writing& db, Letter const& letter, bool with_its_team) {
    for (auto const& [kind, answer] : answers_in(letter.answers)) {
        count(db, {letter.survey, letter.quarter, "who", std::string(name_of(letter.filled_by)), 0, 0, kind, answer});
        count(db, {letter.survey, letter.quarter, "where", "", with_its_team ? letter.team : 0,
                   with_its_team ? letter.service : 0, kind, answer});
    }
    store::act(db, "delete from survey_letterbox where council = :council and id = :id", db.council(), letter.id);
}

void tell_loop(store::Writing& db, Letter const& letter, bool with_its_service, Doing const& doing) {
    if (letter.words.empty()) {
        return;
    }
    loop::Signal signal;
    signal.kind = loop::SignalKind::survey_answer;
    signal.source = "survey";
    signal.source_id = letter.survey.number;
    signal.said = letter.words;
    signal.service = {with_its_service ? letter.service : 0};
    signal.heard_on = doing.today;
    signal.recorded_at = doing.now;
    loop::tell(db, signal);
}

struct Leaving {
    Letter letter;
    Leaves how = Leaves::not_yet;
};

std::vector<Leaving> leaving_now(store::Reading const& db, Id<Survey> survey, Day today) {
    std::vector<Leaving> leaving;
    for (auto& letter : letters_of(db, survey)) {
        auto const how = how_it_leaves(asked_there(db, letter), letter.quarter, today);
        if (how != Leaves::not_yet) {
            leaving.push_back({std::move(letter), how});
        }
    }
    return leaving;
}

/// How many were counted. They are taken in the order of their numbers, which is that of chance.
std::int64_t empty_for(store::Writing& db, Id<Survey> survey, Doing const& doing) {
    auto leaving = leaving_now(db, survey, doing.today);
    if (leaving.empty() || !is_emptied(leaving.size(), leaving.front().letter.came_on, doing.today)) {
        return 0;
    }
    std::ranges::sort(leaving, {}, [](Leaving const& one) { return one.letter.id; });
    for (auto const& [letter, how] : leaving) {
        count_letter(db, letter, how == Leaves::with_its_team);
        tell_loop(db, letter, how == Leaves::with_its_team, doing);
    }
    return static_cast<std::int64_t>(leaving.size());
}

}  // namespace

std::optional<loop::ConcernOpened> take_answer(store::Writing& db, Invitation const& invitation,
                                               Answered const& answered, Came const& came) {
    std::vector<std::string> names;
    for (auto const& name : {invitation.name, answered.ring ? answered.ring->name : std::string()}) {
        if (!name.empty()) {
            names.push_back(name);
        }
    }
    Letter letter;
    letter.id = free_number(db);
    letter.survey = invitation.survey;
    letter.quarter = invitation.quarter;
    letter.team = invitation.team;
    letter.service = invitation.service;
    letter.way = invitation.way;
    letter.filled_by = answered.filled_by;
    letter.came_on = day_in_england(came.now);
    letter.answers = as_text(answered.answers);
    letter.words = loop::made_anonymous(answered.words, names);
    store::insert(db, "survey_letterbox", letter);
    count_answered(db, invitation);
    forget_invitation(db, invitation, came.now);
    store::note(
        db, {"survey", invitation.survey.number, "answered", std::string(name_of(came.channel)), came.by, came.now});
    return open_concern(db, invitation, answered.ring, came);
}

void empty_letterbox(store::Writing& db, Doing const& doing) {
    for (auto const& survey : list_surveys(db)) {
        if (auto const counted = empty_for(db, survey.id, doing); counted > 0) {
            store::note(db, {"survey", survey.id.number, "counted", heed::counted(counted, "answer", "answers"),
                             doing.by, doing.now});
        }
    }
}

}  // namespace heed::surveys
