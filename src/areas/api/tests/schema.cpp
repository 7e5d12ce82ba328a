#include "areas/api/tests/schema.hpp"

#include <algorithm>
#include <array>
#include <regex>

#include <fmt/format.h>

#include "kernel/day.hpp"
#include "kernel/must.hpp"
#include "kernel/text.hpp"

namespace heed::api {

namespace json = boost::json;

namespace {

constexpr std::array<std::string_view, 19> known{
    "$ref",      "type",    "properties",  "required", "additionalProperties",
    "items",     "enum",    "const",       "format",   "minLength",
    "maxLength", "minimum", "maximum",     "minItems", "maxItems",
    "pattern",   "anyOf",   "description", "default"};

std::string_view view(json::string const& text) { return {text.data(), text.size()}; }

std::string_view type_of(json::value const& value) {
    switch (value.kind()) {
        case json::kind::null: return "null";
        case json::kind::bool_: return "boolean";
        case json::kind::int64:
        case json::kind::uint64: return "integer";
        case json::kind::double_: return "number";
        case json::kind::string: return "string";
        case json::kind::array: return "array";
        case json::kind::object: return "object";
    }
    return {};
}

bool is_of_type(json::value const& value, std::string_view type) {
    return type_of(value) == type || (type == "number" && type_of(value) == "integer");
}

bool is_of_a_type(json::value const& value, json::value const& types) {
    if (types.is_string()) {
        return is_of_type(value, view(types.get_string()));
    }
    return std::ranges::any_of(types.as_array(),
                               [&](json::value const& type) { return is_of_type(value, view(type.as_string())); });
}

bool is_moment(std::string const& text) {
    static std::regex const shape(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)");
    return std::regex_match(text, shape) && parse_day(text.substr(0, 10));
}

bool has_format(std::string const& text, std::string_view format) {
    if (format == "date") {
        return parse_day(text).has_value();
    }
    if (format == "date-time") {
        return is_moment(text);
    }
    must(format == "uri-reference", "a format that is not checked");
    return !text.empty() && text.find_first_of(" <>\"\\^`{|}") == std::string::npos;
}

void check_text(std::string const& text, json::object const& schema, std::string const& at,
                std::vector<std::string>& found) {
    auto const length = static_cast<std::int64_t>(length_in_characters(text));
    if (auto const* most = schema.if_contains("maxLength"); most != nullptr && length > most->as_int64()) {
        found.push_back(at + " is too long");
    }
    if (auto const* least = schema.if_contains("minLength"); least != nullptr && length < least->as_int64()) {
        found.push_back(at + " is too short");
    }
    if (auto const* format = schema.if_contains("format"); format && !has_format(text, view(format->as_string()))) {
        found.push_back(fmt::format("{} is no {}", at, view(format->as_string())));
    }
    if (auto const* pattern = schema.if_contains("pattern");
        pattern && !std::regex_search(text, std::regex(std::string(pattern->as_string())))) {
        found.push_back(at + " does not fit its pattern");
    }
}

void check_number(json::value const& value, json::object const& schema, std::string const& at,
                  std::vector<std::string>& found) {
    auto const number = value.to_number<double>();
    if (auto const* least = schema.if_contains("minimum"); least != nullptr && number < least->to_number<double>()) {
        found.push_back(at + " is too small");
    }
    if (auto const* most = schema.if_contains("maximum"); most != nullptr && number > most->to_number<double>()) {
        found.push_back(at + " is too large");
    }
}

void check_length(json::array const& items, json::object const& schema, std::string const& at,
                  std::vector<std::string>& found) {
    auto const length = static_cast<std::int64_t>(items.size());
    if (auto const* most = schema.if_contains("maxItems"); most != nullptr && length > most->as_int64()) {
        found.push_back(at + " has too many items");
    }
    if (auto const* least = schema.if_contains("minItems"); least != nullptr && length < least->as_int64()) {
        found.push_back(at + " has too few items");
    }
}

}  // namespace

json::value const& Schemas::resolved(json::value const& value) const {
    auto const* const reference = value.is_object() ? value.get_object().if_contains("$ref") : nullptr;
    return reference == nullptr ? value : document_.at_pointer(view(reference->as_string()).substr(1));
}

std::vector<std::string> Schemas::complaints(json::value const& value, json::value const& schema) const {
    std::vector<std::string> found;
    check(value, schema, "", found);
    return found;
}

bool Schemas::fits_any(json::value const& value, json::array const& schemas) const {
    return std::ranges::any_of(schemas, [&](json::value const& one) { return complaints(value, one).empty(); });
}

void Schemas::check_members(json::object const& object, json::object const& schema, std::string const& at,
                            std::vector<std::string>& found) const {
    auto const* const properties = schema.if_contains("properties");
    if (properties == nullptr) {
        return;
    }
    for (auto const& name : schema.at("required").as_array()) {
        if (!object.contains(view(name.as_string()))) {
            found.push_back(fmt::format("{} lacks {}", at, view(name.as_string())));
        }
    }
    for (auto const& member : object) {
        auto const path = fmt::format("{}/{}", at, std::string_view(member.key().data(), member.key().size()));
        if (auto const* inner = properties->as_object().if_contains(member.key())) {
            check(member.value(), *inner, path, found);
        } else {
            found.push_back(path + " is not described");
        }
    }
}

void Schemas::check(json::value const& value, json::value const& given, std::string const& at,
                    std::vector<std::string>& found) const {
    auto const& schema = resolved(given).as_object();
    for (auto const& keyword : schema) {
        std::string_view const name(keyword.key().data(), keyword.key().size());
        if (std::ranges::find(known, name) == known.end()) {
            found.push_back(fmt::format("{}: the keyword {} is not checked", at, name));
        }
    }
    if (auto const* choices = schema.if_contains("anyOf"); choices && !fits_any(value, choices->as_array())) {
        found.push_back(at + " fits none of its choices: " + json::serialize(value));
    }
    if (auto const* types = schema.if_contains("type"); types && !is_of_a_type(value, *types)) {
        found.push_back(fmt::format("{} is {}", at, json::serialize(value)));
        return;
    }
    if (auto const* words = schema.if_contains("enum");
        words && std::ranges::find(words->as_array(), value) == words->as_array().end()) {
        found.push_back(fmt::format("{} is {}", at, json::serialize(value)));
    }
    if (auto const* word = schema.if_contains("const"); word && *word != value) {
        found.push_back(fmt::format("{} is {}", at, json::serialize(value)));
    }
    if (value.is_string()) {
        check_text(std::string(value.get_string()), schema, at, found);
    } else if (value.is_number()) {
        check_number(value, schema, at, found);
    } else if (value.is_object()) {
        check_members(value.get_object(), schema, at, found);
    } else if (value.is_array()) {
        check_length(value.get_array(), schema, at, found);
        auto const* const items = schema.if_contains("items");
        for (std::size_t i = 0; items != nullptr && i < value.get_array().size(); ++i) {
            check(value.get_array()[i], *items, fmt::format("{}/{}", at, i), found);
        }
    }
}

}  // namespace heed::api
