#pragma once
// What the server says about itself: one JSON object a line, times in UTC. It holds no personal data: never a query, a
// form, a cookie or an address, and of a path only what names a page. All text is escaped here, because the library
// beneath lets line ends and terminal codes through.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "web/request.hpp"

namespace heed::web {

enum class LogLevel { debug, info, warning, error, quiet };

struct LogField {
    std::string_view name;
    std::variant<std::string_view, std::int64_t, double> value;
};

/// The line for this moment, without its line end.
std::string log_line(LogLevel level, std::string_view what, std::vector<LogField> const& more,
                     std::chrono::system_clock::time_point now);

/// Writes a line to standard error or to the file that was named. A reader that does not read loses the oldest lines;
/// nobody waits for it.
void log(LogLevel level, std::string_view what, std::vector<LogField> const& more = {});

/// What an exception said, under the reference that the page shows. Only its first line, without the values that the
/// store's library and PostgreSQL put behind it, which may be somebody's words.
void log_bug(std::string_view reference, std::string_view what);

struct Answered {
    std::string_view request;  ///< its reference
    Method method = Method::other;
    std::string_view path;  ///< decoded, or empty where none could be read
    int status = 0;
    double milliseconds = 0;
    std::size_t bytes = 0;
};
void log_answer(Answered const& answered);

/// From here on only lines of this level and above; `quiet` writes nothing.
void set_log_level(LogLevel level);
/// From here on the log is this file, appended to. Throws Unavailable where it cannot be written.
void keep_log_in(std::filesystem::path const& file);
/// Waits until what was logged is written, at most a second.
void flush_log();

/// Text as a JSON string with its quotation marks: at most 500 bytes of it, nothing in it that could end the line, move a
/// cursor or turn the reading direction; bytes that are no UTF-8 become U+FFFD.
std::string json_quoted(std::string_view text);

/// A path with everything that could be a secret or somebody's words taken out: a segment stays if it is a word (letters
/// and hyphens, at most 40) or a number of at most nine digits, and becomes "*" otherwise.
std::string path_for_log(std::string_view path);

std::string_view name_of(Method method);

}  // namespace heed::web
