#include "kernel/text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace heed {

namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Length of the UTF-8 sequence at the front of `text`, or 0 if it is not well formed (RFC 3629, table 3-7 of Unicode).
std::size_t sequence_length(std::string_view text) {
    auto const at = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
    auto const tail = [&](std::size_t i) { return (at(i) & 0xC0) == 0x80; };
    unsigned const first = at(0);
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        return tail(1) ? 2 : 0;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        auto const overlong = first == 0xE0 && at(1) < 0xA0;
        auto const surrogate = first == 0xED && at(1) > 0x9F;
        return tail(1) && tail(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        auto const overlong = first == 0xF0 && at(1) < 0x90;
        auto const beyond = first == 0xF4 && at(1) > 0x8F;
        return tail(1) && tail(2) && tail(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    for (;;) {
        if (!text.empty() && is_space(text.front())) {
            text.remove_prefix(1);
        } else if (text.starts_with(no_break_space)) {
            text.remove_prefix(2);
        } else if (!text.empty() && is_space(text.back())) {
            text.remove_suffix(1);
        } else if (text.ends_with(no_break_space)) {
            text.remove_suffix(2);
        } else {
            return text;
        }
    }
}

std::vector<std::string_view> lines_of(std::string_view text) {
    auto lines = split(text, '\n');
    for (auto& line : lines) {
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
    }
    return lines;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t start = 0;;) {
        auto const end = text.find(separator, start);
        parts.push_back(text.substr(start, end - start));
        if (end == std::string_view::npos) {
            return parts;
        }
        start = end + 1;
    }
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return lower;
}

std::string begun_small(std::string_view text) {
    std::string small(text);
    if (!small.empty()) {
        small.front() = lowered(text.substr(0, 1)).front();
    }
    return small;
}

bool is_plain_text(std::string_view text) {
    while (!text.empty()) {
        auto const c = static_cast<unsigned char>(text.front());
        if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F) {
            return false;
        }
        auto const length = sequence_length(text);
        if (length == 0) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

std::size_t length_in_characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string shortened(std::string_view text, std::size_t most) {
    if (length_in_characters(text) <= most) {
        return std::string(text);
    }
    std::size_t end = 0;
    for (std::size_t characters = 0; characters < most; ++characters) {
        end += std::max<std::size_t>(1, sequence_length(text.substr(end)));
    }
    auto const space = text.rfind(' ', end);
    if (space != std::string_view::npos && space > end * 2 / 3) {
        end = space;
    }
    return fmt::format("{}…", trimmed(text.substr(0, end)));
}

std::string_view without_full_stop(std::string_view text) {
    return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

std::string counted(std::int64_t number, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

}  // namespace heed
