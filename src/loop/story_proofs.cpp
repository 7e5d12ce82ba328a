#include <array>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/run_parts.hpp"
#include "loop/story_parts.hpp"

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
    bool const waits = standing.state == ProofState::promised || standing.state == ProofState::late;
    if (waits && here.may(May::promise_proof) && story.point.standing != Standing::closed) {
        shown += link(record_path(here.db, story, told.proof), "Record the proof");
    }
    return shown;
}

Html seen_shown(ProofTold const& told) {
    if (!told.result) {
        return {};
    }
    auto const share = govuk::element("span").holding(spoken_share(told.result->seen, told.result->looked_at) + ".");
    return told.result->note.empty() ? share : share + paragraph(told.result->note);
}

/// One promise with every time that it was made or is to be made.
Html promise_shown(Here const& here, Story const& story, Proof const& first) {
    govuk::Records table{
        .head = {{.text = "Making"}, {.text = "To be made"}, {.text = "What was seen"}, {.text = "How it stands"}}};
    for (auto const& told : story.proofs) {
        if (first_promise(told.proof, story).id == first.id) {
            table.rows.push_back({{.text = making(told.proof.round)},
                                  {.text = brief(told.proof.due), .classes = "heed-nowrap"},
                                  {.text = seen_shown(told)},
                                  {.text = standing_shown(here, story, told)}});
        }
    }
    auto const promised = fmt::format("We would see: {}, in at least {} of {}. Promised on {}.",
                                      without_full_stop(first.would_see), first.at_least, first.sample,
                                      spoken(first.promised_on));
    return govuk::element("h3").classes("govuk-heading-s").holding(spoken(first.kind)) + paragraph(promised) +
           run_of_promise_shown(here, story, first) + govuk::records(table);
}

}  // namespace

Html proofs_of(Here const& here, Story const& story) {
    Html shown;
    for (auto const& told : story.proofs) {
        if (!told.proof.follows) {
            shown += promise_shown(here, story, told.proof);
        }
    }
    return shown.empty()
               ? govuk::records(
                     {.when_empty = "Nobody has promised what we would see. Promise it before the action is done."})
               : shown;
}

}  // namespace heed::loop
