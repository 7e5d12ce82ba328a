#include "loop/learning/story.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "loop/heard/signal_draft.hpp"

namespace heed::loop {

namespace {

constexpr std::array all_kinds{ProofKind::recall, ProofKind::records, ProofKind::experience};

bool begins_a_round(Reopening const& reopening) { return reopening.cause != ReopeningCause::lapsed; }

bool is_given_up(Story const& story) {
    return !story.closings.empty() &&
           (story.reopenings.empty() || story.reopenings.back().at < story.closings.back().at);
}

bool is_closed(Story const& story) { return is_given_up(story) || decision_of(story) == Decision::rejected; }

bool is_of_this_round(ActionTold const& told, Story const& story) {
    return told.done && told.done->at > round_began(story);
}

bool tests_an_action(ProofTold const& told, Story const& story) {
    auto const& first = first_promise(told.proof, story);
    return std::ranges::any_of(story.actions, [&](ActionTold const& action) {
        return is_of_this_round(action, story) && promise_is_in_time(first, *action.done) &&
               action.done->done_on <= told.result->made_on;
    });
}

bool follows_any_action(ProofTold const& told, Story const& story) {
    return std::ranges::any_of(story.actions, [&](ActionTold const& action) {
        return is_of_this_round(action, story) && action.done->done_on <= told.result->made_on;
    });
}

bool is_promised_again(ProofTold const& told, Story const& story) {
    return std::ranges::any_of(story.proofs, [&](ProofTold const& other) {
        return other.proof.kind == told.proof.kind && other.proof.id > told.proof.id && !other.taken_back;
    });
}

ProofStanding standing_of_promise(ProofTold const& told, Story const& story, Day today) {
    auto const& proof = told.proof;
    if (told.taken_back) {
        return {ProofState::taken_back, fmt::format("Taken back: {}", told.taken_back->reason)};
    }
    if (today <= proof.due + days_of_grace) {
        return {ProofState::promised, fmt::format("Promised for {}.", spoken(proof.due))};
    }
    if (is_promised_again(told, story)) {
        return {ProofState::replaced,
                fmt::format("It was due on {}, was not made, and was promised again.", spoken(proof.due))};
    }
    return {ProofState::late,
            fmt::format(
                "It was due on {} and was not made. Plan what happens next, and promise it again before that is done.",
                spoken(proof.due))};
}

/// The proof that re-made this one and counts, or counted, in its place.
ProofTold const* made_again(ProofTold const& told, Story const& story, Day today) {
    for (auto const& other : story.proofs) {
        if (other.proof.follows == told.proof.id && other.result && other.result->result == Verdict::holds) {
            auto const state = standing_of(other, story, today).state;
            bool const counts = state == ProofState::holds || state == ProofState::lapsed ||
                                state == ProofState::made_again;
            return counts ? &other : nullptr;
        }
    }
    return nullptr;
}

ProofStanding standing_of_holding(ProofTold const& told, Story const& story, Day today) {
    auto const& result = *told.result;
    if (result.at <= round_began(story)) {
        return {ProofState::before_reopening,
                "It held before the learning point was reopened, so it no longer counts."};
    }
    if (!follows_any_action(told, story)) {
        return {ProofState::before_any_action, "It was made before any action was done, so it does not count."};
    }
    if (!tests_an_action(told, story)) {
        return {ProofState::promised_too_late, "It was promised after the action was done, so it does not count."};
    }
    if (!was_made_on_its_date(told.proof, result)) {
        return {ProofState::off_its_date,
                fmt::format("It was made {} days from its date; a proof counts when it is made within {} days of it.",
                            std::abs(result.made_on - told.proof.due), days_of_grace)};
    }
    if (auto const* again = made_again(told, story, today)) {
        return {ProofState::made_again,
                fmt::format("It held, and was made again on {}.", spoken(again->result->made_on))};
    }
    auto const last_day = lapses_on(told.proof, result);
    if (today > last_day) {
        return {ProofState::lapsed, fmt::format("It held, and lapsed on {}.", spoken(last_day))};
    }
    return {ProofState::holds, fmt::format("It holds until {}, unless it is made again before.", spoken(last_day))};
}

/// The proof of this kind that was made last, whatever its result.
ProofTold const* last_made(Story const& story, ProofKind kind) {
    ProofTold const* last = nullptr;
    for (auto const& told : story.proofs) {
        if (told.proof.kind == kind && told.result && (last == nullptr || last->result->at <= told.result->at)) {
            last = &told;
        }
    }
    return last;
}

/// The proof of this kind that counts or last counted.
ProofTold const* last_counting(Story const& story, ProofKind kind, Day today) {
    ProofTold const* last = nullptr;
    for (auto const& told : story.proofs) {
        auto const state = standing_of(told, story, today).state;
        bool const counted = state == ProofState::holds || state == ProofState::lapsed;
        if (told.proof.kind == kind && counted && (last == nullptr || last->result->at <= told.result->at)) {
            last = &told;
        }
    }
    return last;
}

std::string why_kind_does_not_hold(Story const& story, ProofKind kind, Day today) {
    auto const told = std::find_if(story.proofs.rbegin(), story.proofs.rend(),
                                   [&](ProofTold const& one) { return one.proof.kind == kind; });
    auto const says = told == story.proofs.rend() ? std::string("This has not been promised.")
                                                  : standing_of(*told, story, today).says;
    return fmt::format("{}: {}", spoken(kind), says);
}

/// What stands in the way whatever else holds.
std::vector<std::string> obstacles(Story const& story, Day today) {
    std::vector<std::string> found;
    if (decision_of(story) == Decision::waiting) {
        found.emplace_back("Nobody has decided yet whether it is accepted, adapted or rejected.");
    }
    if (decision_of(story) == Decision::rejected) {
        found.emplace_back("It was rejected.");
    } else if (is_closed(story)) {
        found.emplace_back("It was closed without proof.");
    }
    for (auto const kind : all_kinds) {
        auto const* made = last_made(story, kind);
        auto const* counting = last_counting(story, kind, today);
        if (made != nullptr && made->result->result == Verdict::does_not_hold) {
            found.push_back(fmt::format("{}: the last proof of this kind does not hold.", spoken(kind)));
        } else if (counting != nullptr && standing_of(*counting, story, today).state == ProofState::lapsed) {
            found.push_back(fmt::format("{}: {}", spoken(kind), standing_of(*counting, story, today).says));
        }
    }
    return found;
}

}  // namespace

Proof const& first_promise(Proof const& proof, Story const& story) {
    if (!proof.follows) {
        return proof;
    }
    auto const before = std::ranges::find(story.proofs, proof.follows,
                                          [](ProofTold const& told) { return told.proof.id; });
    return before == story.proofs.end() ? proof : first_promise(before->proof, story);
}

ProofStanding standing_of(ProofTold const& told, Story const& story, Day today) {
    if (!told.result) {
        return standing_of_promise(told, story, today);
    }
    switch (told.result->result) {
        case Verdict::does_not_hold: return {ProofState::does_not_hold, "It does not hold."};
        case Verdict::too_few_to_tell:
            return {ProofState::too_few_to_tell,
                    fmt::format("Too few were looked at to tell; with about {} one could.",
                                how_many_to_tell(told.proof, told.result->seen, told.result->looked_at))};
        case Verdict::holds: break;
    }
    return standing_of_holding(told, story, today);
}

Decision decision_of(Story const& story) {
    if (!story.decisions.empty()) {
        return story.decisions.back().decision;
    }
    bool const is_own = !story.origin || story.origin->kind == OriginKind::own_learning;
    return is_own ? Decision::accepted : Decision::waiting;
}

std::vector<Doubt> why_not_testable(Story const& story) {
    auto doubts = why_not_testable(story.point.sentence, story.form);
    bool const is_promised = std::ranges::any_of(story.proofs, [](ProofTold const& told) { return !told.taken_back; });
    std::erase_if(doubts, [&](Doubt const& doubt) { return is_promised && doubt.field != "sentence"; });
    return doubts;
}

bool is_independent(ProofTold const& told, Story const& story) {
    return told.result && std::ranges::none_of(story.actions, [&](ActionTold const& one) {
               return !one.given_up && one.action.owner.number == told.result->by;
           });
}

Instant round_began(Story const& story) {
    auto const last = std::find_if(story.reopenings.rbegin(), story.reopenings.rend(), begins_a_round);
    return last == story.reopenings.rend() ? Instant{} : last->at;
}

Embedded is_embedded(Story const& story, Day today) {
    Embedded answer;
    answer.why_not = obstacles(story, today);
    std::vector<std::string> missing;
    int holding = 0;
    for (auto const kind : all_kinds) {
        auto const* counting = last_counting(story, kind, today);
        if (counting == nullptr) {
            missing.push_back(why_kind_does_not_hold(story, kind, today));
            continue;
        }
        auto const last_day = lapses_on(counting->proof, *counting->result);
        holding += today <= last_day ? 1 : 0;
        answer.lapses_on = std::min(answer.lapses_on.value_or(last_day), last_day);
    }
    if (holding < 2) {
        answer.why_not.push_back(holding == 0 ? "No kind of proof holds; two of the three kinds must."
                                              : "One kind of proof holds; two of the three kinds must.");
        answer.why_not.insert(answer.why_not.end(), missing.begin(), missing.end());
    }
    answer.yes = answer.why_not.empty();
    if (!answer.yes) {
        answer.lapses_on.reset();
    }
    return answer;
}

Stage stage_of(Story const& story, Day today) {
    if (auto const decision = decision_of(story); decision == Decision::waiting || decision == Decision::rejected) {
        return Stage::understood;
    }
    if (is_embedded(story, today).yes) {
        return Stage::proved;
    }
    auto const open = std::ranges::any_of(story.actions, [](ActionTold const& told) { return told.is_open(); });
    auto const done = std::ranges::any_of(story.actions,
                                          [&](ActionTold const& told) { return is_of_this_round(told, story); });
    if (open || !done) {
        return Stage::learned;
    }
    auto const began = round_began(story);
    auto const shared = std::ranges::any_of(story.shares,
                                            [&](Share const& one) { return one.at > began && one.reached > 0; });
    return shared ? Stage::shared : Stage::acted_on;
}

Standing standing_of(Story const& story, Day today) {
    if (is_closed(story)) {
        return Standing::closed;
    }
    bool const reopened_last = !story.reopenings.empty() &&
                               (story.embeddings.empty() || story.embeddings.back().at <= story.reopenings.back().at);
    return reopened_last && !is_embedded(story, today).yes ? Standing::reopened : Standing::open;
}

bool waits_for_an_answer(Story const& story) {
    if (story.reopenings.empty()) {
        return false;
    }
    auto const since = story.reopenings.back().at;
    bool const planned = std::ranges::any_of(story.actions,
                                             [&](ActionTold const& told) { return told.action.at > since; });
    bool const promised_or_found = std::ranges::any_of(story.proofs, [&](ProofTold const& told) {
        return (told.proof.at > since && told.proof.by > 0) || (told.result && told.result->at > since);
    });
    return !planned && !promised_or_found;
}

std::optional<Day> next_due(Story const& story, Day today) {
    auto const standing = standing_of(story, today);
    std::optional<Day> next;
    auto const add = [&](Day day) { next = std::min(next.value_or(day), day); };
    if (standing == Standing::closed) {
        return next;
    }
    if (decision_of(story) == Decision::waiting) {
        add(story.origin->decide_by);
    }
    for (auto const& told : story.actions) {
        if (told.is_open()) {
            add(told.action.due);
        }
    }
    for (auto const& told : story.proofs) {
        auto const state = standing_of(told, story, today).state;
        if (state == ProofState::promised || state == ProofState::late) {
            add(told.proof.due);
        }
    }
    if (standing == Standing::reopened && waits_for_an_answer(story)) {
        add(story.reopenings.back().on_day + days_to_answer_a_reopening);
    }
    return next;
}

bool is_weak_only(Story const& story) {
    auto const stands = [](ActionTold const& told) { return !told.given_up; };
    return std::ranges::any_of(story.actions, stands) && std::ranges::all_of(story.actions, [](ActionTold const& told) {
               return told.given_up || told.action.strength == Strength::weak;
           });
}

namespace {

struct Finished {
    Day on_day;
    Instant at;
    std::string_view how;
};

/// When it was last called embedded in this round, or closed, if it is so now.
std::optional<Finished> finished(Story const& story) {
    if (decision_of(story) == Decision::rejected) {
        return std::nullopt;  // the reason was published; the card says what would change it
    }
    if (is_given_up(story)) {
        return Finished{story.closings.back().on_day, story.closings.back().at, "closed"};
    }
    // A lapse begins no new round: what comes back after one came back all the same.
    if (!story.embeddings.empty() && story.embeddings.back().at > round_began(story)) {
        return Finished{story.embeddings.back().on_day, story.embeddings.back().at, "called embedded"};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Reason> recurrence(Story const& story, Signal const& signal, std::string const& theme,
                                 std::string const& service) {
    auto const end = finished(story);
    bool const same_service = !story.point.service || story.point.service == signal.service;
    if (!end || !same_service || !may_mean_it_came_back(signal.kind)) {
        return std::nullopt;
    }
    bool const after = signal.heard_on > end->on_day ||
                       (signal.heard_on == end->on_day && signal.recorded_at > end->at);
    if (!after) {
        return std::nullopt;
    }
    auto const where = service.empty() ? std::string() : fmt::format(" in {}", service);
    auto says = signal.kept_from_worker
                    ? fmt::format("The theme “{}” was heard again{}, after this was {} on {}.", theme, where, end->how,
                                  spoken(end->on_day))
                    : fmt::format("The theme “{}” was heard again{} on {}, after this was {} on {}.", theme, where,
                                  spoken(signal.heard_on), end->how, spoken(end->on_day));
    return Reason{ReopeningCause::recurrence, signal.id.number, std::move(says)};
}

std::optional<Reason> lapse(Story const& story, Day today) {
    bool const was_embedded = !story.embeddings.empty() &&
                              (story.reopenings.empty() || story.reopenings.back().at < story.embeddings.back().at);
    if (!was_embedded || is_closed(story)) {
        return std::nullopt;
    }
    for (auto const kind : all_kinds) {
        auto const* counting = last_counting(story, kind, today);
        if (counting != nullptr && standing_of(*counting, story, today).state == ProofState::lapsed) {
            auto const due = remake_due(counting->result->made_on, counting->proof.round);
            return Reason{
                ReopeningCause::lapsed, counting->proof.id.number,
                fmt::format(
                    "The proof “{}” was made on {} and was to be made again by {}. It was not, so it lapsed on {}.",
                    spoken(kind), spoken(counting->result->made_on), spoken(due),
                    spoken(lapses_on(counting->proof, *counting->result)))};
        }
    }
    return std::nullopt;
}

std::optional<Reason> failure(Proof const& proof, ProofResult const& result) {
    if (result.result != Verdict::does_not_hold) {
        return std::nullopt;
    }
    return Reason{
        ReopeningCause::failed, proof.id.number,
        fmt::format("The proof “{}” does not hold: at least {} of {} were promised, and what was seen is {}.",
                    spoken(proof.kind), proof.at_least, proof.sample, spoken_share(result.seen, result.looked_at))};
}

std::string change_now(Story const& story, Day today) {
    if (decision_of(story) == Decision::rejected) {
        auto const times = std::ranges::count(story.decisions, Decision::rejected, &DecisionCard::decision);
        return times == 1 ? "rejected" : fmt::format("rejected/{}", times);
    }
    auto const stage = stage_of(story, today);
    auto const round = 1 + std::ranges::count_if(story.reopenings, begins_a_round);
    if (is_closed(story) || (stage < Stage::acted_on && round == 1)) {
        return {};
    }
    auto const change = stage == Stage::proved ? "proved" : stage < Stage::acted_on ? "reopened" : "acted_on";
    return round == 1 ? change : fmt::format("{}/{}", change, round);
}

}  // namespace heed::loop
