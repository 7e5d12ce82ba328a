#include <array>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/learning/story_parts.hpp"
#include "loop/proof/run_parts.hpp"

namespace heed::loop {

using people::Here;
using people::May;

namespace {

govuk::Standing standing_for(ProofState state) {
    switch (state) {
        case ProofState::holds:
        case ProofState::made_again: return govuk::Standing::good;
        case ProofState::promised: return govuk::Standing::waiting;
        case ProofState::late:
        case ProofState::lapsed:
        case ProofState::does_not_hold: return govuk::Standing::late;
        default: return govuk::Standing::neutral;
    }
}

std::string_view word_for(ProofState state) {
    switch (state) {
        case ProofState::holds: return "Holds";
        case ProofState::promised: return "Promised";
        case ProofState::late: return "Not made";
        case ProofState::replaced: return "Promised again";
        case ProofState::taken_back: return "Taken back";
        case ProofState::lapsed: return "Lapsed";
        case ProofState::made_again: return "Held";
        case ProofState::does_not_hold: return "Does not hold";
        case ProofState::too_few_to_tell: return "Too few to tell";
        default: return "Does not count";
    }
}

/// "After 12 months": which making of the proof this is.
std::string making(std::int64_t round) {
    constexpr std::array<int, 4> months{0, 6, 12, 24};
    if (round == 0) {
        return "First";
    }
    auto const known = static_cast<std::size_t>(round) < months.size();
    return fmt::format("After {} months", known ? months[static_cast<std::size_t>(round)] : 24 * (round - 2));
}

Html standing_shown(Here const& here, Story const& story, ProofTold const& told) {
    auto const standing = standing_of(told, story, here.today);
    Html shown = govuk::badge({word_for(standing.state), standing_for(standing.state)}) + paragraph(standing.says);
    if (!here.may(May::promise_proof) || story.point.standing == Standing::closed) {
        return shown;
    }
    auto const path = fmt::format("{}/proofs/{}", path_of(story.point.id), told.proof.id.number);
    bool const waits = standing.state == ProofState::promised || standing.state == ProofState::late;
    shown += waits ? link(record_path(here.db, story, told.proof), "Record the proof") : Html{};
    if (run_of_proof(here.db, story, told.proof)) {
        return shown;
    }
    shown += standing.state == ProofState::promised && !told.proof.follows
                 ? Html{", "} + link(path + "/edit", "change the promise")
                 : Html{};
    return told.result ? shown + link(path + "/correct", "Correct the result") : shown;
}

std::string said_before(ProofCorrection const& was, Names& names) {
    return fmt::format("Corrected on {} by {}: it said {} of {} ({}), {}. {}", spoken(day_in_england(was.at)),
                       names.of(was.by), was.seen, was.looked_at, lowered(spoken(was.result)), spoken(was.made_on),
                       was.reason);
}

Html seen_shown(Story const& story, ProofTold const& told, Names& names) {
    if (!told.result) {
        return {};
    }
    auto shown = govuk::element("span").holding(spoken_share(told.result->seen, told.result->looked_at) + ".");
    shown += paragraph(fmt::format("Recorded by {}{}", names.of(told.result->by),
                                   is_independent(told, story) ? ": independent, for they own none of the actions."
                                                               : ", who owns an action: not independent."));
    shown += told.result->note.empty() ? Html{} : paragraph(told.result->note);
    for (auto const& correction : told.corrections) {
        shown += paragraph(said_before(correction, names));
    }
    return shown;
}

std::string promised(Proof const& first) {
    return fmt::format("We would see: {}, in at least {} of {}. Promised on {}.", without_full_stop(first.would_see),
                       first.at_least, first.sample, spoken(first.promised_on));
}

/// What the promise said before, and from where it starts.
Html history_of(ProofTold const& told, Names& names) {
    Html shown = told.baseline ? paragraph(fmt::format("Before: {}, counted on {}.",
                                                       spoken_share(told.baseline->seen, told.baseline->looked_at),
                                                       spoken(told.baseline->on_day)))
                               : Html{};
    std::vector<DateBefore> dates;
    for (auto const& change : told.changes) {
        dates.push_back({change.due, change.reason});
    }
    auto const moved = moved_dates(dates, told.proof.due);
    shown += moved.empty() ? Html{} : paragraph(moved);
    for (auto const& change : told.changes) {
        shown += paragraph(fmt::format("Until {} it said: {}, in at least {} of {}. Changed by {}: {}",
                                       spoken(day_in_england(change.at)), without_full_stop(change.would_see),
                                       change.at_least, change.sample, names.of(change.by), change.reason));
    }
    return shown;
}

/// One promise with every time that it was made or is to be made.
Html promise_shown(Here const& here, Story const& story, ProofTold const& first, Names& names) {
    govuk::Records table{
        .caption = "Each time that this proof was made, or is to be made",
        .head = {{.text = "Making"}, {.text = "To be made"}, {.text = "What was seen"}, {.text = "How it stands"}},
        .caption_classes = "govuk-visually-hidden"};
    for (auto const& told : story.proofs) {
        if (first_promise(told.proof, story).id == first.proof.id) {
            table.rows.push_back({{.text = making(told.proof.round)},
                                  {.text = brief(told.proof.due), .classes = "heed-nowrap"},
                                  {.text = seen_shown(story, told, names)},
                                  {.text = standing_shown(here, story, told)}});
        }
    }
    return govuk::element("h3").classes("govuk-heading-s").holding(spoken(first.proof.kind)) +
           paragraph(promised(first.proof)) + history_of(first, names) +
           run_of_promise_shown(here, story, first.proof) + govuk::records(table);
}

}  // namespace

Html proofs_of(Here const& here, Story const& story, Names& names) {
    Html shown;
    for (auto const& told : story.proofs) {
        if (!told.proof.follows) {
            shown += promise_shown(here, story, told, names);
        }
    }
    return shown.empty()
               ? govuk::records(
                     {.when_empty = "Nobody has promised what we would see. Promise it before the action is done."})
               : shown;
}

}  // namespace heed::loop
