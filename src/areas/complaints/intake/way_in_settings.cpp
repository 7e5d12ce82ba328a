#include "areas/complaints/intake/way_in_settings.hpp"

#include <charconv>

#include <fmt/format.h>

#include "areas/complaints/fields.hpp"
#include "kernel/text.hpp"
#include "loop/parts.hpp"
#include "people/settings.hpp"
#include "store/events.hpp"

namespace heed::complaints {

namespace {

using people::Here;

constexpr std::string_view days_name = "way_in_days_kept";
constexpr std::string_view address_name = "way_in_paper_address";
constexpr std::string_view phone_name = "way_in_phone";
constexpr std::string_view room_name = "way_in_room_for_drafts";
constexpr int most_days = 90;
constexpr int most_room = 100'000;

void read_number(store::Reading const& db, std::string_view name, int& number) {
    if (auto const kept = people::setting(db, name)) {
        std::from_chars(kept->data(), kept->data() + kept->size(), number);
    }
}

web::Response show(Here const& here, Typed const& typed) {
    auto const set = way_in_settings(here.db);
    loop::FormPage page;
    page.title = "The way in for residents";
    page.path = "/way-in";
    page.button = "Save";
    page.fields = web::govuk::lines(
        {line_field(typed,
                    {"days", "For how many days is a draft kept that nobody has sent?",
                     "1 to 90. After that it is forgotten, with its files.", fmt::format("{}", set.days_kept)},
                    "govuk-input--width-3"),
         line_field(typed,
                    {"room", "How much room may the files of all drafts take together, in MB?",
                     "0 to 100000. When it is full, people go on without files and are asked to send them later.",
                     fmt::format("{}", set.room_for_drafts)},
                    "govuk-input--width-5"),
         text_field(typed, {"address", "Where is the printed form sent?", "It stands on the form.", set.paper_address},
                    4),
         line_field(
             typed,
             {"phone", "The telephone number for complaints", "It stands on the form, and on Easy Read.", set.phone},
             "govuk-input--width-20")});
    page.after = paragraph("What residents see:") +
                 loop::bullets({"/tell-us – one question a page", "/tell-us/easy-read – Easy Read",
                                "/tell-us/print – the form on paper"});
    return loop::show_form(here, page, typed.problems);
}

}  // namespace

WayInSettings way_in_settings(store::Reading const& db) {
    WayInSettings set;
    read_number(db, days_name, set.days_kept);
    read_number(db, room_name, set.room_for_drafts);
    set.paper_address = people::setting(db, address_name).value_or("");
    set.phone = people::setting(db, phone_name).value_or("");
    return set;
}

web::Response show_way_in_settings(web::Request const&, Here& here) { return show(here, untyped()); }

web::Response set_way_in_settings(web::Request const& request, Here& here) {
    web::Form const form(request);
    auto const days = form.number("days");
    web::Checking checking;
    checking.expect(days && *days >= 1 && *days <= most_days, "days", "Enter a number of days from 1 to 90");
    auto const room = form.number("room");
    checking.expect(room && *room <= most_room, "room", "Enter a number of MB from 0 to 100000");
    checking.expect_at_most(form.text("address"), "address", "The address", 500);
    checking.expect_at_most(form.text("phone"), "phone", "The telephone number", 50);
    if (!checking.fine()) {
        return show(here, {form, checking.problems().value()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        people::set_setting(db, days_name, fmt::format("{}", *days));
        people::set_setting(db, room_name, fmt::format("{}", *room));
        people::set_setting(db, address_name, form.text("address"));
        people::set_setting(db, phone_name, form.text("phone"));
        store::note(db, {"way_in", 0, "set", "", here.me().id.number, here.now});
        return web::see("/way-in");
    });
}

}  // namespace heed::complaints
