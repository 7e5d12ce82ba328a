#include "areas/complaints/panels.hpp"

#include "areas/complaints/intake/needs.hpp"
#include "web/govuk/all.hpp"

namespace heed::complaints {

namespace {

web::Html findings_of(Story const& story, people::Here const&) {
    web::govuk::SummaryList list;
    for (auto const& finding : story.findings) {
        list.rows.push_back({.key = finding.issue, .value = spoken(finding.verdict)});
    }
    return list.rows.empty() ? web::Html{} : web::govuk::summary_list(list);
}

}  // namespace

std::vector<Panel> const& case_panels() {
    static std::vector<Panel> const panels{{"What was found", findings_of}, {"What this person needs", needs_panel}};
    return panels;
}

}  // namespace heed::complaints
