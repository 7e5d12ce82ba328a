#include "web/arrival.hpp"

#include <algorithm>
#include <array>

#include "kernel/text.hpp"
#include "web/multipart.hpp"

namespace heed::web {

namespace {

constexpr std::array<std::string_view, 6> words_of_a_proxy{"x-forwarded-for",  "x-forwarded-proto", "x-forwarded-host",
                                                           "x-forwarded-port", "x-real-ip",         "forwarded"};

bool is_a_proxys(Field const& header) {
    return std::ranges::find(words_of_a_proxy, header.name) != words_of_a_proxy.end();
}

bool is_of_a_host(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-._:[]").find(c) != std::string_view::npos;
}

bool is_sound_host(std::string_view host) { return host.size() <= 255 && std::ranges::all_of(host, is_of_a_host); }

bool is_of_an_address(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' || c == '.';
}

/// What a proxy writes is an address and nothing else; otherwise it is no proxy of ours that wrote it.
std::string peer_of(Arrival const& arrival, bool trust_proxy) {
    auto const said = value_of(arrival.headers, "x-forwarded-for");
    auto const last = trimmed(said.substr(said.rfind(',') + 1));
    bool const is_address = !last.empty() && last.size() <= 45 && std::ranges::all_of(last, is_of_an_address);
    return trust_proxy && is_address ? std::string(last) : arrival.address;
}

bool read_multipart(std::string_view content_type, std::string_view body, Request& request) {
    auto form = parse_multipart(content_type, body);
    if (!form) {
        return false;
    }
    request.form = std::move(form->fields);
    request.uploads = std::move(form->uploads);
    return true;
}

bool read_body(std::string body, Request& request) {
    auto const content_type = request.header("content-type");
    auto const kind = lowered(trimmed(content_type.substr(0, content_type.find(';'))));
    if (kind == "multipart/form-data") {
        return read_multipart(content_type, body, request);
    }
    if (kind != "application/x-www-form-urlencoded") {
        request.body = std::move(body);
        return true;
    }
    auto form = parse_urlencoded(body);
    if (form) {
        request.form = std::move(*form);
    }
    return form.has_value();
}

}  // namespace

std::string_view value_of(std::vector<Field> const& fields, std::string_view name) {
    auto const found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? std::string_view() : std::string_view(found->value);
}

int refusal_of(unsigned version, std::vector<Field> const& headers) {
    if (version != 10 && version != 11) {
        return 505;
    }
    if (std::ranges::find(headers, "transfer-encoding", &Field::name) != headers.end()) {
        return 411;
    }
    auto const length = value_of(headers, "content-length");
    if (length.find_first_not_of("0123456789") != std::string_view::npos) {
        return 400;
    }
    auto const hosts = std::ranges::count(headers, "host", &Field::name);
    if (hosts > 1 || (hosts == 0 && version == 11) || !is_sound_host(value_of(headers, "host"))) {
        return 400;
    }
    auto const expected = value_of(headers, "expect");
    return expected.empty() || lowered(expected) == "100-continue" ? 0 : 417;
}

std::optional<Target> parse_target(std::string_view target, std::string_view host) {
    for (auto const scheme : {std::string_view("http://"), std::string_view("https://")}) {
        if (lowered(target.substr(0, scheme.size())) == scheme) {
            target.remove_prefix(scheme.size());
            auto const authority = target.substr(0, target.find_first_of("/?"));
            if (host.empty() || lowered(authority) != lowered(host)) {
                return std::nullopt;
            }
            target.remove_prefix(authority.size());
            break;
        }
    }
    if (target.find('#') != std::string_view::npos) {
        return std::nullopt;
    }
    auto const mark = std::min(target.find('?'), target.size());
    auto path = parse_path(target.substr(0, mark));
    if (!path) {
        return std::nullopt;
    }
    return Target{std::move(*path), std::string(target.substr(std::min(mark + 1, target.size())))};
}

tl::expected<Request, int> understood(Arrival arrival, bool trust_proxy) {
    Request request;
    request.method = arrival.method;
    request.peer = peer_of(arrival, trust_proxy);
    request.path = std::move(arrival.target.path);
    request.headers = std::move(arrival.headers);
    request.id = std::move(arrival.id);
    if (!trust_proxy) {
        std::erase_if(request.headers, is_a_proxys);
    }
    auto query = parse_urlencoded(arrival.target.query);
    if (!query || !read_body(std::move(arrival.body), request)) {
        return tl::unexpected(400);
    }
    request.query = std::move(*query);
    return request;
}

bool came_through_tls(std::vector<Field> const& headers, bool trust_proxy) {
    return trust_proxy && lowered(value_of(headers, "x-forwarded-proto")) == "https";
}

bool was_asked_from_this_machine(Arrival const& arrival) {
    bool const from_here = arrival.address.starts_with("127.") || arrival.address == "::1";
    return from_here && std::ranges::none_of(arrival.headers, is_a_proxys) && value_of(arrival.headers, "via").empty();
}

}  // namespace heed::web
