#include "loop/learning/story_page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/before/seen_before_parts.hpp"
#include "loop/learning/story_parts.hpp"

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
    Html words;
    Html decisions;
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
    Html said_before;
};
BOOST_DESCRIBE_STRUCT(StoryView, (),
                      (back, caption, sentence, strip, panels, words, decisions, timeline, facts, next, weak, actions,
                       add_action, shares, add_share, proofs, add_proof, tellings, tell, signals, said_before))
web::Template<StoryView> const story_page{"loop/views/learning_point.html"};

std::string acted_on_note(Story const& story) {
    auto const done = std::ranges::count_if(story.actions,
                                            [](ActionTold const& told) { return told.done.has_value(); });
    auto const given_up = std::ranges::count_if(story.actions,
                                                [](ActionTold const& told) { return told.given_up.has_value(); });
    auto const planned = static_cast<std::ptrdiff_t>(story.actions.size()) - given_up;
    return planned == 0 ? std::string("no action yet") : fmt::format("{} of {} done", done, planned);
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
    if (story.point.decision == Decision::waiting) {
        return govuk::standing_panel(
            {govuk::Standing::waiting, "Waits for a decision",
             fmt::format("It is to be accepted, adapted or rejected by {}.", spoken(story.origin->decide_by))});
    }
    if (story.point.decision == Decision::rejected) {
        return govuk::standing_panel({govuk::Standing::restricted,
                                      fmt::format("Rejected on {}", spoken(story.decisions.back().decided_on)),
                                      story.decisions.back().reason});
    }
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
    facts.rows.push_back({.key = "Comes from", .value = spoken(story.point.origin)});
    facts.rows.push_back(
        {.key = "Wording",
         .value = link(path_of(story.point.id) + "/versions", counted(story.point.version, "version", "versions"))});
    return govuk::summary_list(facts);
}

/// What one may do about it as a whole.
Html next_of(Here const& here, Story const& story) {
    if (!here.may(May::write_learning)) {
        return {};
    }
    auto links = button_link("Change the wording", path_of(story.point.id) + "/edit");
    if (story.point.decision == Decision::waiting || story.point.decision == Decision::rejected) {
        return govuk::element("div").classes("govuk-button-group").holding(links);
    }
    bool const is_finished = story.point.stage == Stage::proved || story.point.standing == Standing::closed;
    links += is_finished ? button_link("Reopen it", path_of(story.point.id) + "/reopen")
                         : button_link("Close without proof", path_of(story.point.id) + "/close");
    return govuk::element("div").classes("govuk-button-group").holding(links);
}

Html link_for(Here const& here, May permission, Story const& story, std::string_view text, std::string_view place) {
    bool const open = story.point.standing != Standing::closed && story.point.decision != Decision::waiting;
    return open && here.may(permission) ? button_link(text, path_of(story.point.id) + std::string(place)) : Html{};
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
                         source_corrections_shown(here, story, names) + panels_of(story, here.today),
                         words_of(story),
                         decisions_shown(here, story, names),
                         govuk::timeline({.events = line_of_time(here, story, names)}),
                         facts_of(here, story, names),
                         next_of(here, story),
                         is_weak_only(story)
                             ? govuk::warning_text({.text = "Every action so far is weak: it asks people to remember. "
                                                            "Add one that changes the work itself."})
                             : Html{},
                         actions_of(here, story, names),
                         link_for(here, May::write_learning, story, "Add an action", "/actions/new"),
                         shares_of(here, story),
                         link_for(here, May::write_learning, story, "Add a share", "/shares/new"),
                         proofs_of(here, story, names),
                         link_for(here, May::promise_proof, story, "Promise a proof", "/proofs/new"),
                         tellings_shown(here, story, names),
                         changed ? link_for(here, May::write_learning, story, "Tell people what changed", "/tell-back")
                                 : paragraph("When it is acted on, people can be told what changed."),
                         signals_of(here, story),
                         said_before_section(here, said(id), here.may(May::write_learning))};
    return people::show(here, shortened(story.point.sentence, 70), story_page(view));
}

}  // namespace heed::loop
