#pragma once
// What the pages of this room are made of: the fields of their forms, names of people and services, and their frame.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "loop/heard/signal.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/here.hpp"
#include "web/form.hpp"
#include "web/govuk/all.hpp"
#include "web/view.hpp"

namespace heed::loop {

using web::Html;
namespace govuk = web::govuk;

/// A form as it was typed, with its problems; before anything was typed, with what it begins with.
struct Typed {
    std::vector<web::Field> fields{};
    Problems problems{};

    std::string text(std::string_view name) const { return web::Form(fields).text(name); }
    std::string error(std::string_view name) const { return web::error_of(problems, name); }
};

/// "One-line" asks in one line; the widths are govuk-frontend's classes.
struct Ask {
    std::string name;
    std::string label;
    std::string hint{};
    std::string classes{};
};
Html line_field(Typed const& typed, Ask const& ask);
Html number_field(Typed const& typed, Ask const& ask);
Html text_field(Typed const& typed, Ask const& ask, int rows);
Html day_field(Typed const& typed, Ask const& ask);
/// Fields "<name>-day" and so on that begin with this day.
std::vector<web::Field> day_as_typed(std::string const& name, Day day);

struct Option {
    std::string value;
    std::string text;
    std::string hint{};
};
Html one_of(Typed const& typed, Ask const& ask, std::vector<Option> const& options);
Html pick_from(Typed const& typed, Ask const& ask, std::vector<Option> options, std::string const& empty_text);

/// The choices of an enumerator by their words on the screen.
template <DescribedEnum E>
std::vector<Option> options_of() {
    std::vector<Option> options;
    for_each_value<E>([&](E value) { options.push_back({std::string(name_of(value)), std::string(spoken(value))}); });
    return options;
}
std::vector<Option> members_as_options(store::Reading const& db);
std::vector<Option> services_as_options(std::vector<Service> const& services);
std::vector<Option> themes_as_options(std::vector<ThemeLine> const& themes);

/// Names for a page, each looked up once.
class Names {
public:
    explicit Names(store::Reading const& db) : db_(db) {}
    /// A member's name; "Heed" for the program, "a member of the public" for 0.
    std::string const& of(std::int64_t member);

private:
    store::Reading const& db_;
    std::map<std::int64_t, std::string> known_;
};

/// The service's name; "Every service" or "Not known" for none.
std::string service_name(std::vector<Service> const& services, Id<Service> id, std::string_view when_none);

/// The service that was chosen in the field "service"; 0 where none was, or none that there is.
std::int64_t service_chosen(store::Reading const& db, web::Form const& form);
/// The member who was chosen; 0 where none was, or nobody who may sign in.
std::int64_t member_chosen(store::Reading const& db, web::Form const& form, std::string_view field);

Html heading(std::string_view text, std::string_view id = {});
Html paragraph(govuk::Words const& text);
Html hidden(std::string_view name, std::string_view value);
Html link(std::string_view path, std::string_view text);
Html bullets(std::vector<std::string> const& items);
Html button_link(std::string_view text, std::string_view path, bool first = false);

/// A page with one form: back link, error summary, title, fields and button.
struct FormPage {
    std::string title{};
    std::string back{};
    std::string path{};  ///< where the form goes
    std::string button{};
    Html before{};  ///< between the title and the form
    Html fields{};
    Html after{};  ///< below the form
    bool with_file = false;
};
web::Response show_form(people::Here const& here, FormPage const& page, Problems const& problems);

/// The 50 rows of a list and whether there are more on either side.
constexpr int page_length = 50;
template <class Line>
struct ListPage {
    std::vector<Line> lines;
    bool has_newer = false;
    bool has_older = false;
};

/// `found` was asked for with one more than a page; `after` says that it was asked for from the old end.
template <class Line, class Filter>
ListPage<Line> one_page(std::vector<Line> found, Filter const& filter) {
    ListPage<Line> page;
    bool const more = found.size() > static_cast<std::size_t>(page_length);
    if (more && filter.after) {
        found.erase(found.begin());
    } else if (more) {
        found.pop_back();
    }
    page.has_older = filter.after ? true : more;
    page.has_newer = filter.after ? more : static_cast<bool>(filter.before);
    page.lines = std::move(found);
    return page;
}

/// Links to the page nearer to now and the page further back. `query` is the filter: "kind=complaint&" or "".
Html page_links(std::string const& path, std::string const& query, std::string const& first, std::string const& last,
                bool newer, bool older);

/// "kind=complaint&" for each pair that is not empty.
std::string query_of(std::vector<web::Field> const& fields);

/// The id that was chosen or asked for; 0 where it is none.
std::int64_t id_in(std::string_view text);
template <class T>
Id<T> asked_id(web::Request const& request, std::string_view name) {
    return {id_in(request.asked(name))};
}

}  // namespace heed::loop
