// What the council sets: the boxes of a briefing, and how much reading each role is sent in a month.

#include <algorithm>

#include <fmt/format.h>

#include "areas/briefings/screens.hpp"
#include "kernel/text.hpp"
#include "web/view.hpp"

namespace heed::briefings {

namespace {

constexpr std::size_t rows_offered = most_boxes + 2;

// ---- the boxes

std::string numbered(std::string_view name, std::size_t number) { return fmt::format("{}-{}", name, number); }

Html box_fields(Typed const& typed, std::size_t number) {
    auto const name = typed.text(numbered("title", number));
    auto const legend = name.empty() ? fmt::format("A further box") : fmt::format("Box {}: {}", number, name);
    auto const fields = govuk::lines(
        {loop::number_field(typed, {numbered("place", number), "Place"}),
         loop::line_field(typed, {numbered("title", number), "Name"}),
         loop::line_field(typed, {numbered("hint", number), "Hint for who writes (optional)"}),
         loop::pick_from(typed, {numbered("begins_with", number), "Begins with"}, loop::options_of<BeginsWith>(),
                         "Nothing")});
    return govuk::fieldset({.legend = {.text = legend, .classes = "govuk-fieldset__legend--m"}, .html = fields});
}

Response show_boxes(Here& here, Typed const& typed, std::size_t rows) {
    loop::FormPage page{.title = "The boxes of a briefing",
                        .back = "/briefings",
                        .path = "/briefings/template",
                        .button = "Use these boxes from now on"};
    page.before = loop::paragraph(
        "Change a name, change the place to put a box elsewhere, empty a name to take the box "
        "out. Briefings that were begun before keep the boxes they were written with.");
    for (std::size_t number = 1; number <= rows; ++number) {
        page.fields += box_fields(typed, number);
    }
    page.fields += hidden("rows", std::to_string(rows));
    return loop::show_form(here, page, typed.problems);
}

Response show_boxes_form(Request const&, Here& here) {
    auto const now = template_now(here.db);
    Typed typed;
    for (std::size_t i = 0; i < now.boxes.size(); ++i) {
        auto const& box = now.boxes[i];
        typed.fields.push_back({numbered("place", i + 1), std::to_string(box.place)});
        typed.fields.push_back({numbered("title", i + 1), box.title});
        typed.fields.push_back({numbered("hint", i + 1), box.hint});
        typed.fields.push_back({numbered("begins_with", i + 1), std::string(name_of(box.begins_with))});
    }
    return show_boxes(here, typed, std::min(now.boxes.size() + 2, rows_offered));
}

Response keep_boxes(Request const& request, Here& here) {
    web::Form const form(request);
    auto const rows = static_cast<std::size_t>(
        std::clamp(form.number("rows").value_or(static_cast<int>(rows_offered)), 1, static_cast<int>(rows_offered)));
    std::vector<TemplateBoxDraft> drafts;
    for (std::size_t number = 1; number <= rows; ++number) {
        drafts.push_back({form.text(numbered("place", number)), form.text(numbered("title", number)),
                          form.text(numbered("hint", number)),
                          form.choice<BeginsWith>(numbered("begins_with", number))});
    }
    auto const boxes = template_of(drafts);
    if (!boxes) {
        return show_boxes(here, {request.form, boxes.error()}, rows);
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_template(db, *boxes, doing_now(here));
        return web::see("/briefings/template");
    });
}

// ---- the budget

Response show_budgets(Here& here, Typed const& typed) {
    loop::FormPage page{
        .title = "Reading budget", .back = "/briefings", .path = "/briefings/budget", .button = "Keep these figures"};
    page.before = loop::paragraph("How many minutes of briefings somebody with each role is sent in a month at most. "
                                  "Who sends more is warned before, and gives a reason.");
    page.fields = loop::number_field(
        typed, {"words_a_minute", "How many words are read in a minute?",
                "Adults read about 238 words of English non-fiction a minute in silence (Brysbaert, 2019), and many "
                "read more slowly. A council begins with 200."});
    for (auto const& [role, minutes] : budgets_to_begin_with().minutes) {
        auto name = people::spoken(role);
        name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
        page.fields += loop::number_field(typed, {fmt::format("minutes-{}", name_of(role)), name,
                                                  fmt::format("Minutes a month; a council begins with {}", minutes)});
    }
    return loop::show_form(here, page, typed.problems);
}

Response show_budgets_form(Request const&, Here& here) {
    auto const budgets = read_budgets(here.db);
    Typed typed;
    typed.fields.push_back({"words_a_minute", std::to_string(budgets.words_a_minute)});
    for (auto const& [role, minutes] : budgets.minutes) {
        typed.fields.push_back({fmt::format("minutes-{}", name_of(role)), std::to_string(minutes)});
    }
    return show_budgets(here, typed);
}

Response keep_budgets(Request const& request, Here& here) {
    web::Form const form(request);
    BudgetsDraft draft{form.text("words_a_minute"), {}};
    for (auto const& [role, minutes] : budgets_to_begin_with().minutes) {
        draft.minutes[role] = form.text(fmt::format("minutes-{}", name_of(role)));
    }
    auto const budgets = budgets_of(draft);
    if (!budgets) {
        return show_budgets(here, {request.form, budgets.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        set_budgets(db, *budgets, here.now, here.me().id.number);
        return web::see("/briefings/budget");
    });
}

}  // namespace

void mount_settings(people::Site& at) {
    at.get("/briefings/template", may::write_briefings, show_boxes_form);
    at.post("/briefings/template", may::write_briefings, keep_boxes);
    at.get("/briefings/budget", may::write_briefings, show_budgets_form);
    at.post("/briefings/budget", may::write_briefings, keep_budgets);
}

}  // namespace heed::briefings
