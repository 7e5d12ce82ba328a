#include "areas/complaints/intake/case_files.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/intake/telling.hpp"
#include "areas/complaints/staff_pages.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
using people::Here;
using people::Request;
using people::Response;

namespace {

struct LogView {
    web::Html problems;
    web::Html form_fields;
    web::Html fields;
    web::Html button;
};
BOOST_DESCRIBE_STRUCT(LogView, (), (problems, form_fields, fields, button))
web::Template<LogView> const log_page{"areas/complaints/views/log.html"};

Response show_log_form(Here const& here, Typed const& typed) {
    LogView const view{.problems = summary_of(typed.problems),
                       .form_fields = here.form_fields(),
                       .fields = logging_fields(typed, here.today),
                       .button = govuk::button({.text = "Put it on record", .prevent_double_click = true})};
    return people::show(here, "Log a call or a letter", log_page(view), typed.problems);
}

}  // namespace

Response show_log(Request const&, Here& here) { return show_log_form(here, untyped()); }

Response log_it(Request const& request, Here& here) {
    web::Form const form(request);
    auto typed = read_telling(form, {});
    auto const received = received_by_staff(typed.told, here.me().id.number, here.now);
    if (!received) {
        typed.problems.insert(typed.problems.end(), received.error().begin(), received.error().end());
    }
    auto const files = uploads_in(request, "file");
    if (!files) {
        typed.problems.insert(typed.problems.end(), files.error().begin(), files.error().end());
    }
    if (!typed.problems.empty()) {
        return show_log_form(here, {form, typed.problems});
    }
    auto const held = hold_files(here, *files);
    return keep_and_show_receipt(request, here, *received,
                                 [&](store::Writing& db, Id<Case> id) { attach_files(db, held, files_of_staff, id); });
}

}  // namespace heed::complaints
