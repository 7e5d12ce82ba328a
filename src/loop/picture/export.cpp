#include "loop/picture/export.hpp"

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "store/events.hpp"

namespace heed::loop {

namespace {

std::string filter_in_codes(std::vector<web::Field> const& filter) {
    auto query = query_of(filter);
    if (!query.empty()) {
        query.pop_back();
    }
    return query.empty() ? "everything" : query;
}

}  // namespace

Html export_form(people::Here const& here, std::string const& path, std::vector<web::Field> const& filter) {
    Html inside = here.form_fields();
    for (auto const& field : filter) {
        inside += field.value.empty() ? Html{} : hidden(field.name, field.value);
    }
    for (auto const& [format, words] : {std::pair{"csv", "Download as CSV"}, std::pair{"xlsx", "Download as XLSX"}}) {
        govuk::add_line(
            inside,
            govuk::button({.text = words, .classes = "govuk-button--secondary", .name = "format", .value = format}));
    }
    return govuk::element("form")
        .with("method", "post")
        .with("action", path)
        .classes("govuk-button-group heed-export")
        .holding(inside);
}

Html kept_filter(std::string const& words, std::vector<web::Field> const& fields, std::string const& list) {
    if (words.empty()) {
        return {};
    }
    Html inside = govuk::element("p")
                      .classes("govuk-body heed-kept-filter")
                      .holding(web::escaped(words + " ") + link(list, "Take this filter away"));
    for (auto const& field : fields) {
        inside += field.value.empty() ? Html{} : hidden(field.name, field.value);
    }
    return inside;
}

web::TableAbout about_table(people::Here const& here, std::vector<web::Field> filters) {
    return {here.council.name, here.council.slug, here.today, std::move(filters)};
}

web::Response export_table(web::Request const& request, people::Here& here, std::string const& subject,
                           std::vector<web::Field> const& filter, web::TypedTable const& table) {
    bool const is_xlsx = web::Form(request).text("format") == "xlsx";
    auto const made = [&] {
        auto const about = about_table(here, {{"Filter", filter_in_codes(filter)}});
        return is_xlsx ? web::xlsx_to_keep(table.name, {table}, about) : web::csv_to_keep(table, about);
    };
    return people::change(
        request, here,
        [&](store::Writing& db) {
            store::note(db, {subject, 0, "exported",
                             fmt::format("{}, {}, {}", is_xlsx ? "xlsx" : "csv",
                                         counted(static_cast<std::int64_t>(table.rows.size()), "row", "rows"),
                                         filter_in_codes(filter)),
                             here.me().id.number, here.now});
            return made();
        },
        made);
}

}  // namespace heed::loop
