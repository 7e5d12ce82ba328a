#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/learning/story_page.hpp"
#include "loop/told/telling.hpp"
#include "store/rows.hpp"

namespace heed::loop {

using people::Here;
using people::May;

namespace {

/// An event and where it belongs on the line; what happened on one day stands in the order in which it was recorded.
struct Point {
    Day day;
    Instant at;
    govuk::TimelineEvent event;
};

std::string as_sentence(std::string const& text) { return text.ends_with('.') ? text : text + "."; }

std::string would_see(Proof const& proof) {
    return fmt::format("We would see: {}, in at least {} of {}.", without_full_stop(proof.would_see), proof.at_least,
                       proof.sample);
}

class Line {
public:
    Line(Here const& here, Story const& story, Names& names) : here_(here), story_(story), names_(names) {}

    std::vector<govuk::TimelineEvent> drawn() {
        add_signals();
        add_wordings();
        add_decisions();
        add_actions();
        add_shares();
        add_proofs();
        add_turns();
        add_tellings();
        std::ranges::stable_sort(
            points_, [](Point const& a, Point const& b) { return std::tie(a.day, a.at) < std::tie(b.day, b.at); });
        std::vector<govuk::TimelineEvent> events;
        for (auto& point : points_) {
            events.push_back(std::move(point.event));
        }
        return events;
    }

private:
    void add(Day day, Instant at, std::string const& title, std::int64_t by, govuk::Words body,
             govuk::Standing standing = govuk::Standing::neutral) {
        govuk::TimelineEvent event{
            .title = title, .when = spoken(day), .datetime = iso(day), .body = std::move(body), .standing = standing};
        if (by != 0) {
            event.by = names_.of(by);
        }
        points_.push_back({day, at, std::move(event)});
    }

    void add_signals();
    void add_wordings();
    void add_decisions();
    void add_actions();
    void add_shares();
    void add_proofs();
    void add_promise(Proof const& proof);
    void add_result(ProofTold const& told);
    void add_proof_to_come(ProofTold const& told);
    void add_turns();
    void add_tellings();

    Here const& here_;
    Story const& story_;
    Names& names_;
    std::vector<Point> points_;
};

struct Heard {
    std::int64_t number = 0;
    std::optional<Day> first;
    std::optional<Day> last;
};
BOOST_DESCRIBE_STRUCT(Heard, (), (number, first, last))

void Line::add_signals() {
    auto const heard = store::row<Heard>(
        here_.db,
        "select count(*) as number, min(heard_on) as first, max(heard_on) as last from learning_point_signals"
        " join signals on signals.council = learning_point_signals.council and signals.id = signal"
        " where learning_point_signals.council = :council and learning_point = :point and kept_from_worker <= :kept",
        here_.db.council(), story_.point.id, here_.may(May::see_kept_from_worker));
    if (heard->number == 0) {
        return;
    }
    auto const says = counted(heard->number, "signal", "signals") + " behind it, the last on " + spoken(*heard->last) +
                      ".";
    add(*heard->first, {}, "Heard for the first time", 0, link("#signals", says));
}

void Line::add_wordings() {
    auto const wordings = wordings_of(here_.db, story_.point.id);
    for (auto const& wording : wordings) {
        bool const first = wording.version == 1;
        auto const began = story_.point.decision == Decision::accepted && !story_.origin ? "Learned" : "Entered";
        add(day_in_england(wording.at), wording.at, first ? began : "Reworded", wording.by,
            wordings.size() > 1 ? govuk::Words(wording.sentence) : govuk::Words());
    }
}

void Line::add_decisions() {
    for (auto const& card : story_.decisions) {
        add(card.decided_on, card.at, std::string(spoken(card.decision)), card.by,
            fmt::format("{} decided. {}", card.decided_by, as_sentence(card.reason)),
            card.decision == Decision::rejected ? govuk::Standing::restricted : govuk::Standing::good);
    }
    if (story_.point.decision == Decision::waiting) {
        bool const late = story_.origin->decide_by < here_.today;
        add(story_.origin->decide_by, {}, late ? "Decision late" : "To be decided", 0, "Accepted, adapted or rejected.",
            late ? govuk::Standing::late : govuk::Standing::waiting);
    }
}

void Line::add_actions() {
    for (auto const& told : story_.actions) {
        auto const& [action, done, given_up, changes] = told;
        add(action.added_on, action.at, fmt::format("Action planned, {}", lowered(spoken(action.strength))), action.by,
            fmt::format("{} To be done by {}.", as_sentence(changes.empty() ? action.what : changes.front().what),
                        spoken(changes.empty() ? action.due : changes.front().due)));
        for (std::size_t i = 0; i < changes.size(); ++i) {
            auto const due = i + 1 < changes.size() ? changes[i + 1].due : action.due;
            bool const is_moved = due != changes[i].due;
            add(day_in_england(changes[i].at), changes[i].at, is_moved ? "Action moved" : "Action changed",
                changes[i].by,
                is_moved ? fmt::format("{} From {} to {}. {}", as_sentence(action.what), spoken(changes[i].due),
                                       spoken(due), as_sentence(changes[i].reason))
                         : as_sentence(action.what));
        }
        if (done) {
            add(done->done_on, done->at, "Action done", done->by, action.what, govuk::Standing::good);
        } else if (given_up) {
            add(given_up->on_day, given_up->at, "Action given up", given_up->by,
                fmt::format("{} {}", as_sentence(action.what), as_sentence(given_up->reason)),
                govuk::Standing::restricted);
        } else if (story_.point.standing != Standing::closed) {
            bool const late = action.due < here_.today;
            add(action.due, {}, late ? "Action late" : "To be done", 0, action.what,
                late ? govuk::Standing::late : govuk::Standing::waiting);
        }
    }
}

void Line::add_shares() {
    for (auto const& share : story_.shares) {
        add(share.shared_on, share.at, fmt::format("Shared: {}", spoken(share.way)), share.by,
            fmt::format("{} It reached {} of {}.", as_sentence(share.to_whom), share.reached, share.meant_for));
    }
}

void Line::add_proofs() {
    for (auto const& told : story_.proofs) {
        add_promise(told.proof);
        if (told.result) {
            add_result(told);
        } else {
            add_proof_to_come(told);
        }
    }
}

// A proof that holds is promised again in the same moment: one event says both.
void Line::add_promise(Proof const& proof) {
    auto const before = std::ranges::find(story_.proofs, proof.follows,
                                          [](ProofTold const& told) { return told.proof.id; });
    if (proof.follows && before != story_.proofs.end() && before->result && before->result->at == proof.at) {
        return;
    }
    add(proof.promised_on, proof.at,
        fmt::format("Proof promised{}: {}", proof.follows ? " again" : "", spoken(proof.kind)), proof.by,
        fmt::format("{} To be made on {}.", would_see(proof), spoken(proof.due)));
}

void Line::add_result(ProofTold const& told) {
    auto const again = std::ranges::find(story_.proofs, told.proof.id,
                                         [](ProofTold const& other) { return other.proof.follows; });
    auto says = fmt::format("{}: {}.", spoken(told.proof.kind),
                            spoken_share(told.result->seen, told.result->looked_at));
    if (again != story_.proofs.end()) {
        says += fmt::format(" To be made again on {}.", spoken(again->proof.due));
    }
    for (auto const& was : told.corrections) {
        add(day_in_england(was.at), was.at, "Proof corrected", was.by,
            fmt::format("{}: it said {} of {}. {}", spoken(told.proof.kind), was.seen, was.looked_at,
                        as_sentence(was.reason)));
    }
    bool const holds = told.result->result == Verdict::holds;
    add(told.result->made_on, told.result->at, fmt::format("Proof made: {}", lowered(spoken(told.result->result))),
        told.result->by, says, holds ? govuk::Standing::good : govuk::Standing::late);
}

void Line::add_proof_to_come(ProofTold const& told) {
    auto const state = standing_of(told, story_, here_.today).state;
    if (state == ProofState::replaced || state == ProofState::taken_back || story_.point.standing == Standing::closed) {
        return;
    }
    bool const late = state == ProofState::late;
    add(told.proof.due, {}, late ? "Proof not made" : "Proof to be made", 0,
        fmt::format("{}: {}", spoken(told.proof.kind), begun_small(would_see(told.proof))),
        late ? govuk::Standing::late : govuk::Standing::waiting);
}

void Line::add_turns() {
    for (auto const& embedding : story_.embeddings) {
        add(embedding.on_day, embedding.at + std::chrono::seconds(1), "Embedded", embedding.by,
            "Two kinds of proof hold.", govuk::Standing::good);
    }
    for (auto const& reopening : story_.reopenings) {
        add(reopening.on_day, reopening.at + std::chrono::seconds(1), "Reopened", reopening.by, reopening.reason,
            govuk::Standing::reopened);
    }
    for (auto const& reopening : story_.taken_back) {
        add(reopening.on_day, reopening.at + std::chrono::seconds(1), "Reopened, and taken back", reopening.by,
            fmt::format("{} The result was corrected.", as_sentence(reopening.reason)));
    }
    for (auto const& closing : story_.closings) {
        add(closing.on_day, closing.at, "Closed without proof", closing.by, closing.reason,
            govuk::Standing::restricted);
    }
    if (story_.point.lapses_on && story_.point.stage == Stage::proved) {
        add(*story_.point.lapses_on, {}, "It lapses", 0, "Unless the proof is made again before.",
            govuk::Standing::waiting);
    }
}

void Line::add_tellings() {
    for (auto const& telling : tellings_of(here_.db, story_.point.id, here_.may(May::see_kept_from_worker))) {
        add(telling.on_day, telling.at, "People were told what changed", telling.by,
            fmt::format("{} told. “{}”", counted(telling.told, "person was", "people were"), telling.what_changed),
            govuk::Standing::good);
    }
}

}  // namespace

std::vector<govuk::TimelineEvent> line_of_time(Here const& here, Story const& story, Names& names) {
    return Line(here, story, names).drawn();
}

}  // namespace heed::loop
