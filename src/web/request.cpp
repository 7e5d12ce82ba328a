#include "web/request.hpp"

#include <algorithm>

#include "kernel/pasted.hpp"
#include "kernel/text.hpp"

namespace heed::web {

namespace {

std::string_view first_of(std::vector<Field> const& fields, std::string_view name) {
    auto const found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? std::string_view() : std::string_view(found->value);
}

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    if (c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    return -1;
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (i + 2 >= text.size() || hexadecimal(text[i + 1]) < 0 || hexadecimal(text[i + 2]) < 0) {
                return std::nullopt;
            }
            decoded += static_cast<char>(hexadecimal(text[i + 1]) * 16 + hexadecimal(text[i + 2]));
            i += 2;
        } else {
            decoded += plus_is_space && text[i] == '+' ? ' ' : text[i];
        }
    }
    return decoded;
}

}  // namespace

std::string_view Request::header(std::string_view name) const { return first_of(headers, name); }

std::string_view Request::cookie(std::string_view name) const {
    for (auto const pair : split(header("cookie"), ';')) {
        auto const cookie = trimmed(pair);
        if (cookie.size() > name.size() && cookie.starts_with(name) && cookie[name.size()] == '=') {
            return cookie.substr(name.size() + 1);
        }
    }
    return {};
}

std::string_view Request::asked(std::string_view name) const { return first_of(query, name); }

std::optional<std::vector<Field>> parse_urlencoded(std::string_view text) {
    constexpr std::size_t most_fields = 1000;
    std::vector<Field> fields;
    if (text.empty()) {
        return fields;
    }
    for (auto const pair : split(text, '&')) {
        auto const equals = std::min(pair.find('='), pair.size());
        auto name = percent_decoded(pair.substr(0, equals), true);
        auto typed = percent_decoded(pair.substr(std::min(equals + 1, pair.size())), true);
        if (!name || !typed || !is_plain_text(*name) || fields.size() == most_fields) {
            return std::nullopt;
        }
        // Nobody loses what they wrote because of what came along when they pasted it.
        auto value = without_control_characters(std::move(*typed));
        if (!is_plain_text(value)) {
            return std::nullopt;
        }
        fields.push_back({std::move(*name), std::move(value)});
    }
    return fields;
}

std::optional<std::string> parse_path(std::string_view raw) {
    if (!raw.starts_with('/') || lowered(raw).find("%2f") != std::string::npos) {
        return std::nullopt;
    }
    auto path = percent_decoded(raw, false);
    if (!path || !is_plain_text(*path) || path->find_first_of("\\\t\r\n") != std::string::npos) {
        return std::nullopt;
    }
    for (auto const segment : split(*path, '/')) {
        if (segment == "." || segment == "..") {
            return std::nullopt;
        }
    }
    return path;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        bool const plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           std::string_view("-._~").find(c) != std::string_view::npos;
        if (plain) {
            encoded += c;
        } else {
            ((encoded += '%') += digits[byte >> 4]) += digits[byte & 15];
        }
    }
    return encoded;
}

}  // namespace heed::web
