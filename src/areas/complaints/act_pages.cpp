#include <fmt/format.h>

#include "areas/complaints/acts.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/judging.hpp"
#include "people/members.hpp"
#include "web/router.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
using people::Here;

namespace {

struct ActView {
    web::Html problems;
    web::Html meanwhile;
    std::string title;
    std::string heading;
    std::string path;
    web::Html flags;
    web::Html form_fields;
    std::int64_t version = 0;
    web::Html fields;
    web::Html button;
};
BOOST_DESCRIBE_STRUCT(ActView, (),
                      (problems, meanwhile, title, heading, path, flags, form_fields, version, fields, button))
web::Template<ActView> const act_page{"areas/complaints/views/act.html"};

web::Response show_form(Here const& here, Act const& act, Story const& story, Typed const& typed, web::Html meanwhile) {
    ActView const view{.problems = summary_of(typed),
                       .meanwhile = std::move(meanwhile),
                       .title = title_of(story),
                       .heading = std::string(act.heading),
                       .path = fmt::format("{}/{}", path_of(story.said.id), act.word),
                       .flags = flags_of(story),
                       .form_fields = here.form_fields(),
                       .version = story.said.version,
                       .fields = act.fields(story, here, typed),
                       .button = govuk::button({.text = std::string(act.button), .prevent_double_click = true})};
    return people::show(here, fmt::format("{} – {}", act.heading, view.title), act_page(view), typed.problems);
}

/// What others did since this version was seen.
web::Html done_meanwhile(store::Reading const& db, Story const& story, std::int64_t seen) {
    govuk::Timeline timeline;
    for (auto const& entry : entries_of(db, story.said.id)) {
        if (entry.version > seen) {
            auto const by = entry.by == 0 ? "The person who told us" : people::name_of_member(db, entry.by);
            timeline.events.push_back({.title = "Changed meanwhile: " + entry.what,
                                       .by = by,
                                       .when = spoken(entry.at),
                                       .datetime = iso(entry.at),
                                       .body = with_line_breaks(entry.says)});
        }
    }
    auto const panel = govuk::standing_panel(
        {.standing = govuk::Standing::late,
         .title = "Somebody else changed this while you were writing",
         .text = "Nothing of yours is saved yet. Read what changed, then save what you wrote below, or leave it."});
    return panel + govuk::timeline(timeline);
}

/// What somebody wrote for an act that can no longer be done: theirs to copy.
web::Response show_no_longer(Here const& here, Act const& act, Story const& story, web::Request const& request,
                             web::Html meanwhile) {
    web::Html written = paragraph("This cannot be done any more. Nothing was saved; what you wrote is here to copy.");
    for (auto const& field : request.form) {
        if (field.value.find(' ') != std::string::npos) {
            written += govuk::inset_text({.text = with_line_breaks(field.value)});
        }
    }
    ActView const view{.problems = {},
                       .meanwhile = std::move(meanwhile),
                       .title = title_of(story),
                       .heading = std::string(act.heading),
                       .path = path_of(story.said.id),
                       .flags = flags_of(story),
                       .form_fields = {},
                       .version = story.said.version,
                       .fields = written,
                       .button = govuk::button({.text = "Back to it", .href = path_of(story.said.id)})};
    return people::show(here, fmt::format("{} – {}", act.heading, view.title), act_page(view));
}

/// What others did, and what was typed: to be sent again where the act can still be done.
web::Response show_both(Here& here, Act const& act, Id<Case> id, web::Request const& request, std::int64_t seen) {
    return store::read(here.store, here.council.id, [&](store::Reading& db) {
        auto const story = find_story(db, id, here.may(people::may::see_kept_from_worker));
        if (!story) {
            throw NotFound();
        }
        auto meanwhile = done_meanwhile(db, *story, seen);
        auto shown = act.offered(*story, here)
                         ? show_form(here, act, *story, {web::Form(request), {}}, std::move(meanwhile))
                         : show_no_longer(here, act, *story, request, std::move(meanwhile));
        web::Response response(409);
        response.with_body("text/html; charset=utf-8", shown.take_body());
        return response;
    });
}

}  // namespace

std::string path_of(Id<Case> id) { return fmt::format("/complaints/{}", id.number); }

Story must_find(Here const& here, Id<Case> id) {
    auto story = find_story(here.db, id, here.may(people::may::see_kept_from_worker));
    if (!story) {
        throw NotFound();
    }
    return std::move(*story);
}

std::string title_of(Story const& story) {
    auto what = what_it_is(story.said);
    what.front() = static_cast<char>(what.front() - 'a' + 'A');
    return fmt::format("{} {}", what, reference_of(story.said.id));
}

web::Html flags_of(Story const& story) {
    web::Html flags;
    auto const add = [&](std::string const& words, govuk::Standing standing) {
        flags += govuk::badge({.text = words, .standing = standing}) + web::Html{" "};
    };
    if (story.said.kept_from_worker) {
        add("Don't tell the worker", govuk::Standing::restricted);
    }
    if (!story.teller.safe_to_contact) {
        add("Not safe to contact", govuk::Standing::late);
    }
    for (auto const& need : support_needs(story.teller)) {
        add(need, govuk::Standing::neutral);
    }
    return flags.empty() ? flags : govuk::element("p").classes("govuk-body").holding(flags);
}

ReadDay read_day(web::Form const& form, std::string const& field, std::string_view what) {
    auto const typed = form.typed_day(field);
    if (typed.empty()) {
        return {};
    }
    auto const day = web::day_from(typed, field, what);
    return day ? ReadDay{*day, {}} : ReadDay{{}, day.error()};
}

bool is_open_complaint(Story const& story) { return story.said.kind == Kind::complaint && is_open(story); }

web::Response show_act(web::Request const& request, Here const& here, Act const& act, Id<Case> id) {
    auto const story = must_find(here, id);
    if (!act.offered(story, here)) {
        return web::see(path_of(id));
    }
    return show_form(here, act, story, {web::Form(request.query), {}}, {});
}

// A form that was sent twice has its first answer kept, so a changed version is looked at only after that.
web::Response do_act(web::Request const& request, Here& here, Act const& act, Id<Case> id) {
    web::Form const form(request);
    auto story = must_find(here, id);
    auto const seen = web::parse_id(form.text("version")).value_or(0);
    Doing const doing{here.me().id.number, here.now, here.working_days};
    try {
        if (seen != story.said.version) {
            return people::change(request, here, [](store::Writing&) -> web::Response { throw Conflict(); });
        }
        auto const act_to_do = act.judged(story, here, form);
        if (!act_to_do) {
            return show_form(here, act, story, {form, act_to_do.error()}, {});
        }
        if (!act.offered(story, here)) {
            throw Conflict();
        }
        return people::change(request, here, [&](store::Writing& db) {
            (*act_to_do)(db, doing);
            return web::see(path_of(id));
        });
    } catch (Conflict const&) {
        return show_both(here, act, id, request, seen);
    }
}

}  // namespace heed::complaints
