#include "loop/told/telling.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/told/public_rules.hpp"
#include "loop/told/telling_people.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "web/form.hpp"
#include "work/deadlines.hpp"

namespace heed::loop {

namespace {

constexpr std::int64_t the_program = -1;

struct ToldRow {
    Id<LearningPoint> learning_point;
    std::string about;
    std::string source;
    std::int64_t source_id = 0;
    Id<Telling> telling;
    bool was_told = false;
    bool kept_from_worker = false;
    ToldState state = ToldState::told;
    Way way = Way::none;
    Instant at;
    std::optional<Day> since{};  ///< the change, or what they told us where that was later
};
BOOST_DESCRIBE_STRUCT(ToldRow, (),
                      (learning_point, about, source, source_id, telling, was_told, kept_from_worker, state, way, at,
                       since))

/// What is counted of one row.
struct Tallied {
    ToldRow const& row;
    Day changed_on;
    Day today;
};

void tally(store::Writing& db, Tallied const& one, std::int64_t number) {
    auto const how_long = one.row.state == ToldState::told ? waited(one.row.since.value_or(one.changed_on), one.today)
                                                           : Waited::nobody;
    store::act(db,
               "insert into telling_tallies (council, learning_point, quarter, kept_from_worker, state, waited, number)"
               " values (:council, :point, :quarter, :kept, :state, :waited, :number)"
               " on conflict (council, learning_point, quarter, kept_from_worker, state, waited)"
               " do update set number = telling_tallies.number + excluded.number",
               db.council(), one.row.learning_point, quarter_of(one.changed_on), one.row.kept_from_worker,
               one.row.state, how_long, number);
}

Day changed_on_of(store::Reading const& db, Id<Telling> telling) {
    auto const words = store::row<Telling>(
        db,
        "select id, learning_point, about, what_changed, on_day, at, by, changed_on from tellings"
        " where council = :council and id = :id",
        db.council(), telling);
    return words->changed_on.value_or(words->on_day);
}

/// Who tells what, and of what.
struct Round {
    Story const& story;
    Telling words;
    Doing doing;
};

ToldHow tell_one(store::Writing& db, Round const& round, SourceRecord const& record) {
    auto const* offer = offers().find(record.source);
    if (offer == nullptr || !offer->tell_back) {
        return {};
    }
    auto const person = offer->reach ? offer->reach(db, record.source_id).person : std::string();
    auto const change = fmt::format("learning_point/{}/{}", round.story.point.id.number, round.words.about);
    bool const later = round.words.changed_on && record.heard_on > *round.words.changed_on;
    return offer->tell_back(
        db, {record.source_id,
             message_of(round.story, round.words.about, round.words.what_changed, later, round.doing.today),
             person.empty() ? fmt::format("{}/{}/{}", change, record.source, record.source_id)
                            : fmt::format("{}/person/{}", change, person),
             round.words.id.number, round.words.by, round.doing.now});
}

void tell_record(store::Writing& db, Round const& round, SourceRecord const& record) {
    auto const how = tell_one(db, round, record);
    auto const changed_on = round.words.changed_on.value_or(round.words.on_day);
    ToldRow const row{round.story.point.id,
                      round.words.about,
                      record.source,
                      record.source_id,
                      round.words.id,
                      how.state == ToldState::told,
                      record.kept_from_worker,
                      how.state,
                      how.way,
                      round.doing.now,
                      std::max(changed_on, record.heard_on)};
    store::insert(db, "told_back", row);
    tally(db, {row, changed_on, round.doing.today}, 1);
}

void remember_to_go_on(store::Writing& db, Id<LearningPoint> point, bool more) {
    if (more) {
        store::act(db,
                   "insert into telling_goes_on (council, learning_point) values (:council, :point)"
                   " on conflict do nothing",
                   db.council(), point);
    } else {
        store::act(db, "delete from telling_goes_on where council = :council and learning_point = :point", db.council(),
                   point);
    }
}

/// Tells those who wait, or the one record of `only`.
void tell(store::Writing& db, Story const& story, Telling const& words, Id<Signal> only, Doing const& doing) {
    auto waiting = records_that_wait(db, {story.point, words.about, true, only}, most_told_at_once + 1);
    bool const more = waiting.size() > static_cast<std::size_t>(most_told_at_once);
    waiting.resize(std::min(waiting.size(), static_cast<std::size_t>(most_told_at_once)));
    for (auto const& record : waiting) {
        tell_record(db, {story, words, doing}, record);
    }
    if (!waiting.empty()) {
        store::note(db, {"learning_point", story.point.id.number, "told_back", words.about, the_program, doing.now});
    }
    if (!only) {
        remember_to_go_on(db, story.point.id, more);
    }
}

bool somebody_waits_for_words(store::Reading const& db, Story const& story, std::string const& change) {
    constexpr int enough_to_look_at = 200;
    auto const waiting = records_that_wait(db, {story.point, change}, enough_to_look_at);
    return waiting.size() == static_cast<std::size_t>(enough_to_look_at) ||
           std::ranges::any_of(waiting, [&](SourceRecord const& record) {
               auto const* offer = offers().find(record.source);
               auto const state = offer == nullptr || !offer->reach ? ToldState::not_asked
                                                                    : offer->reach(db, record.source_id).state;
               return state == ToldState::told || state == ToldState::waits;
           });
}

void keep_deadline_for_words(store::Writing& db, Story const& story, bool wanted, Day today) {
    constexpr std::size_t longest_line = 90;
    auto const id = story.point.id.number;
    auto const open = work::deadlines_of(db, "learning_point", id);
    bool const is_set = std::ranges::any_of(open, [](work::Deadline const& one) { return one.what == "tell_back"; });
    if (!wanted && is_set) {
        work::meet_deadline(db, "learning_point", id, "tell_back", today);
    }
    if (wanted && !is_set) {
        work::set_deadline(
            db, {"learning_point", id, "tell_back",
                 fmt::format("Tell people what changed: {}", shortened(story.point.sentence, longest_line)),
                 fmt::format("/learning-points/{}#told-back", id), std::string(name_of(people::May::write_learning)),
                 today + days_to_tell_back, story.point.owner.number});
    }
}

/// "acted_on/2" for "proved/2".
std::string before_the_proof(std::string const& change) {
    return std::string(name_of(ChangeKind::acted_on)) + change.substr(name_of(ChangeKind::proved).size());
}

/// The words that were approved for this change. What was approved when it was acted on is still true when it is proved:
/// it goes again by itself, in the frame that says what was found.
std::optional<Telling> approved_words(store::Writing& db, Story const& story, std::string const& change,
                                      Doing const& doing) {
    auto words = words_for(db, story.point.id, change);
    if (words || kind_of(change) != ChangeKind::proved) {
        return words;
    }
    words = words_for(db, story.point.id, before_the_proof(change));
    if (words) {
        words->id = store::next_id<Telling>(db, "tellings");
        words->about = change;
        words->on_day = doing.today;
        words->at = doing.now;
        words->changed_on = day_of_change(story, change, doing.today);
        store::insert(db, "tellings", *words);
        store::note(db, {"learning_point", story.point.id.number, "words_go_again", change, the_program, doing.now});
    }
    return words;
}

void keep_told(store::Writing& db, Story const& story, Id<Signal> only, Doing const& doing) {
    auto const change = change_now(story, doing.today);
    auto const words = change.empty() ? std::nullopt : approved_words(db, story, change, doing);
    bool const held = !change.empty() && hold_on(db, story.point.id).has_value();
    if (words && !held) {
        tell(db, story, *words, only, doing);
    }
    keep_deadline_for_words(
        db, story, !change.empty() && !words && !held && somebody_waits_for_words(db, story, change), doing.today);
}

}  // namespace

void keep_people_told(store::Writing& db, Story const& story, Doing const& doing) { keep_told(db, story, {}, doing); }

void tell_newly_linked(store::Writing& db, Id<LearningPoint> point, Id<Signal> signal, Doing const& doing) {
    keep_told(db, story_there(db, point), signal, doing);
}

void tell_who_still_waits(store::Store& store, CouncilId council, Instant now) {
    auto const points = store::read(store, council, [](store::Reading& db) {
        return store::values<Id<LearningPoint>>(
            db, "select learning_point from telling_goes_on where council = :council order by learning_point limit 20",
            db.council());
    });
    for (auto const point : points) {
        store::housekeeping(store, council, [&](store::Writing& db) {
            keep_people_told(db, story_there(db, point), {day_in_england(now), now, the_program});
        });
    }
}

std::optional<Telling> words_for(store::Reading const& db, Id<LearningPoint> point, std::string const& change) {
    auto const found = store::rows<Telling>(
        db,
        "select id, learning_point, about, what_changed, on_day, at, by, changed_on from tellings"
        " where council = :council and learning_point = :point and about = :change order by id desc limit 1",
        db.council(), point, change);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

Outcome<std::string> what_changed(store::Reading const& db, Story const& story, std::string const& typed) {
    web::Checking checking;
    checking.expect_text(typed, "what_changed", "Enter what changed, in words for the people who raised it", 1000);
    if (!checking.fine()) {
        return checking.problems();
    }
    if (auto problems = what_names_somebody("what_changed", typed); !problems.empty()) {
        return tl::make_unexpected(std::move(problems));
    }
    if (auto const quoted = quoted_from_a_signal(db, story.point, typed)) {
        return problem(
            "what_changed",
            fmt::format("Say it in other words: “{}” is what somebody told us, and others read this", *quoted));
    }
    return typed;
}

ToldNow tell_back(store::Writing& db, Id<LearningPoint> point, std::string const& what_changed, Doing const& doing) {
    auto const story = story_there(db, point);
    auto const change = change_now(story, doing.today);
    if (change.empty()) {
        throw Conflict();
    }
    Telling const telling{
        store::next_id<Telling>(db, "tellings"),  point, change, what_changed, doing.today, doing.now, doing.by,
        day_of_change(story, change, doing.today)};
    store::insert(db, "tellings", telling);
    store::note(db, {"learning_point", point.number, "words_approved", change, doing.by, doing.now});
    settle(db, point, doing);
    auto const told = store::value<std::int64_t>(
        db, "select count(*) from told_back where council = :council and telling = :telling and was_told = 1",
        db.council(), telling.id);
    auto const all = store::value<std::int64_t>(
        db, "select count(*) from told_back where council = :council and telling = :telling", db.council(), telling.id);
    return {told, all - told};
}

void told_by_hand(store::Writing& db, std::int64_t telling, std::string const& source, std::int64_t source_id,
                  bool reached, Doing const& doing) {
    auto const found = store::row<ToldRow>(
        db,
        "select learning_point, about, source, source_id, telling, was_told, kept_from_worker, state, way, at, since"
        " from told_back where council = :council and telling = :telling and source = :source and source_id = :id",
        db.council(), telling, source, source_id);
    if (!found || found->state != ToldState::waits) {
        return;
    }
    auto const changed_on = changed_on_of(db, {telling});
    auto row = *found;
    tally(db, {row, changed_on, doing.today}, -1);
    row.state = reached ? ToldState::told : ToldState::not_reached;
    store::act(db,
               "update told_back set was_told = :told, state = :state, at = :at where council = :council"
               " and telling = :telling and source = :source and source_id = :id",
               reached, row.state, doing.now, db.council(), telling, source, source_id);
    tally(db, {row, changed_on, doing.today}, 1);
    store::note(db, {"learning_point", row.learning_point.number, reached ? "told_back" : "not_reached", row.about,
                     doing.by, doing.now});
}

void keep_tellings_from_worker(store::Writing& db, Id<LearningPoint> point, Signal const& signal, bool kept) {
    auto const found = store::rows<ToldRow>(
        db,
        "select learning_point, about, source, source_id, telling, was_told, kept_from_worker, state, way, at, since"
        " from told_back where council = :council and learning_point = :point and source = :source and source_id = :id",
        db.council(), point, signal.source, signal.source_id);
    for (auto row : found) {
        auto const changed_on = changed_on_of(db, row.telling);
        auto const told_on = day_in_england(row.at);
        tally(db, {row, changed_on, told_on}, -1);
        row.kept_from_worker = kept;
        tally(db, {row, changed_on, told_on}, 1);
        store::act(db,
                   "update told_back set kept_from_worker = :kept where council = :council and learning_point = :point"
                   " and about = :about and source = :source and source_id = :id",
                   kept, db.council(), point, row.about, row.source, row.source_id);
    }
}

void hold_telling(store::Writing& db, Id<LearningPoint> point, bool held, std::string const& reason,
                  Doing const& doing) {
    if (hold_on(db, point).has_value() == held) {
        throw Conflict();
    }
    store::insert(db, "telling_holds",
                  TellingHold{store::next_id<TellingHold>(db, "telling_holds"), point, held, reason, doing.today,
                              doing.now, doing.by});
    store::note(db,
                {"learning_point", point.number, held ? "telling_held" : "telling_released", "", doing.by, doing.now});
    settle(db, point, doing);
}

std::optional<TellingHold> hold_on(store::Reading const& db, Id<LearningPoint> point) {
    auto const found = store::rows<TellingHold>(
        db,
        "select id, learning_point, held, reason, on_day, at, by from telling_holds"
        " where council = :council and learning_point = :point order by id desc limit 1",
        db.council(), point);
    return found.empty() || !found.front().held ? std::nullopt : std::optional(found.front());
}

}  // namespace heed::loop
