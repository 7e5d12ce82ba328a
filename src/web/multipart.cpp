#include "web/multipart.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "kernel/pasted.hpp"
#include "kernel/text.hpp"

namespace heed::web {

namespace {

constexpr std::size_t most_parts = 100;
constexpr std::size_t most_part_headers = 16 << 10;
constexpr std::size_t longest_boundary = 70;
constexpr std::string_view line_end = "\r\n";

bool take(std::string_view& text, std::string_view what) {
    if (!text.starts_with(what)) {
        return false;
    }
    text.remove_prefix(what.size());
    return true;
}

/// What stands before `mark`, which is taken away with it; nothing if there is no such mark.
std::optional<std::string_view> take_until(std::string_view& text, std::string_view mark) {
    auto const end = text.find(mark);
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    auto const before = text.substr(0, end);
    text.remove_prefix(end + mark.size());
    return before;
}

bool is_of_a_token(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

bool is_of_a_boundary(char c) {
    return is_of_a_token(c) || std::string_view("'()+,./:=? ").find(c) != std::string_view::npos;
}

/// `; name=value` or `; name="value"` from the front of `text`.
std::optional<Field> take_parameter(std::string_view& text) {
    if (!take(text, ";")) {
        return std::nullopt;
    }
    text = trimmed(text);
    auto const name = take_until(text, "=");
    if (!name || name->empty() || !std::ranges::all_of(*name, is_of_a_token)) {
        return std::nullopt;
    }
    if (take(text, "\"")) {
        auto const value = take_until(text, "\"");
        text = trimmed(text);
        return value ? std::optional(Field{lowered(*name), std::string(*value)}) : std::nullopt;
    }
    auto const value = text.substr(0, text.find(';'));
    text.remove_prefix(value.size());
    return Field{lowered(*name), std::string(trimmed(value))};
}

/// Browsers write a quotation mark and a line end in a name as %22, %0D and %0A, and nothing else so.
std::string unquoted(std::string_view value) {
    std::string plain;
    while (!value.empty()) {
        if (take(value, "%22")) {
            plain += '"';
        } else if (take(value, "%0D") || take(value, "%0A")) {
            plain += ' ';
        } else {
            plain += value.front();
            value.remove_prefix(1);
        }
    }
    return plain;
}

struct PartHeader {
    std::optional<std::string> name;
    std::optional<std::string> file_name;
    std::string content_type = "application/octet-stream";
    bool disposed = false;
};

bool read_disposition(std::string_view value, PartHeader& header) {
    if (header.disposed || !take(value, "form-data")) {
        return false;
    }
    header.disposed = true;
    value = trimmed(value);
    while (!value.empty()) {
        auto const parameter = take_parameter(value);
        if (!parameter || (parameter->name != "name" && parameter->name != "filename")) {
            return false;
        }
        auto& kept = parameter->name == "name" ? header.name : header.file_name;
        if (kept) {
            return false;
        }
        kept = unquoted(parameter->value);
    }
    return header.name.has_value();
}

bool read_header_line(std::string_view line, PartHeader& header) {
    auto const name = take_until(line, ":");
    if (!name || name->empty() || !std::ranges::all_of(*name, is_of_a_token) || !is_plain_text(line)) {
        return false;
    }
    auto const value = trimmed(line);
    auto const which = lowered(*name);
    if (which == "content-disposition") {
        return read_disposition(value, header);
    }
    if (which == "content-transfer-encoding") {
        return value == "7bit" || value == "8bit" || value == "binary";
    }
    if (which == "content-type") {
        header.content_type = value;
    }
    return true;
}

std::optional<PartHeader> read_header(std::string_view lines) {
    PartHeader header;
    for (;;) {
        auto const line = lines.substr(0, lines.find(line_end));
        if (!read_header_line(line, header)) {
            return std::nullopt;
        }
        if (line.size() == lines.size()) {
            break;
        }
        lines.remove_prefix(line.size() + line_end.size());
    }
    return header.name ? std::optional(std::move(header)) : std::nullopt;
}

bool is_one_plain_line(std::string_view text) {
    return is_plain_text(text) && text.find_first_of("\t\r\n") == std::string_view::npos;
}

bool keep_part(PartHeader& header, std::string_view content, Multipart& form) {
    if (!is_one_plain_line(*header.name)) {
        return false;
    }
    if (!header.file_name) {
        form.fields.push_back({std::move(*header.name), without_control_characters(std::string(content))});
        return is_plain_text(form.fields.back().value);
    }
    if (!is_one_plain_line(*header.file_name) || !is_one_plain_line(header.content_type)) {
        return false;
    }
    if (!header.file_name->empty() || !content.empty()) {
        form.uploads.push_back({std::move(*header.name), std::move(*header.file_name), std::move(header.content_type),
                                std::string(content)});
    }
    return true;
}

/// One part, from behind its boundary to behind the next.
bool take_part(std::string_view& body, std::string_view next_boundary, Multipart& form) {
    auto const headers_end = body.substr(0, most_part_headers + 4).find("\r\n\r\n");
    if (headers_end == std::string_view::npos) {
        return false;
    }
    auto header = read_header(body.substr(0, headers_end));
    body.remove_prefix(headers_end + 4);
    if (!header) {
        return false;
    }
    auto const content = take_until(body, next_boundary);
    return content && keep_part(*header, *content, form);
}

}  // namespace

std::optional<std::string_view> multipart_boundary(std::string_view content_type) {
    constexpr std::string_view kind = "multipart/form-data";
    if (lowered(content_type.substr(0, kind.size())) != kind) {
        return std::nullopt;
    }
    auto rest = trimmed(content_type.substr(kind.size()));
    auto const found = rest.find("boundary=");
    if (!rest.starts_with(';') || found == std::string_view::npos) {
        return std::nullopt;
    }
    rest.remove_prefix(found + std::string_view("boundary=").size());
    auto const quoted = take(rest, "\"");
    auto const boundary = rest.substr(0, rest.find_first_of(quoted ? "\"" : "; \t"));
    bool const sound = !boundary.empty() && boundary.size() <= longest_boundary && !boundary.ends_with(' ') &&
                       std::ranges::all_of(boundary, is_of_a_boundary);
    return sound ? std::optional(boundary) : std::nullopt;
}

std::optional<Multipart> parse_multipart(std::string_view content_type, std::string_view body) {
    auto const boundary = multipart_boundary(content_type);
    if (!boundary || !take(body, "--") || !take(body, *boundary)) {
        return std::nullopt;
    }
    auto const next_boundary = fmt::format("\r\n--{}", *boundary);
    Multipart form;
    for (std::size_t parts = 0; take(body, line_end); ++parts) {
        if (parts == most_parts || !take_part(body, next_boundary, form)) {
            return std::nullopt;
        }
    }
    bool const ended = take(body, "--") && (body.empty() || body == line_end);
    return ended ? std::optional(std::move(form)) : std::nullopt;
}

}  // namespace heed::web
