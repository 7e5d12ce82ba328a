#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/reminders.hpp"
#include "loop/around_links.hpp"

namespace heed::ombudsman {

namespace may = people::may;
namespace govuk = web::govuk;
using people::Here;
using people::Request;
using people::Response;
using web::Html;

namespace {

struct ReminderShown {
    std::int64_t id = 0;
    Id<OmbudsmanCase> case_id;
    std::string reference;
    Part part = Part::enquiry;
    Day due;
    Rung rung = Rung::owner;
    std::int64_t member = 0;
    Day on_day;
};
BOOST_DESCRIBE_STRUCT(ReminderShown, (), (id, case_id, reference, part, due, rung, member, on_day))

constexpr std::string_view reminders_sent =
    "select ombudsman_reminders.id as id, case_id, reference, part, due, rung, member, on_day from ombudsman_reminders"
    " join ombudsman_cases on ombudsman_cases.council = ombudsman_reminders.council and ombudsman_cases.id = case_id"
    " where ombudsman_reminders.council = :council and kept_from_worker <= :kept";

/// What is kept from a worker is left out line by line, as the case itself now says.
std::vector<ReminderShown> list_reminders(store::Reading const& db, bool see_kept, loop::Around const& around,
                                          int most) {
    return loop::rows_around<ReminderShown>(db, std::string(reminders_sent), "ombudsman_reminders.id", around, most,
                                            db.council(), see_kept);
}

std::string_view spoken(Part part) {
    switch (part) {
        case Part::enquiry: return "Answer the enquiry";
        case Part::draft: return "Comment on the draft decision";
        case Part::remedy: return "Do the remedy";
        case Part::improvement: return "Begin the learning point";
    }
    return {};
}

std::string_view spoken(Rung rung) {
    switch (rung) {
        case Rung::owner: return "Soon due, to who does it";
        case Rung::overseers: return "Soon due, to who oversees it";
        case Rung::late: return "Late";
    }
    return {};
}

Html table_of(Here const& here, std::vector<ReminderShown> const& lines) {
    loop::Names names(here.db);
    govuk::Records table{.caption = "Reminders, the last first",
                         .head = {{.text = "Case"},
                                  {.text = "What"},
                                  {.text = "Due"},
                                  {.text = "Why"},
                                  {.text = "Who was reminded"},
                                  {.text = "On"}},
                         .when_empty = "Nobody has been reminded of anything yet.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& line : lines) {
        table.rows.push_back({{.text = loop::link(path_of(line.case_id), line.reference), .classes = "heed-nowrap"},
                              {.text = spoken(line.part)},
                              {.text = brief(line.due), .classes = "heed-nowrap"},
                              {.text = spoken(line.rung)},
                              {.text = names.of(line.member)},
                              {.text = brief(line.on_day), .classes = "heed-nowrap"}});
    }
    return govuk::records(table);
}

struct RemindersView {
    Html back;
    Html table;
    Html pages;
};
BOOST_DESCRIBE_STRUCT(RemindersView, (), (back, table, pages))
web::Template<RemindersView> const reminders_page{"areas/ombudsman/views/reminders.html"};

Response show_reminders(Request const& request, Here& here) {
    auto const around = loop::around_asked(request);
    auto const page = loop::one_page(
        list_reminders(here.db, here.may(people::May::see_kept_from_worker), around, loop::page_length + 1), around);
    auto const links = loop::links_around("/ombudsman/reminders", page, [](auto const& one) { return one.id; });
    RemindersView const view{govuk::back_link({.text = "Cases with the Ombudsman", .href = "/ombudsman"}),
                             table_of(here, page.lines), links};
    return people::show(here, "Who was reminded of what", reminders_page(view));
}

}  // namespace

void mount_reminders(people::Site& at) { at.get("/ombudsman/reminders", may::see_cases, show_reminders); }

}  // namespace heed::ombudsman
