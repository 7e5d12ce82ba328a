#include "areas/complaints/intake/journey_parts.hpp"

#include <fmt/format.h>

#include "areas/complaints/intake/way_in_settings.hpp"
#include "areas/complaints/store.hpp"
#include "loop/parts.hpp"
#include "web/easy_read.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
using people::Here;

namespace {

struct WayInView {
    std::string classes;
    web::Html back;
    web::Html problems;
    web::Html picture;
    web::Html main;
};
BOOST_DESCRIBE_STRUCT(WayInView, (), (classes, back, problems, picture, main))
web::Template<WayInView> const way_in_page{"areas/complaints/views/way_in.html"};

}  // namespace

web::Response show_sent_before(Here const& here, Id<Case> id) {
    return show_way_in(here,
                       {.title = "You have sent this",
                        .main = govuk::element("h1").classes("govuk-heading-l").holding("You have sent this") +
                                paragraph(fmt::format("We have it. Your reference is {}.", reference_of(id))) +
                                govuk::element("p")
                                    .classes("govuk-body")
                                    .holding(loop::link("/follow", "Follow it with your reference and your secret"))});
}

int days_kept(store::Reading const& db) { return way_in_settings(db).days_kept; }

web::Response with_journey(web::Request const& request, Here& here,
                           std::function<web::Response(Journey&, web::Form const&)> const& go_on) {
    web::Form const form(request);
    auto const id = opened_by_pair(request, here, form);
    if (!id) {
        return show_come_back_form(
            here, form, {{"reference", "We did not find this. Check the reference and the secret, and try again"}});
    }
    auto draft = find_draft(here.db, *id);
    if (!draft) {
        return show_sent_before(here, *id);
    }
    Journey journey{*draft, fields_of(*draft), pair_in(form, *id)};
    return go_on(journey, form);
}

void keep(Here& here, Journey& journey) {
    journey.draft.answers = form_encoded(journey.answers);
    journey.draft.changed_at = here.now;
    journey.draft.forget_on = here.today + days_kept(here.db);
    store::housekeeping(here.store, here.council.id,
                        [&](store::Writing& db) { keep_draft(db, journey.draft, kept_secret(journey.pair.secret)); });
}

web::Html form_of(Here const& here, Journey const& journey, std::string_view action, web::Html const& body,
                  bool upload) {
    auto form = govuk::element("form").with("method", "post").with("action", action);
    if (upload) {
        form.with("enctype", "multipart/form-data");
    }
    form.flag("novalidate", true);
    return form.holding(here.form_fields() + pair_fields(journey.pair) + body);
}

web::Html link_button(std::string_view name, std::string_view value, std::string_view text, std::string_view unseen) {
    auto words = web::escaped(text);
    if (!unseen.empty()) {
        words += govuk::element("span").classes("govuk-visually-hidden").holding(fmt::format(" {}", unseen));
    }
    return govuk::element("button")
        .classes("heed-link-button")
        .with("type", "submit")
        .with("name", name)
        .with("value", value)
        .holding(words);
}

web::Html row_with_button(std::string_view key, web::Html const& value, web::Html const& button) {
    auto const row = govuk::element("dt").classes("govuk-summary-list__key").holding(key) +
                     govuk::element("dd").classes("govuk-summary-list__value").holding(value) +
                     govuk::element("dd").classes("govuk-summary-list__actions").holding(button);
    return govuk::element("div").classes("govuk-summary-list__row").holding(row);
}

web::Html list_of_rows(web::Html const& rows) {
    return govuk::element("dl").classes("govuk-summary-list").holding(rows);
}

web::Html back_form(Here const& here, Journey const& journey, std::string_view step, bool then_check) {
    auto const button = govuk::element("button")
                            .classes("govuk-back-link heed-link-button")
                            .with("type", "submit")
                            .with("name", "go")
                            .with("value", then_check ? "check" : "back")
                            .holding("Back");
    return form_of(here, journey, "/tell-us/question", loop::hidden("step", step) + button);
}

// The browser may keep these pages so that its own Back works: with no-store it would ask to send the form again. What is in
// them can be read by whoever has the draft's secret, and that stands in the page itself.
web::Response show_way_in(Here const& here, WayInPage const& page) {
    WayInView const view{.classes = page.easy ? "heed-easy" : "",
                         .back = page.back,
                         .problems = summary_of(page.problems),
                         .picture = page.easy && !page.picture.empty() ? web::easy_picture(page.picture) : web::Html{},
                         .main = page.main};
    auto response = people::show_resident(here, page.title, way_in_page(view), page.problems);
    response.set("cache-control", "private, no-cache");
    return response;
}

web::Response show_question(Here& here, Journey const& journey, QuestionToShow const& asked) {
    auto const& question = asked.question;
    if (question.asks == Asks::files) {
        return show_files_question(here, journey, {}, asked.then_check);
    }
    if (question.asks == Asks::help) {
        return show_help_question(here, journey, help_for(here.db, journey));
    }
    bool const easy = journey.draft.easy;
    Typed const typed{web::Form(asked.problems.empty() ? journey.answers : asked.typed), asked.problems};
    auto const body = loop::hidden("step", question.step) +
                      (asked.then_check ? loop::hidden("then", "check") : web::Html{}) + shown(question, easy, typed) +
                      govuk::element("div")
                          .classes("govuk-button-group")
                          .holding(govuk::button({.text = "Continue"}) +
                                   govuk::button({.text = "Save and come back later",
                                                  .classes = "govuk-button--secondary",
                                                  .name = "go",
                                                  .value = "save"}));
    return show_way_in(here, {.title = std::string(question.title.in(easy)),
                              .back = back_form(here, journey, question.step, asked.then_check),
                              .main = form_of(here, journey, "/tell-us/question", body),
                              .problems = asked.problems,
                              .easy = easy,
                              .picture = question.picture});
}

web::Response show_next(Here& here, Journey const& journey, std::string_view step) {
    auto const* next = question_after(journey.draft.kind, journey.form(), step);
    if (next != nullptr && next->asks == Asks::help && help_for(here.db, journey).empty()) {
        next = question_after(journey.draft.kind, journey.form(), next->step);
    }
    return next == nullptr ? show_check(here, journey) : show_question(here, journey, {.question = *next});
}

}  // namespace heed::complaints
