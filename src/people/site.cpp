#include "people/site.hpp"

#include <algorithm>
#include <array>

#include "kernel/text.hpp"
#include "people/sessions.hpp"
#include "people/settings.hpp"
#include "web/error_page.hpp"
#include "web/log.hpp"
#include "web/token.hpp"

namespace heed::people {

std::string_view spoken(Section section) {
    constexpr std::array<std::string_view, 6> words{"Home", "Heard", "Learned", "Shared", "Proved", "Council"};
    return words[static_cast<std::size_t>(section)];
}

namespace {

constexpr std::size_t most_form_body = 1 << 20;
/// A file of 25 MiB, and what a form puts round it.
constexpr std::size_t most_upload_body = (25 << 20) + (64 << 10);

Response error(int status, std::string_view reference, std::string_view council_name = "your council") {
    return web::page(web::error_document(status, reference, council_name), status);
}

std::string_view host_of(std::string_view origin) {
    auto const scheme = origin.find("://");
    return scheme == std::string_view::npos ? std::string_view() : origin.substr(scheme + 3);
}

/// Whether the form came from our own page: Fetch Metadata where the browser sends it, Origin where it does not, and a
/// token bound to the session for everybody who is signed in. An old phone without either header can still send the
/// residents' forms, which carry no authority that could be borrowed.
bool came_from_our_page(Request const& request, std::optional<SignedIn> const& signed_in) {
    auto const site = request.header("sec-fetch-site");
    auto const origin = request.header("origin");
    if (!site.empty() && site != "same-origin") {
        return false;
    }
    if (!origin.empty() && host_of(origin) != request.header("host")) {
        return false;
    }
    if (!signed_in) {
        return true;
    }
    auto const token = std::ranges::find(request.form, std::string_view("token"), &web::Field::name);
    return (!site.empty() || !origin.empty()) && token != request.form.end() &&
           web::token_is_of(token->value, signed_in->form_key);
}

Response send_to_sign_in(Request const& request) {
    if (request.changes_something() || request.path == "/") {
        return web::see("/sign-in");
    }
    return web::see("/sign-in?next=" + web::percent_encoded(request.path));
}

WorkingDays const& shipped_working_days() {
    static WorkingDays const days;
    return days;
}

}  // namespace

void Site::add(web::Method method, std::string pattern, May may, bool upload, std::size_t parts, Handler handler) {
    auto const holes = static_cast<std::size_t>(std::ranges::count(pattern, '{'));
    must(holes == parts, "a handler takes one argument for each brace of its pattern: " + pattern);
    auto const number = router_.add(method, pattern);
    must(number == lines_.size(), "routes and their lines are counted alike");
    lines_.push_back({method, std::move(pattern), may, upload});
    handlers_.push_back(std::move(handler));
}

std::size_t Site::most_body(web::Method method, std::string_view path) const {
    if (web::is_for_systems(path)) {
        return most_api_body;
    }
    auto const match = router_.find(method, path);
    return match && lines_[match->route].upload ? most_upload_body : most_form_body;
}

store::CouncilRecord Site::council_of(Request const& request) const {
    auto const councils = councils_.all(store_);
    if (councils.size() == 1) {
        return councils.front();
    }
    auto host = lowered(request.header("host"));
    host.resize(std::min(host.find(':'), host.size()));
    auto const found = std::ranges::find_if(councils, [&](store::CouncilRecord const& council) {
        return host == council.host || host.substr(0, host.find('.')) == council.slug;
    });
    if (found == councils.end()) {
        throw NotFound("no council has this address");
    }
    return *found;
}

std::vector<store::CouncilRecord> Site::Councils::all(store::Store& store) const {
    std::lock_guard const lock(mutex_);
    if (known_.empty()) {
        known_ = store::councils(store);
    }
    return known_;
}

std::string const& Site::Keys::of(store::Store& store, CouncilId council) const {
    std::lock_guard const lock(mutex_);
    auto found = known_.find(council);
    if (found == known_.end()) {
        found = known_.emplace(council, server_key(store, council)).first;
    }
    return found->second;
}

Response Site::answer(Request const& request) const {
    return web::is_for_systems(request.path) ? answer_system(request) : answer_person(request);
}

Response Site::answer_system(Request const& request) const {
    try {
        auto const council = council_of(request);
        return api_.answer(request, store_, council, keys_.of(store_, council.id), clock_.now());
    } catch (NotFound const&) {
        return web::problem_answer({.status = 404}, request.id);
    } catch (std::exception const& bug) {
        web::log_bug(request.id, bug.what());
        return web::problem_answer({.status = 503}, request.id).set("retry-after", "10");
    }
}

Response Site::answer_person(Request const& request) const {
    std::string name = "your council";
    try {
        auto const council = council_of(request);
        name = council.name;
        return answer_for(request, council);
    } catch (NotSignedIn const&) {
        return send_to_sign_in(request);
    } catch (NotFound const&) {
        return error(404, request.id, name);
    } catch (Forbidden const&) {
        return error(403, request.id, name);
    } catch (Conflict const&) {
        return error(409, request.id, name);
    } catch (TooMany const&) {
        return error(429, request.id, name);
    } catch (Unavailable const& away) {
        web::log_bug(request.id, away.what());
        auto response = error(503, request.id, name);
        response.set("retry-after", "10");
        return response;
    } catch (std::exception const& bug) {
        web::log_bug(request.id, bug.what());
        return error(500, request.id, name);
    }
}

Response Site::answer_for(Request const& request, store::CouncilRecord const& council) const {
    auto const now = clock_.now();
    auto const& key = keys_.of(store_, council.id);
    std::optional<Response> response;
    std::optional<SignedIn> signed_in;
    store_.look(council.id, [&](store::Reading& db) {
        if (auto const cookie = request.cookie(session_cookie); !cookie.empty()) {
            signed_in = find_session(db, cookie, now);
        }
        Here here{store_,    db,    council,      now, day_in_england(now), shipped_working_days(),
                  signed_in, *this, request.path, key};
        response = dispatch(request, here);
    });
    if (signed_in) {
        keep_alive(store_, council.id, *signed_in, now);
    }
    return std::move(*response);
}

Response Site::dispatch(Request const& request, Here& here) const {
    auto const match = router_.find(request.method, request.path);
    if (!match) {
        auto const allowed = router_.allowed(request.path);
        if (allowed.empty()) {
            throw NotFound();
        }
        auto response = error(405, request.id, here.council.name);
        response.set("allow", allowed);
        return response;
    }
    auto const may = lines_[match->route].may;
    if (may != May::anybody && !here.signed_in) {
        throw NotSignedIn();
    }
    if (may != May::anybody && !here.may(may)) {
        throw Forbidden();
    }
    if (request.changes_something() && !came_from_our_page(request, here.signed_in)) {
        throw Forbidden("the form did not come from our own page");
    }
    return handlers_[match->route](request, here, match->parts);
}

}  // namespace heed::people
