#include "loop/told/public_standing.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/told/told_words.hpp"

namespace heed::loop {

namespace {

bool failed_last(Story const& story) {
    return !story.reopenings.empty() && story.reopenings.back().cause == ReopeningCause::failed;
}

std::string in_quarter(Day day) { return "in " + spoken_quarter(day); }

bool was_changed_again(Story const& story, Day today) { return stage_of(story, today) >= Stage::acted_on; }

/// One line of the story, for the order of time.
struct Turn {
    Day on_day;
    Instant at;
    std::string says;
};

std::string spoken_reopening(Reopening const& reopening) {
    switch (reopening.cause) {
        case ReopeningCause::recurrence: return "It came back: people told us the same again.";
        case ReopeningCause::failed: return "A check showed that it does not work well enough.";
        case ReopeningCause::lapsed: return "We did not check it again in time.";
        case ReopeningCause::by_hand: break;
    }
    return "We opened it again.";
}

std::string spoken_decision(DecisionCard const& card) {
    switch (card.decision) {
        case Decision::rejected: return "We decided not to change it: " + card.reason;
        case Decision::adapted: return "We decided to change it, in another way than was asked for.";
        default: break;
    }
    return "We decided to change it.";
}

std::vector<Turn> turns_of(Story const& story, SmallNumbers const& rule) {
    std::vector<Turn> turns{{story.point.made_on, story.point.made_at, "We wrote down what should be different."}};
    for (auto const& card : story.decisions) {
        turns.push_back({card.decided_on, card.at, spoken_decision(card)});
    }
    for (auto const& told : story.actions) {
        if (told.done) {
            turns.push_back({told.done->done_on, told.done->at, "We changed something."});
        }
    }
    for (auto const& told : story.proofs) {
        if (told.result) {
            turns.push_back({told.result->made_on, told.result->at,
                             what_was_found(told.proof.kind, told.result->seen, told.result->looked_at, rule)});
        }
    }
    for (auto const& embedding : story.embeddings) {
        turns.push_back({embedding.on_day, embedding.at, "Two kinds of check showed that it works."});
    }
    for (auto const& reopening : story.reopenings) {
        turns.push_back({reopening.on_day, reopening.at, spoken_reopening(reopening)});
    }
    for (auto const& closing : story.closings) {
        turns.push_back({closing.on_day, closing.at, "We stopped working on it, without showing that it works."});
    }
    std::ranges::stable_sort(
        turns, [](Turn const& a, Turn const& b) { return std::pair(a.on_day, a.at) < std::pair(b.on_day, b.at); });
    return turns;
}

}  // namespace

std::string_view spoken(PublicStanding standing) {
    switch (standing) {
        case PublicStanding::works: return "It works";
        case PublicStanding::does_not_work: return "It does not work well enough yet";
        case PublicStanding::came_back: return "It came back";
        case PublicStanding::not_checked_again: return "We did not check it again in time";
        case PublicStanding::closed: return "Closed without proof";
        case PublicStanding::rejected: return "We decided not to change it";
        case PublicStanding::changed: break;
    }
    return "We changed it";
}

PublicStanding public_standing(Story const& story, Day today) {
    if (decision_of(story) == Decision::rejected) {
        return PublicStanding::rejected;
    }
    switch (standing_of(story, today)) {
        case Standing::closed: return PublicStanding::closed;
        case Standing::reopened:
            return failed_last(story)                                        ? PublicStanding::does_not_work
                   : story.reopenings.back().cause == ReopeningCause::lapsed ? PublicStanding::not_checked_again
                                                                             : PublicStanding::came_back;
        case Standing::open: break;
    }
    return is_embedded(story, today).yes ? PublicStanding::works : PublicStanding::changed;
}

bool may_be_published(Story const& story, Day today) {
    return public_standing(story, today) != PublicStanding::changed;
}

std::vector<std::string> said_of_standing(Story const& story, Day today, SmallNumbers const& rule) {
    std::vector<std::string> says;
    auto const add_findings = [&] {
        auto const found = findings_now(story, today, rule);
        says.insert(says.end(), found.begin(), found.end());
    };
    auto const standing = public_standing(story, today);
    bool const again = standing != PublicStanding::rejected && standing != PublicStanding::closed &&
                       was_changed_again(story, today);
    switch (standing) {
        case PublicStanding::works:
        case PublicStanding::changed: add_findings(); break;
        case PublicStanding::does_not_work:
            add_findings();
            says.emplace_back(again ? "We have changed it again, and will check again." : "We are working on it.");
            break;
        case PublicStanding::came_back:
            says.push_back(
                fmt::format("We opened it again {}. {}", in_quarter(story.reopenings.back().on_day),
                            again ? "We have changed it again, and will check again." : "We are working on it."));
            break;
        case PublicStanding::not_checked_again:
            says.emplace_back("It worked when we checked it. We were to check it again, and did not do it in time.");
            break;
        case PublicStanding::closed:
            says.push_back(fmt::format("We stopped working on it {}, without showing that it works.",
                                       in_quarter(last_turn(story, today))));
            break;
        case PublicStanding::rejected:
            says.push_back(story.decisions.back().reason);
            says.push_back(fmt::format("This was decided {}.", in_quarter(last_turn(story, today))));
            break;
    }
    return says;
}

Day last_turn(Story const& story, Day today) {
    switch (public_standing(story, today)) {
        case PublicStanding::rejected: return story.decisions.back().decided_on;
        case PublicStanding::closed: return story.closings.back().on_day;
        case PublicStanding::works: return story.embeddings.empty() ? today : story.embeddings.back().on_day;
        case PublicStanding::changed: return day_of_change(story, "acted_on", today);
        default: break;
    }
    return story.reopenings.back().on_day;
}

std::vector<QuarterTold> story_by_quarter(Story const& story, SmallNumbers const& rule) {
    std::vector<QuarterTold> quarters;
    for (auto const& turn : turns_of(story, rule)) {
        auto const quarter = spoken_quarter(turn.on_day);
        if (quarters.empty() || quarters.back().quarter != quarter) {
            quarters.push_back({quarter, {}});
        }
        auto& sentences = quarters.back().sentences;
        if (std::ranges::find(sentences, turn.says) == sentences.end()) {
            sentences.push_back(turn.says);
        }
    }
    return quarters;
}

}  // namespace heed::loop
