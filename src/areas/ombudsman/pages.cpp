#include "areas/ombudsman/pages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/ombudsman/account.hpp"
#include "areas/ombudsman/rules.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/offers.hpp"
#include "people/members.hpp"

namespace heed::ombudsman {

namespace may = people::may;
namespace govuk = web::govuk;
using loop::link;
using loop::paragraph;
using people::Here;
using people::May;
using people::Request;
using people::Response;
using web::Html;

namespace {

constexpr int most_members = 500;
constexpr int place_in_a_report = 200;

May permission_for(bool kept_from_worker) { return kept_from_worker ? May::see_kept_from_worker : May::see_cases; }

Html cases_table(std::string const& caption, std::vector<CaseLine> const& lines, Here const& here) {
    auto const known = loop::services(here.db);
    govuk::Records table{.caption = caption,
                         .head = {{.text = "Reference"},
                                  {.text = "Category"},
                                  {.text = "Service"},
                                  {.text = "Decision"},
                                  {.text = "What is next"},
                                  {.text = "Due"}},
                         .when_empty = "No case with the Ombudsman has been recorded."};
    for (auto const& line : lines) {
        auto const decision = spoken_decision(line.decision);
        Html due = line.next_due ? govuk::element("span").classes("heed-nowrap").holding(brief(*line.next_due))
                                 : Html{};
        govuk::add_line(due, due_badge(line.next_due, here.today));
        Html reference = link(path_of(line.id), line.reference);
        if (line.kept_from_worker) {
            govuk::add_line(reference, govuk::badge({"Kept from their worker", govuk::Standing::restricted}));
        }
        table.rows.push_back(
            {{.text = reference, .classes = "heed-nowrap"},
             {.text = line.sub_category},
             {.text = loop::service_name(known, {line.service}, "Not known")},
             {.text = line.decided_on ? fmt::format("{}, {}", decision, brief(*line.decided_on)) : decision},
             {.text = line.next_step.empty() ? "Nothing" : spoken_step(line.next_step)},
             {.text = due}});
    }
    return govuk::records(table);
}

struct ListView {
    Html open;
    Html places;
    Html waiting;
    Html all;
    Html pages;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (open, places, waiting, all, pages))
web::Template<ListView> const list_page{"areas/ombudsman/views/list.html"};

/// The other pages of this area.
Html places_of(Here const& here) {
    std::vector<std::pair<std::string, std::string>> places{
        {"/ombudsman/figures", "Figures, year by year"},
        {"/ombudsman/benchmarks", "Compared with other councils"},
        {"/ombudsman/elsewhere", "Could this happen here? Decisions about other councils"},
        {"/ombudsman/letters", "The Ombudsman’s yearly letters"},
        {"/ombudsman/code", "Complaint Handling Code: our self-assessment"},
        {"/ombudsman/reminders", "Who was reminded of what"}};
    if (here.may(May::answer_ombudsman)) {
        places.emplace_back("/ombudsman/settings", "Settings of this area");
    }
    Html items;
    for (auto const& [path, text] : places) {
        govuk::add_line(items, govuk::element("li").holding(link(path, text)));
    }
    return govuk::element("ul").classes("govuk-list").holding(items);
}

Response list(Request const& request, Here& here) {
    CaseFilter const filter{here.may(May::see_kept_from_worker), loop::asked_id<OmbudsmanCase>(request, "before"),
                            loop::asked_id<OmbudsmanCase>(request, "after")};
    auto const page = loop::one_page(list_cases(here.db, filter, loop::page_length + 1), filter);
    auto const waiting = cases_that_wait(here.db, filter.see_kept, loop::page_length);
    auto const pages = page.lines.empty()
                           ? Html{}
                           : loop::page_links("/ombudsman", "", std::to_string(page.lines.front().id.number),
                                              std::to_string(page.lines.back().id.number), page.has_newer,
                                              page.has_older);
    ListView const view{
        here.may(May::answer_ombudsman) ? loop::button_link("Record a case", "/ombudsman/new", true) : Html{},
        places_of(here),
        waiting.empty() ? Html{} : cases_table("What waits for us, the first due first", waiting, here),
        cases_table("Every case, the newest first", page.lines, here), pages};
    return people::show(here, "Cases with the Ombudsman", list_page(view));
}

}  // namespace

std::string path_of(Id<OmbudsmanCase> id) { return fmt::format("/ombudsman/{}", id.number); }

Story must_find(Here const& here, Id<OmbudsmanCase> id) {
    auto story = find_story(here.db, id, here.may(May::see_kept_from_worker));
    if (!story) {
        throw NotFound();
    }
    return std::move(*story);
}

Doing doing_now(Here const& here) { return {here.today, here.now, here.me().id.number}; }

loop::FormPage page_for(Story const& story, std::string title, std::string const& place, std::string button) {
    loop::FormPage page{.title = std::move(title),
                        .back = path_of(story.about.id),
                        .path = path_of(story.about.id) + place,
                        .button = std::move(button)};
    page.before = paragraph("Case " + story.about.reference);
    return page;
}

std::vector<loop::Option> members_for(store::Reading const& db, bool kept_from_worker) {
    std::vector<loop::Option> options;
    for (auto const& member : people::list_members(db, {}, most_members)) {
        if (!member.ended_at && member.may(permission_for(kept_from_worker))) {
            options.push_back({fmt::format("{}", member.id.number), member.name});
        }
    }
    return options;
}

std::int64_t member_for(store::Reading const& db, web::Form const& form, std::string_view field,
                        bool kept_from_worker) {
    auto const id = loop::member_chosen(db, form, field);
    auto const member = id == 0 ? std::nullopt : people::find_member(db, {id});
    return member && member->may(permission_for(kept_from_worker)) ? id : 0;
}

Html due_badge(std::optional<Day> due, Day today) {
    if (!due) {
        return {};
    }
    auto const days = *due - today;
    if (days < 0) {
        return govuk::badge({counted(-days, "day late", "days late"), govuk::Standing::late});
    }
    return govuk::badge(
        {days == 0 ? std::string("today") : "in " + counted(days, "day", "days"), govuk::Standing::waiting});
}

void mount(people::Site& at) {
    loop::accounts().add("ombudsman", place_in_a_report, account_of);
    loop::accounts().add("ombudsman_code", place_in_a_report + 1, account_of_code);
    loop::offers().add("ombudsman_case", {.path = [](std::int64_t id) { return path_of({id}); }});
    at.menu(people::Section::heard, "Ombudsman", "/ombudsman", may::see_cases);
    at.get("/ombudsman", may::see_cases, list);
    at.get("/ombudsman/{id}", may::see_cases, show_case);
    mount_settings(at);
    mount_figures(at);
    mount_benchmarks(at);
    mount_elsewhere(at);
    mount_code(at);
    mount_letters(at);
    mount_enquiries(at);
    mount_decisions(at);
    mount_remedies(at);
    mount_corrections(at);
    mount_reminders(at);
}

}  // namespace heed::ombudsman
