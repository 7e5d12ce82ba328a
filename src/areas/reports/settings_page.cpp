// What a council sets for its reports: below which number people are not shown.

#include <fmt/format.h>

#include "areas/reports/screens.hpp"
#include "people/settings.hpp"
#include "store/events.hpp"

namespace heed::reports {

namespace {

Response show_settings(Here const& here, Typed const& typed) {
    loop::FormPage page{
        .title = "Small numbers in reports", .back = "/reports", .path = "/reports/settings", .button = "Keep it"};
    page.before = loop::paragraph(
        "A number of people below this is not shown, and neither is another from which it could "
        "be worked out. What was made final stays as it is.");
    page.fields = loop::number_field(typed, {"fewest", "The smallest number of people that is shown",
                                             "From 2 to 100. Many councils take 5.", "govuk-input--width-3"});
    return loop::show_form(here, page, typed.problems);
}

Response show_settings_form(Request const&, Here& here) {
    return show_settings(here, {{{"fewest", std::to_string(fewest_shown(here.db))}}, {}});
}

Response keep_settings(Request const& request, Here& here) {
    auto const fewest = web::Form(request).number("fewest");
    if (!fewest || *fewest < least_fewest || *fewest > most_fewest) {
        return show_settings(
            here, {request.form, {{"fewest", fmt::format("Enter a number from {} to {}", least_fewest, most_fewest)}}});
    }
    return people::change(request, here, [&](store::Writing& db) {
        people::set_setting(db, "report_fewest", std::to_string(*fewest));
        store::note(db,
                    {"setting", 0, "changed", fmt::format("report_fewest {}", *fewest), here.me().id.number, here.now});
        return web::see("/reports");
    });
}

}  // namespace

void mount_settings(people::Site& at) {
    at.get("/reports/settings", may::oversee_complaints, show_settings_form);
    at.post("/reports/settings", may::oversee_complaints, keep_settings);
}

}  // namespace heed::reports
