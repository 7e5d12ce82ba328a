#include "areas/complaints/intake/suggestion_pages.hpp"

#include <fmt/format.h>

#include "areas/complaints/fields.hpp"
#include "areas/complaints/intake/suggestion_counts.hpp"
#include "kernel/failure.hpp"
#include "loop/parts.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
using people::Here;

namespace {

struct SuggestionsView {
    web::Html problems;
    web::Html whole;
    web::Html table;
    web::Html form_fields;
    web::Html fields;
    web::Html button;
};
BOOST_DESCRIBE_STRUCT(SuggestionsView, (), (problems, whole, table, form_fields, fields, button))
web::Template<SuggestionsView> const suggestions_page{"areas/complaints/views/suggestions.html"};

std::string path_of(Id<Suggestion> id) { return fmt::format("/suggestions/{}", id.number); }

web::Html whole_in_words(store::Reading const& db) {
    auto const all = counts_of(db, {});
    if (all.shown == 0) {
        return paragraph("Nobody has been shown help yet.");
    }
    return paragraph(fmt::format("Help was shown to {} people. It ended the matter, by their own word, for {}.",
                                 all.shown, share_in_words(all.answered, all.shown))) +
           paragraph(
               fmt::format("{} sent it all the same. {} left without an answer, and nobody knows why. {} are still "
                           "open. The range is the 95% interval (Wilson).",
                           all.sent, all.left, all.still_open()));
}

web::Html table_of(std::vector<Suggestion> const& all, store::Reading const& db) {
    govuk::Records table;
    table.caption = "How often each was shown, and what became of it";
    for (auto const* head : {"Help", "Shown", "Opened", "“This answered it”, of those shown", "Another one answered it",
                             "Sent all the same", "Left without an answer", "Still open"}) {
        table.head.push_back({.text = head});
    }
    for (auto const& one : all) {
        auto const counts = counts_of(db, one.id);
        auto const number = [](std::int64_t value) { return govuk::Cell{.text = fmt::format("{}", value)}; };
        auto const title = loop::link(path_of(one.id), one.title);
        table.rows.push_back({{.text = one.is_shown ? title : title + web::Html{" (not shown)"}},
                              number(counts.shown),
                              number(counts.opened),
                              {.text = share_in_words(counts.answered, counts.shown)},
                              number(counts.beside),
                              number(counts.sent),
                              number(counts.left),
                              number(counts.still_open())});
    }
    table.when_empty = "There is none yet.";
    return govuk::records(table);
}

web::Html fields_of(Typed const& typed, Suggestion const& kept) {
    return govuk::lines(
        {line_field(typed, {"title", "Title", "What the person can do: Get a copy of your care plan", kept.title}),
         text_field(typed, {"says", "What the person reads", "In plain words, for a reading age of nine.", kept.says},
                    5),
         line_field(typed, {"link", "Link (optional)", "It begins with https:// or with /", kept.link}),
         text_field(
             typed,
             {"shown_for", "Shown for these words, parted by commas",
              "Names of services too. Endings do not matter. Several words between two commas must all be there.",
              kept.shown_for},
             3)});
}

Suggestion read_suggestion(web::Form const& form) {
    Suggestion suggestion;
    suggestion.title = form.text("title");
    suggestion.says = form.text("says");
    suggestion.link = form.text("link");
    suggestion.shown_for = form.text("shown_for");
    suggestion.is_shown = form.text("is_shown") != "no";
    return suggestion;
}

web::Response show_all(Here const& here, Typed const& typed) {
    auto const all = suggestions(here.db);
    SuggestionsView const view{.problems = summary_of(typed.problems),
                               .whole = whole_in_words(here.db),
                               .table = table_of(all, here.db),
                               .form_fields = here.form_fields(),
                               .fields = fields_of(typed, {}),
                               .button = govuk::button({.text = "Add it", .prevent_double_click = true})};
    return people::show(here, "Help to suggest", suggestions_page(view), typed.problems);
}

Suggestion must_find_suggestion(Here const& here, Id<Suggestion> id) {
    auto found = find_suggestion(here.db, id);
    if (!found) {
        throw NotFound();
    }
    return *std::move(found);
}

web::Response show_one(Here const& here, Suggestion const& kept, Typed const& typed) {
    loop::FormPage page;
    page.title = kept.title;
    page.back = "/suggestions";
    page.path = path_of(kept.id);
    page.button = "Save";
    page.fields = fields_of(typed, kept) + one_of(typed, {"is_shown", "Is it shown?", "", kept.is_shown ? "yes" : "no"},
                                                  {{"yes", "Yes"}, {"no", "No"}}, true);
    return loop::show_form(here, page, typed.problems);
}

}  // namespace

web::Response list_suggestions(web::Request const&, Here& here) { return show_all(here, untyped()); }

web::Response add_suggestion(web::Request const& request, Here& here) {
    web::Form const form(request);
    auto suggestion = judged(read_suggestion(form));
    if (suggestion && suggestions(here.db).size() >= static_cast<std::size_t>(most_suggestions)) {
        suggestion = problem("title", fmt::format("There are {} already. Change one of them", most_suggestions));
    }
    if (!suggestion) {
        return show_all(here, {form, suggestion.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        keep_suggestion(db, *suggestion, here.me().id.number, here.now);
        return web::see("/suggestions");
    });
}

web::Response show_suggestion(web::Request const&, Here& here, Id<Suggestion> id) {
    return show_one(here, must_find_suggestion(here, id), untyped());
}

web::Response change_suggestion(web::Request const& request, Here& here, Id<Suggestion> id) {
    auto const kept = must_find_suggestion(here, id);
    web::Form const form(request);
    auto changed = judged(read_suggestion(form));
    if (!changed) {
        return show_one(here, kept, {form, changed.error()});
    }
    changed->id = id;
    return people::change(request, here, [&](store::Writing& db) {
        keep_suggestion(db, *changed, here.me().id.number, here.now);
        return web::see("/suggestions");
    });
}

}  // namespace heed::complaints
