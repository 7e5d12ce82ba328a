#include <fmt/format.h>

#include "areas/complaints/acts.hpp"
#include "areas/complaints/clocks/reminders.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "kernel/text.hpp"
#include "loop/parts.hpp"
#include "store/rows.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
using loop::Why;
using people::Here;
using web::Html;

constexpr int digests_a_page = 20;

struct ReminderLineShown {
    std::int64_t reminder = 0;
    std::int64_t member = 0;
    Day on_day;
    Id<Case> case_id;
    Kind kind = Kind::complaint;
    Track track = Track::none;
    std::string step;
    Day due;
    Why why = Why::due_soon;
};
BOOST_DESCRIBE_STRUCT(ReminderLineShown, (), (reminder, member, on_day, case_id, kind, track, step, due, why))

struct RemindersView {
    Html back;
    Html digests;
    Html more;
};
BOOST_DESCRIBE_STRUCT(RemindersView, (), (back, digests, more))
web::Template<RemindersView> const reminders_page{"areas/complaints/views/reminders.html"};

/// What is kept from a worker is left out line by line, as the case itself now says.
std::vector<ReminderLineShown> lines_of(Here const& here, std::int64_t reminder) {
    return store::rows<ReminderLineShown>(
        here.db,
        "select case_reminders.id as reminder, member, on_day, case_id, kind, track, step, due, why"
        " from case_reminders join case_reminder_lines on case_reminder_lines.council = case_reminders.council"
        " and case_reminder_lines.reminder = case_reminders.id"
        " join cases on cases.council = case_reminder_lines.council and cases.id = case_id"
        " where case_reminders.council = :council and case_reminders.id = :id and kept_from_worker <= :kept"
        " order by case_reminder_lines.number",
        here.db.council(), reminder, here.may(people::may::see_kept_from_worker));
}

std::vector<std::int64_t> digests_before(Here const& here, std::int64_t before) {
    return store::values<std::int64_t>(here.db,
                                       "select id from case_reminders where council = :council and id < :before"
                                       " order by id desc limit :most",
                                       here.db.council(), before, std::int64_t{digests_a_page});
}

std::string spoken(Why why) {
    switch (why) {
        case Why::late: return "late";
        case Why::due_today: return "due today";
        case Why::due_soon: return "due soon";
        case Why::nobody_has_it: return "nobody had it";
    }
    return {};
}

Html table_of(std::vector<ReminderLineShown> const& lines, loop::Names& names) {
    govuk::Records table{
        .caption = fmt::format("{}, {}", heed::spoken(lines.front().on_day), names.of(lines.front().member)),
        .head = {{.text = "Reference"}, {.text = "What"}, {.text = "Due"}, {.text = "Why"}}};
    for (auto const& line : lines) {
        table.rows.push_back({{.text = loop::link(path_of(line.case_id), reference_of(line.case_id))},
                              {.text = spoken_step(line.step, line.kind, line.track)},
                              {.text = brief(line.due), .classes = "heed-nowrap"},
                              {.text = spoken(line.why)}});
    }
    return govuk::records(table);
}

}  // namespace

people::Response show_reminders(people::Request const& request, Here& here) {
    constexpr auto newest = std::int64_t{1} << 60;
    auto const asked = loop::id_in(request.asked("before"));
    auto const digests = digests_before(here, asked == 0 ? newest : asked);
    loop::Names names(here.db);
    Html shown;
    for (auto const digest : digests) {
        auto const lines = lines_of(here, digest);
        shown += lines.empty() ? Html{} : table_of(lines, names);
    }
    bool const older = digests.size() == digests_a_page;
    RemindersView const view{
        govuk::back_link({.text = "Complaints", .href = "/complaints"}),
        shown.empty() ? loop::paragraph("Nobody was reminded of anything yet.") : shown,
        older ? govuk::pagination({.next = {.href = fmt::format("/complaints/reminders?before={}", digests.back())}})
              : Html{}};
    return people::show(here, "Who was reminded of what", reminders_page(view));
}

}  // namespace heed::complaints
