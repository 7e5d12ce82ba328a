// For staff: make a report, read it, take it away, write beside its figures.

#include <fmt/format.h>

#include "areas/reports/screens.hpp"
#include "kernel/text.hpp"
#include "loop/around_links.hpp"
#include "store/events.hpp"
#include "web/view.hpp"

namespace heed::reports {

namespace {

// ---- the list

struct ListView {
    Html begin;
    Html another;
    Html table;
    Html pages;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (begin, another, table, pages))
web::Template<ListView> const list_page{"areas/reports/views/reports.html"};

Html badge_of(Report const& report) {
    bool const stands = report.published_on && !report.withdrawn_on && !report.replaced_by;
    return govuk::badge({standing_of(report), stands                ? govuk::Standing::good
                                              : report.published_on ? govuk::Standing::neutral
                                                                    : govuk::Standing::waiting});
}

/// One press: the year that the law asks for, as a form with everything in it.
Html form_for_last_year(Here const& here) {
    auto const year = last_year(here.today);
    auto const fields = here.form_fields() + loop::hidden("serves", "both");
    Html days;
    for (auto const& field : loop::day_as_typed("first", year.first)) {
        days += loop::hidden(field.name, field.value);
    }
    for (auto const& field : loop::day_as_typed("last", year.last)) {
        days += loop::hidden(field.name, field.value);
    }
    auto const text = fmt::format("Make the report for the year to {}", spoken(year.last));
    return govuk::element("form")
        .with("method", "post")
        .with("action", "/reports/new")
        .holding(fields + days + govuk::button({.text = text, .prevent_double_click = true}));
}

Response show_list(Request const& request, Here& here) {
    auto const around = loop::around_asked(request);
    auto const page = loop::one_page(list_reports(here.db, around, loop::page_length + 1), around);
    auto const pages = loop::links_around("/reports", page, [](auto const& one) { return one.id.number; });
    govuk::Records table{
        .caption = "Reports",
        .head = {{.text = "Report"}, {.text = "Standing"}, {.text = "Made on"}, {.text = "Published on"}},
        .when_empty = "No report has been made yet.",
        .caption_classes = "govuk-visually-hidden"};
    for (auto const& one : page.lines) {
        table.rows.push_back({{.text = loop::link(path_of(one.id), title_of(one))},
                              {.text = badge_of(one)},
                              {.text = brief(one.made_on), .classes = "heed-nowrap"},
                              {.text = one.published_on ? brief(*one.published_on) : std::string("not published"),
                               .classes = "heed-nowrap"}});
    }
    auto more = loop::link("/reports/new", "Make a report about another period");
    if (here.may(may::oversee_complaints)) {
        more += Html{"<br>"} + loop::link("/reports/settings", "Small numbers in reports");
    }
    ListView const view{form_for_last_year(here), more, govuk::records(table), pages};
    return people::show(here, "Reports about complaints", list_page(view));
}

// ---- a new one

Response show_new(Here const& here, Typed const& typed) {
    loop::FormPage page{.title = "Make a report about complaints",
                        .back = "/reports",
                        .path = "/reports/new",
                        .button = "Make the report"};
    page.fields = govuk::lines(
        {loop::day_field(typed, {"first", "The first day", "For example, 1 4 2025"}),
         loop::day_field(typed, {"last", "The last day", "For example, 31 3 2026. It belongs to the period."}),
         loop::one_of(typed, {"serves", "What is it for?"}, loop::options_of<Serves>())});
    return loop::show_form(here, page, typed.problems);
}

Response show_new_form(Request const&, Here& here) {
    auto const year = last_year(here.today);
    Typed typed;
    typed.fields = loop::day_as_typed("first", year.first);
    auto const last = loop::day_as_typed("last", year.last);
    typed.fields.insert(typed.fields.end(), last.begin(), last.end());
    typed.fields.push_back({"serves", "both"});
    return show_new(here, typed);
}

Response make_report(Request const& request, Here& here) {
    web::Form const form(request);
    auto const report = begin({form.typed_day("first"), form.typed_day("last"), form.choice<Serves>("serves")},
                              here.today);
    if (!report) {
        return show_new(here, {request.form, report.error()});
    }
    return people::change(
        request, here, [&](store::Writing& db) { return web::see(path_of(add_report(db, *report, doing_now(here)))); });
}

// ---- one report

struct ReportView {
    Html back;
    std::string title;
    Html badge;
    Html standing;
    Html acts;
    Html files;
    Html report;
};
BOOST_DESCRIBE_STRUCT(ReportView, (), (back, title, badge, standing, acts, files, report))
web::Template<ReportView> const report_page{"areas/reports/views/report.html"};

Html acts_of(Here const& here, Report const& report) {
    auto const path = path_of(report.id);
    Html acts;
    if (!report.published_on) {
        acts += loop::button_link(report.final_on ? "Write the response" : "Write beside the figures", path + "/words");
    }
    if (!report.final_on) {
        acts += loop::button_link("Make it final", path + "/final");
    } else if (!report.published_on && here.may(may::publish_learning)) {
        acts += loop::button_link("Publish it", path + "/publish", true);
    }
    if (report.published_on && !report.withdrawn_on && here.may(may::publish_learning)) {
        acts += loop::button_link("Withdraw it", path + "/withdraw");
    }
    if (report.final_on && !report.replaced_by) {
        acts += loop::button_link("Make a new version", path + "/new-version");
    }
    return govuk::element("div").classes("govuk-button-group").holding(acts);
}

Html files_of(Here const& here, Report const& report) {
    auto const button = [&](std::string_view text, std::string_view format) {
        return govuk::button({.text = std::string(text),
                              .classes = "govuk-button--secondary",
                              .name = "format",
                              .value = std::string(format)});
    };
    auto const buttons = govuk::element("div")
                             .classes("govuk-button-group")
                             .holding(button("Download as PDF", "pdf") + button("Download as spreadsheet", "xlsx"));
    return govuk::element("form")
        .with("method", "post")
        .with("action", path_of(report.id) + "/keep")
        .holding(here.form_fields() + buttons);
}

Html standing_panel_of(Here const& here, Report const& report) {
    if (report.withdrawn_on) {
        auto const withdrawal = withdrawal_of(here.db, report.id);
        return govuk::standing_panel({govuk::Standing::neutral,
                                      fmt::format("Withdrawn on {}", spoken(*report.withdrawn_on)),
                                      withdrawal ? withdrawal->reason : ""});
    }
    if (report.published_on) {
        auto const says = Html{"<p class=\"govuk-body\">"} + web::escaped("Everybody can read it at ") +
                          loop::link(public_path_of(report.id), public_path_of(report.id)) + Html{"</p>"};
        return govuk::standing_panel(
            {govuk::Standing::good, fmt::format("Published on {}", spoken(*report.published_on)), says});
    }
    if (report.final_on) {
        return govuk::standing_panel({govuk::Standing::waiting, fmt::format("Final since {}", spoken(*report.final_on)),
                                      "Its figures are fixed. The governing body's response can still be written; "
                                      "then it can be published."});
    }
    auto const kept = here.may(may::see_kept_from_worker)
                          ? std::string("Every figure is counted anew each time that you open this page.")
                          : std::string("Every figure is counted anew each time that you open this page. What you may "
                                        "not see is not counted here, so the final numbers can be higher.");
    std::vector<std::string> lacks;
    for (auto const& one :
         why_not_final(report, words_of(here.db, report.id), here.may(may::see_kept_from_worker), here.today)) {
        lacks.push_back(one.says);
    }
    auto const before = lacks.empty() ? loop::paragraph("It can be made final.")
                                      : loop::paragraph("Before it can be made final:") + loop::bullets(lacks);
    return govuk::standing_panel({govuk::Standing::waiting, "Draft", loop::paragraph(kept) + before});
}

Response show_report(Request const&, Here& here, Id<Report> id) {
    auto const report = report_there(here.db, id);
    auto const text = text_of(here, report);
    ReportView const view{govuk::back_link({.text = "Reports", .href = "/reports"}),
                          title_of(report),
                          badge_of(report),
                          standing_panel_of(here, report),
                          acts_of(here, report),
                          files_of(here, report),
                          as_page(parts_of(text))};
    return people::show(here, title_of(report), report_page(view));
}

Response keep_file(Request const& request, Here& here, Id<Report> id) {
    auto const report = report_there(here.db, id);
    bool const as_pdf = web::Form(request).text("format") != "xlsx";
    auto const text = text_of(here, report);
    auto const make = [&] {
        return as_pdf ? pdf_to_keep(text, here.council.slug) : spreadsheet_to_keep(text, here.council.slug);
    };
    return people::change(
        request, here,
        [&](store::Writing& db) {
            auto file = make();
            store::note(db, {"report", id.number, "exported", as_pdf ? "as PDF" : "as spreadsheet", here.me().id.number,
                             here.now});
            return file;
        },
        make);
}

// ---- its words

bool is_asked_now(Report const& report, PassageRule const& rule) {
    bool const is_in_report = !rule.only_code || report.serves == Serves::both;
    return is_in_report && (!report.final_on || rule.passage == Passage::response);
}

Response show_words(Here const& here, Report const& report, Typed const& typed) {
    loop::FormPage page{.title = report.final_on ? "Write the response" : "Write beside the figures",
                        .back = path_of(report.id),
                        .path = path_of(report.id) + "/words",
                        .button = "Keep these words"};
    page.before = loop::paragraph(
        "Your own sentences, for councillors and for everybody. No single case, and no number that the report does not "
        "show. You can use **bold**, lists with - and headings with ##.");
    page.fields = loop::hidden("version", typed.text("version"));
    for (auto const& rule : passage_rules()) {
        if (is_asked_now(report, rule)) {
            auto const label = fmt::format("{}{}", rule.heading, rule.needed == Needed::never ? " (optional)" : "");
            auto const hint = rule.asked_by.empty() ? std::string(rule.hint)
                                                    : fmt::format("{}. {}", rule.asked_by, rule.hint);
            page.fields += loop::text_field(typed, {std::string(name_of(rule.passage)), label, hint}, 6);
        }
    }
    return loop::show_form(here, page, typed.problems);
}

Response show_words_form(Request const&, Here& here, Id<Report> id) {
    auto const report = unpublished_there(here, id);
    Typed typed{{{"version", std::to_string(report.version)}}, {}};
    for (auto const& one : words_of(here.db, id)) {
        typed.fields.push_back({std::string(name_of(one.passage)), one.text});
    }
    return show_words(here, report, typed);
}

Response keep_words(Request const& request, Here& here, Id<Report> id) {
    auto const report = unpublished_there(here, id);
    web::Form const form(request);
    std::vector<Words> typed;
    for (auto const& rule : passage_rules()) {
        if (is_asked_now(report, rule)) {
            typed.push_back({rule.passage, form.text(name_of(rule.passage))});
        }
    }
    auto const words = write_words(typed);
    if (!words) {
        return show_words(here, report, {request.form, words.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        write_words(db, report, *words, loop::id_in(form.text("version")), doing_now(here));
        return web::see(path_of(id));
    });
}

}  // namespace

void mount_making(people::Site& at) {
    at.menu(people::Section::shared, "Reports", "/reports", may::make_reports);
    at.get("/reports", may::make_reports, show_list);
    at.get("/reports/new", may::make_reports, show_new_form);
    at.post("/reports/new", may::make_reports, make_report);
    at.get("/reports/{id}", may::make_reports, show_report);
    at.post("/reports/{id}/keep", may::make_reports, keep_file);
    at.get("/reports/{id}/words", may::make_reports, show_words_form);
    at.post("/reports/{id}/words", may::make_reports, keep_words);
}

}  // namespace heed::reports
