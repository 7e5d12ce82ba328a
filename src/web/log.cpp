#include "web/log.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <thread>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/async.h>
#include <spdlog/async_logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"

namespace heed::web {

namespace {

constexpr std::size_t longest_text = 500;
constexpr std::size_t most_lines_waiting = 8192;

std::string_view name_of(LogLevel level) {
    switch (level) {
        case LogLevel::debug: return "debug";
        case LogLevel::info: return "info";
        case LogLevel::warning: return "warning";
        default: return "error";
    }
}

spdlog::level::level_enum spdlog_level(LogLevel level) {
    switch (level) {
        case LogLevel::debug: return spdlog::level::debug;
        case LogLevel::info: return spdlog::level::info;
        case LogLevel::warning: return spdlog::level::warn;
        case LogLevel::error: return spdlog::level::err;
        default: return spdlog::level::off;
    }
}

/// The one writer. It is never taken down: at the end of the program a reader that has stopped reading would keep its
/// thread, and the program, for ever.
struct Writer {
    std::shared_ptr<spdlog::details::thread_pool> thread;
    std::shared_ptr<spdlog::async_logger> lines;
};

std::shared_ptr<spdlog::async_logger> writing_to(spdlog::sink_ptr sink,
                                                 std::shared_ptr<spdlog::details::thread_pool> const& thread) {
    sink->set_pattern("%v");
    auto lines = std::make_shared<spdlog::async_logger>("heed", std::move(sink), thread,
                                                        spdlog::async_overflow_policy::overrun_oldest);
    lines->flush_on(spdlog::level::err);
    return lines;
}

std::mutex changing;

Writer& writer() {
    static auto* const only = [] {
        auto thread = std::make_shared<spdlog::details::thread_pool>(most_lines_waiting, 1);
        auto lines = writing_to(std::make_shared<spdlog::sinks::stderr_sink_mt>(), thread);
        return new Writer{thread, lines};
    }();
    return *only;
}

std::shared_ptr<spdlog::async_logger> lines() {
    std::lock_guard const lock(changing);
    return writer().lines;
}

struct Character {
    std::uint32_t code = 0xFFFD;
    std::size_t length = 1;
};

/// The character at the front; a byte that begins no well-formed UTF-8 is U+FFFD and one byte long.
Character first_character(std::string_view text) {
    auto const first = static_cast<unsigned char>(text.front());
    if (first < 0x80) {
        return {first, 1};
    }
    std::size_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (text.size() < length) {
        return {};
    }
    std::uint32_t code = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        auto const next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0) != 0x80) {
            return {};
        }
        code = code << 6 | (next & 0x3F);
    }
    constexpr std::array<std::uint32_t, 5> shortest{0, 0, 0x80, 0x800, 0x10000};
    bool const surrogate = code >= 0xD800 && code <= 0xDFFF;
    return first < 0xC2 || code < shortest[length] || code > 0x10FFFF || surrogate ? Character{}
                                                                                   : Character{code, length};
}

/// Line ends, terminal codes (C0, DEL, C1), separators of lines, and marks that turn the reading direction or are not seen.
bool is_dangerous(std::uint32_t code) {
    return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0xAD || code == 0x61C || code == 0xFEFF ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || code >= 0xE0000;
}

void append_escaped(std::string& out, std::uint32_t code) {
    if (code > 0xFFFF) {
        auto const rest = code - 0x10000;
        fmt::format_to(std::back_inserter(out), "\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
    } else {
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", code);
    }
}

std::string json_value(LogField const& field) {
    if (auto const* const text = std::get_if<std::string_view>(&field.value)) {
        return json_quoted(*text);
    }
    if (auto const* const number = std::get_if<std::int64_t>(&field.value)) {
        return fmt::to_string(*number);
    }
    return fmt::format("{:.1f}", std::get<double>(field.value));
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_word(std::string_view segment) {
    return segment.size() <= 40 && std::ranges::all_of(segment, [](char c) { return is_letter(c) || c == '-'; });
}

bool is_short_number(std::string_view segment) {
    return segment.size() <= 9 && std::ranges::all_of(segment, [](char c) { return c >= '0' && c <= '9'; });
}

/// SOCI says which values it was binding; PostgreSQL says in a second line which key it was.
std::string_view without_values(std::string_view what) {
    what = what.substr(0, what.find_first_of("\r\n"));
    return what.substr(0, what.find(" with :"));
}

}  // namespace

std::string_view name_of(Method method) {
    switch (method) {
        case Method::get: return "GET";
        case Method::head: return "HEAD";
        case Method::post: return "POST";
        default: return "other";
    }
}

std::string json_quoted(std::string_view text) {
    std::string quoted = "\"";
    bool const cut = text.size() > longest_text;
    text = text.substr(0, longest_text);
    while (!text.empty()) {
        auto const [code, length] = first_character(text);
        if (code == '"' || code == '\\') {
            (quoted += '\\') += static_cast<char>(code);
        } else if (is_dangerous(code)) {
            append_escaped(quoted, code);
        } else if (code == 0xFFFD) {
            quoted += "\xEF\xBF\xBD";
        } else {
            quoted += text.substr(0, length);
        }
        text.remove_prefix(length);
    }
    return quoted += cut ? "…\"" : "\"";
}

std::string path_for_log(std::string_view path) {
    std::string plain;
    for (auto const segment : split(path.substr(std::min<std::size_t>(1, path.size())), '/')) {
        plain += '/';
        plain += is_word(segment) || is_short_number(segment) ? segment : std::string_view("*");
    }
    return plain;
}

std::string log_line(LogLevel level, std::string_view what, std::vector<LogField> const& more,
                     std::chrono::system_clock::time_point now) {
    auto const milliseconds = std::chrono::floor<std::chrono::milliseconds>(now);
    auto const seconds = std::chrono::floor<std::chrono::seconds>(milliseconds);
    auto line = fmt::format(R"({{"at":"{:%Y-%m-%dT%H:%M:%S}.{:03}Z","level":"{}","what":{})",
                            fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)),
                            (milliseconds - seconds).count(), name_of(level), json_quoted(what));
    for (auto const& field : more) {
        line += fmt::format(",{}:{}", json_quoted(field.name), json_value(field));
    }
    return line += '}';
}

void log(LogLevel level, std::string_view what, std::vector<LogField> const& more) {
    auto const to = lines();
    if (to->should_log(spdlog_level(level))) {
        to->log(spdlog_level(level),
                spdlog::string_view_t(log_line(level, what, more, std::chrono::system_clock::now())));
    }
}

void log_bug(std::string_view reference, std::string_view what) {
    log(LogLevel::error, "went wrong", {{"request", reference}, {"because", without_values(what)}});
}

void log_answer(Answered const& answered) {
    auto const path = answered.path.empty() ? std::string("-") : path_for_log(answered.path);
    log(LogLevel::info, "answered",
        {{"request", answered.request},
         {"method", name_of(answered.method)},
         {"path", std::string_view(path)},
         {"status", std::int64_t{answered.status}},
         {"ms", answered.milliseconds},
         {"bytes", static_cast<std::int64_t>(answered.bytes)}});
}

void set_log_level(LogLevel level) { lines()->set_level(spdlog_level(level)); }

void keep_log_in(std::filesystem::path const& file) {
    try {
        auto sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(file.string());
        std::lock_guard const lock(changing);
        auto const level = writer().lines->level();
        writer().lines = writing_to(std::move(sink), writer().thread);
        writer().lines->set_level(level);
    } catch (spdlog::spdlog_ex const& away) {
        throw Unavailable(fmt::format("the log file cannot be written: {}", away.what()));
    }
}

void flush_log() {
    lines()->flush();
    lines()->flush();
    auto const deadline = std::chrono::steady_clock::now() + std::chrono::seconds(1);
    // Once the second flush has been taken out of the queue, the first is over.
    while (writer().thread->queue_size() > 0 && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

}  // namespace heed::web
