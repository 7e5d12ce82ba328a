#include "web/table_file.hpp"

#include <fmt/format.h>

#include "kernel/must.hpp"
#include "kernel/text.hpp"
#include "web/govuk/heed.hpp"

namespace heed::web {

namespace {

template <class... Ts>
struct Each : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Each(Ts...) -> Each<Ts...>;

std::string percent(Share const& share) {
    return share.of == 0
               ? std::string()
               : fmt::format("{:.0f}%", 100.0 * static_cast<double>(share.count) / static_cast<double>(share.of));
}

/// The value as the page says it.
std::string said(TableValue const& value) {
    return std::visit(Each{[](std::monostate) { return std::string(); }, [](std::string const& text) { return text; },
                           [](std::int64_t number) { return std::to_string(number); },
                           [](Day day) { return brief(day); }, [](Share const& share) { return percent(share); }},
                      value);
}

bool is_read_as_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
}

/// Everything is quoted where it must be and nowhere else.
void add_field(std::string& out, std::string_view text, bool is_text) {
    std::string const safe = (is_text && is_read_as_formula(text) ? "'" : "") + std::string(text);
    if (safe.find_first_of(",\"\r\n") == std::string::npos) {
        out += safe;
        return;
    }
    out += '"';
    for (char const c : safe) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    out += '"';
}

void add_value(std::string& out, TableValue const& value) {
    if (auto const* day = std::get_if<Day>(&value)) {
        out += iso(*day);
    } else {
        add_field(out, said(value), std::holds_alternative<std::string>(value));
    }
}

/// A line whose first field is this and whose other fields are empty.
void add_line_of(std::string& out, std::string_view first, std::size_t columns) {
    add_field(out, first, true);
    out.append(columns - 1, ',');
    out += "\r\n";
}

std::string counted_on(TableAbout const& about) {
    return fmt::format("{}, counted on {}", about.council, spoken(about.on));
}

std::string file_name(std::string_view name, TableAbout const& about, std::string_view ending) {
    return fmt::format("heed-{}-{}-{}.{}", about.slug, name, iso(about.on), ending);
}

}  // namespace

Html shown(TypedTable const& table, std::string_view caption_classes) {
    govuk::Records records{
        .caption = table.title, .when_empty = table.when_empty, .caption_classes = std::string(caption_classes)};
    for (auto const& column : table.columns) {
        bool const is_numeric = column.kind == ColumnKind::number || column.kind == ColumnKind::share;
        records.head.push_back({.text = column.name, .format = is_numeric ? "numeric" : ""});
    }
    for (auto const& row : table.rows) {
        auto& cells = records.rows.emplace_back();
        for (auto const& cell : row) {
            auto const text = said(cell.value);
            cells.push_back(
                {.text = cell.opens.empty()
                             ? govuk::Words(text)
                             : govuk::Words(
                                   govuk::element("a").classes("govuk-link").with("href", cell.opens).holding(text)),
                 .classes = std::holds_alternative<Day>(cell.value) ? "heed-nowrap" : ""});
        }
    }
    return govuk::records(records);
}

std::string as_csv(TypedTable const& table, TableAbout const& about) {
    must(!table.columns.empty(), "a table has columns");
    std::string out = "\xEF\xBB\xBF";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        out += i == 0 ? "" : ",";
        add_field(out, table.columns[i].name, true);
    }
    out += "\r\n";
    for (auto const& row : table.rows) {
        must(row.size() == table.columns.size(), "a row has as many cells as there are columns");
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += i == 0 ? "" : ",";
            add_value(out, row[i].value);
        }
        out += "\r\n";
    }
    add_line_of(out, "", table.columns.size());
    add_line_of(out, fmt::format("{}. {}.", table.title, counted_on(about)), table.columns.size());
    for (auto const& filter : about.filters) {
        add_line_of(out, fmt::format("{}: {}", filter.name, filter.value), table.columns.size());
    }
    for (auto const& note : table.notes) {
        add_line_of(out, note, table.columns.size());
    }
    return out;
}

Response csv_to_keep(TypedTable const& table, TableAbout const& about) {
    return download("text/csv; charset=utf-8", file_name(table.name, about, "csv"), as_csv(table, about));
}

Response xlsx_to_keep(std::string_view name, std::vector<TypedTable> const& tables, TableAbout const& about) {
    return download("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file_name(name, about, "xlsx"),
                    as_xlsx(tables, about));
}

}  // namespace heed::web
