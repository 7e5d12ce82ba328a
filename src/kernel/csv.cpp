#include "kernel/csv.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <csv.h>
#include <fmt/format.h>

#include "kernel/must.hpp"
#include "kernel/text.hpp"

namespace heed {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr std::size_t most_fields = 100;
/// A file of commas is a field a byte, and each field takes forty times that in memory.
constexpr std::size_t most_fields_in_all = 2'000'000;

int never(unsigned char) { return 0; }

/// Feeds libcsv a line at a time, because it does not count lines and a quoted field may hold some.
class Reading {
public:
    explicit Reading(CsvLimits limits) : limits_(limits) {
        must(csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) == 0, "libcsv does not start");
        csv_set_space_func(&parser_, never);
    }
    Reading(Reading const&) = delete;
    Reading& operator=(Reading const&) = delete;
    ~Reading() { csv_free(&parser_); }

    Outcome<std::vector<CsvRecord>> read(std::string_view text) {
        while (!text.empty()) {
            auto const end = std::min(text.find_first_of("\r\n"), text.size());
            auto const stop = text.substr(end).starts_with("\r\n") ? 2U : end < text.size() ? 1U : 0U;
            if (++line_ > limits_.lines) {
                return problem("file", fmt::format("Line {}: the file has more than {} lines.", line_, limits_.lines));
            }
            if (!reads(text.substr(0, end + stop))) {
                return broken();
            }
            text.remove_prefix(end + stop);
        }
        if (csv_fini(&parser_, took_field, took_record, this) != 0 || is_too_much()) {
            return broken();
        }
        return std::move(records_);
    }

private:
    bool reads(std::string_view line) {
        bool const blank = line.find_first_not_of("\r\n") == std::string_view::npos;
        if (!within_ && !blank) {
            begun_ = line_;
            within_ = true;
        }
        return csv_parse(&parser_, line.data(), line.size(), took_field, took_record, this) == line.size() &&
               !is_too_much();
    }

    bool is_too_much() const { return too_wide_ || in_all_ > most_fields_in_all; }

    tl::unexpected<Problems> broken() const {
        if (too_wide_) {
            return problem("file", fmt::format("Line {}: this line has more than {} fields.", begun_, most_fields));
        }
        if (in_all_ > most_fields_in_all) {
            return problem("file", fmt::format("Line {}: the file has more than two million fields.", begun_));
        }
        return problem("file", fmt::format("Line {}: a quotation mark is missing, or stands where none can be. Put the "
                                           "whole field into quotation marks and double those within it.",
                                           begun_));
    }

    static void took_field(void* bytes, std::size_t size, void* self) {
        auto& reading = *static_cast<Reading*>(self);
        ++reading.in_all_;
        if (reading.fields_.size() < most_fields) {
            reading.fields_.emplace_back(static_cast<char const*>(bytes), size);
        } else {
            reading.too_wide_ = true;
        }
    }

    static void took_record(int, void* self) {
        auto& reading = *static_cast<Reading*>(self);
        reading.records_.push_back({reading.begun_, std::move(reading.fields_)});
        reading.fields_.clear();
        reading.within_ = false;
    }

    CsvLimits limits_;
    csv_parser parser_{};
    bool too_wide_ = false;
    std::size_t in_all_ = 0;
    std::int64_t line_ = 0;
    std::int64_t begun_ = 1;
    bool within_ = false;
    std::vector<std::string> fields_;
    std::vector<CsvRecord> records_;
};

/// The first line that is no text, or 0.
std::int64_t line_of_broken_text(std::string_view text) {
    std::int64_t number = 0;
    for (auto const line : lines_of(text)) {
        ++number;
        if (!is_plain_text(line)) {
            return number;
        }
    }
    return 0;
}

}  // namespace

Outcome<std::vector<CsvRecord>> read_csv(std::string_view text, CsvLimits limits) {
    if (text.size() > limits.bytes) {
        return problem("file", fmt::format("The file is larger than {} MiB.", limits.bytes >> 20));
    }
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    if (!is_plain_text(text)) {
        auto const line = std::max<std::int64_t>(1, line_of_broken_text(text));
        return problem("file",
                       fmt::format("Line {}: this is not text in UTF-8. Save the file as \"CSV UTF-8\".", line));
    }
    return Reading(limits).read(text);
}

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        return std::string(text);
    }
    std::string quoted = "\"";
    for (auto const letter : text) {
        quoted += letter;
        if (letter == '"') {
            quoted += letter;
        }
    }
    return quoted + "\"";
}

std::optional<double> typed_number(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) {
            return std::nullopt;
        }
    }
    double number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return whole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

}  // namespace heed
