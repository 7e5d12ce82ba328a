#include "loop/learning_store.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "loop/signal_store.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"

namespace heed::loop {

namespace {

constexpr int days_to_look_again = 28;
constexpr std::int64_t the_program = -1;

void note(store::Writing& db, Id<LearningPoint> point, std::string what, std::string detail, Doing const& doing) {
    store::note(db, {"learning_point", point.number, std::move(what), std::move(detail), doing.by, doing.now});
}

struct Narrowing {
    std::string sql;
    std::vector<store::Value> values;

    template <class T>
    void where(std::string_view condition, T const& value) {
        (sql += " and ") += condition;
        values.push_back(store::Kept<T>::bind(value));
    }
};

Narrowing narrowed(store::Reading const& db, std::string_view select, LearningFilter const& filter) {
    Narrowing query;
    query.sql = std::string(select) + " from learning_points where council = :council";
    query.values.push_back(store::Kept<CouncilId>::bind(db.council()));
    if (filter.stage) {
        query.where("stage = :stage", *filter.stage);
    }
    if (filter.standing) {
        query.where("standing = :standing", *filter.standing);
    }
    if (filter.due_before) {
        query.where("next_due < :today", *filter.due_before);
    }
    if (filter.service) {
        query.where("service = :service", filter.service);
    }
    if (filter.theme) {
        query.where("theme = :theme", filter.theme);
    }
    if (filter.owner) {
        query.where("owner = :owner", filter.owner);
    }
    return query;
}

}  // namespace

std::vector<LearningLine> list_learning_points(store::Reading const& db, LearningFilter const& filter, int most) {
    auto query = narrowed(db, "select id, sentence, theme, service, owner, stage, standing, next_due", filter);
    if (filter.before) {
        query.where("id < :before", filter.before);
    }
    if (filter.after) {
        query.where("id > :after", filter.after);
    }
    query.sql += filter.after ? " order by id asc limit :most" : " order by id desc limit :most";
    query.values.push_back(store::Kept<int>::bind(most));
    auto cursor = db.ask(query.sql, query.values, store::columns_of<LearningLine>());
    std::vector<LearningLine> found;
    while (cursor.next()) {
        found.push_back(store::read_row<LearningLine>(cursor));
    }
    if (filter.after) {
        std::ranges::reverse(found);
    }
    return found;
}

std::int64_t count_learning_points(store::Reading const& db, LearningFilter const& filter) {
    auto const query = narrowed(db, "select count(*)", filter);
    store::Column const column{"", store::Kind::integer};
    auto cursor = db.ask(query.sql, query.values, {&column, 1});
    must(cursor.next(), "a count is always answered");
    return cursor.cell(0).integer;
}

std::vector<LearningFigure> learning_points_by_stage(store::Reading const& db) {
    return store::rows<LearningFigure>(db,
                                       "select stage, cast(count(*) as bigint) as number from learning_points"
                                       " where council = :council and standing <> 'closed' group by stage",
                                       db.council());
}

std::vector<Id<LearningPoint>> points_of_theme(store::Reading const& db, Id<Theme> theme, Id<Service> service) {
    return store::values<Id<LearningPoint>>(db,
                                            "select id from learning_points where council = :council and theme = :theme"
                                            " and (service = 0 or service = :service) order by id",
                                            db.council(), theme, service);
}

std::vector<LearningLine> points_of_signal(store::Reading const& db, Id<Signal> signal) {
    return store::rows<LearningLine>(
        db,
        "select id, sentence, theme, service, owner, stage, standing, next_due"
        " from learning_point_signals join learning_points"
        " on learning_points.council = learning_point_signals.council and id = learning_point"
        " where learning_point_signals.council = :council and signal = :signal order by id",
        db.council(), signal);
}

std::vector<ReopenedLine> list_reopened(store::Reading const& db, int most) {
    return store::rows<ReopenedLine>(
        db,
        "select learning_points.id as id, sentence, reason, on_day from learning_points"
        " join reopenings on reopenings.council = learning_points.council and learning_point = learning_points.id"
        " where learning_points.council = :council and standing = 'reopened' and not exists"
        " (select 1 from reopenings later where later.council = reopenings.council"
        " and later.learning_point = reopenings.learning_point and later.id > reopenings.id)"
        " order by reopenings.id desc limit :most",
        db.council(), most);
}

namespace {

std::vector<ActionTold> actions_of(store::Reading const& db, Id<LearningPoint> id) {
    auto const actions = store::rows<Action>(
        db,
        "select id, learning_point, what, owner, due, strength, added_on, at, by"
        " from actions where council = :council and learning_point = :id order by id",
        db.council(), id);
    auto const done = store::rows<ActionDone>(
        db,
        "select action, done_on, actions_done.at as at, actions_done.by as by"
        " from actions_done join actions on actions.council = actions_done.council"
        " and actions.id = action"
        " where actions_done.council = :council and learning_point = :id",
        db.council(), id);
    std::vector<ActionTold> told;
    for (auto const& action : actions) {
        auto const found = std::ranges::find(done, action.id, &ActionDone::action);
        told.push_back({action, found == done.end() ? std::nullopt : std::optional(*found)});
    }
    return told;
}

std::vector<ProofTold> proofs_of(store::Reading const& db, Id<LearningPoint> id) {
    auto const proofs = store::rows<Proof>(
        db,
        "select id, learning_point, kind, would_see, sample, at_least, due, promised_on,"
        " follows, round, at, by from proofs"
        " where council = :council and learning_point = :id order by id",
        db.council(), id);
    auto const results = store::rows<ProofResult>(
        db,
        "select proof, made_on, seen, looked_at, result, note,"
        " proof_results.at as at, proof_results.by as by from proof_results"
        " join proofs on proofs.council = proof_results.council and proofs.id = proof"
        " where proof_results.council = :council and learning_point = :id",
        db.council(), id);
    std::vector<ProofTold> told;
    for (auto const& proof : proofs) {
        auto const found = std::ranges::find(results, proof.id, &ProofResult::proof);
        told.push_back({proof, found == results.end() ? std::nullopt : std::optional(*found)});
    }
    return told;
}

}  // namespace

std::optional<Story> read_story(store::Reading const& db, Id<LearningPoint> id) {
    auto const point = store::row<LearningPoint>(
        db,
        "select id, sentence, theme, service, owner, made_on, made_at, made_by,"
        " version, stage, standing, next_due, lapses_on from learning_points"
        " where council = :council and id = :id",
        db.council(), id);
    if (!point) {
        return std::nullopt;
    }
    Story story{*point, actions_of(db, id), {}, proofs_of(db, id), {}, {}, {}};
    story.shares = store::rows<Share>(db,
                                      "select id, learning_point, way, to_whom, shared_on, reached, meant_for, at, by"
                                      " from shares where council = :council and learning_point = :id order by id",
                                      db.council(), id);
    story.embeddings = store::rows<Embedding>(db,
                                              "select id, learning_point, on_day, at, by from embeddings"
                                              " where council = :council and learning_point = :id order by id",
                                              db.council(), id);
    story.reopenings = store::rows<Reopening>(
        db,
        "select id, learning_point, cause, cause_id, reason, on_day, at, by from reopenings"
        " where council = :council and learning_point = :id order by id",
        db.council(), id);
    story.closings = store::rows<Closing>(db,
                                          "select id, learning_point, reason, on_day, at, by from closings"
                                          " where council = :council and learning_point = :id order by id",
                                          db.council(), id);
    return story;
}

Story story_there(store::Reading const& db, Id<LearningPoint> id) {
    auto story = read_story(db, id);
    if (!story) {
        throw NotFound();
    }
    return std::move(*story);
}

std::vector<Wording> wordings_of(store::Reading const& db, Id<LearningPoint> id) {
    return store::rows<Wording>(db,
                                "select learning_point, version, sentence, service, owner, at, by"
                                " from learning_point_wordings where council = :council and learning_point = :id"
                                " order by version",
                                db.council(), id);
}

namespace {

void keep_wording(store::Writing& db, LearningPoint const& point, Doing const& doing) {
    store::insert(db, "learning_point_wordings",
                  Wording{point.id, point.version, point.sentence, point.service, point.owner, doing.now, doing.by});
}

void join_signals_of_theme(store::Writing& db, LearningPoint const& point, Doing const& doing) {
    store::act(db,
               "insert into learning_point_signals (council, learning_point, signal, at, by)"
               " select theme_signals.council, cast(:point as bigint), signal, cast(:at as bigint), cast(:by as bigint)"
               " from theme_signals join signals on signals.council = theme_signals.council and signals.id = signal"
               " where theme_signals.council = :council and theme = :theme and kind <> 'compliment'"
               " and (cast(:any as bigint) = 0 or service = :service)",
               point.id, doing.now, doing.by, db.council(), point.theme, point.service, point.service);
}

std::vector<Id<Signal>> signals_taken_in(store::Reading const& db, Id<LearningPoint> point) {
    return store::values<Id<Signal>>(
        db, "select signal from learning_point_signals where council = :council and learning_point = :point",
        db.council(), point);
}

}  // namespace

Id<LearningPoint> add_learning_point(store::Writing& db, LearningPoint point, std::vector<Id<Signal>> const& signals,
                                     Doing const& doing) {
    point.id = store::next_id<LearningPoint>(db, "learning_points");
    point.made_on = doing.today;
    point.made_at = doing.now;
    point.made_by = doing.by;
    store::insert(db, "learning_points", point);
    keep_wording(db, point, doing);
    note(db, point.id, "learned", fmt::format("theme {}", point.theme.number), doing);
    join_signals_of_theme(db, point, doing);
    for (auto const signal : signals) {
        join(db, point.id, signal, doing.now, doing.by);
    }
    bring_stages_up_to_date(db, signals_taken_in(db, point.id));
    return point.id;
}

void join(store::Writing& db, Id<LearningPoint> point, Id<Signal> signal, Instant now, std::int64_t by) {
    auto const added = store::act(db,
                                  "insert into learning_point_signals (council, learning_point, signal, at, by)"
                                  " values (:council, :point, :signal, :at, :by) on conflict do nothing",
                                  db.council(), point, signal, now, by);
    if (added > 0) {
        store::note(
            db, {"learning_point", point.number, "took_signal_in", fmt::format("signal {}", signal.number), by, now});
        bring_stages_up_to_date(db, {signal});
    }
}

void reword(store::Writing& db, Id<LearningPoint> id, LearningPoint const& wording, std::int64_t version,
            Doing const& doing) {
    auto const changed = store::act(
        db,
        "update learning_points set sentence = :sentence, service = :service, owner = :owner,"
        " version = version + 1"
        " where council = :council and id = :id and version = :version",
        wording.sentence, wording.service, wording.owner, db.council(), id, version);
    if (changed == 0) {
        throw Conflict();
    }
    keep_wording(db, story_there(db, id).point, doing);
    note(db, id, "reworded", fmt::format("version {}", version + 1), doing);
    settle(db, id, doing);
}

Id<Action> add_action(store::Writing& db, Id<LearningPoint> point, Action action, Doing const& doing) {
    action.id = store::next_id<Action>(db, "actions");
    action.learning_point = point;
    action.at = doing.now;
    action.by = doing.by;
    store::insert(db, "actions", action);
    note(db, point, "action_added", fmt::format("action {}, {}", action.id.number, name_of(action.strength)), doing);
    settle(db, point, doing);
    return action.id;
}

void mark_done(store::Writing& db, Id<LearningPoint> point, Id<Action> action, Day done_on, Doing const& doing) {
    auto const added = store::act(db,
                                  "insert into actions_done (council, action, done_on, at, by)"
                                  " values (:council, :action, :done_on, :at, :by) on conflict do nothing",
                                  db.council(), action, done_on, doing.now, doing.by);
    if (added == 0) {
        throw Conflict();
    }
    note(db, point, "action_done", fmt::format("action {}", action.number), doing);
    settle(db, point, doing);
}

Id<Share> add_share(store::Writing& db, Id<LearningPoint> point, Share share, Doing const& doing) {
    share.id = store::next_id<Share>(db, "shares");
    share.learning_point = point;
    share.at = doing.now;
    share.by = doing.by;
    store::insert(db, "shares", share);
    note(db, point, "shared", fmt::format("{}, {} of {}", name_of(share.way), share.reached, share.meant_for), doing);
    settle(db, point, doing);
    return share.id;
}

Id<Proof> add_promise(store::Writing& db, Id<LearningPoint> point, Proof proof, Doing const& doing) {
    proof.id = store::next_id<Proof>(db, "proofs");
    proof.learning_point = point;
    proof.at = doing.now;
    proof.by = doing.by;
    store::insert(db, "proofs", proof);
    note(db, point, "proof_promised",
         fmt::format("proof {}, {}, by {}", proof.id.number, name_of(proof.kind), iso(proof.due)), doing);
    settle(db, point, doing);
    return proof.id;
}

namespace {

/// The same promise once more, after `proof`; a promise is re-made by the program and not by who recorded the result.
void promise_again(store::Writing& db, Proof const& proof, std::int64_t round, Day due, Doing const& doing) {
    auto again = proof;
    again.follows = proof.id;
    again.round = round;
    again.promised_on = doing.today;
    again.due = due;
    add_promise(db, proof.learning_point, again, {doing.today, doing.now, the_program});
}

void promise_what_follows(store::Writing& db, Proof const& proof, ProofResult const& result, Doing const& doing) {
    if (result.result == Verdict::holds) {
        promise_again(db, proof, proof.round + 1, remake_due(result.made_on, proof.round), doing);
    } else if (result.result == Verdict::too_few_to_tell) {
        promise_again(db, proof, proof.round, doing.today + days_to_look_again, doing);
    }
}

Proof proof_of(Story const& story, Id<Proof> id) {
    auto const found = std::ranges::find(story.proofs, id, [](ProofTold const& told) { return told.proof.id; });
    if (found == story.proofs.end()) {
        throw NotFound();
    }
    return found->proof;
}

}  // namespace

void add_result(store::Writing& db, Id<LearningPoint> point, ProofResult result, Doing const& doing) {
    auto const proof = proof_of(story_there(db, point), result.proof);
    result.at = doing.now;
    result.by = doing.by;
    auto const already = store::value_if_any<std::int64_t>(
        db, "select proof from proof_results where council = :council and proof = :proof", db.council(), result.proof);
    if (already) {
        throw Conflict();
    }
    store::insert(db, "proof_results", result);
    work::meet_deadline(db, "proof", proof.id.number, "make_proof", result.made_on);
    note(db, point, "proof_made",
         fmt::format("proof {}, {}, {} of {}", proof.id.number, name_of(result.result), result.seen, result.looked_at),
         doing);
    promise_what_follows(db, proof, result, doing);
    if (auto const reason = failure(proof, result)) {
        reopen(db, point, *reason, doing.today, doing.now, the_program);
    } else {
        settle(db, point, doing);
    }
}

void reopen(store::Writing& db, Id<LearningPoint> point, Reason const& reason, Day today, Instant now,
            std::int64_t by) {
    store::insert(db, "reopenings",
                  Reopening{store::next_id<Reopening>(db, "reopenings"), point, reason.cause, reason.cause_id,
                            reason.says, today, now, by});
    note(db, point, "reopened", std::string(name_of(reason.cause)), {today, now, by});
    settle(db, point, {today, now, by});
}

void close_without_proof(store::Writing& db, Id<LearningPoint> point, std::string const& reason, Doing const& doing) {
    store::insert(db, "closings",
                  Closing{store::next_id<Closing>(db, "closings"), point, reason, doing.today, doing.now, doing.by});
    note(db, point, "closed_without_proof", "", doing);
    settle(db, point, doing);
}

namespace {

/// Each lapsed proof is promised once more, so that there is a way back without a new action.
void promise_what_lapsed(store::Writing& db, Story const& story, Doing const& doing) {
    for (auto const& told : story.proofs) {
        auto const stands = [&](ProofTold const& other, ProofState state) {
            return other.proof.kind == told.proof.kind && other.proof.id > told.proof.id &&
                   standing_of(other, story, doing.today).state == state;
        };
        bool const is_replaced = std::ranges::any_of(story.proofs, [&](ProofTold const& other) {
            return stands(other, ProofState::holds) || stands(other, ProofState::lapsed) ||
                   stands(other, ProofState::promised);
        });
        if (standing_of(told, story, doing.today).state == ProofState::lapsed && !is_replaced) {
            promise_again(db, told.proof, told.proof.round + 1, doing.today + days_to_look_again, doing);
        }
    }
}

}  // namespace

int reopen_what_lapsed(store::Writing& db, Day today, Instant now) {
    auto const due = store::values<Id<LearningPoint>>(
        db, "select id from learning_points where council = :council and lapses_on < :today order by lapses_on, id",
        db.council(), today);
    Doing const doing{today, now, the_program};
    int reopened = 0;
    for (auto const id : due) {
        auto const story = story_there(db, id);
        if (auto const reason = lapse(story, today)) {
            ++reopened;
            reopen(db, id, *reason, today, now, the_program);
            promise_what_lapsed(db, story, doing);
        } else {
            settle(db, id, doing);
        }
    }
    return reopened;
}

}  // namespace heed::loop
