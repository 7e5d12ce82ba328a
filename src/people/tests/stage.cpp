#include "people/tests/stage.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>

#include "people/sessions.hpp"
#include "web/random.hpp"
#include "web/token.hpp"

namespace heed::people {

namespace {

Instant monday_at_ten() { return start_of(*day_of(2026, 11, 23)) + std::chrono::hours(10); }

void add(store::Store& store, CouncilId council, std::string_view slug, std::span<CastMember const> members,
         Instant now) {
    store::in_one_go(store, council, [&](store::Writing& db) {
        for (auto const& who : members) {
            auto const team = find_team(db, who.team);
            add_member(db,
                       {who.name(),
                        who.email(slug),
                        {who.role},
                        team ? team->id : add_team(db, std::string(who.team), now, -1)},
                       now, -1);
        }
    });
}

constexpr std::string_view slug_of(CouncilId council) { return council == store::ashcombe ? "ashcombe" : "thornmere"; }

bool has(std::vector<web::Field> const& fields, std::string_view name) {
    return std::ranges::find(fields, name, &web::Field::name) != fields.end();
}

void read_entity(std::string_view entity, std::string& text) {
    using Named = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Named, 7> known{Named{"amp", "&"}, {"lt", "<"},   {"gt", ">"},  {"quot", "\""},
                                                {"#39", "'"},      {"#x27", "'"}, {"nbsp", " "}};
    auto const found = std::ranges::find(known, entity, &Named::first);
    text += found == known.end() ? fmt::format("&{};", entity) : std::string(found->second);
}

std::string with_single_spaces(std::string_view text) {
    std::string out;
    for (char const c : text) {
        bool const space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

bool begins_a_block(std::string_view tag) {
    static constexpr std::array<std::string_view, 12> inside{"a",    "b",    "strong", "span", "em", "i",
                                                             "abbr", "time", "code",   "mark", "u",  "small"};
    auto const name = tag.substr(tag.starts_with('/') ? 1 : 0);
    return std::ranges::find(inside, name.substr(0, name.find_first_of(" \n>"))) == inside.end();
}

}  // namespace

std::string text_of(std::string_view html) {
    std::string text;
    for (std::size_t i = 0; i < html.size(); ++i) {
        auto const end = html.find(html[i] == '<' ? '>' : ';', i);
        if (html[i] == '<' && end != std::string_view::npos) {
            text += begins_a_block(html.substr(i + 1, end - i - 1)) ? " " : "";
            i = end;
        } else if (html[i] == '&' && end != std::string_view::npos && end - i < 8) {
            read_entity(html.substr(i + 1, end - i - 1), text);
            i = end;
        } else {
            text += html[i];
        }
    }
    return with_single_spaces(text);
}

std::string Answer::text() const { return text_of(body); }

bool Answer::says(std::string_view words) const { return text().find(words) != std::string::npos; }

std::string Answer::header(std::string_view name) const {
    auto const found = std::ranges::find(headers, name, &web::Field::name);
    return found == headers.end() ? std::string() : found->value;
}

std::string Answer::field(std::string_view name) const {
    auto const at = body.find(fmt::format("name=\"{}\"", name));
    auto const end = body.find('>', at);
    auto const value = body.find("value=\"", body.rfind('<', at));
    if (at == std::string::npos || value > end) {
        return {};
    }
    auto const from = value + std::string_view("value=\"").size();
    return text_of(body.substr(from, body.find('"', from) - from));
}

Request Visitor::request(web::Method method, std::string const& path_and_query, std::vector<web::Field> fields) const {
    auto const question = path_and_query.find('?');
    Request request;
    request.method = method;
    request.path = web::parse_path(path_and_query.substr(0, question)).value();
    request.query = question == std::string::npos
                        ? std::vector<web::Field>{}
                        : web::parse_urlencoded(std::string_view(path_and_query).substr(question + 1)).value();
    request.headers = {{"host", fmt::format("{}.example", slug_of(council_))}, {"sec-fetch-site", "same-origin"}};
    request.form = std::move(fields);
    request.peer = "192.0.2.10";
    request.id = "test";
    if (member_.id) {
        auto const& browser = stage_.browser_of(council_, member_.id);
        request.headers.push_back({"cookie", fmt::format("{}={}", session_cookie, browser.cookie)});
        if (method == web::Method::post && !has(request.form, "token")) {
            request.form.push_back({"token", web::form_token(browser.form_key)});
        }
    }
    if (method == web::Method::post && !has(request.form, "once")) {
        request.form.push_back({"once", web::random_key()});
    }
    return request;
}

Answer Visitor::get(std::string const& path_and_query) const {
    return stage_.send(request(web::Method::get, path_and_query));
}

Answer Visitor::post(std::string const& path, std::vector<web::Field> fields) const {
    return stage_.send(request(web::Method::post, path, std::move(fields)));
}

Answer Visitor::upload(std::string const& path, std::vector<web::Field> fields, std::vector<web::Upload> files) const {
    auto sent = request(web::Method::post, path, std::move(fields));
    sent.uploads = std::move(files);
    return stage_.send(sent);
}

Stage::Stage() : clock(monday_at_ten()), site(*store, clock) {
    add(*store, store::thornmere, "thornmere", cast(), clock.now());
    add(*store, store::ashcombe, "ashcombe", {&frank, 1}, clock.now());
}

Member Stage::member(CastMember const& who) {
    auto const council = who.first == frank.first ? store::ashcombe : store::thornmere;
    auto const found = read([&](store::Reading& db) { return find_member_by_email(db, who.email(slug_of(council))); },
                            council);
    must(found.has_value(), "nobody of that name is in the cast");
    return *found;
}

Visitor Stage::as(CastMember const& who) {
    return as(who.first == frank.first ? store::ashcombe : store::thornmere, member(who).id);
}

Visitor Stage::as(CouncilId council, Id<Member> member) {
    auto const found = read([&](store::Reading& db) { return find_member(db, member); }, council);
    must(found.has_value(), "no such member");
    return {*this, council, *found};
}

Visitor Stage::anybody(CouncilId council) { return {*this, council, {}}; }

Answer Stage::send(Request const& request) const {
    auto const response = site.answer(request);
    return {response.status(), std::string(response.header("location")), std::string(response.body()),
            response.headers()};
}

std::int64_t Stage::events(CouncilId council) {
    return read(
        [&](store::Reading& db) {
            return store::value<std::int64_t>(db, "select count(*) from events where council = :council", council);
        },
        council);
}

// A session is renewed well before it is idle for too long, so that a test may let days pass between two pages.
Stage::Browser const& Stage::browser_of(CouncilId council, Id<Member> member) {
    auto& browser = browsers_[{council, member}];
    auto const now = clock.now();
    if (browser.cookie.empty() || browser.used + std::chrono::minutes(20) < now || now < browser.used) {
        browser.cookie = write(
            [&](store::Writing& db) { return begin_session(db, member, now, "192.0.2.10", "Firefox/150.0 (Windows)"); },
            council);
        browser.form_key = read(
            [&](store::Reading& db) { return find_session(db, browser.cookie, now).value().form_key; }, council);
        browser.used = now;
    }
    return browser;
}

}  // namespace heed::people
