#include "loop/before/seen_before_pages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/before/seen_before_parts.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

namespace {

constexpr std::size_t longest_compared = 4000;

struct SeenBeforeView {
    Html back;
    Html errors;
    std::string title;
    std::string text;
    std::string says;
    Html cards;
    bool asks = false;
    std::string path;
    Html form_fields;
    Html choices;
};
BOOST_DESCRIBE_STRUCT(SeenBeforeView, (), (back, errors, title, text, says, cards, asks, path, form_fields, choices))
web::Template<SeenBeforeView> const seen_before_page{"loop/views/seen_before.html"};

struct Compared {
    Said what;
    SaidText said;
    std::vector<SeenBefore> seen;
};

Compared compared(Here const& here, Said what) {
    auto const found = find_said(here, what);
    if (!found) {
        throw NotFound();
    }
    auto seen = seen_before(here, {found->text, what, found->day});
    std::erase_if(seen, [&](SeenBefore const& one) { return are_linked(here.db, what, one.what); });
    return {what, *found, std::move(seen)};
}

Html choices_of(Here const& here, Compared const& compared, Problems const& problems) {
    govuk::Checkboxes boxes;
    boxes.name = "same";
    boxes.fieldset = govuk::Fieldset{};
    boxes.fieldset->legend.text = "Which of them say the same?";
    boxes.fieldset->legend.classes = "govuk-fieldset__legend--m";
    boxes.error = web::error_of(problems, "same");
    for (auto const& one : compared.seen) {
        if (auto const found = find_said(here, one.what)) {
            govuk::Choice choice;
            choice.value = code_of(one.what);
            choice.text = shortened(found->text, 120);
            choice.hint = spoken_share_alike(one.likeness);
            boxes.items.push_back(std::move(choice));
        }
    }
    return govuk::checkboxes(boxes);
}

Html errors_of(Problems const& problems) {
    govuk::ErrorSummary summary;
    for (auto const& problem : problems) {
        summary.errors.push_back({.text = problem.says, .href = "#" + problem.field});
    }
    return problems.empty() ? Html{} : govuk::error_summary(summary);
}

Response show_compared(Here& here, Said what, Problems const& problems) {
    auto const found = compared(here, what);
    bool const alike = !found.seen.empty();
    SeenBeforeView const view{
        govuk::back_link(
            {.text = what.as == SaidAs::signal ? "The signal" : "The learning point", .href = path_of(what)}),
        errors_of(problems),
        "Was this said before?",
        found.said.text,
        alike ? "These are the most alike of what was said earlier. If one of them says the same, link it, so that "
                "what was tried then is read together with this."
              : "Nothing earlier is alike, or it is linked already.",
        cards_of(here, found.said.text, found.seen),
        alike,
        path_of(what) + "/seen-before",
        here.form_fields(),
        alike ? choices_of(here, found, problems) : Html{}};
    return people::show(here, view.title, seen_before_page(view), problems);
}

Doing doing_of(Here const& here) { return {here.today, here.now, here.me().id.number}; }

Response link_what_was_ticked(Request const& request, Here& here, Said what) {
    web::Form const form(request);
    auto const found = compared(here, what);
    auto const ticked = form.ticked("none") ? std::vector<std::string>{} : form.all("same");
    if (ticked.empty() && !form.ticked("none")) {
        return show_compared(here, what, {{"same", "Select what says the same, or say that none of these does"}});
    }
    return people::change(request, here, [&](store::Writing& db) {
        std::int64_t linked = 0;
        for (auto const& one : found.seen) {
            auto const earlier = find_said(here, one.what);
            if (earlier && std::ranges::find(ticked, code_of(one.what)) != ticked.end()) {
                linked += link_said(db, {what, found.said.day}, {one.what, earlier->day}, one.likeness, doing_of(here));
            }
        }
        note_look(db, what, linked, doing_of(here));
        return web::see(path_of(what) + (linked > 0 ? "#said-before" : ""));
    });
}

Response take_link_back(Request const& request, Here& here, Said what) {
    auto const other = said_in(web::Form(request).text("other"));
    if (!find_said(here, what) || !other) {
        throw NotFound();
    }
    return people::change(request, here, [&](store::Writing& db) {
        unlink_said(db, what, *other, doing_of(here));
        return web::see(path_of(what) + "#said-before");
    });
}

Response show_for_point(Request const&, Here& here, Id<LearningPoint> id) { return show_compared(here, said(id), {}); }
Response show_for_signal(Request const&, Here& here, Id<Signal> id) { return show_compared(here, said(id), {}); }
Response link_point(Request const& request, Here& here, Id<LearningPoint> id) {
    return link_what_was_ticked(request, here, said(id));
}
Response link_signal(Request const& request, Here& here, Id<Signal> id) {
    return link_what_was_ticked(request, here, said(id));
}
Response take_back_of_point(Request const& request, Here& here, Id<LearningPoint> id) {
    return take_link_back(request, here, said(id));
}
Response take_back_of_signal(Request const& request, Here& here, Id<Signal> id) {
    return take_link_back(request, here, said(id));
}

// ---- a text that is being written

struct LookUpView {
    Html field;
    std::string says;
    Html cards;
};
BOOST_DESCRIBE_STRUCT(LookUpView, (), (field, says, cards))
web::Template<LookUpView> const look_up_page{"loop/views/seen_before_look_up.html"};

Response look_up(Request const& request, Here& here) {
    auto const text = shortened(trimmed(request.asked("text")), longest_compared);
    auto const seen = text.empty() ? std::vector<SeenBefore>{} : seen_before(here, {text, std::nullopt, here.today});
    Typed const typed{{{"text", text}}, {}};
    LookUpView const view{
        text_field(typed,
                   {"text", "What is to be recommended or learned?",
                    "Heed compares it with every recommendation, finding and learning point that you may see. Leave "
                    "out names of people."},
                   4),
        text.empty()   ? ""
        : seen.empty() ? "Nothing that you may see is alike. That is no proof that nobody said it: in quite other "
                         "words it is not recognised."
                       : "The most alike first.",
        cards_of(here, text, seen)};
    return people::show(here, "Said before?", look_up_page(view));
}

}  // namespace

bool is_anything_alike(Here const& here, std::string const& text) {
    return !seen_before(here, {text, std::nullopt, here.today}).empty();
}

void mount_seen_before(people::Site& at) {
    at.menu(people::Section::learned, "Said before?", "/seen-before", may::see_learning);
    at.get("/seen-before", may::see_learning, look_up);
    at.get("/learning-points/{id}/seen-before", may::write_learning, show_for_point);
    at.post("/learning-points/{id}/seen-before", may::write_learning, link_point);
    at.post("/learning-points/{id}/said-before/remove", may::write_learning, take_back_of_point);
    at.get("/signals/{id}/seen-before", may::record_signals, show_for_signal);
    at.post("/signals/{id}/seen-before", may::record_signals, link_signal);
    at.post("/signals/{id}/said-before/remove", may::record_signals, take_back_of_signal);
}

}  // namespace heed::loop
