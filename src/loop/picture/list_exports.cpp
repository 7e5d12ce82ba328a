// The lists of signals, learning points and themes as files.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/heard/signal_asked.hpp"
#include "loop/heard/signal_draft.hpp"
#include "loop/learning/learning_asked.hpp"
#include "loop/pages.hpp"
#include "loop/picture/export.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::ColumnKind;
using web::Request;
using web::Response;

namespace {

/// The fields of the form where a list reads them.
Request asked_by_form(Request const& request) {
    Request asked = request;
    asked.query = request.form;
    std::erase_if(asked.query, [](web::Field const& field) { return field.name == "before" || field.name == "after"; });
    return asked;
}

/// Asked for with one more than the file holds.
template <class Line>
void cut(std::vector<Line>& lines, web::TypedTable& table) {
    if (lines.size() > static_cast<std::size_t>(most_exported)) {
        lines.resize(most_exported);
        table.notes.push_back(fmt::format(
            "Only the first {} rows of the filter are in this file. Narrow it for the rest.", most_exported));
    }
}

/// What was said, whole, of signals that are listed.
std::string said_by(store::Reading const& db, Id<Signal> id) {
    return store::value<std::string>(db, "select said from signals where council = :council and id = :id", db.council(),
                                     id);
}

Response export_signals(Request const& request, Here& here) {
    auto const filter = signals_asked_for(asked_by_form(request), here);
    auto lines = list_signals(here.db, filter, most_exported + 1);
    web::TypedTable table{.name = "signals",
                          .title = "Signals, the one heard last first",
                          .columns = {{"Number", ColumnKind::number},
                                      {"What was heard", ColumnKind::text},
                                      {"Kind", ColumnKind::text},
                                      {"Service", ColumnKind::text},
                                      {"Heard on", ColumnKind::day},
                                      {"Stage", ColumnKind::text}}};
    table.notes = {"Names, addresses, numbers and dates of birth were taken out of what was heard when it came in."};
    if (!filter.see_kept_from_worker) {
        table.notes.emplace_back("Signals that are kept from a worker are not in this file.");
    }
    cut(lines, table);
    auto const known = services(here.db);
    for (auto const& line : lines) {
        table.rows.push_back({{line.id.number},
                              {said_by(here.db, line.id)},
                              {std::string(spoken(line.kind))},
                              {service_name(known, line.service, "Not known")},
                              {line.heard_on},
                              {std::string(spoken(line.stage))}});
    }
    return export_table(request, here, "signal", as_query(filter), table);
}

std::string stands(LearningLine const& line, Day today) {
    if (line.standing == Standing::reopened) {
        return "Reopened";
    }
    if (line.standing == Standing::closed) {
        return "Closed without proof";
    }
    if (line.next_due && *line.next_due < today) {
        return counted(today - *line.next_due, "day late", "days late");
    }
    return line.stage == Stage::proved ? "Embedded" : "";
}

Response export_learning_points(Request const& request, Here& here) {
    auto const asked = asked_by_form(request);
    auto lines = list_learning_points(here.db, learning_asked_for(asked, here), most_exported + 1);
    web::TypedTable table{.name = "learning-points",
                          .title = "Learning points, the one made last first",
                          .columns = {{"Number", ColumnKind::number},
                                      {"Learning point", ColumnKind::text},
                                      {"Service", ColumnKind::text},
                                      {"Owner", ColumnKind::text},
                                      {"Stage", ColumnKind::text},
                                      {"Stands", ColumnKind::text},
                                      {"Next due", ColumnKind::day},
                                      {"Comes from", ColumnKind::text},
                                      {"Decision", ColumnKind::text},
                                      {"Can be tested", ColumnKind::text}}};
    cut(lines, table);
    auto const known = services(here.db);
    Names names(here.db);
    for (auto const& line : lines) {
        table.rows.push_back({{line.id.number},
                              {line.sentence},
                              {service_name(known, line.service, "Every service")},
                              {names.of(line.owner.number)},
                              {std::string(spoken(line.stage))},
                              {stands(line, here.today)},
                              {line.next_due ? web::TableValue(*line.next_due) : web::TableValue()},
                              {std::string(spoken(line.origin))},
                              {std::string(spoken(line.decision))},
                              {std::string(line.testable ? "Yes" : "Not yet")}});
    }
    return export_table(request, here, "learning_point", learning_query(asked), table);
}

Response export_themes(Request const& request, Here& here) {
    auto const figures = signals_by_theme(here.db, here.may(May::see_kept_from_worker));
    web::TypedTable table{.name = "themes",
                          .title = "Themes by name",
                          .columns = {{"Theme", ColumnKind::text},
                                      {"What is always true of it", ColumnKind::text},
                                      {"Owner", ColumnKind::text},
                                      {"Signals", ColumnKind::number}}};
    Names names(here.db);
    for (auto const& line : list_themes(here.db)) {
        auto const found = std::ranges::find(figures, line.id, &ThemeFigure::theme);
        auto const theme = find_theme(here.db, line.id);
        table.rows.push_back({{line.name},
                              {theme->definition},
                              {names.of(line.owner.number)},
                              {found == figures.end() ? std::int64_t{0} : found->signals}});
    }
    return export_table(request, here, "theme", {}, table);
}

}  // namespace

void mount_exports(people::Site& at) {
    at.post("/signals/export", may::see_signals, export_signals);
    at.post("/learning-points/export", may::see_learning, export_learning_points);
    at.post("/themes/export", may::see_signals, export_themes);
}

}  // namespace heed::loop
