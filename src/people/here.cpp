#include "people/here.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/must.hpp"
#include "people/site.hpp"
#include "store/answers.hpp"
#include "web/layout.hpp"
#include "web/random.hpp"
#include "web/token.hpp"

namespace heed::people {

namespace {

constexpr std::string_view once_field = "once";

/// Whose form it was: nobody is given another's answer, and a key counts for one path only.
std::string scope_of(web::Request const& request, Here const& here) {
    auto const who = here.signed_in ? here.signed_in->member.id.number : 0;
    return fmt::format("{} {}", who, request.path);
}

web::Response answer_again(store::KeptAnswer const& kept, std::function<web::Response()> const& again) {
    if (again) {
        return again();
    }
    must(!kept.location.empty(), "a form whose answer is a page must say how to make it again");
    return web::see(kept.location);
}

web::Frame frame_of(Here const& here, std::string title, Problems const& problems) {
    web::Frame frame;
    frame.title = std::move(title);
    frame.council_name = here.council.name;
    frame.has_errors = !problems.empty();
    frame.demonstration = here.council.demonstration;
    return frame;
}

bool stands_under(std::string_view path, std::string_view entry) {
    return path == entry || (path.starts_with(entry) && path.substr(entry.size()).starts_with('/'));
}

std::vector<MenuEntry> entries_for(Here const& here) {
    std::vector<MenuEntry> entries;
    std::ranges::copy_if(here.site.menu(), std::back_inserter(entries),
                         [&](MenuEntry const& entry) { return here.may(entry.may); });
    return entries;
}

/// The entry that this page stands under: the one with the longest path.
MenuEntry const* entry_of_page(std::vector<MenuEntry> const& entries, std::string_view path) {
    MenuEntry const* found = nullptr;
    for (auto const& entry : entries) {
        if (stands_under(path, entry.path) && (found == nullptr || found->path.size() < entry.path.size())) {
            found = &entry;
        }
    }
    return found;
}

web::govuk::NavigationItem item_of(std::string const& label, MenuEntry const& entry, bool active,
                                   std::string_view path) {
    web::govuk::NavigationItem item;
    item.text = label;
    item.href = entry.path;
    item.current = active && path == entry.path;
    item.active = active;
    return item;
}

/// One item for each section of which there is an entry for this person; it leads to the first.
void add_navigation(web::StaffFrame& frame, Here const& here) {
    auto const entries = entries_for(here);
    auto const* const open = entry_of_page(entries, here.path);
    for_each_value<Section>([&](Section section) {
        auto const first = std::ranges::find(entries, section, &MenuEntry::section);
        if (first != entries.end()) {
            bool const active = open != nullptr && open->section == section;
            frame.navigation.push_back(item_of(std::string(spoken(section)), *first, active, here.path));
        }
    });
    if (open == nullptr) {
        return;
    }
    frame.section_name = spoken(open->section);
    for (auto const& entry : entries) {
        if (entry.section == open->section) {
            frame.section.push_back(item_of(entry.label, entry, &entry == open, here.path));
        }
    }
}

int status_of(Problems const& problems) { return problems.empty() ? 200 : 422; }

}  // namespace

bool Member::may(May permission) const {
    return std::ranges::any_of(roles, [&](Role role) { return allows(role, permission); });
}

Member const& Here::me() const {
    must(signed_in.has_value(), "a page without sign-in asked who is signed in");
    return signed_in->member;
}

web::Html Here::form_fields() const {
    web::Html fields{fmt::format(R"(<input type="hidden" name="once" value="{}">)", web::random_key())};
    if (signed_in) {
        fields += web::Html{
            fmt::format(R"(<input type="hidden" name="token" value="{}">)", web::form_token(signed_in->form_key))};
    }
    return fields;
}

std::string once_key(web::Request const& request) {
    auto const found = std::ranges::find(request.form, once_field, &web::Field::name);
    bool const usable = found != request.form.end() && found->value.size() >= 16 && found->value.size() <= 100;
    return usable ? found->value : std::string();
}

web::Response change(web::Request const& request, Here& here, std::function<web::Response(store::Writing&)> const& work,
                     std::function<web::Response()> const& again) {
    auto const key = once_key(request);
    auto const scope = scope_of(request, here);
    return store::in_one_go(here.store, here.council.id, [&](store::Writing& db) {
        if (auto const kept = key.empty() ? std::nullopt : store::kept_answer(db, scope, key)) {
            return answer_again(*kept, again);
        }
        auto response = work(db);
        // Work that finds everything done already changes nothing and notes nothing: it is simply answered.
        if (!key.empty() && db.changed()) {
            store::keep_answer(db, scope, key, response.status(), std::string(response.header("location")), here.now);
        }
        return response;
    });
}

web::Response show(Here const& here, std::string title, web::Html main, Problems const& problems) {
    web::StaffFrame frame;
    frame.page = frame_of(here, std::move(title), problems);
    add_navigation(frame, here);
    if (here.signed_in) {
        frame.person_name = here.me().name;
        frame.sign_out.hidden_fields = here.form_fields();
    }
    frame.page.home = here.signed_in ? "/home" : "/";
    return web::page(web::staff_page(frame, main), status_of(problems));
}

web::Response show_resident(Here const& here, std::string title, web::Html main, Problems const& problems) {
    web::ResidentFrame frame;
    frame.page = frame_of(here, std::move(title), problems);
    return web::page(web::resident_page(frame, main), status_of(problems));
}

}  // namespace heed::people
