#pragma once
// One typed table for the page and for the files: what is downloaded is what is seen. CSV is RFC 4180 in UTF-8 with a byte
// order mark, as Excel wants it; XLSX is written by libxlsxwriter, with real numbers, days and percentages, without
// formulas, links and macros. In neither can what somebody wrote become a formula.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "kernel/day.hpp"
#include "web/html.hpp"
#include "web/response.hpp"

namespace heed::web {

enum class ColumnKind { text, number, day, share };

struct TableColumn {
    std::string name{};
    ColumnKind kind = ColumnKind::text;
};

/// A share, printed in whole per cent; of nothing it prints nothing. Its two numbers stand in columns of their own.
struct Share {
    std::int64_t count = 0;
    std::int64_t of = 0;
};

/// Nothing; text (also in a column of another kind, where there is no number to say); a number; a day; a share.
using TableValue = std::variant<std::monostate, std::string, std::int64_t, Day, Share>;

struct TableCell {
    TableValue value{};
    std::string opens{};  ///< on the page: the path of the list behind it
};

struct TypedTable {
    std::string name{};  ///< small letters and "-": in addresses, in file names and on the sheet's tab
    std::string title{};
    std::vector<TableColumn> columns{};
    std::vector<std::vector<TableCell>> rows{};
    std::vector<std::string> notes{};  ///< how it was counted, a sentence each
    std::string when_empty = "Nothing here yet.";
};

/// What stands over every table of a file.
struct TableAbout {
    std::string council{};
    std::string slug{};  ///< the council's, for the file's name
    Day on{};            ///< the day on which it was counted
    std::vector<Field> filters{};
};

/// As a table for staff, its first column naming the row; a caption that is not hidden.
Html shown(TypedTable const& table, std::string_view caption_classes = "govuk-table__caption--m");

/// Heading line, rows, an empty row, and a row for the day and for each note. Every line has as many fields as columns.
/// Text that a spreadsheet would read as a formula (it begins with = + - @, a tab or a line end) gets an apostrophe.
std::string as_csv(TypedTable const& table, TableAbout const& about);

/// A sheet "About" with the council, the day, the filters and the notes, and a sheet for each table with its heading row
/// frozen. Throws Unavailable if there is no room to write it.
std::string as_xlsx(std::vector<TypedTable> const& tables, TableAbout const& about);

/// The same to keep: "heed-thornmere-signals-2026-11-22.csv".
Response csv_to_keep(TypedTable const& table, TableAbout const& about);
Response xlsx_to_keep(std::string_view name, std::vector<TypedTable> const& tables, TableAbout const& about);

}  // namespace heed::web
