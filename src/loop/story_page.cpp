#include "loop/story_page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/signal_draft.hpp"
#include "loop/signal_store.hpp"
#include "loop/telling.hpp"
#include "store/rows.hpp"

namespace heed::loop {

using people::Here;
using people::May;

namespace {

struct StoryView {
    Html back;
    std::string caption;
    std::string sentence;
    Html strip;
    Html panels;
    Html timeline;
    Html facts;
    Html next;
    Html weak;
    Html actions;
    Html add_action;
    Html shares;
    Html add_share;
    Html proofs;
    Html add_proof;
    Html tellings;
    Html tell;
    Html signals;
};
BOOST_DESCRIBE_STRUCT(StoryView, (),
                      (back, caption, sentence, strip, panels, timeline, facts, next, weak, actions, add_action, shares,
                       add_share, proofs, add_proof, tellings, tell, signals))
web::Template<StoryView> const story_page{"loop/views/learning_point.html"};

std::string path_of(Story const& story) { return fmt::format("/learning-points/{}", story.point.id.number); }

std::string acted_on_note(Story const& story) {
    auto const done = std::ranges::count_if(story.actions,
                                            [](ActionTold const& told) { return told.done.has_value(); });
    return story.actions.empty() ? "no action yet" : fmt::format("{} of {} done", done, story.actions.size());
}

std::string shared_note(Story const& story) {
    if (story.shares.empty()) {
        return "not shared yet";
    }
    return fmt::format("reached {} of {}", story.shares.back().reached, story.shares.back().meant_for);
}

std::string proved_note(Story const& story) {
    if (story.point.lapses_on) {
        return fmt::format("until {}", brief(*story.point.lapses_on));
    }
    return story.proofs.empty() ? "nothing promised"
                                : counted(static_cast<std::int64_t>(story.proofs.size()), "promise", "promises");
}

/// The stages that it has are done; the next one waits, is late, or was reopened.
Html strip_of(Story const& story, Day today) {
    bool const late = story.point.next_due && *story.point.next_due < today;
    auto const next = story.point.standing == Standing::reopened ? govuk::StageState::reopened
                      : late                                     ? govuk::StageState::late
                                                                 : govuk::StageState::now;
    govuk::StageStrip strip{.stages = govuk::stages_up_to(static_cast<std::size_t>(story.point.stage) + 1, next)};
    if (story.shares.empty() && strip.stages[4].state == govuk::StageState::done) {
        strip.stages[4].state = govuk::StageState::to_come;  // proof can hold before anybody has shared it
    }
    strip.stages[2].note = brief(story.point.made_on);
    strip.stages[3].note = acted_on_note(story);
    strip.stages[4].note = shared_note(story);
    strip.stages[5].note = proved_note(story);
    constexpr std::array<std::string_view, 6> places{"#signals", "", "#story", "#actions", "#shares", "#proofs"};
    for (std::size_t i = 0; i < places.size(); ++i) {
        strip.stages[i].href = places[i];
    }
    return govuk::stage_strip(strip);
}

Html panel_of_standing(Story const& story, Embedded const& embedded) {
    if (story.point.standing == Standing::reopened) {
        return govuk::standing_panel({govuk::Standing::reopened,
                                      fmt::format("Reopened on {}", spoken(story.reopenings.back().on_day)),
                                      story.reopenings.back().reason});
    }
    if (story.point.standing == Standing::closed) {
        return govuk::standing_panel({govuk::Standing::restricted,
                                      fmt::format("Closed without proof on {}", spoken(story.closings.back().on_day)),
                                      story.closings.back().reason});
    }
    if (embedded.yes) {
        return govuk::standing_panel({govuk::Standing::good, "Embedded",
                                      fmt::format("Two kinds of proof hold and none has lapsed. It stays embedded "
                                                  "until {}, or longer if the proof is made again before.",
                                                  spoken(*embedded.lapses_on))});
    }
    return {};
}

Html panels_of(Story const& story, Day today) {
    auto const embedded = is_embedded(story, today);
    Html panels = panel_of_standing(story, embedded);
    if (story.point.next_due && *story.point.next_due < today) {
        panels += govuk::standing_panel(
            {govuk::Standing::late, "Late", fmt::format("Something was due on {}.", spoken(*story.point.next_due))});
    }
    if (!embedded.yes) {
        panels += govuk::details(
            {.summary = "Why it cannot be called embedded", .text = bullets(embedded.why_not), .open = true});
    }
    return panels;
}

Html facts_of(Here const& here, Story const& story, Names& names) {
    auto const theme = find_theme(here.db, story.point.theme);
    govuk::SummaryList facts{.classes = "govuk-!-font-size-16"};
    facts.rows.push_back(
        {.key = "Theme", .value = link(fmt::format("/themes/{}", story.point.theme.number), theme ? theme->name : "")});
    facts.rows.push_back(
        {.key = "Service", .value = service_name(services(here.db), story.point.service, "Every service")});
    facts.rows.push_back({.key = "Owner", .value = names.of(story.point.owner.number)});
    facts.rows.push_back({.key = "Since", .value = brief(story.point.made_on)});
    return govuk::summary_list(facts);
}

/// What one may do about it as a whole.
Html next_of(Here const& here, Story const& story) {
    if (!here.may(May::write_learning)) {
        return {};
    }
    auto links = button_link("Change the wording", path_of(story) + "/edit");
    bool const is_finished = story.point.stage == Stage::proved || story.point.standing == Standing::closed;
    links += is_finished ? button_link("Reopen it", path_of(story) + "/reopen")
                         : button_link("Close without proof", path_of(story) + "/close");
    return govuk::element("div").classes("govuk-button-group").holding(links);
}

Html badge_of(Strength strength) {
    constexpr std::array standings{govuk::Standing::late, govuk::Standing::waiting, govuk::Standing::good};
    return govuk::badge({spoken(strength), standings[static_cast<std::size_t>(strength)]});
}

Html actions_of(Here const& here, Story const& story, Names& names) {
    govuk::Records table{
        .caption = "Actions",
        .head = {{.text = "What"}, {.text = "Strength"}, {.text = "Who"}, {.text = "By"}, {.text = "Done"}},
        .when_empty = "Nobody has said yet what will be done.",
        .caption_classes = "govuk-visually-hidden"};
    for (auto const& [action, done] : story.actions) {
        bool const may_mark = here.may(May::write_learning) || action.owner == here.me().id;
        auto const mark = link(fmt::format("{}/actions/{}/done", path_of(story), action.id.number), "Mark as done");
        auto const late = action.due < here.today ? govuk::badge({"late", govuk::Standing::late}) + Html{" "} : Html{};
        table.rows.push_back({{.text = action.what},
                              {.text = badge_of(action.strength)},
                              {.text = names.of(action.owner.number)},
                              {.text = brief(action.due), .classes = "heed-nowrap"},
                              {.text = done ? govuk::Words(brief(done->done_on))
                                            : govuk::Words(late + (may_mark ? mark : Html{"not yet"}))}});
    }
    return govuk::records(table);
}

Html shares_of(Story const& story) {
    govuk::Records table{.caption = "Shares",
                         .head = {{.text = "How"}, {.text = "To whom"}, {.text = "On"}, {.text = "Reached"}},
                         .when_empty = "It has not been shared with the people who need it.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& share : story.shares) {
        table.rows.push_back({{.text = spoken(share.way)},
                              {.text = share.to_whom},
                              {.text = brief(share.shared_on), .classes = "heed-nowrap"},
                              {.text = spoken_share(share.reached, share.meant_for)
                                           .substr(0, spoken_share(share.reached, share.meant_for).find(';'))}});
    }
    return govuk::records(table);
}

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
        shown += link(fmt::format("{}/proofs/{}/result", path_of(story), told.proof.id.number), "Record the proof");
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
           govuk::records(table);
}

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

Html tellings_shown(Here const& here, Story const& story, Names& names) {
    govuk::Records table{.caption = "Told back",
                         .head = {{.text = "What people were told"},
                                  {.text = "On"},
                                  {.text = "By"},
                                  {.text = "Told", .format = "numeric"},
                                  {.text = "Could not be told", .format = "numeric"}},
                         .when_empty = "Nobody who raised this has been told what changed.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& telling : tellings_of(here.db, story.point.id, here.may(May::see_kept_from_worker))) {
        table.rows.push_back({{.text = telling.what_changed},
                              {.text = brief(telling.on_day), .classes = "heed-nowrap"},
                              {.text = names.of(telling.by)},
                              {.text = std::to_string(telling.told)},
                              {.text = std::to_string(telling.not_told)}});
    }
    return govuk::records(table);
}

Html signals_of(Here const& here, Story const& story) {
    constexpr int most = 10;
    auto const lines = store::rows<SignalLine>(
        here.db,
        "select id, kind, substr(said, 1, 200) as said, service, heard_on, kept_from_worker, stage from "
        "learning_point_signals"
        " join signals on signals.council = learning_point_signals.council and signals.id = signal"
        " where learning_point_signals.council = :council and learning_point = :point and kept_from_worker <= :kept"
        " order by signal desc limit :most",
        here.db.council(), story.point.id, here.may(May::see_kept_from_worker), most);
    govuk::Records table{.caption = "The signals taken in last",
                         .head = {{.text = "What was heard"}, {.text = "Kind"}, {.text = "Heard on"}},
                         .when_empty = "No signal has been taken in.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& line : lines) {
        table.rows.push_back({{.text = link(fmt::format("/signals/{}", line.id.number), shortened(line.said, 110))},
                              {.text = spoken(line.kind)},
                              {.text = brief(line.heard_on), .classes = "heed-nowrap"}});
    }
    return govuk::records(table);
}

Html link_for(Here const& here, May permission, Story const& story, std::string_view text, std::string_view place) {
    bool const open = story.point.standing != Standing::closed;
    return open && here.may(permission) ? button_link(text, path_of(story) + std::string(place)) : Html{};
}

}  // namespace

web::Response show_story(web::Request const&, Here& here, Id<LearningPoint> id) {
    auto const story = story_there(here.db, id);
    Names names(here.db);
    bool const changed = !change_now(story, here.today).empty();
    StoryView const view{govuk::back_link({.text = "Learning points", .href = "/learning-points"}),
                         fmt::format("Learning point {}", id.number),
                         story.point.sentence,
                         strip_of(story, here.today),
                         panels_of(story, here.today),
                         govuk::timeline({.events = line_of_time(here, story, names)}),
                         facts_of(here, story, names),
                         next_of(here, story),
                         is_weak_only(story)
                             ? govuk::warning_text({.text = "Every action so far is weak: it asks people to remember. "
                                                            "Add one that changes the work itself."})
                             : Html{},
                         actions_of(here, story, names),
                         link_for(here, May::write_learning, story, "Add an action", "/actions/new"),
                         shares_of(story),
                         link_for(here, May::write_learning, story, "Add a share", "/shares/new"),
                         proofs_of(here, story),
                         link_for(here, May::promise_proof, story, "Promise a proof", "/proofs/new"),
                         tellings_shown(here, story, names),
                         changed ? link_for(here, May::write_learning, story, "Tell people what changed", "/tell-back")
                                 : paragraph("When it is acted on, people can be told what changed."),
                         signals_of(here, story)};
    return people::show(here, shortened(story.point.sentence, 70), story_page(view));
}

}  // namespace heed::loop
