#include "areas/api/written.hpp"

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "store/hash.hpp"

namespace heed::api {

namespace json = boost::json;

namespace {

void write(std::string& out, json::value const& value);

void write_members(std::string& out, json::object const& object) {
    char before = '{';
    for (auto const& member : object) {
        ((out += before) += json::serialize(json::string(member.key()))) += ':';
        write(out, member.value());
        before = ',';
    }
    out += before == '{' ? "{}" : "}";
}

void write_items(std::string& out, json::array const& array) {
    char before = '[';
    for (auto const& item : array) {
        out += before;
        write(out, item);
        before = ',';
    }
    out += before == '[' ? "[]" : "]";
}

void write(std::string& out, json::value const& value) {
    if (value.is_object()) {
        write_members(out, value.get_object());
    } else if (value.is_array()) {
        write_items(out, value.get_array());
    } else if (value.is_double()) {
        out += fmt::format("{}", value.get_double());
    } else {
        out += json::serialize(value);
    }
}

bool holds_mark(std::string_view header, std::string_view mark) {
    for (auto const one : split(header, ',')) {
        auto known = trimmed(one);
        known.remove_prefix(known.starts_with("W/") ? 2 : 0);
        if (known == "*" || known == mark) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::string written(json::value const& value) {
    std::string out;
    write(out, value);
    return out;
}

web::Response answer(json::value const& value, int status) { return web::json(written(value) + "\n", status); }

web::Response record(web::Request const& request, json::value const& value) {
    auto text = written(value) + "\n";
    auto const mark = fmt::format("\"{}\"", store::sha256(text).substr(0, 32));
    bool const has_it = holds_mark(request.header("if-none-match"), mark);
    web::Response response(has_it ? 304 : 200);
    if (!has_it) {
        response.with_body("application/json", std::move(text));
    }
    response.set("etag", mark).set("cache-control", "private, no-cache").set("vary", "Authorization");
    return response;
}

web::Response page_of(json::array items, std::string const& next) {
    json::object page;
    page["items"] = std::move(items);
    page["next"] = next.empty() ? json::value(nullptr) : json::value(next);
    return answer(page);
}

}  // namespace heed::api
