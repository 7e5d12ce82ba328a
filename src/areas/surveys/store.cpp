#include "areas/surveys/store.hpp"

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal.hpp"
#include "people/members.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::surveys {

namespace {

struct QuestionRow {
    Id<Survey> survey;
    std::int64_t version = 0;
    std::int64_t place = 0;
    QuestionKind kind = QuestionKind::outcome;
    std::string words;
    std::string easy_words;
};
BOOST_DESCRIBE_STRUCT(QuestionRow, (), (survey, version, place, kind, words, easy_words))

void write_version(store::Writing& db, Id<Survey> survey, Version const& version, Doing const& doing) {
    store::act(db,
               "insert into survey_versions (council, survey, number, intro, easy_intro, at, by)"
               " values (:council, :survey, :number, :intro, :easy_intro, :at, :by)",
               db.council(), survey, version.number, version.intro, version.easy_intro, doing.now, doing.by);
    std::int64_t place = 0;
    for (auto const& question : version.questions) {
        store::insert(db, "survey_questions",
                      QuestionRow{survey, version.number, ++place, question.kind, question.words, question.easy_words});
    }
}

void note(store::Writing& db, Id<Survey> survey, std::string what, std::string detail, Doing const& doing) {
    store::note(db, {"survey", survey.number, std::move(what), std::move(detail), doing.by, doing.now});
}

bool same_words(Version const& a, Version const& b) {
    return a.intro == b.intro && a.easy_intro == b.easy_intro && a.questions == b.questions;
}

}  // namespace

std::vector<Survey> list_surveys(store::Reading const& db) {
    return store::rows<Survey>(
        db,
        "select id, name, event, target, remind_after, closes_after, not_again_within, address, owner, version,"
        " made_at, made_by, ended_on, run from surveys where council = :council order by id desc limit :most",
        db.council(), most_surveys);
}

std::optional<Survey> find_survey(store::Reading const& db, Id<Survey> id) {
    return store::row<Survey>(
        db,
        "select id, name, event, target, remind_after, closes_after, not_again_within, address, owner, version,"
        " made_at, made_by, ended_on, run from surveys where council = :council and id = :id",
        db.council(), id);
}

Survey survey_there(store::Reading const& db, Id<Survey> id) {
    auto survey = find_survey(db, id);
    if (!survey) {
        throw NotFound();
    }
    return std::move(*survey);
}

std::vector<Survey> running_after(store::Reading const& db, EventKind event) {
    return store::rows<Survey>(
        db,
        "select id, name, event, target, remind_after, closes_after, not_again_within, address, owner, version,"
        " made_at, made_by, ended_on, run from surveys"
        " where council = :council and event = :event and ended_on is null order by id",
        db.council(), event);
}

Version version_of(store::Reading const& db, Id<Survey> survey, std::int64_t number) {
    auto version = store::row<Version>(db,
                                       "select number, intro, easy_intro, at, by from survey_versions"
                                       " where council = :council and survey = :survey and number = :number",
                                       db.council(), survey, number);
    must(version.has_value(), "a survey without its words");
    version->questions = store::rows<Question>(
        db,
        "select kind, words, easy_words from survey_questions"
        " where council = :council and survey = :survey and version = :version order by place",
        db.council(), survey, number);
    return std::move(*version);
}

std::vector<Version> versions_of(store::Reading const& db, Id<Survey> survey) {
    return store::rows<Version>(db,
                                "select number, intro, easy_intro, at, by from survey_versions"
                                " where council = :council and survey = :survey order by number limit 200",
                                db.council(), survey);
}

Id<Survey> begin_survey(store::Writing& db, Written const& written, Doing const& doing) {
    auto survey = written.survey;
    survey.id = store::next_id<Survey>(db, "surveys");
    survey.version = 1;
    survey.made_at = doing.now;
    survey.made_by = doing.by;
    store::insert(db, "surveys", survey);
    auto version = written.version;
    version.number = 1;
    write_version(db, survey.id, version, doing);
    note(db, survey.id, "begun", "", doing);
    return survey.id;
}

void change_survey(store::Writing& db, Survey const& was, Written const& written, Doing const& doing) {
    auto version = written.version;
    bool const other_words = !same_words(version, version_of(db, was.id, was.version));
    version.number = was.version + (other_words ? 1 : 0);
    auto const changed = store::act(
        db,
        "update surveys set name = :name, target = :target, remind_after = :remind, closes_after = :closes,"
        " not_again_within = :again, address = :address, version = :version"
        " where council = :council and id = :id and version = :was and ended_on is null",
        written.survey.name, written.survey.target, written.survey.remind_after, written.survey.closes_after,
        written.survey.not_again_within, written.survey.address, version.number, db.council(), was.id, was.version);
    if (changed == 0) {
        throw Conflict();
    }
    if (other_words) {
        write_version(db, was.id, version, doing);
    }
    note(db, was.id, other_words ? "reworded" : "changed", fmt::format("version {}", version.number), doing);
}

void end_survey(store::Writing& db, Survey const& survey, Doing const& doing) {
    auto const changed = store::act(
        db, "update surveys set ended_on = :today where council = :council and id = :id and ended_on is null",
        doing.today, db.council(), survey.id);
    if (changed == 0) {
        throw Conflict();
    }
    note(db, survey.id, "ended", "", doing);
}

void name_run(store::Writing& db, Id<Survey> survey, std::int64_t run) {
    store::act(db, "update surveys set run = :run where council = :council and id = :id", run, db.council(), survey);
}

Known known_names(store::Reading const& db) {
    Known known;
    for (auto const& team : people::teams(db)) {
        known.teams[lowered(team.name)] = team.id.number;
    }
    for (auto const& service : loop::services(db)) {
        known.services[lowered(service.name)] = service.id.number;
    }
    return known;
}

}  // namespace heed::surveys
