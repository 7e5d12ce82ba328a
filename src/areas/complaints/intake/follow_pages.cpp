#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "areas/complaints/clocks/parts_for_person.hpp"
#include "areas/complaints/inquiry/for_person.hpp"
#include "areas/complaints/intake/case_files.hpp"
#include "areas/complaints/intake/journey.hpp"
#include "areas/complaints/intake/journey_parts.hpp"
#include "areas/complaints/intake/pace.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/intake/resident_pages.hpp"
#include "areas/complaints/store.hpp"
#include "kernel/failure.hpp"
#include "loop/parts.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;

namespace {

constexpr std::int64_t additions_an_hour = 30;

struct FollowFormView {
    web::Html problems;
    web::Html form_fields;
    web::Html fields;
    web::Html button;
};
BOOST_DESCRIBE_STRUCT(FollowFormView, (), (problems, form_fields, fields, button))
web::Template<FollowFormView> const follow_form_page{"areas/complaints/views/follow_form.html"};

struct FollowView {
    web::Html problems;
    web::Html added;
    std::string kind;
    std::string reference;
    web::Html standing;
    web::Html inquiry;
    web::Html said;
    web::Html timeline;
    web::Html files;
    web::Html pair;
    web::Html form_fields;
    web::Html fields;
    web::Html button;
    web::Html file_fields;
    web::Html file_button;
};
BOOST_DESCRIBE_STRUCT(FollowView, (),
                      (problems, added, kind, reference, standing, inquiry, said, timeline, files, pair, form_fields,
                       fields, button, file_fields, file_button))
web::Template<FollowView> const follow_page{"areas/complaints/views/follow.html"};

Response show_follow(Here const& here, Typed const& typed) {
    FollowFormView const view{
        .problems = summary_of(typed.problems),
        .form_fields = here.form_fields(),
        .fields = govuk::lines(
            {line_field(typed, {"reference", "Reference", "It looks like this: C-7K3M9QXP"}, "govuk-input--width-20",
                        "off"),
             line_field(typed, {"secret", "Secret", "16 letters and numbers that we gave you with it"},
                        "govuk-input--width-20", "off")}),
        .button = govuk::button({.text = "Follow it"})};
    return people::show_resident(here, "Follow what you told us", follow_form_page(view), typed.problems);
}

Response not_found(Here const& here, web::Form const& form) {
    return show_follow(
        here, {form, {{"reference", "We did not find this. Check the reference and the secret, and try again"}}});
}

govuk::Standing standing_of(Story const& story, Here const& here) {
    auto const step = next_step(story, council_clocks(here.db, here.working_days));
    return !step ? govuk::Standing::good : step->due < here.today ? govuk::Standing::late : govuk::Standing::waiting;
}

std::string standing_title(Story const& story) {
    if (story.answer) {
        return fmt::format("We answered on {}", spoken(story.answer->sent_on));
    }
    if (story.closing) {
        return fmt::format("This was closed on {}", spoken(story.closing->on_day));
    }
    return story.acknowledgement ? "We are looking into it" : fmt::format("We have your {}", what_it_is(story.said));
}

std::string what_comes_next(Story const& story, Here const& here) {
    auto const step = next_step(story, council_clocks(here.db, here.working_days));
    if (!step) {
        return "You can read below what we said.";
    }
    if (step->due < here.today) {
        return fmt::format("This should have happened by {}. We are sorry. Add a line below to ask why, or ring us.",
                           spoken(step->due));
    }
    if (step->what == "acknowledge") {
        return fmt::format(
            "By {} we will tell you ourselves that we have it, and offer to talk about how we look into it.",
            spoken(step->due));
    }
    if (step->what == "plan") {
        return "Next we tell you how we look into it, and by when you will have an answer.";
    }
    if (step->what == "look_again" || story.said.track == Track::safeguarding) {
        return plain_next(step->what, story.said.track, step->due);
    }
    if (step->what == "answer") {
        return fmt::format("You will have our answer by {}.", spoken(step->due));
    }
    auto const what = story.said.kind == Kind::compliment ? "We will pass your thanks on"
                                                          : "Somebody will look into it";
    return fmt::format("{} by {}.", what, spoken(step->due));
}

std::string title_of(Entry const& entry) {
    if (entry.what == "added") {
        return "You added";
    }
    if (entry.what == "answered") {
        return "Our answer";
    }
    if (entry.what == "told_back") {
        return "What changed because of it";
    }
    if (entry.what == "closed") {
        return "We closed it";
    }
    if (entry.what == "received") {
        return "You told us";
    }
    return "From us";
}

web::Html story_so_far(std::vector<Entry> const& entries) {
    govuk::Timeline timeline;
    for (auto const& entry : entries) {
        if (entry.for_person) {
            timeline.events.push_back({.title = title_of(entry),
                                       .when = spoken(entry.at),
                                       .datetime = iso(entry.at),
                                       .body = with_line_breaks(entry.says)});
        }
    }
    return govuk::timeline(timeline);
}

/// Files of theirs and files that were given to them; one that was found clean can be opened.
web::Html files_of_followed(store::Reading const& db, Here const& here, Id<Case> id, Pair const& pair) {
    web::Html rows;
    for (auto const& file : work::files_of(db, files_of_person, id.number)) {
        bool const opens = file.standing == work::Scanned::clean;
        auto const words = file.received_by == 0 || !opens ? standing_for_person(file) : "We sent you this.";
        rows += row_with_button(
            in_words(file), web::escaped(words),
            opens ? link_button("file", fmt::format("{}", file.id.number), "Open", file.name) : web::Html{});
    }
    return rows.empty() ? rows
                        : govuk::element("form")
                              .with("method", "post")
                              .with("action", "/follow/file")
                              .holding(here.form_fields() + pair_fields(pair) + list_of_rows(rows));
}

Response show_followed(Here const& here, store::Reading const& db, Story const& story, web::Form const& form,
                       Typed const& typed, bool just_added) {
    auto const entries = entries_of(db, story.said.id);
    auto const pair = pair_in(form, story.said.id);
    auto const kind = what_it_is(story.said);
    FollowView const view{
        .problems = summary_of(typed.problems),
        .added = just_added ? govuk::notification_banner({.text = "We have added it.", .is_success = true})
                            : web::Html{},
        .kind = kind,
        .reference = reference_of(story.said.id),
        .standing = govuk::standing_panel({.standing = standing_of(story, here),
                                           .title = standing_title(story),
                                           .text = what_comes_next(story, here)}) +
                    parts_for_person(here, story),
        .inquiry = inquiry_for_person(db, story, here.today),
        .said = govuk::inset_text({.text = with_line_breaks(story.said.said)}),
        .timeline = story_so_far(entries),
        .files = files_of_followed(db, here, story.said.id, pair) + refused_files(typed.problems),
        .pair = pair_fields(pair),
        .form_fields = here.form_fields(),
        .fields = text_field(typed, {"more", "Add something"}, 4),
        .button = govuk::button({.text = "Add it", .prevent_double_click = true}),
        .file_fields = govuk::file_upload(
            {.name = "file",
             .label = {.text = "Add photos, papers or recordings", .classes = "govuk-label--s"},
             .hint = "Together up to 25 MB. A photo can tell us where it was taken, and a document who wrote it.",
             .error = error_of_files(typed.problems),
             .multiple = true}),
        .file_button = govuk::button(
            {.text = "Send what you chose", .classes = "govuk-button--secondary", .prevent_double_click = true})};
    return people::show_resident(here, fmt::format("Your {} {}", kind, view.reference), follow_page(view),
                                 typed.problems);
}

}  // namespace

Response show_follow_form(Request const&, Here& here) { return show_follow(here, untyped()); }

namespace {

/// Opens what the pair opens: the case, or the page that says that it was never sent.
Response with_followed(Request const& request, Here& here,
                       std::function<Response(Story const&, web::Form const&)> const& go_on) {
    web::Form const form(request);
    auto const id = opened_by_pair(request, here, form);
    if (!id) {
        return not_found(here, form);
    }
    auto const story = find_story(here.db, *id, true);
    return story ? go_on(*story, form) : show_not_sent(here, form);
}

Response add_held_files(Request const& request, Here& here, Story const& story, web::Form const& form,
                        JudgedFiles const& judged) {
    count_files(here, request, judged.taken.size());
    auto const held = hold_files(here, judged.taken);
    Doing const doing{0, here.now, here.working_days};
    Typed const typed{form, judged.problems};
    return people::change(
        request, here,
        [&](store::Writing& db) {
            attach_files(db, held, files_of_person, story.said.id);
            for (auto const& file : judged.taken) {
                add_from_person(db, story, fmt::format("A file: {}", file.name), doing);
            }
            return show_followed(here, db, story, form, typed, true);
        },
        [&] { return show_followed(here, here.db, story, form, typed, true); });
}

/// How many files more the person may send to this case.
std::size_t room_for_files(store::Reading const& db, Id<Case> id) {
    auto const files = work::files_of(db, files_of_person, id.number);
    auto const sent = static_cast<std::size_t>(std::ranges::count(files, 0, &work::HeldFile::received_by));
    return 2 * most_files - std::min(sent, 2 * most_files);
}

}  // namespace

Response follow(Request const& request, Here& here) {
    return with_followed(request, here, [&](Story const& story, web::Form const& form) {
        return show_followed(here, here.db, story, form, untyped(), false);
    });
}

Response add_more(Request const& request, Here& here) {
    return with_followed(request, here, [&](Story const& story, web::Form const& form) {
        auto const text = added(form.text("more"));
        if (!text) {
            return show_followed(here, here.db, story, form, {form, text.error()}, false);
        }
        keep_pace(here, {from_network(here, request, "added", additions_an_hour, telling_stretch),
                         {"added to " + reference_of(story.said.id), additions_an_hour, telling_stretch}});
        Doing const doing{0, here.now, here.working_days};
        return people::change(
            request, here,
            [&](store::Writing& db) {
                add_from_person(db, story, *text, doing);
                return show_followed(here, db, story, form, untyped(), true);
            },
            [&] { return show_followed(here, here.db, story, form, untyped(), true); });
    });
}

Response add_file_to_followed(Request const& request, Here& here) {
    return with_followed(request, here, [&](Story const& story, web::Form const& form) {
        auto const room = room_for_files(here.db, story.said.id);
        auto const judged = judge_files(request, "file", room, "You have sent many files. Ring us if you have more");
        return judged.taken.empty() ? show_followed(here, here.db, story, form, {form, judged.problems}, false)
                                    : add_held_files(request, here, story, form, judged);
    });
}

Response open_followed_file(Request const& request, Here& here) {
    return with_followed(request, here, [&](Story const& story, web::Form const& form) {
        auto const id = story.said.id;
        auto const file = work::find_file(here.db, {loop::id_in(form.text("file"))}, files_of_person, id.number);
        return file ? served(here.db, *file, id) : throw NotFound();
    });
}

}  // namespace heed::complaints
