#include "areas/api/json_body.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "people/api.hpp"

namespace heed::api {

namespace json = boost::json;

namespace {

constexpr std::size_t deepest = 8;
constexpr std::size_t longest_name_shown = 100;

json::parse_options strict() {
    json::parse_options options;
    options.max_depth = deepest;
    return options;
}

/// boost.json reads 7e7799 as infinity, which JSON has no word for. No deeper than the parser went.
bool is_finite(json::value const& value) {  // NOLINT(misc-no-recursion)
    if (auto const* number = value.if_double()) {
        return std::isfinite(*number);
    }
    if (auto const* list = value.if_array()) {
        return std::ranges::all_of(*list, is_finite);
    }
    auto const* members = value.if_object();
    return members == nullptr ||
           std::ranges::all_of(*members, [](json::key_value_pair const& one) { return is_finite(one.value()); });
}

}  // namespace

tl::expected<json::value, std::string> read_json(std::string_view text) {
    json::stream_parser parser({}, strict());
    boost::system::error_code error;
    auto const read = parser.write_some(text.data(), text.size(), error);
    if (!error && read < text.size()) {
        error = json::error::extra_data;
    }
    if (!error) {
        parser.finish(error);
    }
    if (error) {
        return tl::unexpected(
            fmt::format("The body is not JSON that we can read: at byte {}, {}.", read, error.message()));
    }
    auto value = parser.release();
    if (!is_finite(value)) {
        return tl::unexpected(std::string("The body has a number that is too large to be read."));
    }
    return value;
}

json::object object_in(std::string_view body) {
    auto value = read_json(body);
    if (!value) {
        throw people::Refusal({.status = 400, .detail = value.error()});
    }
    if (!value->is_object()) {
        throw people::Refusal({.status = 400, .detail = "The body must be a JSON object."});
    }
    return std::move(value->as_object());
}

std::string pointer_to(std::string_view before, std::string_view name) {
    auto pointer = std::string(before) + "/";
    for (char const c : name.substr(0, longest_name_shown)) {
        pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
    return pointer;
}

void Members::only(std::initializer_list<std::string_view> names) {
    for (auto const& member : object_) {
        std::string_view const name(member.key().data(), member.key().size());
        if (std::ranges::find(names, name) == names.end()) {
            wrong(name, "There is no such member in the description");
        }
    }
}

void Members::wrong(std::string_view name, std::string says) {
    auto pointer = name.empty() ? pointer_ : pointer_to(pointer_, name);
    wrong_.push_back({.pointer = std::move(pointer), .says = std::move(says)});
}

bool Members::is_wrong(std::string_view name) const {
    return std::ranges::find(wrong_, pointer_to(pointer_, name), &web::WrongPart::pointer) != wrong_.end();
}

json::value const* Members::find(std::string_view name) const {
    auto const* const value = object_.if_contains(name);
    return value == nullptr || value->is_null() ? nullptr : value;
}

std::optional<std::string> Members::text(std::string_view name) {
    auto const* const value = find(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_string()) {
        wrong(name, "It must be text");
        return std::nullopt;
    }
    std::string text(value->get_string());
    if (!is_plain_text(text)) {
        wrong(name, "It holds a character that is no text");
        return std::nullopt;
    }
    return text;
}

std::optional<std::int64_t> Members::number(std::string_view name) {
    auto const* const value = find(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_int64()) {
        wrong(name, "It must be a whole number");
        return std::nullopt;
    }
    return value->get_int64();
}

std::optional<bool> Members::yes_or_no(std::string_view name) {
    auto const* const value = find(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_bool()) {
        wrong(name, "It must be true or false");
        return std::nullopt;
    }
    return value->get_bool();
}

std::optional<Day> Members::day(std::string_view name) {
    auto const word = text(name);
    auto const day = word ? parse_day(*word) : std::nullopt;
    if (word && !day) {
        wrong(name, "It must be a day, written 2026-11-22");
    }
    return day;
}

}  // namespace heed::api
