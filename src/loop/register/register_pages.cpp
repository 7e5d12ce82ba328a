// The register: every recommendation and learning point, whatever its source.

#include <fmt/format.h>

#include "loop/learning/act_parts.hpp"
#include "loop/learning/learning_asked.hpp"
#include "loop/pages.hpp"
#include "loop/picture/export.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

std::vector<Option> standings_as_options() {
    return {{std::string(name_of(Standing::open)), "Open or embedded"},
            {std::string(name_of(Standing::reopened)), "Reopened"},
            {std::string(name_of(Standing::closed)), "Rejected or closed"}};
}

Html filters_of(Request const& request, Here const& here, std::vector<Service> const& known) {
    Typed const typed{learning_query(request), {}};
    return govuk::lines(
        {pick_from(typed, {"origin", "Comes from"}, options_of<OriginKind>(), "Everywhere"),
         pick_from(typed, {"decision", "Decision"}, options_of<Decision>(), "Whatever was decided"),
         pick_from(typed, {"testable", "Can be tested"}, {{"yes", "Yes"}, {"no", "Not yet"}}, "Yes or not yet"),
         pick_from(typed, {"theme", "Theme"}, themes_as_options(list_themes(here.db)), "Every theme"),
         pick_from(typed, {"service", "Service"}, services_as_options(known), "Every service"),
         pick_from(typed, {"standing", "Standing"}, standings_as_options(), "However it stands"),
         pick_from(typed, {"owner", "Owner"}, members_as_options(here.db), "Everybody’s"),
         govuk::button({.text = "Filter", .classes = "govuk-button--secondary"})});
}

govuk::Standing standing_for(Decision decision) {
    switch (decision) {
        case Decision::waiting: return govuk::Standing::waiting;
        case Decision::rejected: return govuk::Standing::restricted;
        default: return govuk::Standing::good;
    }
}

Html how_it_stands(LearningLine const& line) {
    if (line.standing == Standing::reopened) {
        return govuk::badge({"Reopened", govuk::Standing::reopened});
    }
    if (line.standing == Standing::closed) {
        return govuk::badge({"Closed", govuk::Standing::restricted});
    }
    return line.stage == Stage::proved ? govuk::badge({"Embedded", govuk::Standing::good})
                                       : Html{web::escaped(spoken(line.stage))};
}

Html table_of(std::vector<LearningLine> const& lines, std::vector<Service> const& known, Here const& here) {
    Names names(here.db);
    govuk::Records table{.caption = "The register, what was entered last first",
                         .head = {{.text = "What would be different"},
                                  {.text = "Comes from"},
                                  {.text = "Decision"},
                                  {.text = "Can be tested"},
                                  {.text = "Service"},
                                  {.text = "Owner"},
                                  {.text = "Stands"}},
                         .when_empty = "Nothing in the register fits. Take a filter away, or enter a recommendation.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& line : lines) {
        table.rows.push_back({{.text = link(path_of(line.id), line.sentence)},
                              {.text = spoken(line.origin)},
                              {.text = govuk::badge({spoken(line.decision), standing_for(line.decision)})},
                              {.text = line.testable ? "Yes" : "Not yet"},
                              {.text = service_name(known, line.service, "Every service")},
                              {.text = names.of(line.owner.number)},
                              {.text = how_it_stands(line)}});
    }
    return govuk::records(table);
}

struct RegisterView {
    std::string count;
    Html enter;
    Html filters;
    Html table;
    Html pages;
    Html keep;
};
BOOST_DESCRIBE_STRUCT(RegisterView, (), (count, enter, filters, table, pages, keep))
web::Template<RegisterView> const register_page{"loop/views/register.html"};

Response show_register(Request const& request, Here& here) {
    auto const filter = learning_asked_for(request, here);
    auto const found = one_page(list_learning_points(here.db, filter, page_length + 1), filter);
    auto const known = services(here.db);
    auto const links = found.lines.empty()
                           ? Html{}
                           : page_links("/register", query_of(learning_query(request)),
                                        std::to_string(found.lines.front().id.number),
                                        std::to_string(found.lines.back().id.number), found.has_newer, found.has_older);
    RegisterView const view{
        spoken_count(count_learning_points(here.db, filter)) + ", what was entered last first.",
        here.may(May::write_learning) ? button_link("Enter a recommendation", "/register/new", true) : Html{},
        filters_of(request, here, known),
        table_of(found.lines, known, here),
        links,
        export_form(here, "/learning-points/export", learning_query(request))};
    return people::show(here, "The register", register_page(view));
}

}  // namespace

void mount_register(people::Site& at) {
    at.get("/register", may::see_learning, show_register);
    mount_register_entry(at);
}

}  // namespace heed::loop
