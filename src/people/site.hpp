#pragma once
// The site map: what can be asked for, who may, and who answers. Each area's mount() adds its lines:
//
//     at.get("/complaints/{id}", may::see_cases, show_complaint);
//     at.post("/complaints/{id}/answer", may::answer_complaints, give_answer);
//
// A handler takes the request, Here, and one Id<T> or std::string for each brace of the pattern, in order. What other
// systems ask for has a scope in the permission's place, and its handler takes the Caller in Here's:
//
//     at.api_get("/api/v1/signals/{id}", scope::read_signals, show_signal);

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <type_traits>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "people/api.hpp"
#include "people/here.hpp"
#include "people/may.hpp"
#include "store/store.hpp"
#include "web/request.hpp"
#include "web/response.hpp"
#include "web/router.hpp"

namespace heed::people {

using web::Request;
using web::Response;

/// The staff navigation follows the loop: each of its entries stands in one of these sections.
enum class Section { home, heard, learned, shared, proved, council };
BOOST_DESCRIBE_ENUM(Section, home, heard, learned, shared, proved, council)

/// "Heard": the word on the screen.
std::string_view spoken(Section section);

/// An entry of the staff navigation, shown to who may open it.
struct MenuEntry {
    Section section = Section::home;
    std::string label;
    std::string path;
    May may;
};

struct RouteLine {
    web::Method method;
    std::string pattern;
    May may;
    bool upload = false;
};

class Site {
public:
    Site(store::Store& store, Clock const& clock) : store_(store), clock_(clock) {}

    template <class... Parts>
    void get(std::string pattern, May may, Response (*handler)(Request const&, Here&, Parts...)) {
        add(web::Method::get, std::move(pattern), may, false, sizeof...(Parts), filling(handler));
    }
    template <class... Parts>
    void post(std::string pattern, May may, Response (*handler)(Request const&, Here&, Parts...)) {
        add(web::Method::post, std::move(pattern), may, false, sizeof...(Parts), filling(handler));
    }
    /// A POST that may carry files: up to 25 MiB, multipart.
    template <class... Parts>
    void upload(std::string pattern, May may, Response (*handler)(Request const&, Here&, Parts...)) {
        add(web::Method::post, std::move(pattern), may, true, sizeof...(Parts), filling(handler));
    }

    /// What another system may ask for with a token that has this scope.
    template <class... Parts>
    void api_get(std::string pattern, Scope scope, Response (*handler)(Request const&, Caller&, Parts...)) {
        api_.add(web::Method::get, std::move(pattern), scope, sizeof...(Parts), filling(handler));
    }
    template <class... Parts>
    void api_post(std::string pattern, Scope scope, Response (*handler)(Request const&, Caller&, Parts...)) {
        api_.add(web::Method::post, std::move(pattern), scope, sizeof...(Parts), filling(handler));
    }
    /// What says how to ask: no token is needed.
    void api_open(std::string pattern, Response (*handler)(Request const&, Caller&)) {
        api_.add(web::Method::get, std::move(pattern), std::nullopt, 0, filling(handler));
    }

    void menu(Section section, std::string label, std::string path, May may) {
        menu_.push_back({section, std::move(label), std::move(path), may});
    }

    /// Answers a request; what handlers throw becomes a page here. Called from several threads at once.
    Response answer(Request const& request) const;

    /// How many bytes of body this request may bring; the server asks before it reads them.
    std::size_t most_body(web::Method method, std::string_view path) const;

    std::vector<RouteLine> const& routes() const { return lines_; }
    std::vector<ApiLine> const& api_lines() const { return api_.lines(); }
    std::vector<MenuEntry> const& menu() const { return menu_; }

private:
    template <class Who>
    using HandlerFor = std::function<Response(Request const&, Who&, std::vector<std::string> const&)>;
    using Handler = HandlerFor<Here>;

    template <class Part>
    static Part filled(std::string const& text) {
        if constexpr (std::is_same_v<Part, std::string>) {
            return text;
        } else {
            auto const number = web::parse_id(text);
            if (!number) {
                throw NotFound();
            }
            return Part{*number};
        }
    }

    template <class Who, class... Parts>
    static HandlerFor<Who> filling(Response (*handler)(Request const&, Who&, Parts...)) {
        return [handler](Request const& request, Who& who, std::vector<std::string> const& parts) {
            return [&]<std::size_t... i>(std::index_sequence<i...>) {
                return handler(request, who, filled<Parts>(parts[i])...);
            }(std::index_sequence_for<Parts...>{});
        };
    }

    void add(web::Method method, std::string pattern, May may, bool upload, std::size_t parts, Handler handler);
    Response answer_person(Request const& request) const;
    Response answer_system(Request const& request) const;
    Response answer_for(Request const& request, store::CouncilRecord const& council) const;
    Response dispatch(Request const& request, Here& here) const;
    store::CouncilRecord council_of(Request const& request) const;

    /// The councils of the store, read once: a new council begins to be served at the next start.
    class Councils {
    public:
        std::vector<store::CouncilRecord> all(store::Store& store) const;

    private:
        mutable std::mutex mutex_;
        mutable std::vector<store::CouncilRecord> known_;
    };

    /// Each council's server key, read once.
    class Keys {
    public:
        std::string const& of(store::Store& store, CouncilId council) const;

    private:
        mutable std::mutex mutex_;
        mutable std::map<CouncilId, std::string> known_;
    };

    store::Store& store_;
    Clock const& clock_;
    Councils councils_;
    Keys keys_;
    web::Router router_;
    std::vector<RouteLine> lines_;
    std::vector<Handler> handlers_;
    std::vector<MenuEntry> menu_;
    Api api_;
};

/// A route line's short form: `at.api_get("/api/v1/signals", scope::read_signals, list_signals)`.
namespace scope {
constexpr auto any_token = Scope::any_token;
constexpr auto write_signals = Scope::write_signals;
constexpr auto tell_events = Scope::tell_events;
constexpr auto read_signals = Scope::read_signals;
constexpr auto read_learning = Scope::read_learning;
constexpr auto read_events = Scope::read_events;
}  // namespace scope

}  // namespace heed::people
