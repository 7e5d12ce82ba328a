// One case with the Ombudsman: what was asked, decided and agreed, what waits for us, and whether an improvement held.

#include <algorithm>

#include <fmt/format.h>

#include "areas/ombudsman/case_parts.hpp"
#include "areas/ombudsman/correction_parts.hpp"
#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/rules.hpp"
#include "kernel/text.hpp"
#include "loop/offers.hpp"

namespace heed::ombudsman {

namespace govuk = web::govuk;
using loop::link;
using loop::paragraph;
using people::Here;
using people::May;
using people::Request;
using people::Response;
using web::Html;

namespace {

Html enquiries_of(Here const& here, Story const& story) {
    loop::Names names(here.db);
    govuk::Records table{.caption = "Enquiries",
                         .head = {{.text = "What they ask"},
                                  {.text = "Asked"},
                                  {.text = "Who answers"},
                                  {.text = "Due"},
                                  {.text = "Answered"}},
                         .when_empty = "The Ombudsman has not asked anything.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& one : story.enquiries) {
        auto const path = fmt::format("{}/enquiries/{}", path_of(story.about.id), one.number);
        Html answered;
        if (one.answered_on) {
            govuk::add_line(answered, govuk::element("span").holding(brief(*one.answered_on)));
            if (was_late(one, story.extensions, here.today)) {
                govuk::add_line(answered, govuk::badge({"Late", govuk::Standing::late}));
            }
        } else if (!story.decision) {
            govuk::add_line(answered, due_badge(one.due, here.today));
            govuk::add_line(answered, offered(here, {{path + "/answer", "Record the answer"},
                                                     {path + "/extend", "Record a later date"}}));
        }
        table.rows.push_back({{.text = one.asks},
                              {.text = brief(one.asked_on), .classes = "heed-nowrap"},
                              {.text = names.of(one.answerer.number)},
                              {.text = due_of(story, Dated::enquiry, one.number, one.due)},
                              {.text = answered}});
    }
    return govuk::records(table);
}

Html drafts_of(Here const& here, Story const& story) {
    loop::Names names(here.db);
    govuk::Records table{.caption = "Draft decisions",
                         .head = {{.text = "What it would decide"},
                                  {.text = "Came"},
                                  {.text = "Who comments"},
                                  {.text = "Comments due"},
                                  {.text = "What we said"}},
                         .when_empty = "No draft decision has come.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& one : story.drafts) {
        auto const path = fmt::format("{}/drafts/{}", path_of(story.about.id), one.number);
        Html said;
        if (one.commented_on) {
            govuk::add_line(said, govuk::element("span").holding(
                                      fmt::format("{} (sent {})", one.comments, brief(*one.commented_on))));
        } else if (!story.decision) {
            govuk::add_line(said, due_badge(one.comments_due, here.today));
            govuk::add_line(said, offered(here, {{path + "/comments", "Record our comments"},
                                                 {path + "/extend", "Record a later date"}}));
        }
        table.rows.push_back({{.text = one.proposes},
                              {.text = brief(one.received_on), .classes = "heed-nowrap"},
                              {.text = names.of(one.commenter.number)},
                              {.text = due_of(story, Dated::draft, one.number, one.comments_due)},
                              {.text = said}});
    }
    return govuk::records(table);
}

// ---- the decision and the facts

Html decision_of(Here const& here, Story const& story) {
    if (!story.decision) {
        return paragraph("The Ombudsman has not decided.") +
               (may_act(here) ? loop::button_link("Record the decision", path_of(story.about.id) + "/decision")
                              : Html{});
    }
    auto const& decision = *story.decision;
    auto const* category = find_category(decision.category);
    bool const counts = category != nullptr && category->investigated;
    govuk::SummaryList list;
    list.rows = {{.key = "Decision",
                  .value = fmt::format("{} ({})", spoken_decision(decision.category),
                                       counts ? "a detailed investigation: it counts in the uphold rate"
                                              : "not investigated in detail: it does not count in the uphold rate")},
                 {.key = "Decided on", .value = heed::spoken(decision.decided_on)},
                 {.key = "What was found", .value = decision.summary}};
    if (!decision.fault.empty()) {
        list.rows.push_back({.key = "Fault", .value = decision.fault});
    }
    if (!decision.injustice.empty()) {
        list.rows.push_back({.key = "Injustice", .value = decision.injustice});
    }
    list.rows.push_back(
        {.key = "Satisfactory remedy already provided by us", .value = decision.remedied_already ? "Yes" : "No"});
    list.rows.push_back({.key = "Published",
                         .value = decision.published_on ? govuk::Words(heed::spoken(*decision.published_on))
                                  : may_act(here)       ? govuk::Words(link(path_of(story.about.id) + "/published",
                                                                            "Record the day of publication"))
                                                        : govuk::Words("Not yet")});
    if (decision.signal != 0 && here.may(May::see_signals)) {
        list.rows.push_back(
            {.key = "In the loop", .value = link(fmt::format("/signals/{}", decision.signal), "What was heard")});
    }
    auto out = govuk::summary_list(list) + decisions_before(here, story);
    return may_act(here) ? out + paragraph(link(path_of(story.about.id) + "/decision/correct", "Correct the decision"))
                         : out;
}

Html compliance_of(Here const& here, Story const& story) {
    if (story.remedies.empty()) {
        return {};
    }
    auto const path = path_of(story.about.id) + "/compliance";
    Html out;
    if (story.compliance) {
        auto const& said = *story.compliance;
        out = paragraph(fmt::format("The Ombudsman on our compliance: {}, {}. {}", spoken(said.outcome),
                                    heed::spoken(said.told_on), said.says));
    }
    if (may_act(here)) {
        out += paragraph(link(path, story.compliance ? "Change what the Ombudsman says of our compliance"
                                                     : "Record what the Ombudsman says of our compliance"));
    }
    return out;
}

govuk::Words ours_of(Story const& story) {
    auto const& about = story.about;
    if (about.our_reference.empty()) {
        return "None";
    }
    auto const* offer = loop::offers().find("complaint");
    bool const leads = about.complaint != 0 && offer != nullptr && offer->path;
    return leads ? govuk::Words(link(offer->path(about.complaint), about.our_reference))
                 : govuk::Words(about.our_reference);
}

Html facts_of(Here const& here, Story const& story) {
    loop::Names names(here.db);
    auto const& about = story.about;
    govuk::SummaryList facts{.classes = "govuk-!-font-size-16"};
    facts.rows = {
        {.key = "Category",
         .value = about.sub_category.empty() ? about.category : about.category + " > " + about.sub_category},
        {.key = "It follows our complaint", .value = ours_of(story)},
        {.key = "Service", .value = loop::service_name(loop::services(here.db), {about.service}, "Not known")},
        {.key = "Looked after by", .value = names.of(about.officer.number)},
        {.key = "Came on", .value = brief(about.opened_on)}};
    auto out = govuk::summary_list(facts);
    if (may_act(here)) {
        out += paragraph(link(path_of(about.id) + "/edit", "Change these"));
    }
    return out;
}

Html panel_of(Story const& story, Day today) {
    auto const next = next_step(story);
    if (!next) {
        return govuk::standing_panel({.standing = govuk::Standing::good,
                                      .title = "Nothing is left to do",
                                      .text = "It is decided, and every remedy has been shown or given up."});
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
    Html kept;
    Html panel;
    Html enquiries;
    Html add_enquiry;
    Html drafts;
    Html add_draft;
    Html decision;
    Html facts;
    std::string rates;
    Html personal;
    Html improvements;
    Html add_remedy;
    Html compliance;
};
BOOST_DESCRIBE_STRUCT(CaseView, (),
                      (back, reference, about, kept, panel, enquiries, add_enquiry, drafts, add_draft, decision, facts,
                       rates, personal, improvements, add_remedy, compliance))
web::Template<CaseView> const case_page{"areas/ombudsman/views/case.html"};

}  // namespace

Response show_case(Request const&, Here& here, Id<OmbudsmanCase> id) {
    auto const story = must_find(here, id);
    auto const act = [&](bool stands, std::string_view text, std::string_view place) {
        return stands && may_act(here) ? loop::button_link(text, path_of(id) + std::string(place)) : Html{};
    };
    bool const open = !story.decision;
    CaseView const view{
        govuk::back_link({.text = "Cases with the Ombudsman", .href = "/ombudsman"}),
        story.about.reference,
        story.about.about,
        story.about.kept_from_worker ? govuk::badge({"Kept from their worker", govuk::Standing::restricted}) : Html{},
        panel_of(story, here.today),
        enquiries_of(here, story),
        act(open, "Record an enquiry", "/enquiries/new"),
        drafts_of(here, story),
        act(open, "Record a draft decision", "/drafts/new"),
        decision_of(here, story),
        facts_of(here, story),
        rates_of(story, here.today),
        remedies_of(here, story, RemedyKind::personal),
        remedies_of(here, story, RemedyKind::service_improvement),
        act(!open, "Add a remedy", "/remedies/new"),
        compliance_of(here, story)};
    return people::show(here, "Ombudsman case " + story.about.reference, case_page(view));
}

}  // namespace heed::ombudsman
