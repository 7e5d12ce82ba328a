// The list of learning points, a new one, and a change of its wording.

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/before/seen_before_pages.hpp"
#include "loop/heard/signal_draft.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/learning/act_parts.hpp"
#include "loop/learning/learning_asked.hpp"
#include "loop/learning/story_page.hpp"
#include "loop/pages.hpp"
#include "loop/picture/export.hpp"
#include "loop/register/register.hpp"
#include "loop/register/testable_fields.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

std::string_view spoken(Standing standing) {
    constexpr std::array<std::string_view, 3> words{"Being worked on or embedded", "Reopened", "Closed without proof"};
    return words[static_cast<std::size_t>(standing)];
}

// ---- the list

Html filters_of(Request const& request, std::vector<Service> const& known) {
    Typed const typed{learning_query(request), {}};
    std::vector<Option> stages;
    for (auto const stage : {Stage::learned, Stage::acted_on, Stage::shared, Stage::proved}) {
        stages.push_back({std::string(name_of(stage)), std::string(spoken(stage))});
    }
    std::vector<Option> standings;
    for_each_value<Standing>([&](Standing standing) {
        standings.push_back({std::string(name_of(standing)), std::string(spoken(standing))});
    });
    return govuk::lines({pick_from(typed, {"stage", "Stage"}, stages, "Every stage"),
                         pick_from(typed, {"standing", "Standing"}, standings, "However it stands"),
                         pick_from(typed, {"late", "Late"}, {{"yes", "Only what is late"}}, "Late or not"),
                         pick_from(typed, {"service", "Service"}, services_as_options(known), "Every service"),
                         pick_from(typed, {"mine", "Owner"}, {{"yes", "Only mine"}}, "Everybody’s"),
                         govuk::button({.text = "Filter", .classes = "govuk-button--secondary"})});
}

Html standing_shown(LearningLine const& line, Day today) {
    if (line.standing == Standing::reopened) {
        return govuk::badge({"Reopened", govuk::Standing::reopened});
    }
    if (line.standing == Standing::closed) {
        return govuk::badge({"Closed", govuk::Standing::restricted});
    }
    if (line.next_due && *line.next_due < today) {
        return govuk::badge({counted(today - *line.next_due, "day late", "days late"), govuk::Standing::late});
    }
    return line.stage == Stage::proved ? govuk::badge({"Embedded", govuk::Standing::good}) : Html{};
}

Html table_of(std::vector<LearningLine> const& lines, std::vector<Service> const& known, Here const& here) {
    Names names(here.db);
    govuk::Records table{.caption = "Learning points, the one made last first",
                         .head = {{.text = "Learning point"},
                                  {.text = "Service"},
                                  {.text = "Owner"},
                                  {.text = "Stage"},
                                  {.text = "Stands"},
                                  {.text = "Next due"}},
                         .when_empty = "No learning point fits. Take a filter away, or write one from a theme.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& line : lines) {
        table.rows.push_back({{.text = link(path_of(line.id), line.sentence)},
                              {.text = service_name(known, line.service, "Every service")},
                              {.text = names.of(line.owner.number)},
                              {.text = spoken(line.stage)},
                              {.text = standing_shown(line, here.today)},
                              {.text = line.next_due ? brief(*line.next_due) : "", .classes = "heed-nowrap"}});
    }
    return govuk::records(table);
}

struct ListView {
    std::string count;
    Html write;
    Html filters;
    Html table;
    Html pages;
    Html keep;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (count, write, filters, table, pages, keep))
web::Template<ListView> const list_page{"loop/views/learning_points.html"};

/// What the picture narrowed the list to.
Html kept_aspect(Request const& request) {
    std::vector<web::Field> fields;
    for (auto const name : aspect_fields) {
        fields.push_back({std::string(name), std::string(request.asked(name))});
    }
    return kept_filter(in_words(aspect_asked_for(request)), fields, "/learning-points");
}

Response list(Request const& request, Here& here) {
    auto const filter = learning_asked_for(request, here);
    auto const found = one_page(list_learning_points(here.db, filter, page_length + 1), filter);
    auto const known = services(here.db);
    auto const links = found.lines.empty()
                           ? Html{}
                           : page_links("/learning-points", query_of(learning_query(request)),
                                        std::to_string(found.lines.front().id.number),
                                        std::to_string(found.lines.back().id.number), found.has_newer, found.has_older);
    ListView const view{
        spoken_count(count_learning_points(here.db, filter)) + ", the one made last first.",
        (here.may(May::write_learning) ? button_link("Write a learning point", "/learning-points/new", true) : Html{}) +
            paragraph(link("/register", "The register: where each comes from, and what was decided")),
        kept_aspect(request) + filters_of(request, known),
        table_of(found.lines, known, here),
        links,
        export_form(here, "/learning-points/export", learning_query(request))};
    return people::show(here, "Learning points", list_page(view));
}

// ---- a new one, and a change of its wording

/// What makes the sentence untestable.
Html doubts_about(Typed const& typed) {
    auto const doubts = why_not_testable(typed.text("sentence"));
    bool const was_refused = !typed.error("sentence").empty() && !typed.text("sentence").empty();
    return doubts.empty() || !was_refused ? Html{} : govuk::inset_text({.text = bullets(doubts)});
}

Html wording_fields(Here const& here, Typed const& typed) {
    return govuk::lines(
        {text_field(typed,
                    {"sentence", "What would we do differently?",
                     "One sentence that somebody could test, such as “Every late visit is phoned through to the person "
                     "within 30 minutes”"},
                    3),
         doubts_about(typed), keep_it_anyway(typed, false),
         pick_from(typed, {"service", "In which service?"}, services_as_options(services(here.db)), "Every service"),
         pick_from(typed, {"owner", "Who owns it?"}, members_as_options(here.db), "Select a person"),
         heading("How it can be tested"),
         paragraph("All of this may wait until a proof is promised, which says the same. Until then the register says "
                   "that it cannot be tested yet."),
         testable_fields(typed)});
}

/// The wording with its testable form. What was begun of the form is judged; one that nobody began may wait.
struct Worded {
    LearningPoint point;
    TestableForm form;
};
Outcome<Worded> worded(LearningDraft const& draft, web::Form const& form) {
    auto const point = learn(draft);
    auto const fields = testable_draft(form);
    auto const tested = testable_form(fields, draft.sentence, draft.keep_as_it_is || !is_begun(fields));
    if (point && tested) {
        return Worded{*point, *tested};
    }
    auto problems = point ? Problems{} : point.error();
    if (!tested) {
        problems.insert(problems.end(), tested.error().begin(), tested.error().end());
    }
    return tl::make_unexpected(problems);
}

LearningDraft draft_from(Here const& here, Request const& request, Id<Theme> theme) {
    web::Form const form(request);
    return {form.text("sentence"), theme.number, service_chosen(here.db, form), member_chosen(here.db, form, "owner"),
            form.ticked("keep_as_it_is")};
}

Response show_new(Here& here, Typed const& typed) {
    FormPage page{.title = "Write a learning point",
                  .back = "/learning-points",
                  .path = "/learning-points/new",
                  .button = "Write it down"};
    page.before = paragraph(
        "What we now know that we should do differently. Every signal of its theme in its service is taken in.");
    page.fields = govuk::lines({pick_from(typed, {"theme", "Which theme is it about?"},
                                          themes_as_options(list_themes(here.db)), "Select a theme"),
                                wording_fields(here, typed), hidden("signal", typed.text("signal"))});
    return show_form(here, page, typed.problems);
}

Response show_new_form(Request const& request, Here& here) {
    Typed typed{{{"owner", std::to_string(here.me().id.number)},
                 {"theme", std::string(request.asked("theme"))},
                 {"service", std::string(request.asked("service"))}},
                {}};
    auto const signal = find_signal(here.db, asked_id<Signal>(request, "signal"), here.may(May::see_kept_from_worker));
    if (signal) {
        auto const themes = themes_of(here.db, signal->id);
        typed.fields = {{"signal", std::to_string(signal->id.number)},
                        {"service", std::to_string(signal->service.number)},
                        {"theme", themes.empty() ? "" : std::to_string(themes.front().id.number)},
                        {"owner", std::to_string(here.me().id.number)}};
    }
    return show_new(here, typed);
}

Response write_it(Request const& request, Here& here) {
    web::Form const form(request);
    Id<Theme> const theme{id_in(form.text("theme"))};
    auto const made = worded(draft_from(here, request, find_theme(here.db, theme) ? theme : Id<Theme>{}), form);
    if (!made) {
        return show_new(here, {request.form, made.error()});
    }
    auto const signal = find_signal(here.db, {id_in(form.text("signal"))}, here.may(May::see_kept_from_worker));
    bool const alike = is_anything_alike(here, made->point.sentence);
    return people::change(request, here, [&](store::Writing& db) {
        std::vector<Id<Signal>> signals;
        if (signal) {
            signals.push_back(signal->id);
        }
        auto const id = add_learning_point(db, made->point, signals, doing_now(here), made->form);
        return web::see(path_of(id) + (alike ? "/seen-before" : ""));
    });
}

Response show_edit(Here& here, Story const& story, Typed const& typed, Html before = {}) {
    FormPage page{.title = "Change the wording",
                  .back = path_of(story.point.id),
                  .path = path_of(story.point.id) + "/edit",
                  .button = "Change it"};
    page.before = std::move(before);
    page.fields = wording_fields(here, typed) + hidden("version", typed.text("version"));
    return show_form(here, page, typed.problems);
}

Typed as_typed(Story const& story) {
    auto const& point = story.point;
    auto fields = as_typed(story.form);
    fields.push_back({"sentence", point.sentence});
    fields.push_back({"service", std::to_string(point.service.number)});
    fields.push_back({"owner", std::to_string(point.owner.number)});
    fields.push_back({"version", std::to_string(point.version)});
    return {std::move(fields), {}};
}

Response show_edit_form(Request const&, Here& here, Id<LearningPoint> id) {
    auto const story = story_there(here.db, id);
    return show_edit(here, story, as_typed(story));
}

/// Somebody was faster: both versions, and a form that starts from what was typed and knows the new version. 409.
Response show_both(Here& here, Story const& story, Request const& request) {
    Names names(here.db);
    auto const last = wordings_of(here.db, story.point.id).back();
    govuk::SummaryList both;
    both.rows.push_back({.key = "What it says now", .value = story.point.sentence});
    both.rows.push_back(
        {.key = "Changed by", .value = fmt::format("{}, {}", names.of(last.by), heed::spoken(last.at))});
    both.rows.push_back({.key = "What you typed", .value = web::Form(request).text("sentence")});
    Typed typed{request.form, {}};
    std::erase_if(typed.fields, [](web::Field const& field) { return field.name == "version"; });
    typed.fields.push_back({"version", std::to_string(story.point.version)});
    auto before = govuk::warning_text({.text = "Somebody else changed this while you were writing. Nothing of yours is "
                                               "lost: look at both, then change it again."});
    auto response = show_edit(here, story, typed, before + govuk::summary_list(both));
    return web::page(response.take_body(), 409);
}

Response edit_it(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const story = story_there(here.db, id);
    auto const version = id_in(web::Form(request).text("version"));
    if (version != story.point.version) {
        return show_both(here, story, request);
    }
    auto const made = worded(draft_from(here, request, story.point.theme), web::Form(request));
    if (!made) {
        return show_edit(here, story, {request.form, made.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        reword(db, id, made->point, made->form, version, doing_now(here));
        return web::see(path_of(id));
    });
}

}  // namespace

void mount_learning_points(people::Site& at) {
    at.get("/learning-points", may::see_learning, list);
    at.get("/learning-points/new", may::write_learning, show_new_form);
    at.post("/learning-points/new", may::write_learning, write_it);
    at.get("/learning-points/{id}", may::see_learning, show_story);
    at.get("/learning-points/{id}/edit", may::write_learning, show_edit_form);
    at.post("/learning-points/{id}/edit", may::write_learning, edit_it);
}

}  // namespace heed::loop
