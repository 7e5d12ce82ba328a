// For staff: make a report final, publish it, withdraw it, make a new version of it.

#include "areas/reports/screens.hpp"
#include "kernel/failure.hpp"

namespace heed::reports {

namespace {

Response show_final(Here const& here, Report const& report, bool was_read, Problems const& problems) {
    loop::FormPage page{.title = "Make the report final",
                        .back = path_of(report.id),
                        .path = path_of(report.id) + "/final",
                        .button = "Make it final"};
    page.before = loop::paragraph("Its figures are fixed as they are now, with a mark by which everybody can tell that "
                                  "nothing was changed. What is corrected later needs a new version.");
    page.fields = govuk::checkboxes(
        {.name = "read",
         .error = web::error_of(problems, "read"),
         .values = was_read ? std::vector<std::string>{"yes"} : std::vector<std::string>{},
         .items = {
             {.value = "yes", .text = "I have read the whole report, and nobody can be recognised in its sentences"}}});
    return loop::show_form(here, page, problems);
}

Response show_final_form(Request const&, Here& here, Id<Report> id) {
    auto const report = report_there(here.db, id);
    if (report.final_on) {
        return web::see(path_of(id));
    }
    return show_final(here, report, false, {});
}

Response fix_figures(Request const& request, Here& here, Id<Report> id) {
    auto const report = report_there(here.db, id);
    bool const sees_all = here.may(may::see_kept_from_worker);
    auto problems = why_not_final(report, words_of(here.db, id), sees_all, here.today);
    bool const was_read = web::Form(request).ticked("read");
    if (!was_read) {
        problems.push_back({"read", "Read the whole report, and say that nobody can be recognised in it"});
    }
    if (!problems.empty() && !report.final_on) {
        return show_final(here, report, was_read, problems);
    }
    return people::change(request, here, [&](store::Writing& db) {
        auto const figures = figures_now(db, report, sees_all, here.today);
        make_final(db, report, figures, published_beside(db, report), doing_now(here));
        return web::see(path_of(id));
    });
}

Response show_publish(Here const& here, Report const& report, Problems const& problems) {
    loop::FormPage page{.title = "Publish the report",
                        .back = path_of(report.id),
                        .path = path_of(report.id) + "/publish",
                        .button = "Publish it"};
    page.before = loop::paragraph("Everybody can read and download it, without an account. What is published stays on "
                                  "record, also after it is withdrawn.");
    return loop::show_form(here, page, problems);
}

Response show_publish_form(Request const&, Here& here, Id<Report> id) {
    auto const report = unpublished_there(here, id);
    if (!report.final_on) {
        throw NotFound();
    }
    return show_publish(here, report, {});
}

Response publish_it(Request const& request, Here& here, Id<Report> id) {
    auto const report = report_there(here.db, id);
    if (!report.final_on) {
        throw NotFound();
    }
    auto const words = words_of(here.db, id);
    auto const now = listed(published_beside(here.db, report));
    auto const problems = why_not_published(report, words, copy_of(here.db, id)->beside, now);
    if (!problems.empty() && !report.published_on) {
        return show_publish(here, report, problems);
    }
    return people::change(request, here, [&](store::Writing& db) {
        if (listed(published_beside(db, report)) != now) {
            throw Conflict();
        }
        publish(db, report, words, doing_now(here));
        return web::see(path_of(id));
    });
}

Response show_withdraw(Here const& here, Report const& report, Typed const& typed) {
    loop::FormPage page{.title = "Withdraw the report",
                        .back = path_of(report.id),
                        .path = path_of(report.id) + "/withdraw",
                        .button = "Withdraw it"};
    page.fields = loop::text_field(
        typed, {"reason", "Why is it withdrawn?", "Everybody reads this in its place. Name nobody."}, 4);
    return loop::show_form(here, page, typed.problems);
}

Report standing_report(Here const& here, Id<Report> id) {
    auto report = report_there(here.db, id);
    if (!report.published_on || report.withdrawn_on) {
        throw NotFound();
    }
    return report;
}

Response show_withdraw_form(Request const&, Here& here, Id<Report> id) {
    return show_withdraw(here, standing_report(here, id), {});
}

Response withdraw_it(Request const& request, Here& here, Id<Report> id) {
    auto const report = standing_report(here, id);
    auto const reason = web::Form(request).text("reason");
    web::Checking checking;
    constexpr std::size_t longest_reason = 1000;
    checking.expect_text(reason, "reason", "Write why it is withdrawn", longest_reason);
    if (!checking.fine()) {
        return show_withdraw(here, report, {request.form, checking.problems().value()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        withdraw(db, report, reason, doing_now(here));
        return web::see(path_of(id));
    });
}

Response show_edition_form(Request const&, Here& here, Id<Report> id) {
    auto const report = report_there(here.db, id);
    if (!report.final_on) {
        throw NotFound();
    }
    loop::FormPage page{.title = "Make a new version",
                        .back = path_of(id),
                        .path = path_of(id) + "/new-version",
                        .button = "Make a new version"};
    page.before = loop::paragraph(
        "The figures are counted anew, and your sentences are taken over but for the response. "
        "This version stays as it is until the new one is published.");
    return loop::show_form(here, page, {});
}

Response make_edition(Request const& request, Here& here, Id<Report> id) {
    auto const report = report_there(here.db, id);
    return people::change(
        request, here, [&](store::Writing& db) { return web::see(path_of(add_edition(db, report, doing_now(here)))); });
}

}  // namespace

void mount_finishing(people::Site& at) {
    at.get("/reports/{id}/final", may::make_reports, show_final_form);
    at.post("/reports/{id}/final", may::make_reports, fix_figures);
    at.get("/reports/{id}/publish", may::publish_learning, show_publish_form);
    at.post("/reports/{id}/publish", may::publish_learning, publish_it);
    at.get("/reports/{id}/withdraw", may::publish_learning, show_withdraw_form);
    at.post("/reports/{id}/withdraw", may::publish_learning, withdraw_it);
    at.get("/reports/{id}/new-version", may::make_reports, show_edition_form);
    at.post("/reports/{id}/new-version", may::make_reports, make_edition);
}

}  // namespace heed::reports
