#include "areas/assessment/plain_text.hpp"

#include <algorithm>
#include <array>

#include "kernel/text.hpp"

namespace heed::assessment {

namespace {

// Windows-1252, 0x80 to 0x9F (https://encoding.spec.whatwg.org/#index-windows-1252); 0 where nothing is assigned.
constexpr std::array<char32_t, 32> upper_controls = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                     0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool is_text_control(char letter) { return letter == '\t' || letter == '\n' || letter == '\r' || letter == '\f'; }

void append_utf8(std::string& out, char32_t point) {
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0 | (point >> 6));
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | (point >> 12));
        out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    }
}

std::optional<std::string> from_windows(std::string_view file) {
    std::string out;
    for (auto letter : file) {
        auto const byte = static_cast<unsigned char>(letter);
        if ((byte < 0x20 && !is_text_control(letter)) || byte == 0x7F) {
            return std::nullopt;
        }
        char32_t const point = byte >= 0x80 && byte < 0xA0 ? upper_controls.at(byte - 0x80U) : byte;
        if (point == 0) {
            return std::nullopt;
        }
        append_utf8(out, point);
    }
    return out;
}

// Text has few bytes beyond ASCII; pictures and programs have many.
bool mostly_ascii(std::string_view file) {
    auto const beyond = std::ranges::count_if(file,
                                              [](char letter) { return static_cast<unsigned char>(letter) >= 0x80; });
    return beyond * 10 < static_cast<std::ptrdiff_t>(file.size());
}

}  // namespace

std::optional<std::string> as_plain_text(std::string_view file) {
    std::string without_page_breaks(file.starts_with("\xEF\xBB\xBF") ? file.substr(3) : file);
    std::ranges::replace(without_page_breaks, '\f', '\n');
    if (is_plain_text(without_page_breaks)) {
        return without_page_breaks;
    }
    return mostly_ascii(file) ? from_windows(without_page_breaks) : std::nullopt;
}

bool looks_like_html(std::string_view lower) {
    auto const start = trimmed(lower).substr(0, 300);
    return start.find("<!doctype") != std::string_view::npos || start.find("<html") != std::string_view::npos ||
           start.find("<head") != std::string_view::npos ||
           (lower.find("</p>") != std::string_view::npos && lower.find("</div>") != std::string_view::npos);
}

}  // namespace heed::assessment
