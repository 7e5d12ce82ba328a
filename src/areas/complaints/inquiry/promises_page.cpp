#include "areas/complaints/inquiry/promises_page.hpp"

#include <fmt/format.h>

#include "areas/complaints/inquiry/remedy_store.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/rules.hpp"
#include "kernel/text.hpp"
#include "loop/cut_to_page.hpp"
#include "loop/parts.hpp"
#include "measure/interval.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using web::Html;
using web::Request;
using web::Response;

constexpr int lines_a_page = 50;

struct PromisesView {
    Html figures;
    Html table;
    Html more;
};
BOOST_DESCRIBE_STRUCT(PromisesView, (), (figures, table, more))
web::Template<PromisesView> const promises_page{"areas/complaints/views/promises.html"};

std::string share_of(std::int64_t number, std::int64_t of) {
    auto const interval = measure::wilson(number, of);
    return fmt::format("{} of {} ({:.0f} %; likely between {:.0f} % and {:.0f} %)", number, of,
                       100.0 * static_cast<double>(number) / static_cast<double>(of), 100 * interval.low,
                       100 * interval.high);
}

Html figures_of(Here const& here) {
    auto const last = here.today - 1;
    auto const first = months_after(here.today, -12);
    auto const figures = remedy_figures(here.db, first, last, here.may(may::see_kept_from_worker));
    if (figures.due == 0) {
        return loop::paragraph("Nothing was due in the last 12 months.");
    }
    govuk::SummaryList list;
    list.rows.push_back({.key = "Done, of what was due", .value = share_of(figures.done, figures.due)});
    list.rows.push_back({.key = "Done by the day promised", .value = share_of(figures.on_time, figures.due)});
    return loop::heading(fmt::format("What was due from {} to {}", spoken(first), spoken(last))) +
           govuk::summary_list(list);
}

std::optional<RemedyPlace> place_asked(Request const& request) {
    auto const asked = std::string(request.asked("after"));
    auto const parts = split(asked, '_');
    auto const day = parts.size() == 3 ? parse_day(parts[0]) : std::nullopt;
    auto const id = parts.size() == 3 ? loop::id_in(parts[1]) : 0;
    auto const number = parts.size() == 3 ? loop::id_in(parts[2]) : 0;
    return day && id > 0 && number > 0 ? std::optional(RemedyPlace{*day, {id}, number}) : std::nullopt;
}

Html table_of(std::vector<RemedyLine> const& lines, Here const& here) {
    govuk::Records table{.caption = "What was promised and is not done, the most urgent first",
                         .head = {{.text = "What"}, {.text = "Complaint"}, {.text = "Who"}, {.text = "By"}},
                         .when_empty = "Everything that was promised is done.",
                         .caption_classes = "govuk-visually-hidden"};
    loop::Names names(here.db);
    for (auto const& line : lines) {
        auto const path = fmt::format("/complaints/{}", line.case_id.number);
        bool const late = line.due < here.today;
        table.rows.push_back(
            {{.text = loop::link(fmt::format("{}/remedies/{}", path, line.number), shortened(line.what, 90))},
             {.text = loop::link(path, reference_of(line.case_id))},
             {.text = names.of(line.owner)},
             {.text = web::escaped(brief(line.due) + " ") +
                      govuk::badge({.text = days_left(line.due, here.today),
                                    .standing = late ? govuk::Standing::late : govuk::Standing::waiting})}});
    }
    return govuk::records(table);
}

Response show_promises(Request const& request, Here& here) {
    auto lines = open_remedies(here.db, here.may(may::see_kept_from_worker), place_asked(request), lines_a_page + 1);
    bool const more = loop::cut_to_page(lines, lines_a_page);
    auto const next = more ? loop::link(fmt::format("/complaints/remedies?after={}_{}_{}", iso(lines.back().due),
                                                    lines.back().case_id.number, lines.back().number),
                                        "The next 50")
                           : Html{};
    PromisesView const view{figures_of(here), table_of(lines, here),
                            more ? govuk::element("p").classes("govuk-body").holding(next) : Html{}};
    return people::show(here, "What we promised", promises_page(view));
}

}  // namespace

void mount_promises(people::Site& at) {
    at.get("/complaints/remedies", may::see_cases, show_promises);
    at.menu(people::Section::heard, "Promises", "/complaints/remedies", may::see_cases);
    at.menu(people::Section::council, "Signing", "/complaints/signing", may::oversee_complaints);
}

}  // namespace heed::complaints
