// Writing: a draft from learning points, its boxes, its versions.

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "areas/briefings/prefill.hpp"
#include "areas/briefings/screens.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/themes/theme_store.hpp"
#include "store/rows.hpp"
#include "web/view.hpp"

namespace heed::briefings {

namespace {

constexpr int points_offered = 15;
constexpr std::size_t most_points = 10;

// ---- a new one

/// The learning points that were ticked and those that were typed by number, each once.
std::vector<std::string> points_typed(web::Form const& form) {
    auto numbers = form.all("point");
    auto const typed = form.text("other_points");
    for (auto const part : split(typed, ',')) {
        auto const number = trimmed(part);
        if (!number.empty() && std::ranges::find(numbers, number) == numbers.end()) {
            numbers.emplace_back(number);
        }
    }
    return numbers;
}

struct Begun {
    std::string title;
    std::vector<Id<LearningPoint>> points;
};

Outcome<Begun> begin(store::Reading const& db, web::Form const& form) {
    web::Checking checking;
    Begun begun{form.text("title"), {}};
    checking.expect_text(begun.title, "title", "Enter what the briefing is about", 120);
    auto const typed = points_typed(form);
    checking.expect(typed.size() <= most_points, "other_points",
                    fmt::format("A briefing is made from at most {} learning points", most_points));
    for (auto const& number : typed) {
        Id<LearningPoint> const id{loop::id_in(number)};
        bool const there = id && typed.size() <= most_points && loop::read_story(db, id).has_value();
        checking.expect(there, "other_points", fmt::format("There is no learning point {}", shortened(number, 20)));
        begun.points.push_back(id);
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    return begun;
}

Html points_field(Here const& here, Typed const& typed) {
    govuk::Checkboxes boxes{.name = "point",
                            .fieldset = govuk::Fieldset{.legend = {.text = "Which learning points is it about?",
                                                                   .classes = "govuk-fieldset__legend--s"}},
                            .hint = "The boxes begin with what is known of them. Without any, they begin empty.",
                            .values = web::Form(typed.fields).all("point"),
                            .classes = "govuk-checkboxes--small"};
    for (auto const& line : loop::list_learning_points(here.db, {}, points_offered)) {
        boxes.items.push_back(
            {.value = std::to_string(line.id.number), .text = fmt::format("{}: {}", line.id.number, line.sentence)});
    }
    auto const none = boxes.items.empty();
    return none ? Html{} : govuk::checkboxes(boxes);
}

Response show_new(Here& here, Typed const& typed) {
    loop::FormPage page{.title = "Write a briefing", .back = "/briefings", .path = "/briefings/new", .button = "Begin"};
    page.fields = govuk::lines(
        {loop::line_field(typed, {"title", "What is it about?", "For example, “When a carer is late”"}),
         points_field(here, typed),
         loop::line_field(typed, {"other_points", "Other learning points, by number (optional)",
                                  "Separated by commas, such as 12, 15", "govuk-input--width-10"})});
    return loop::show_form(here, page, typed.problems);
}

Response show_new_form(Request const& request, Here& here) {
    auto const point = loop::asked_id<LearningPoint>(request, "point");
    Typed typed;
    auto const story = point ? loop::read_story(here.db, point) : std::nullopt;
    if (story) {
        auto const theme = loop::find_theme(here.db, story->point.theme);
        auto const lines = loop::list_learning_points(here.db, {}, points_offered);
        bool const offered = std::ranges::find(lines, point, &loop::LearningLine::id) != lines.end();
        typed.fields = {{"title", theme ? theme->name : ""},
                        {offered ? "point" : "other_points", std::to_string(point.number)}};
    }
    return show_new(here, typed);
}

std::vector<Told> told_of(store::Reading const& db, std::vector<Id<LearningPoint>> const& points) {
    auto const figures = loop::signals_by_theme(db, false);
    std::vector<Told> told;
    for (auto const id : points) {
        auto story = loop::story_there(db, id);
        auto const theme = loop::find_theme(db, story.point.theme);
        auto const figure = std::ranges::find(figures, story.point.theme, &loop::ThemeFigure::theme);
        told.push_back({std::move(story), theme ? theme->name : "", theme ? theme->definition : "",
                        figure == figures.end() ? 0 : figure->signals});
    }
    return told;
}

Response begin_it(Request const& request, Here& here) {
    auto const draft = begin(here.db, web::Form(request));
    if (!draft) {
        return show_new(here, {request.form, draft.error()});
    }
    auto const its_template = template_now(here.db);
    auto const words = begun(its_template.boxes, draft->title, told_of(here.db, draft->points));
    auto const weight = weigh(words, read_budgets(here.db).words_a_minute);
    return people::change(request, here, [&](store::Writing& db) {
        return web::see(path_of(add_briefing(db, its_template.id, words, weight, draft->points, doing_now(here))) +
                        "/edit");
    });
}

// ---- its words

Html word_fields(Words const& boxes, Typed const& typed) {
    auto fields = loop::line_field(typed, {"title", "What is it about?"});
    for (auto const& box : boxes.boxes) {
        fields += loop::text_field(
            typed, {fmt::format("box-{}", box.place), fmt::format("{}. {}", box.place, box.title), box.hint}, 6);
    }
    return fields;
}

Html how_to_mark() {
    return govuk::details(
        {.summary = "How to write lists, bold words and links",
         .text = loop::bullets({"An empty line begins a new paragraph.",
                                "A line that begins with “- ” is an item of a list; “1. ” numbers it.",
                                "**Two stars** on both sides make words bold, *one star* makes them stand out.",
                                "[the words of a link](/learning-points/1) leads to a page of Heed, or to "
                                "https://… elsewhere."})});
}

/// What another version says that was written meanwhile.
Html written_meanwhile(Here const& here, Briefing const& briefing) {
    loop::Names names(here.db);
    auto const last = versions_of(here.db, briefing.id).front();
    return govuk::warning_text(
               {.text = fmt::format("{} wrote version {} while you were writing. Nothing of yours is lost: look at "
                                    "both, then keep yours or take from theirs.",
                                    names.of(last.by), last.version)}) +
           govuk::details({.summary = fmt::format("What version {} says", last.version),
                           .text = article_of(words_of(here.db, briefing, briefing.version)),
                           .open = true});
}

Response show_edit(Here& here, Briefing const& briefing, Words const& boxes, Typed const& typed, Html before = {}) {
    loop::FormPage page{.title = "Write the briefing",
                        .back = path_of(briefing.id),
                        .path = path_of(briefing.id) + "/edit",
                        .button = "Keep it and look at it"};
    page.before = std::move(before) +
                  loop::paragraph("Plain words and no case: nobody who draws on care, and nobody’s family, is named or "
                                  "described so that one could tell who it was.") +
                  how_to_mark();
    page.fields = word_fields(boxes, typed) + hidden("version", typed.text("version"));
    return loop::show_form(here, page, typed.problems);
}

Typed as_typed(Words const& words, std::int64_t version) {
    Typed typed;
    typed.fields = {{"title", words.title}, {"version", std::to_string(version)}};
    for (auto const& box : words.boxes) {
        typed.fields.push_back({fmt::format("box-{}", box.place), box.says});
    }
    return typed;
}

Response show_edit_form(Request const&, Here& here, Id<Briefing> id) {
    auto const briefing = briefing_for(here, id);
    auto const words = words_of(here.db, briefing, briefing.version);
    return show_edit(here, briefing, words, as_typed(words, briefing.version));
}

Words words_typed(Words boxes, web::Form const& form) {
    boxes.title = form.text("title");
    for (auto& box : boxes.boxes) {
        box.says = form.text(fmt::format("box-{}", box.place));
    }
    return boxes;
}

Response show_both(Here& here, Briefing const& briefing, Words const& boxes, Request const& request) {
    Typed typed{request.form, {}};
    std::erase_if(typed.fields, [](web::Field const& field) { return field.name == "version"; });
    typed.fields.push_back({"version", std::to_string(briefing.version)});
    auto response = show_edit(here, briefing, boxes, typed, written_meanwhile(here, briefing));
    return web::page(response.take_body(), 409);
}

Response keep_words(Request const& request, Here& here, Id<Briefing> id) {
    auto const briefing = briefing_for(here, id);
    web::Form const form(request);
    auto const boxes = words_of(here.db, briefing, briefing.version);
    auto const words = write_briefing(words_typed(boxes, form));
    if (!words) {
        return show_edit(here, briefing, boxes, {request.form, words.error()});
    }
    auto const seen = loop::id_in(form.text("version"));
    auto const weight = weigh(*words, read_budgets(here.db).words_a_minute);
    try {
        return people::change(request, here, [&](store::Writing& db) {
            write_version(db, id, *words, weight, seen, doing_now(here));
            return web::see(path_of(id));
        });
    } catch (Conflict const&) {
        return show_both(here, briefing, boxes, request);
    }
}

// ---- its versions

struct VersionView {
    Html back;
    std::string caption;
    std::string title;
    Html article;
};
BOOST_DESCRIBE_STRUCT(VersionView, (), (back, caption, title, article))
web::Template<VersionView> const version_page{"areas/briefings/views/version.html"};

Response show_version(Request const&, Here& here, Id<Briefing> id, Id<Version> version) {
    auto const briefing = briefing_for(here, id);
    auto const words = words_of(here.db, briefing, version.number);
    VersionView const view{govuk::back_link({.text = "The briefing", .href = path_of(id)}),
                           fmt::format("Version {} of {}", version.number, briefing.version), words.title,
                           article_of(words)};
    return people::show(here, fmt::format("Version {}: {}", version.number, words.title), version_page(view));
}

}  // namespace

void mount_writing(people::Site& at) {
    at.get("/briefings/new", may::write_briefings, show_new_form);
    at.post("/briefings/new", may::write_briefings, begin_it);
    at.get("/briefings/{id}/edit", may::write_briefings, show_edit_form);
    at.post("/briefings/{id}/edit", may::write_briefings, keep_words);
    at.get("/briefings/{id}/versions/{version}", may::write_briefings, show_version);
}

}  // namespace heed::briefings
