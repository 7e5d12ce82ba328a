#include "areas/complaints/inquiry/investigation_panel.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/inquiry/inquiry_acts.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "kernel/text.hpp"
#include "people/members.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
using people::Here;
using web::Html;

Html act_link(Story const& story, Act const& act, std::string_view text, std::string_view query = {}) {
    return govuk::element("a")
        .classes("govuk-link")
        .with("href", fmt::format("{}/{}{}", path_of(story.said.id), act.word, query))
        .holding(text);
}

Html who_investigates(Story const& story, Inquiry const& inquiry, Here const& here) {
    govuk::SummaryList list;
    bool const offered = here.may(name_an_investigator.may) && name_an_investigator.offered(story, here);
    auto const change = [&](Act const& act, std::string const& what) {
        return offered
                   ? std::vector<govuk::SummaryAction>{{.text = "Change",
                                                        .href = fmt::format("{}/{}", path_of(story.said.id), act.word),
                                                        .visually_hidden_text = what}}
                   : std::vector<govuk::SummaryAction>{};
    };
    list.rows.push_back(
        {.key = "Investigated by",
         .value = inquiry.investigator == 0 ? "Nobody yet" : people::name_of_member(here.db, inquiry.investigator),
         .actions = change(name_an_investigator, "who investigates")});
    std::string about;
    for (auto const member : inquiry.named_staff) {
        about += (about.empty() ? "" : ", ") + people::name_of_member(here.db, member);
    }
    if (!about.empty() || offered) {
        list.rows.push_back({.key = "About these staff",
                             .value = about.empty() ? "Nobody is named" : about,
                             .actions = change(name_staff_it_is_about, "which staff it is about")});
    }
    return govuk::summary_list(list);
}

govuk::Standing standing_of(Verdict verdict) {
    return verdict == Verdict::not_upheld ? govuk::Standing::neutral : govuk::Standing::good;
}

Html evidence_list(Story const& story, Inquiry const& inquiry, std::int64_t issue) {
    Html items;
    for (auto const& one : inquiry.evidence_on(issue)) {
        auto const who = one.with_whom.empty() ? "" : ", " + one.with_whom;
        auto const file = one.file == 0 ? Html{}
                                        : govuk::element("a")
                                              .classes("govuk-link")
                                              .with("href", fmt::format("{}/files", path_of(story.said.id)))
                                              .holding("See the files");
        auto const kept = one.reference.empty() ? "" : fmt::format(" Kept: {}.", one.reference);
        items += govuk::element("li").holding(
            govuk::element("strong").holding(fmt::format("{}: {}", spoken(one.kind), one.what)) +
            web::escaped(fmt::format(" ({}{}). ", spoken(one.on_day), who)) + with_line_breaks(one.says) +
            web::escaped(kept) + file);
    }
    return items.empty() ? govuk::element("p").classes("govuk-hint").holding("No evidence on record yet.")
                         : govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(items);
}

Html finding_shown(Story const& story, Issue const& issue) {
    auto const found = std::ranges::find(story.findings, issue.number, &Finding::number);
    if (found == story.findings.end()) {
        return issue.counts() ? govuk::badge({.text = "Not decided yet", .standing = govuk::Standing::waiting})
                              : govuk::badge({.text = "Left out", .standing = govuk::Standing::restricted});
    }
    auto words = spoken(found->verdict);
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return govuk::badge({.text = words, .standing = standing_of(found->verdict)});
}

Html why_found(Story const& story, Issue const& issue) {
    auto const found = std::ranges::find(story.findings, issue.number, &Finding::number);
    if (found == story.findings.end() || found->reason.empty()) {
        return issue.counts() ? Html{} : paragraph(issue.left_out_because);
    }
    return with_line_breaks(found->reason) + paragraph("Relied on: " + found->relied_on);
}

Html links_of(Story const& story, Inquiry const& inquiry, Issue const& issue, Here const& here) {
    auto const query = fmt::format("?issue={}", issue.number);
    Html links;
    auto const add = [&](Act const& act, std::string_view text) {
        links += (links.empty() ? Html{} : web::Html{" &middot; "}) + act_link(story, act, text, query);
    };
    if (issue.counts() && add_some_evidence.offered(story, here) && may_investigate(here, story, inquiry)) {
        add(add_some_evidence, fmt::format("Add evidence on issue {}", issue.number));
        add(record_a_finding, "Record what you found");
    }
    if (here.may(set_an_issue.may) && set_an_issue.offered(story, here)) {
        add(set_an_issue, "Change it");
    }
    return links.empty() ? links : govuk::element("p").classes("govuk-body").holding(links);
}

Html issue_shown(Story const& story, Inquiry const& inquiry, Issue const& issue, Here const& here) {
    auto const heading = govuk::element("h3")
                             .classes("govuk-heading-s")
                             .holding(web::escaped(fmt::format("{}. {} ", issue.number, issue.issue)) +
                                      finding_shown(story, issue));
    auto const agreed = issue.agreed_on ? fmt::format("Agreed with the person on {}.", spoken(*issue.agreed_on))
                                        : fmt::format("It is {}.", issue.agreed == Agreed::declined
                                                                       ? "as we see it: the person did not want to "
                                                                         "talk about it"
                                                                       : "not agreed with the person yet");
    return heading + why_found(story, issue) + govuk::element("p").classes("govuk-hint").holding(agreed) +
           govuk::details({.summary = counted(static_cast<std::int64_t>(inquiry.evidence_on(issue.number).size()),
                                              "piece of evidence", "pieces of evidence"),
                           .text = evidence_list(story, inquiry, issue.number)}) +
           links_of(story, inquiry, issue, here);
}

}  // namespace

Html show_investigation(Story const& story, Here const& here) {
    if (story.said.kind != Kind::complaint || !story.acknowledgement) {
        return {};
    }
    auto const inquiry = inquiry_of(here.db, story.said.id);
    Html issues;
    for (auto const& issue : inquiry.issues) {
        issues += issue_shown(story, inquiry, issue, here);
    }
    return who_investigates(story, inquiry, here) + (issues.empty() ? paragraph("No issue is set out yet.") : issues);
}

}  // namespace heed::complaints
