// The XLSX side of a typed table. The library writes to a file; ours is in memory and has no name.

#include <algorithm>

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "kernel/failure.hpp"
#include "kernel/must.hpp"
#include "kernel/text.hpp"
#include "web/table_file.hpp"

namespace heed::web {

namespace {

constexpr std::size_t longest_cell = 32000;  // Excel takes 32,767 characters
constexpr std::size_t widest_column = 80;

/// Bytes that a library may write through a path of /proc.
class Paper {
public:
    Paper() : descriptor_(::memfd_create("heed-table", MFD_CLOEXEC)) {
        if (descriptor_ < 0) {
            throw Unavailable("there is no memory for a table to write");
        }
    }
    Paper(Paper const&) = delete;
    Paper& operator=(Paper const&) = delete;
    ~Paper() { ::close(descriptor_); }

    std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

    std::string read() const {
        auto const size = ::lseek(descriptor_, 0, SEEK_END);
        must(size >= 0, "the size of what was written is known");
        std::string bytes(static_cast<std::size_t>(size), '\0');
        std::size_t done = 0;
        while (done < bytes.size()) {
            auto const got = ::pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
            must(got > 0, "what was written to memory can be read");
            done += static_cast<std::size_t>(got);
        }
        return bytes;
    }

private:
    int descriptor_;
};

struct Formats {
    lxw_format* bold;
    lxw_format* wrapped;
    lxw_format* day;
    lxw_format* share;
};

Formats formats_of(lxw_workbook* book) {
    Formats const formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book),
                          workbook_add_format(book)};
    format_set_bold(formats.bold);
    format_set_text_wrap(formats.wrapped);
    format_set_align(formats.wrapped, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(formats.day, "d mmm yyyy");
    format_set_num_format(formats.share, "0%");
    return formats;
}

lxw_datetime date_of(Day day) {
    auto const date = day.date();
    return {static_cast<int>(date.year()),
            static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day())),
            0,
            0,
            0};
}

/// Where the pen is.
struct Place {
    lxw_worksheet* sheet;
    lxw_row_t row;
    lxw_col_t column;
};

/// Always as text: the library has a call of its own for formulas, and nobody makes it.
void write_text(Place const& at, std::string_view text, lxw_format* format) {
    auto const cut = shortened(text, longest_cell);
    worksheet_write_string(at.sheet, at.row, at.column, cut.c_str(), format);
}

void write_value(Place const& at, TableValue const& value, Formats const& formats) {
    if (auto const* text = std::get_if<std::string>(&value)) {
        write_text(at, *text, formats.wrapped);
    } else if (auto const* number = std::get_if<std::int64_t>(&value)) {
        worksheet_write_number(at.sheet, at.row, at.column, static_cast<double>(*number), nullptr);
    } else if (auto const* day = std::get_if<Day>(&value)) {
        auto date = date_of(*day);
        worksheet_write_datetime(at.sheet, at.row, at.column, &date, formats.day);
    } else if (auto const* share = std::get_if<Share>(&value); share != nullptr && share->of > 0) {
        worksheet_write_number(at.sheet, at.row, at.column,
                               static_cast<double>(share->count) / static_cast<double>(share->of), formats.share);
    }
}

std::size_t width_of(TypedTable const& table, std::size_t column) {
    constexpr std::size_t narrowest = 12;
    auto width = std::max(narrowest, length_in_characters(table.columns[column].name));
    for (auto const& row : table.rows) {
        if (auto const* text = std::get_if<std::string>(&row[column].value)) {
            width = std::max(width, length_in_characters(*text));
        }
    }
    return std::min(width + 2, widest_column);
}

/// "heard-by-month" as "Heard by month".
std::string tab_of(std::string name) {
    std::ranges::replace(name, '-', ' ');
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
}

void write_table(lxw_workbook* book, TypedTable const& table, Formats const& formats) {
    must(!table.name.empty() && table.name.size() < LXW_SHEETNAME_MAX && table.name.front() >= 'a' &&
             table.name.front() <= 'z',
         "a table's name fits a sheet's tab");
    auto* const sheet = workbook_add_worksheet(book, tab_of(table.name).c_str());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        auto const column = static_cast<lxw_col_t>(i);
        worksheet_set_column(sheet, column, column, static_cast<double>(width_of(table, i)), nullptr);
        write_text({sheet, 0, column}, table.columns[i].name, formats.bold);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    lxw_row_t row = 0;
    for (auto const& cells : table.rows) {
        ++row;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            write_value({sheet, row, static_cast<lxw_col_t>(i)}, cells[i].value, formats);
        }
    }
}

void write_about(lxw_workbook* book, std::vector<TypedTable> const& tables, TableAbout const& about,
                 Formats const& formats) {
    auto* const sheet = workbook_add_worksheet(book, "About");
    worksheet_set_column(sheet, 0, 0, 28, nullptr);
    worksheet_set_column(sheet, 1, 1, static_cast<double>(widest_column), nullptr);
    lxw_row_t row = 0;
    auto const line = [&](std::string_view name, TableValue const& value) {
        write_text({sheet, row, 0}, name, formats.bold);
        write_value({sheet, row, 1}, value, formats);
        ++row;
    };
    line("Council", about.council);
    line("Counted on", about.on);
    for (auto const& filter : about.filters) {
        line(filter.name, filter.value);
    }
    for (auto const& table : tables) {
        line(tab_of(table.name), table.title);
        for (auto const& note : table.notes) {
            line("", note);
        }
    }
}

}  // namespace

std::string as_xlsx(std::vector<TypedTable> const& tables, TableAbout const& about) {
    Paper const paper;
    auto* const book = workbook_new(paper.path().c_str());
    if (book == nullptr) {
        throw Unavailable("there is no memory for a table to write");
    }
    auto const formats = formats_of(book);
    write_about(book, tables, about, formats);
    for (auto const& table : tables) {
        write_table(book, table, formats);
    }
    auto const error = workbook_close(book);
    if (error != LXW_NO_ERROR) {
        throw Unavailable(fmt::format("a table could not be written: {}", lxw_strerror(error)));
    }
    return paper.read();
}

}  // namespace heed::web
