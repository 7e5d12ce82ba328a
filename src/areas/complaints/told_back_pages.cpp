#include "areas/complaints/told_back_pages.hpp"

#include <fmt/format.h>

#include "areas/complaints/acts.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "kernel/failure.hpp"
#include "loop/told/told_words.hpp"
#include "people/members.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
using people::Here;
using web::Html;
using web::Request;
using web::Response;

namespace {

struct TaskView {
    Html back;
    Html problems;
    std::string title;
    std::string heading;
    Html flags;
    Html standing;
    Html how;
    std::string words_heading;
    Html words;
    Html letter;
    bool open = false;
    std::string path;
    Html form_fields;
    Html fields;
    Html button;
};
BOOST_DESCRIBE_STRUCT(TaskView, (),
                      (back, problems, title, heading, flags, standing, how, words_heading, words, letter, open, path,
                       form_fields, fields, button))
web::Template<TaskView> const task_page{"areas/complaints/views/telling_task.html"};

struct LetterView {
    Html back;
    std::string classes;
    std::string council;
    Html address;
    std::string day;
    std::string greeting;
    Html words;
    std::string signature;
};
BOOST_DESCRIBE_STRUCT(LetterView, (), (back, classes, council, address, day, greeting, words, signature))
web::Template<LetterView> const letter_page{"areas/complaints/views/telling_letter.html"};

std::string path_of_task(TellingTask const& task) {
    return fmt::format("{}/tell-back/{}", path_of(task.case_id), task.id.number);
}

/// The task of a case that this member may see; what waits with another task is shown as that one.
struct Found {
    Story story;
    TellingTask task;
};
Found must_find_task(Here const& here, Id<Case> id, Id<TellingTask> number) {
    auto story = must_find(here, id);
    auto task = find_task(here.db, id, number);
    if (!task || task->asked_with) {
        throw NotFound();
    }
    return {std::move(story), std::move(*task)};
}

void add_row(govuk::SummaryList& list, std::string_view key, std::string const& value) {
    if (!value.empty()) {
        list.rows.push_back({.key = key, .value = with_line_breaks(value)});
    }
}

/// What one needs to reach them, and nothing where it is not safe: it may have become unsafe since.
Html how_to_reach_them(Found const& found) {
    auto const& teller = found.story.teller;
    auto const reach = how_to_reach(teller);
    if (reach.state != loop::ToldState::waits) {
        return govuk::warning_text({.text = "Do not contact this person: it is not safe, or they no longer want it."});
    }
    govuk::SummaryList list;
    add_row(list, "Whom", teller.name.empty() ? "They did not say who they are" : teller.name);
    add_row(list, "How", std::string(loop::spoken(reach.way)));
    add_row(list, "Telephone", reach.way == loop::Way::phone ? teller.phone : "");
    add_row(list, "E-mail", reach.way == loop::Way::email ? teller.email : "");
    add_row(list, "Address", reach.way == loop::Way::letter ? teller.address : "");
    add_row(list, "When it is safe", teller.safe_note);
    add_row(list, "Ring instead", reach.way == loop::Way::phone ? teller.somebody_to_ring : "");
    for (auto const& form : reach.forms) {
        add_row(list, "They need it", form + ". Have this made first.");
    }
    return govuk::summary_list(list);
}

Html standing_of(Here const& here, TellingTask const& task) {
    if (task.ended_on) {
        return govuk::standing_panel(
            {.standing = task.reached ? govuk::Standing::good : govuk::Standing::neutral,
             .title = fmt::format("{} on {}", task.reached ? "They were told" : "They could not be reached",
                                  spoken(*task.ended_on)),
             .text = fmt::format("Recorded by {}.", people::name_of_member(here.db, task.ended_by))});
    }
    bool const late = task.due < here.today;
    auto const who = task.owner > 0 ? fmt::format("{} does it. ", people::name_of_member(here.db, task.owner)) : "";
    return govuk::standing_panel(
        {.standing = late ? govuk::Standing::late : govuk::Standing::waiting,
         .title = fmt::format("{} by {}", late ? "Was to be done" : "To be done", spoken(task.due)),
         .text = who + "They asked to hear what changed."});
}

Html words_to_say(Here const& here, Found const& found) {
    auto const text =
        govuk::element("blockquote").classes("govuk-inset-text heed-words").holding(with_line_breaks(found.task.says));
    if (found.task.way != loop::Way::phone) {
        return text;
    }
    auto const before = fmt::format(
        "Hello, I am ringing from {}. May I speak to {}? – Only when you know that it is them: Can you talk now?",
        here.council.name, found.story.teller.name.empty() ? "the person who told us" : found.story.teller.name);
    return paragraph(before) + text +
           paragraph("Leave no message that says what this is about. If somebody else answers, say only that you will "
                     "ring again.");
}

Html letter_link(TellingTask const& task) {
    if (task.way != loop::Way::letter) {
        return {};
    }
    return govuk::button({.text = "See the letter to print",
                          .classes = "govuk-button--secondary",
                          .href = path_of_task(task) + "/letter"});
}

Response show_task(Here const& here, Found const& found, Typed const& typed) {
    auto const& task = found.task;
    bool const by_phone = task.way == loop::Way::phone;
    TaskView const view{.back = govuk::back_link({.text = title_of(found.story), .href = path_of(task.case_id)}),
                        .problems = summary_of(typed.problems),
                        .title = title_of(found.story),
                        .heading = fmt::format("Tell them what changed, {}", loop::spoken(task.way)),
                        .flags = flags_of(found.story),
                        .standing = standing_of(here, task),
                        .how = task.ended_on ? Html{} : how_to_reach_them(found),
                        .words_heading = by_phone ? "Words to say" : "What they are told",
                        .words = words_to_say(here, found),
                        .letter = letter_link(task),
                        .open = !task.ended_on,
                        .path = path_of_task(task),
                        .form_fields = here.form_fields(),
                        .fields = one_of(typed, {"reached", "Were they told?"},
                                         {{"yes", "Yes"},
                                          {"no", "No, they could not be reached",
                                           "Only after you have tried more than once. They can still read it where "
                                           "they follow what they told us."}}),
                        .button = govuk::button({.text = "Record it", .prevent_double_click = true})};
    return people::show(here, view.heading, task_page(view), typed.problems);
}

}  // namespace

Response show_telling_task(Request const&, Here& here, Id<Case> id, Id<TellingTask> telling) {
    return show_task(here, must_find_task(here, id, telling), untyped());
}

Response end_telling_task(Request const& request, Here& here, Id<Case> id, Id<TellingTask> telling) {
    auto const found = must_find_task(here, id, telling);
    web::Form const form(request);
    auto const reached = form.text("reached");
    if (reached != "yes" && reached != "no") {
        return show_task(here, found, {form, {{"reached", "Say whether they were told"}}});
    }
    return people::change(request, here, [&](store::Writing& db) {
        end_task(db, found.story, found.task, reached == "yes", here.today, here.me().id.number, here.now);
        return web::see(path_of_task(found.task));
    });
}

Response show_telling_letter(Request const&, Here& here, Id<Case> id, Id<TellingTask> telling) {
    auto const found = must_find_task(here, id, telling);
    auto const& teller = found.story.teller;
    if (how_to_reach(teller).way != loop::Way::letter) {
        throw NotFound();
    }
    LetterView const view{
        .back = govuk::back_link({.text = "The task", .href = path_of_task(found.task)}),
        .classes = teller.large_print ? "heed-letter heed-letter--large" : "heed-letter",
        .council = here.council.name,
        .address = with_line_breaks(teller.name.empty() ? teller.address : teller.name + "\n" + teller.address),
        .day = spoken(here.today),
        .greeting = teller.name.empty() ? "Hello," : fmt::format("Dear {},", teller.name),
        .words = with_line_breaks(found.task.says),
        .signature = here.me().name};
    return people::show(here, "The letter to print", letter_page(view));
}

Html telling_tasks_of(Here const& here, Id<Case> id) {
    Html items;
    for (auto const& task : tasks_of(here.db, id)) {
        if (!task.asked_with && here.may(people::may::answer_complaints)) {
            auto const when = task.ended_on ? fmt::format(": {} on {}", task.reached ? "done" : "not reached",
                                                          spoken(*task.ended_on))
                                            : fmt::format(": by {}", spoken(task.due));
            items += govuk::element("li").holding(
                govuk::element("a")
                    .classes("govuk-link")
                    .with("href", path_of_task(task))
                    .holding(fmt::format("Tell them what changed, {}", loop::spoken(task.way))) +
                web::escaped(when));
        }
    }
    return items.empty() ? items : heading("To tell them") + govuk::element("ul").classes("govuk-list").holding(items);
}

}  // namespace heed::complaints
