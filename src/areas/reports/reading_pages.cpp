// For everybody, without an account: published reports, "available to anyone who asks" (regulation 18).

#include <fmt/format.h>

#include "areas/reports/screens.hpp"
#include "kernel/failure.hpp"
#include "web/view.hpp"

namespace heed::reports {

namespace {

constexpr int most_listed = 50;

struct LibraryView {
    Html list;
};
BOOST_DESCRIBE_STRUCT(LibraryView, (), (list))
web::Template<LibraryView> const library_page{"areas/reports/views/annual_reports.html"};

Response show_library(Request const&, Here& here) {
    Html items;
    for (auto const& one : list_published(here.db, most_listed)) {
        items += govuk::element("li").holding(
            loop::link(public_path_of(one.id), title_of(one)) +
            web::escaped(fmt::format(", published on {}", spoken(*one.published_on))));
    }
    LibraryView const view{items.empty()
                               ? loop::paragraph("No report has been published here yet.")
                               : govuk::element("ul").classes("govuk-list govuk-list--spaced").holding(items)};
    return people::show_resident(here, "Our reports about complaints", library_page(view));
}

/// What was published; drafts and unknown numbers are answered alike.
Report published_there(Here const& here, Id<Report> id) {
    auto report = report_there(here.db, id);
    if (!report.published_on) {
        throw NotFound();
    }
    return report;
}

struct PublicView {
    Html back;
    std::string title;
    std::string published;
    Html notice;
    Html files;
    Html report;
    Html mark;
};
BOOST_DESCRIBE_STRUCT(PublicView, (), (back, title, published, notice, files, report, mark))
web::Template<PublicView> const public_page{"areas/reports/views/annual_report.html"};

Html notice_of(Here const& here, Report const& report) {
    if (report.withdrawn_on) {
        auto const withdrawal = withdrawal_of(here.db, report.id);
        return govuk::inset_text(
            {.text = fmt::format("This report was withdrawn on {}. {}", spoken(*report.withdrawn_on),
                                 withdrawal ? withdrawal->reason : "")});
    }
    if (report.replaced_by) {
        auto const words = web::escaped("There is a newer version of this report: ") +
                           loop::link(public_path_of(report.replaced_by), "read the newer version");
        return govuk::inset_text({.text = words});
    }
    return {};
}

Html links_to_files(Report const& report) {
    auto const path = public_path_of(report.id);
    auto const items = govuk::element("li").holding(loop::link(path + "/pdf", "The report as PDF, for printing")) +
                       govuk::element("li").holding(loop::link(path + "/spreadsheet", "The figures as spreadsheet"));
    return govuk::element("ul").classes("govuk-list heed-not-printed").holding(items);
}

Response show_public(Request const&, Here& here, Id<Report> id) {
    auto const report = published_there(here, id);
    PublicView view{govuk::back_link({.text = "All reports", .href = "/annual-reports"}),
                    title_of(report),
                    fmt::format("{}, published on {}", here.council.name, spoken(*report.published_on)),
                    notice_of(here, report),
                    {},
                    {},
                    {}};
    if (!report.withdrawn_on) {
        auto const text = text_of(here, report);
        view.files = links_to_files(report);
        view.report = as_page(parts_of(text));
        view.mark = govuk::element("p")
                        .classes("govuk-body-s")
                        .holding(fmt::format(
                            "This report has the mark {}. The mark changes when a figure or a word of it does.",
                            in_groups(text.hash)));
    }
    return people::show_resident(here, title_of(report), public_page(view));
}

Report to_keep(Here const& here, Id<Report> id) {
    auto report = published_there(here, id);
    if (report.withdrawn_on) {
        throw NotFound();
    }
    return report;
}

Response keep_pdf(Request const&, Here& here, Id<Report> id) {
    return pdf_to_keep(text_of(here, to_keep(here, id)), here.council.slug);
}

Response keep_spreadsheet(Request const&, Here& here, Id<Report> id) {
    return spreadsheet_to_keep(text_of(here, to_keep(here, id)), here.council.slug);
}

}  // namespace

void mount_reading(people::Site& at) {
    at.get("/annual-reports", may::anybody, show_library);
    at.get("/annual-reports/{id}", may::anybody, show_public);
    at.get("/annual-reports/{id}/pdf", may::anybody, keep_pdf);
    at.get("/annual-reports/{id}/spreadsheet", may::anybody, keep_spreadsheet);
}

}  // namespace heed::reports
