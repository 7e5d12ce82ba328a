#include "web/response.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/must.hpp"

namespace heed::web {

namespace {

bool holds_control(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool is_safe_in_a_file_name(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
           c == '.';
}

}  // namespace

std::string_view Response::header(std::string_view name) const {
    auto const found = std::ranges::find(headers_, name, &Field::name);
    return found == headers_.end() ? std::string_view() : std::string_view(found->value);
}

Response& Response::set(std::string_view name, std::string value) {
    must(!holds_control(name) && !holds_control(value), "a header with a control character");
    auto const found = std::ranges::find(headers_, name, &Field::name);
    if (found == headers_.end()) {
        headers_.push_back({std::string(name), std::move(value)});
    } else {
        found->value = std::move(value);
    }
    return *this;
}

Response& Response::add_cookie(std::string value) {
    must(!holds_control(value), "a cookie with a control character");
    headers_.push_back({"set-cookie", std::move(value)});
    return *this;
}

Response& Response::with_body(std::string content_type, std::string body) {
    body_ = std::move(body);
    lasting_ = {};
    return set("content-type", std::move(content_type));
}

Response& Response::with_lasting_body(std::string content_type, std::string_view body) {
    lasting_ = body;
    return set("content-type", std::move(content_type));
}

Response page(std::string document, int status) {
    Response response(status);
    response.with_body("text/html; charset=utf-8", std::move(document));
    return response;
}

Response try_again(std::string document) { return page(std::move(document), 422); }

Response see(std::string path) {
    must(path.starts_with('/') && !path.starts_with("//"), "a redirect that leaves the site");
    Response response(303);
    response.set("location", std::move(path));
    return response;
}

Response plain_text(std::string text, int status) {
    Response response(status);
    response.with_body("text/plain; charset=utf-8", std::move(text));
    return response;
}

Response json(std::string text, int status) {
    Response response(status);
    response.with_body("application/json", std::move(text));
    return response;
}

Response download(std::string content_type, std::string_view file_name, std::string bytes) {
    must(std::ranges::all_of(file_name, is_safe_in_a_file_name), "a file name that is not plain");
    Response response(200);
    response.with_body(std::move(content_type), std::move(bytes));
    response.set("content-disposition", fmt::format("attachment; filename=\"{}\"", file_name));
    return response;
}

}  // namespace heed::web
