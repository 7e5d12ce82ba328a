#include "areas/complaints/inquiry/for_person.hpp"

#include <fmt/format.h>

#include "areas/complaints/fields.hpp"
#include "areas/complaints/inquiry/issue_store.hpp"
#include "areas/complaints/inquiry/remedy_store.hpp"
#include "areas/complaints/intake/receipt.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
using web::Html;

std::string plainly(Verdict verdict) {
    switch (verdict) {
        case Verdict::upheld: return "You are right. We uphold this.";
        case Verdict::partly: return "You are right about some of it. We uphold this in part.";
        case Verdict::not_upheld: break;
    }
    return "We do not uphold this. Our letter says why.";
}

Html what_is_looked_into(store::Reading const& db, Story const& story) {
    Html items;
    for (auto const& issue : inquiry_of(db, story.said.id).issues) {
        if (issue.counts()) {
            items += govuk::element("li").holding(issue.issue);
        }
    }
    return items.empty() ? items
                         : heading("What we are looking into") +
                               govuk::element("ol").classes("govuk-list govuk-list--number").holding(items);
}

Html what_was_found(Story const& story) {
    govuk::SummaryList list;
    for (auto const& finding : story.findings) {
        list.rows.push_back({.key = finding.issue, .value = plainly(finding.verdict)});
    }
    return list.rows.empty() ? Html{} : heading("What we found") + govuk::summary_list(list);
}

Html what_was_promised(store::Reading const& db, Story const& story, Day today) {
    govuk::SummaryList list;
    for (auto const& remedy : remedies_of(db, story.said.id)) {
        auto const amount = remedy.pence == 0 ? std::string() : fmt::format(" ({})", pounds(remedy.pence));
        list.rows.push_back(
            {.key = with_line_breaks(remedy.what + amount), .value = with_line_breaks(promised_words(remedy, today))});
    }
    return list.rows.empty() ? Html{} : heading("What we promised") + govuk::summary_list(list);
}

}  // namespace

Html inquiry_for_person(store::Reading const& db, Story const& story, Day today) {
    if (story.said.kind != Kind::complaint || story.closing) {
        return {};
    }
    return story.answer ? what_was_found(story) + what_was_promised(db, story, today) : what_is_looked_into(db, story);
}

}  // namespace heed::complaints
