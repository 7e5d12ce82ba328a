#include "web/govuk/heed.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace heed::web::govuk {

namespace {

std::string_view word_of(StageState state) {
    constexpr std::array words{"to come", "now", "done", "late", "reopened"};
    return words[static_cast<std::size_t>(state)];
}

std::string_view class_word(StageState state) { return state == StageState::to_come ? "to-come" : word_of(state); }

std::string_view word_of(Standing standing) {
    constexpr std::array words{"neutral", "good", "waiting", "late", "reopened", "restricted"};
    return words[static_cast<std::size_t>(standing)];
}

Html paragraph_unless_markup(Words const& text) {
    return text.empty() || text.is_markup() ? text.html() : element("p").classes("govuk-body").holding(text);
}

Html stage_name(Stage const& stage, std::string_view name) {
    if (stage.href.empty()) {
        return element("span").classes("heed-stages__name").holding(name);
    }
    return element("a").classes("govuk-link heed-stages__name").with("href", stage.href).holding(name);
}

Html stage_step(Stage const& stage, std::string_view name) {
    auto const note = stage.note.empty() ? Html{} : element("span").classes("heed-stages__note").holding(stage.note);
    return element("li")
        .classes("heed-stages__step", fmt::format("heed-stages__step--{}", class_word(stage.state)))
        .with("aria-current", stage.state == StageState::now ? "step" : "")
        .holding(lines({element("span")
                            .classes("heed-stages__mark", fmt::format("heed-stages__mark--{}", class_word(stage.state)))
                            .with("aria-hidden", "true")
                            .holding(),
                        stage_name(stage, name),
                        element("span").classes("heed-stages__state").holding(word_of(stage.state)), note}));
}

/// The stage that somebody must look at: the late or reopened one, else the present one, else the last that is done.
std::size_t stage_that_counts(std::array<Stage, 6> const& stages) {
    for (auto const wanted : {StageState::late, StageState::reopened, StageState::now}) {
        auto const found = std::ranges::find(stages, wanted, &Stage::state);
        if (found != stages.end()) {
            return static_cast<std::size_t>(found - stages.begin());
        }
    }
    auto const done = std::ranges::count(stages, StageState::done, &Stage::state);
    return done == 0 ? 0 : static_cast<std::size_t>(done - 1);
}

Html small_strip(StageStrip const& options) {
    Html marks;
    for (auto const& stage : options.stages) {
        marks += element("span")
                     .classes("heed-stages__mark", fmt::format("heed-stages__mark--{}", class_word(stage.state)))
                     .holding();
    }
    auto const at = stage_that_counts(options.stages);
    return element("div")
        .classes("heed-stages-small")
        .holding(lines({element("span").classes("heed-stages-small__marks").with("aria-hidden", "true").holding(marks),
                        element("span")
                            .classes("heed-stages-small__words")
                            .holding(fmt::format("{}: {}", loop_stages[at], word_of(options.stages[at].state)))}));
}

}  // namespace

Html stage_strip(StageStrip const& options) {
    if (options.small) {
        return small_strip(options);
    }
    Html steps;
    for (std::size_t i = 0; i < options.stages.size(); ++i) {
        add_line(steps, stage_step(options.stages[i], loop_stages[i]));
    }
    return lines({element("p").classes("govuk-visually-hidden").holding(options.label),
                  element("ol").classes("heed-stages").holding(steps)});
}

std::array<Stage, 6> stages_up_to(std::size_t current, StageState state) {
    std::array<Stage, 6> stages{};
    for (std::size_t i = 0; i < stages.size(); ++i) {
        stages[i].state = i < current ? StageState::done : i == current ? state : StageState::to_come;
    }
    return stages;
}

Html badge(Badge const& options) {
    return element("span")
        .classes("heed-badge", fmt::format("heed-badge--{}", word_of(options.standing)))
        .holding(options.text);
}

namespace {

Html event_header(TimelineEvent const& event, int heading_level) {
    auto const title = element(fmt::format("h{}", heading_level)).classes("heed-timeline__title").holding(event.title);
    Html by;
    if (!event.by.empty()) {
        by = element("p").classes("heed-timeline__byline").holding(Html{"by "} + event.by.html());
    }
    return element("div").classes("heed-timeline__header").holding(lines({title, by}));
}

Html event_item(TimelineEvent const& event, int heading_level) {
    auto const when = element("p")
                          .classes("heed-timeline__date")
                          .holding(element("time").with("datetime", event.datetime).holding(event.when));
    Html body;
    if (!event.body.empty()) {
        body = element("div").classes("heed-timeline__description").holding(paragraph_unless_markup(event.body));
    }
    bool const plain = event.standing == Standing::neutral;
    return element("div")
        .classes("heed-timeline__item", plain ? "" : fmt::format("heed-timeline__item--{}", word_of(event.standing)))
        .holding(lines({event_header(event, heading_level), when, body}));
}

}  // namespace

Html timeline(Timeline const& options) {
    Html items;
    for (auto const& event : options.events) {
        add_line(items, event_item(event, options.heading_level));
    }
    return element("div").classes("heed-timeline").holding(items);
}

Html standing_panel(StandingPanel const& options) {
    auto const heading = element(fmt::format("h{}", options.heading_level))
                             .classes("govuk-heading-s heed-standing__title")
                             .holding(options.title);
    return element("div")
        .classes("heed-standing", fmt::format("heed-standing--{}", word_of(options.standing)))
        .holding(lines({heading, paragraph_unless_markup(options.text)}));
}

namespace {

/// What a person reads, for an attribute, which is escaped on its own.
std::string without_markup(Words const& words) {
    auto const& markup = words.html().text;
    std::string out;
    for (std::size_t at = 0; at < markup.size();) {
        if (markup[at] == '<') {
            at = std::min(markup.find('>', at), markup.size() - 1) + 1;
            continue;
        }
        constexpr std::array<std::pair<std::string_view, char>, 5> entities{
            {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
        auto const entity = std::ranges::find_if(
            entities, [&](auto const& one) { return std::string_view(markup).substr(at).starts_with(one.first); });
        out += entity == entities.end() ? markup[at] : entity->second;
        at += entity == entities.end() ? 1 : entity->first.size();
    }
    return out;
}

/// The first cell names the row and needs no label.
std::vector<Cell> labelled(std::vector<Cell> row, std::vector<Cell> const& head) {
    for (std::size_t i = 1; i < row.size(); ++i) {
        row[i].text = element("div").classes("heed-records__value").holding(row[i].text);
        if (i < head.size()) {
            row[i].format = row[i].format.empty() ? head[i].format : row[i].format;
            row[i].attributes.push_back({"data-label", without_markup(head[i].text)});
        }
    }
    return row;
}

}  // namespace

Html records(Records const& options) {
    if (options.rows.empty()) {
        return element("p").classes("govuk-body heed-nothing").holding(options.when_empty);
    }
    Table shown{.caption = options.caption,
                .caption_classes = options.caption_classes,
                .head = options.head,
                .first_cell_is_header = true,
                .classes = joined("heed-records", options.classes)};
    for (auto const& row : options.rows) {
        shown.rows.push_back(labelled(row, options.head));
    }
    return table(shown);
}

}  // namespace heed::web::govuk
