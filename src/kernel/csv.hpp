#pragma once
// Comma-separated values as RFC 4180 has them, read with libcsv: what people send, and so with a limit on its size.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/outcome.hpp"

namespace heed {

/// One record and the line of the file on which it begins, counted from 1. Spaces belong to a field, as RFC 4180 says.
struct CsvRecord {
    std::int64_t line = 0;
    std::vector<std::string> fields;
};

struct CsvLimits {
    std::size_t bytes = 16U << 20;
    std::int64_t lines = 200000;
};

/// Every record of the file; empty lines are none. A byte order mark is left out; lines end in LF, CR LF or CR.
/// Problems, each with its line: a file that is too large, a line of more than 100 fields, bytes that are no text in UTF-8, a quotation mark that is not
/// closed or stands within an unquoted field.
Outcome<std::vector<CsvRecord>> read_csv(std::string_view text, CsvLimits limits = {});

/// The field as it stands in a file: in quotation marks where it holds a comma, a quotation mark or a line end.
std::string csv_field(std::string_view text);

/// A number as people type it, spaces around it allowed: "12", "-3.5", "+1e3". Nothing for anything else: "1,000", "12%",
/// "nan", "inf", and numbers that a double cannot hold.
std::optional<double> typed_number(std::string_view text);

}  // namespace heed
