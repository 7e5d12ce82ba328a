// Splitting a theme: the words of the new one, then its signals, chosen page by page, by service or by words; then a look
// at what would move, and only then the split.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal_draft.hpp"
#include "loop/themes/theme_moves.hpp"
#include "loop/themes/theme_parts.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

std::string path_of(ThemeSplit const& split) {
    return fmt::format("/themes/{}/splits/{}", split.theme.number, split.id.number);
}

ThemeSplit split_there(Here const& here, Id<Theme> theme, Id<ThemeSplit> id) {
    auto split = find_split(here.db, id);
    if (!split || split->theme != theme) {
        throw NotFound();
    }
    return std::move(*split);
}

ThemeSplit split_to_change(Here const& here, Id<Theme> theme, Id<ThemeSplit> id) {
    auto split = split_there(here, theme, id);
    if (split.made) {
        throw Conflict();
    }
    return split;
}

bool sees_kept(Here const& here) { return here.may(May::see_kept_from_worker); }

// ---- the words of the new theme

Html prepared_already(Here const& here, Id<Theme> theme) {
    std::vector<std::string> names;
    Html links;
    for (auto const& split : splits_in_preparation(here.db, theme)) {
        govuk::add_line(links, govuk::element("li").holding(link(path_of(split), split.name)));
    }
    return links.empty() ? Html{}
                         : paragraph("Splits that are being prepared:") +
                               govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(links);
}

Response show_new(Here& here, Theme const& theme, Typed const& typed) {
    FormPage page{.title = fmt::format("Split a new theme off “{}”", theme.name),
                  .back = loop::path_of(theme.id),
                  .path = loop::path_of(theme.id) + "/splits/new",
                  .button = "Choose its signals"};
    page.before = paragraph("First the words of the new theme. Then you choose its signals, and see what would move "
                            "before anything does.") +
                  prepared_already(here, theme.id);
    page.fields = theme_fields(here, typed, true) + text_field(typed, {"reason", "Why is it split?"}, 2);
    return show_form(here, page, typed.problems);
}

Response show_new_form(Request const&, Here& here, Id<Theme> id) {
    auto const theme = theme_to_change(here.db, id);
    return show_new(here, theme, {{{"owner", std::to_string(theme.owner.number)}}, {}});
}

Response prepare_it(Request const& request, Here& here, Id<Theme> id) {
    auto const theme = theme_to_change(here.db, id);
    web::Form const form(request);
    auto const words = theme_typed(here, form);
    auto const reason = reason_given(form.text("reason"), "Enter why it is split");
    if (!words || !reason) {
        auto problems = words ? Problems{} : words.error();
        if (!reason) {
            problems.insert(problems.end(), reason.error().begin(), reason.error().end());
        }
        return show_new(here, theme, {request.form, problems});
    }
    return people::change(request, here, [&](store::Writing& db) {
        auto const split = prepare_split(db, id, *words, *reason, {here.today, here.now, here.me().id.number});
        return web::see(path_of(*find_split(db, split)));
    });
}

// ---- choosing its signals

Html choice_table(std::vector<SignalLine> const& lines, std::vector<Id<Signal>> const& chosen,
                  std::vector<Service> const& known) {
    govuk::Checkboxes boxes{.name = "signal",
                            .fieldset = govuk::Fieldset{.legend = {.text = "Signals on this page that would move",
                                                                   .classes = "govuk-fieldset__legend--s"}},
                            .classes = "govuk-checkboxes--small"};
    for (auto const& line : lines) {
        constexpr std::size_t shown = 160;
        boxes.items.push_back(
            {.value = std::to_string(line.id.number),
             .text = shortened(line.said, shown),
             .hint = fmt::format("{}, {}, {}", spoken(line.kind),
                                 service_name(known, line.service, "service not known"), brief(line.heard_on)),
             .checked = std::ranges::find(chosen, line.id) != chosen.end()});
    }
    Html hidden;
    for (auto const& line : lines) {
        hidden += hidden_field("on_page", std::to_string(line.id.number));
    }
    return govuk::checkboxes(boxes) + hidden +
           govuk::button({.text = "Keep this page’s choice", .classes = "govuk-button--secondary"});
}

Html choose_all_forms(Here const& here, ThemeSplit const& split, Typed const& typed,
                      std::vector<Service> const& known) {
    auto const by_words = line_field(typed, {"words", "Every signal with these words", "For example, “cut short”"}) +
                          govuk::button({.text = "Add those", .classes = "govuk-button--secondary"});
    auto const by_service = pick_from(typed, {"service", "Every signal of this service"}, services_as_options(known),
                                      "Select a service") +
                            govuk::button({.text = "Add that service", .classes = "govuk-button--secondary"});
    auto const none = govuk::button({.text = "Start again with none", .classes = "govuk-button--secondary"});
    return form_to(here, path_of(split) + "/words", by_words) + form_to(here, path_of(split) + "/service", by_service) +
           form_to(here, path_of(split) + "/none", none);
}

Response show_choice(Request const& request, Here& here, ThemeSplit const& split, Typed const& typed) {
    auto const theme = theme_there(here.db, split.theme);
    SignalFilter filter;
    filter.theme = split.theme;
    filter.see_kept_from_worker = sees_kept(here);
    filter.before = place_in(request.asked("before"));
    filter.after = place_in(request.asked("after"));
    auto const found = one_page(list_signals(here.db, filter, page_length + 1), filter);
    std::vector<Id<Signal>> on_page;
    std::ranges::transform(found.lines, std::back_inserter(on_page), &SignalLine::id);
    auto const known = services(here.db);
    auto const path = path_of(split);
    auto const place = filter.before  ? "?before=" + std::string(request.asked("before"))
                       : filter.after ? "?after=" + std::string(request.asked("after"))
                                      : std::string();
    Html wide = found.lines.empty()
                    ? paragraph("This theme has no signals to choose from.")
                    : form_to(here, path + "/page" + place,
                              choice_table(found.lines, chosen_among(here.db, split.id, on_page), known)) +
                          page_links(path, "", place_of(found.lines.front()), place_of(found.lines.back()),
                                     found.has_newer, found.has_older);
    auto const chosen = count_chosen(here.db, split.id, sees_kept(here));
    auto const all = count_signals(here.db, filter);
    return show_part(
        here,
        {.back = govuk::back_link({.text = theme.name, .href = loop::path_of(theme.id)}),
         .caption = fmt::format("Split {} off {}", split.code, theme.code),
         .title = fmt::format("Choose the signals of “{}”", split.name),
         .lead = govuk::element("p")
                     .classes("govuk-body-l")
                     .holding(fmt::format("{} of {} would move.", chosen, counted(all, "signal", "signals"))) +
                 choose_all_forms(here, split, typed, known) +
                 button_link("Show what would move", path + "/check", true),
         .wide = wide},
        typed.problems);
}

Response show_split(Request const& request, Here& here, Id<Theme> theme, Id<ThemeSplit> id) {
    auto const split = split_there(here, theme, id);
    return split.made ? web::see(loop::path_of(split.made)) : show_choice(request, here, split, {});
}

std::vector<Id<Signal>> signals_in(web::Form const& form, std::string_view field) {
    std::vector<Id<Signal>> found;
    for (auto const& value : form.all(field)) {
        found.push_back({id_in(value)});
    }
    return found;
}

/// A choice is no change of what anybody reads, so it is housekeeping of the person who prepares.
template <class Work>
Response choose(Here& here, std::string const& back, Work&& work) {
    store::housekeeping(here.store, here.council.id, [&](store::Writing& db) { work(db); });
    return web::see(back);
}

Response keep_page(Request const& request, Here& here, Id<Theme> theme, Id<ThemeSplit> id) {
    auto const split = split_to_change(here, theme, id);
    web::Form const form(request);
    auto const visible = [&](std::vector<Id<Signal>> signals) {
        std::erase_if(signals, [&](Id<Signal> one) { return !find_signal(here.db, one, sees_kept(here)); });
        return signals;
    };
    auto const before = request.asked("before");
    auto const after = request.asked("after");
    auto const place = !before.empty()  ? "?before=" + std::string(before)
                       : !after.empty() ? "?after=" + std::string(after)
                                        : std::string();
    auto on_page = signals_in(form, "on_page");
    on_page.resize(std::min(on_page.size(), static_cast<std::size_t>(page_length)));
    return choose(here, path_of(split) + place, [&](store::Writing& db) {
        choose_for_split(db, split, visible(on_page), signals_in(form, "signal"));
    });
}

Response add_words(Request const& request, Here& here, Id<Theme> theme, Id<ThemeSplit> id) {
    auto const split = split_to_change(here, theme, id);
    auto const words = web::Form(request).text("words");
    if (words.size() < 3 || words.size() > 100) {
        return show_choice(request, here, split,
                           {request.form, {{"words", "Enter the words to look for: 3 to 100 characters"}}});
    }
    return choose(here, path_of(split), [&](store::Writing& db) { choose_words(db, split, words, sees_kept(here)); });
}

Response add_service_signals(Request const& request, Here& here, Id<Theme> theme, Id<ThemeSplit> id) {
    auto const split = split_to_change(here, theme, id);
    auto const service = service_chosen(here.db, web::Form(request));
    if (service == 0) {
        return show_choice(request, here, split, {request.form, {{"service", "Select the service"}}});
    }
    return choose(here, path_of(split),
                  [&](store::Writing& db) { choose_service(db, split, {service}, sees_kept(here)); });
}

Response choose_none(Request const&, Here& here, Id<Theme> theme, Id<ThemeSplit> id) {
    auto const split = split_to_change(here, theme, id);
    return choose(here, path_of(split), [&](store::Writing& db) { choose_nothing(db, split); });
}

// ---- what would move, and the split

Html points_to_move(Here const& here, Id<Theme> theme) {
    LearningFilter filter;
    filter.theme = theme;
    govuk::Checkboxes boxes{.name = "point",
                            .fieldset = govuk::Fieldset{.legend = {.text = "Learning points that go with them",
                                                                   .classes = "govuk-fieldset__legend--s"}},
                            .hint = "A learning point that stays keeps the signals that it came from.",
                            .classes = "govuk-checkboxes--small"};
    for (auto const& point : list_learning_points(here.db, filter, page_length)) {
        boxes.items.push_back({.value = std::to_string(point.id.number), .text = point.sentence});
    }
    return boxes.items.empty() ? Html{} : govuk::checkboxes(boxes);
}

Response show_check(Request const& request, Here& here, Id<Theme> id, Id<ThemeSplit> split_id) {
    auto const split = split_to_change(here, id, split_id);
    auto const theme = theme_there(here.db, id);
    auto const before = place_in(request.asked("before"));
    auto lines = list_chosen(here.db, split.id, sees_kept(here), before, page_length + 1);
    bool const more = lines.size() > static_cast<std::size_t>(page_length);
    lines.resize(std::min(lines.size(), static_cast<std::size_t>(page_length)));
    auto const chosen = count_chosen(here.db, split.id, sees_kept(here));
    auto const path = path_of(split);
    auto const split_button = govuk::button({.text = "Split it", .prevent_double_click = true});
    auto const give_up = govuk::button({.text = "Give up this split", .classes = "govuk-button--secondary"});
    Html lead = govuk::element("p")
                    .classes("govuk-body-l")
                    .holding(fmt::format("{} would move from “{}” to “{}” ({}).", counted(chosen, "signal", "signals"),
                                         theme.name, split.name, split.code));
    lead += chosen == 0 ? paragraph("Choose at least one signal first.")
                        : form_to(here, path + "/do", points_to_move(here, id) + split_button);
    lead += form_to(here, path + "/give-up", give_up);
    Html wide = heading("Signals that would move") + signals_shown(lines, services(here.db), "None is chosen yet.");
    if (more) {
        wide += page_links(path + "/check", "", "", place_of(lines.back()), false, true);
    }
    return show_part(here, {.back = govuk::back_link({.text = "Choose signals", .href = path}),
                            .caption = fmt::format("Split {} off {}", split.code, theme.code),
                            .title = "What would move",
                            .lead = lead,
                            .wide = wide});
}

Response do_it(Request const& request, Here& here, Id<Theme> theme, Id<ThemeSplit> id) {
    auto const split = split_to_change(here, theme, id);
    if (count_chosen(here.db, split.id, true) == 0) {
        return web::see(path_of(split) + "/check");
    }
    std::vector<Id<LearningPoint>> points;
    for (auto const& value : web::Form(request).all("point")) {
        points.push_back({id_in(value)});
    }
    return people::change(request, here, [&](store::Writing& db) {
        auto const made = make_split(db, split, points, {here.today, here.now, here.me().id.number});
        return web::see(loop::path_of(made) + "#history");
    });
}

Response give_up(Request const&, Here& here, Id<Theme> theme, Id<ThemeSplit> id) {
    auto const split = split_to_change(here, theme, id);
    return choose(here, loop::path_of(theme), [&](store::Writing& db) { give_up_split(db, split); });
}

}  // namespace

void mount_theme_splits(people::Site& at) {
    at.get("/themes/{id}/splits/new", may::manage_themes, show_new_form);
    at.post("/themes/{id}/splits/new", may::manage_themes, prepare_it);
    at.get("/themes/{id}/splits/{split}", may::manage_themes, show_split);
    at.post("/themes/{id}/splits/{split}/page", may::manage_themes, keep_page);
    at.post("/themes/{id}/splits/{split}/words", may::manage_themes, add_words);
    at.post("/themes/{id}/splits/{split}/service", may::manage_themes, add_service_signals);
    at.post("/themes/{id}/splits/{split}/none", may::manage_themes, choose_none);
    at.get("/themes/{id}/splits/{split}/check", may::manage_themes, show_check);
    at.post("/themes/{id}/splits/{split}/do", may::manage_themes, do_it);
    at.post("/themes/{id}/splits/{split}/give-up", may::manage_themes, give_up);
}

}  // namespace heed::loop
