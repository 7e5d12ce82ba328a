#pragma once
// What the pages of this area share.

#include "areas/reports/document.hpp"
#include "areas/reports/store.hpp"
#include "loop/parts.hpp"
#include "people/site.hpp"

namespace heed::reports {

using loop::Typed;
using people::Here;
using people::Request;
using people::Response;
using web::Html;
namespace govuk = web::govuk;
namespace may = people::may;

/// "/reports/3" for staff, "/annual-reports/3" for everybody.
std::string path_of(Id<Report> id);
std::string public_path_of(Id<Report> id);
Doing doing_now(Here const& here);

/// A report whose words can still change; throws NotFound.
Report unpublished_there(Here const& here, Id<Report> id);

/// What the council's setting "report_fewest" says, from 2 to 100: numbers of people below it are hidden. 5 where it is not
/// set.
constexpr std::int64_t least_fewest = 2;
constexpr std::int64_t most_fewest = 100;
std::int64_t fewest_shown(store::Reading const& db);

/// What every area accounts for, and the published reports that the figures must be checked against.
Figures figures_now(store::Reading const& db, Report const& report, bool see_kept_from_worker, Day today);
std::vector<Id<Report>> published_beside(store::Reading const& db, Report const& report);

/// The report as it stands: its copy where it is final, otherwise counted now; the words as published, or as written.
ReportText text_of(Here const& here, Report const& report);

Response pdf_to_keep(ReportText const& text, std::string const& slug);
Response spreadsheet_to_keep(ReportText const& text, std::string const& slug);

void mount_making(people::Site& at);
void mount_finishing(people::Site& at);
void mount_settings(people::Site& at);
void mount_reading(people::Site& at);

}  // namespace heed::reports
