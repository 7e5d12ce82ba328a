#include "areas/ombudsman/pages.hpp"

#include <fmt/format.h>

#include "areas/ombudsman/rules.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/offers.hpp"
#include "loop/proof.hpp"

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

constexpr int on_a_page = 50;

std::string decision_said(std::string const& code) {
    auto const* category = find_category(code);
    return category == nullptr ? std::string("Not decided") : category->name;
}

Html due_badge(std::optional<Day> due, Day today) {
    if (!due) {
        return {};
    }
    auto const days = *due - today;
    return days < 0 ? govuk::badge({counted(-days, "day late", "days late"), govuk::Standing::late})
                    : govuk::badge({days == 0 ? std::string("today") : "in " + counted(days, "day", "days"),
                                    govuk::Standing::waiting});
}

Html cases_table(std::string caption, std::vector<CaseLine> const& lines, Here const& here) {
    auto const known = loop::services(here.db);
    govuk::Records table{.caption = std::move(caption),
                         .head = {{.text = "Reference"},
                                  {.text = "Category"},
                                  {.text = "Service"},
                                  {.text = "Decision"},
                                  {.text = "What is next"},
                                  {.text = "Due"}},
                         .when_empty = "No case with the Ombudsman has been recorded."};
    for (auto const& line : lines) {
        table.rows.push_back({{.text = link(path_of(line.id), line.reference), .classes = "heed-nowrap"},
                              {.text = line.category},
                              {.text = loop::service_name(known, {line.service}, "Not known")},
                              {.text = decision_said(line.decision)},
                              {.text = line.next_step.empty() ? "Nothing" : spoken_step(line.next_step)},
                              {.text = (line.next_due ? paragraph(brief(*line.next_due)) : Html{}) +
                                       due_badge(line.next_due, here.today)}});
    }
    return govuk::records(table);
}

std::string of(std::int64_t count, std::int64_t all, std::string_view when_none) {
    return all == 0 ? std::string(when_none) : loop::spoken_share(count, all) + ".";
}

Html figures_of(Here const& here, int year) {
    auto const rate = uphold_rate(decisions_of_year(here.db, year));
    auto const remedies = remedy_rates(remedies_due_in_year(here.db, year), here.today);
    govuk::SummaryList figures;
    figures.rows.push_back({.key = "Upheld, of detailed investigations",
                            .value = of(rate.upheld, rate.investigated, "No detailed investigation was decided.")});
    figures.rows.push_back(
        {.key = "Remedies done, of those due", .value = of(remedies.done, remedies.due, "No remedy has been due.")});
    figures.rows.push_back({.key = "Remedies done by their date, of those due",
                            .value = of(remedies.on_time, remedies.due, "No remedy has been due.")});
    return govuk::summary_list(figures);
}

struct ListView {
    Html lead;
    Html open;
    Html waiting;
    std::string year;
    Html figures;
    Html all;
    Html pages;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (lead, open, waiting, year, figures, all, pages))
web::Template<ListView> const list_page{"areas/ombudsman/views/list.html"};

Response list(Request const& request, Here& here) {
    auto const before = loop::asked_id<OmbudsmanCase>(request, "before");
    auto lines = list_cases(here.db, before, on_a_page + 1);
    bool const more = lines.size() > static_cast<std::size_t>(on_a_page);
    lines.resize(std::min<std::size_t>(lines.size(), on_a_page));
    auto const waiting = cases_that_wait(here.db, on_a_page);
    auto const year = financial_year(here.today);
    auto const pages = lines.empty() ? Html{}
                                     : loop::page_links("/ombudsman", "", "", std::to_string(lines.back().id.number),
                                                        false, more);
    ListView const view{
        paragraph("What the Local Government and Social Care Ombudsman asks, decides and agrees with us, each with its "
                  "date."),
        here.may(May::answer_ombudsman) ? loop::button_link("Record a case", "/ombudsman/new", true) : Html{},
        waiting.empty() ? Html{} : cases_table("What waits for us", waiting, here),
        spoken_year(year),
        figures_of(here, year),
        cases_table("Every case, the newest first", lines, here),
        pages};
    return people::show(here, "Cases with the Ombudsman", list_page(view));
}

// ---- one case

Html enquiries_of(Here const& here, Story const& story) {
    govuk::Records table{.head = {{.text = "What they ask"}, {.text = "Asked"}, {.text = "Due"}, {.text = "Answered"}},
                         .when_empty = "The Ombudsman has not asked anything."};
    for (auto const& one : story.enquiries) {
        auto const path = fmt::format("{}/enquiries/{}/answer", path_of(story.about.id), one.number);
        auto const answered = one.answered_on ? govuk::Words(brief(*one.answered_on))
                              : here.may(May::answer_ombudsman)
                                  ? govuk::Words(due_badge(one.due, here.today) + link(path, "Record the answer"))
                                  : govuk::Words(due_badge(one.due, here.today));
        table.rows.push_back(
            {{.text = one.asks}, {.text = brief(one.asked_on)}, {.text = brief(one.due)}, {.text = answered}});
    }
    return govuk::records(table);
}

Html drafts_of(Here const& here, Story const& story) {
    govuk::Records table{.head = {{.text = "Came"}, {.text = "Comments due"}, {.text = "What we said"}},
                         .when_empty = "No draft decision has come."};
    for (auto const& one : story.drafts) {
        auto const path = fmt::format("{}/drafts/{}/comments", path_of(story.about.id), one.number);
        auto const said = one.commented_on
                              ? govuk::Words(fmt::format("{} ({})", one.comments, brief(*one.commented_on)))
                          : here.may(May::answer_ombudsman) ? govuk::Words(due_badge(one.comments_due, here.today) +
                                                                           link(path, "Record our comments"))
                                                            : govuk::Words(due_badge(one.comments_due, here.today));
        table.rows.push_back({{.text = brief(one.received_on)}, {.text = brief(one.comments_due)}, {.text = said}});
    }
    return govuk::records(table);
}

govuk::Standing standing_for(RemedyState state) {
    switch (state) {
        case RemedyState::open: return govuk::Standing::waiting;
        case RemedyState::done_on_time: return govuk::Standing::good;
        case RemedyState::done_late: return govuk::Standing::neutral;
        case RemedyState::late: break;
    }
    return govuk::Standing::late;
}

Html remedies_of(Here const& here, Story const& story) {
    loop::Names names(here.db);
    govuk::Records table{.head = {{.text = "What was agreed"},
                                  {.text = "For"},
                                  {.text = "Sort"},
                                  {.text = "Who"},
                                  {.text = "Due"},
                                  {.text = "Stands"}},
                         .when_empty = "No remedy has been agreed."};
    for (auto const& one : story.remedies) {
        auto const state = state_of(one, here.today);
        Html stands = govuk::badge({spoken(state), standing_for(state)});
        if (!one.evidence_sent_on && here.may(May::answer_ombudsman)) {
            stands += link(fmt::format("{}/remedies/{}/evidence", path_of(story.about.id), one.id.number),
                           "Record that it is done");
        }
        stands += one.evidence.empty() ? Html{} : paragraph(one.evidence);
        auto const what = one.signal == 0 ? govuk::Words(one.what)
                                          : govuk::Words(link(fmt::format("/signals/{}", one.signal), one.what));
        table.rows.push_back({{.text = what},
                              {.text = spoken(one.kind)},
                              {.text = spoken(one.type)},
                              {.text = names.of(one.owner.number)},
                              {.text = brief(one.due), .classes = "heed-nowrap"},
                              {.text = stands}});
    }
    return govuk::records(table);
}

Html facts_of(Here const& here, Story const& story) {
    loop::Names names(here.db);
    govuk::SummaryList facts;
    facts.rows.push_back({.key = "Category", .value = story.about.category});
    facts.rows.push_back(
        {.key = "Our reference", .value = story.about.our_reference.empty() ? "None" : story.about.our_reference});
    facts.rows.push_back(
        {.key = "Service", .value = loop::service_name(loop::services(here.db), {story.about.service}, "Not known")});
    facts.rows.push_back({.key = "Who", .value = names.of(story.about.officer.number)});
    facts.rows.push_back({.key = "Came on", .value = brief(story.about.opened_on)});
    return govuk::summary_list(facts);
}

Html panel_of(Story const& story, Day today) {
    auto const next = next_step(story);
    if (!next) {
        return govuk::standing_panel({.standing = govuk::Standing::good,
                                      .title = "Nothing is left to do",
                                      .text = "It is decided, and every remedy has been shown to the Ombudsman."});
    }
    bool const late = next->due && *next->due < today;
    return govuk::standing_panel(
        {.standing = late ? govuk::Standing::late : govuk::Standing::waiting,
         .title = spoken_step(next->what),
         .text = next->due ? fmt::format("{} {}.", late ? "It was due on" : "Due on", heed::spoken(*next->due))
                           : std::string("Nothing is asked of us at the moment.")});
}

struct CaseView {
    Html back;
    std::string reference;
    std::string about;
    Html panel;
    Html enquiries;
    Html add_enquiry;
    Html drafts;
    Html add_draft;
    Html decision;
    Html facts;
    Html remedies;
    Html add_remedy;
};
BOOST_DESCRIBE_STRUCT(CaseView, (),
                      (back, reference, about, panel, enquiries, add_enquiry, drafts, add_draft, decision, facts,
                       remedies, add_remedy))
web::Template<CaseView> const case_page{"areas/ombudsman/views/case.html"};

Html decision_of(Here const& here, Story const& story) {
    if (!story.decision) {
        return paragraph("The Ombudsman has not decided.") +
               (here.may(May::answer_ombudsman)
                    ? loop::button_link("Record the decision", path_of(story.about.id) + "/decision")
                    : Html{});
    }
    return govuk::summary_list({.rows = {{.key = "Decision", .value = decision_said(story.decision->category)},
                                         {.key = "Decided on", .value = heed::spoken(story.decision->decided_on)},
                                         {.key = "What was found", .value = story.decision->summary}}});
}

Response show_case(Request const&, Here& here, Id<OmbudsmanCase> id) {
    auto const story = must_find(here, id);
    auto const act = [&](bool offered, std::string_view text, std::string_view place) {
        return offered && here.may(May::answer_ombudsman) ? loop::button_link(text, path_of(id) + std::string(place))
                                                          : Html{};
    };
    bool const open = !story.decision;
    CaseView const view{govuk::back_link({.text = "Cases with the Ombudsman", .href = "/ombudsman"}),
                        story.about.reference,
                        story.about.about,
                        panel_of(story, here.today),
                        enquiries_of(here, story),
                        act(open, "Record an enquiry", "/enquiries/new"),
                        drafts_of(here, story),
                        act(open, "Record a draft decision", "/drafts/new"),
                        decision_of(here, story),
                        facts_of(here, story),
                        remedies_of(here, story),
                        act(!open, "Add a remedy", "/remedies/new")};
    return people::show(here, "Ombudsman case " + story.about.reference, case_page(view));
}

}  // namespace

std::string path_of(Id<OmbudsmanCase> id) { return fmt::format("/ombudsman/{}", id.number); }

Story must_find(Here const& here, Id<OmbudsmanCase> id) {
    auto story = find_story(here.db, id);
    if (!story) {
        throw NotFound();
    }
    return std::move(*story);
}

Doing doing_now(Here const& here) { return {here.today, here.now, here.me().id.number}; }

void mount(people::Site& at) {
    loop::offers().add("ombudsman_case", {{}, [](std::int64_t id) { return fmt::format("/ombudsman/{}", id); }});
    at.menu(people::Section::heard, "Ombudsman", "/ombudsman", may::see_cases);
    at.get("/ombudsman", may::see_cases, list);
    at.get("/ombudsman/{id}", may::see_cases, show_case);
    mount_acts(at);
}

}  // namespace heed::ombudsman
