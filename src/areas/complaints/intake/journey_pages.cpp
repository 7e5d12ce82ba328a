#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/intake/case_files.hpp"
#include "areas/complaints/intake/journey.hpp"
#include "areas/complaints/intake/journey_parts.hpp"
#include "areas/complaints/intake/pace.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/intake/suggestion_counts.hpp"
#include "areas/complaints/intake/way_in_settings.hpp"
#include "areas/complaints/store.hpp"
#include "kernel/text.hpp"
#include "loop/parts.hpp"
#include "store/hash.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
using people::Here;

namespace {

web::Html title(std::string_view text) { return govuk::element("h1").classes("govuk-heading-l").holding(text); }

// ---- check your answers

web::Html files_in_words(std::vector<work::HeldFile> const& files) {
    std::string names;
    for (auto const& file : files) {
        names += file.name +
                 (file.standing == work::Scanned::destroyed ? " (not kept: there was a virus in it)\n" : "\n");
    }
    return with_line_breaks(names);
}

web::Html answers_of(Here const& here, Journey const& journey) {
    bool const easy = journey.draft.easy;
    web::Html rows;
    for (auto const* question : questions_of(journey.draft.kind, journey.form())) {
        if (question->asks == Asks::help) {
            continue;
        }
        auto value = question->asks == Asks::files
                         ? files_in_words(work::files_of(here.db, draft_subject, journey.draft.id.number))
                         : with_line_breaks(in_words(*question, easy, journey.form()));
        if (value.empty()) {
            value = govuk::element("span").classes("govuk-hint").holding("Left empty");
        }
        rows += row_with_button(question->in_short, value,
                                link_button("change", question->step, "Change", lowered(question->in_short)));
    }
    return list_of_rows(rows);
}

// ---- files

web::Html list_of_files(std::vector<work::HeldFile> const& files) {
    web::Html rows;
    for (auto const& file : files) {
        rows += row_with_button(in_words(file), web::escaped(standing_for_person(file)),
                                link_button("remove", fmt::format("{}", file.id.number), "Take it off", file.name));
    }
    return rows.empty() ? rows : list_of_rows(rows);
}

/// Those that the draft does not hold yet, as far as there is room for all drafts together.
std::vector<work::Arrived> new_ones(Here const& here, JudgedFiles& judged, std::vector<work::HeldFile> const& there) {
    auto left = (std::int64_t{way_in_settings(here.db).room_for_drafts} << 20) -
                work::bytes_held_for(here.db, draft_subject);
    std::vector<work::Arrived> fresh;
    for (auto const& file : judged.taken) {
        auto const sha = store::sha256(file.bytes);
        bool const twice = std::ranges::any_of(there, [&](work::HeldFile const& one) { return one.sha256 == sha; }) ||
                           std::ranges::any_of(fresh,
                                               [&](work::Arrived const& one) { return one.bytes == file.bytes; });
        if (twice) {
            continue;
        }
        left -= static_cast<std::int64_t>(file.bytes.size());
        if (left >= 0) {
            fresh.push_back(file);
        } else {
            judged.problems.push_back({"file", "We cannot take more files today. Go on without it, and send it later"});
            break;
        }
    }
    return fresh;
}

web::Response add_uploads(Here& here, web::Request const& request, Journey const& journey, bool then_check) {
    auto const there = work::files_of(here.db, draft_subject, journey.draft.id.number);
    auto judged = judge_files(request, "file", most_files - std::min(there.size(), most_files),
                              fmt::format("You can add {} files. Take one off first", most_files));
    auto const fresh = new_ones(here, judged, there);
    if (!judged.taken.empty()) {
        count_files(here, request, judged.taken.size());
    }
    for (auto const held : hold_files(here, fresh)) {
        store::housekeeping(here.store, here.council.id, [&](store::Writing& db) {
            work::attach(db, held, draft_subject, journey.draft.id.number);
        });
    }
    return store::read(here.store, here.council.id, [&](store::Reading& db) {
        return show_files_of(here, db, journey, judged.problems, then_check);
    });
}

// ---- help

web::Response show_one_help(Here const& here, Journey const& journey, Suggestion const& suggestion) {
    auto const number = fmt::format("{}", suggestion.id.number);
    auto const more = suggestion.link.empty() ? web::Html{}
                                              : govuk::element("p")
                                                    .classes("govuk-body")
                                                    .holding(govuk::element("a")
                                                                 .classes("govuk-link")
                                                                 .with("href", suggestion.link)
                                                                 .with("rel", "noopener noreferrer")
                                                                 .with("target", "_blank")
                                                                 .holding("Read more (opens in a new tab)"));
    auto const buttons = govuk::button({.text = "Go on and tell us", .name = "go", .value = "on"}) +
                         govuk::button({.text = "This answered it. I do not need to send",
                                        .classes = "govuk-button--secondary",
                                        .name = "answered",
                                        .value = number});
    return show_way_in(here, {.title = suggestion.title,
                              .back = back_form(here, journey, "whose", false),
                              .main = title(suggestion.title) + with_line_breaks(suggestion.says) + more +
                                      form_of(here, journey, "/tell-us/help",
                                              govuk::element("div").classes("govuk-button-group").holding(buttons)),
                              .easy = journey.draft.easy,
                              .picture = "help"});
}

web::Response end_with_help(Here& here, Journey const& journey, Suggestion const& suggestion) {
    store::housekeeping(here.store, here.council.id, [&](store::Writing& db) {
        settle_suggestions(db, journey.draft.id, {Ended::answered, suggestion.id});
        forget_draft(db, journey.draft.id);
    });
    return show_way_in(here, {.title = "We are glad that it helped",
                              .main = title("We are glad that it helped") +
                                      paragraph("We did not send anything. We have forgotten what you typed.") +
                                      govuk::element("p")
                                          .classes("govuk-body")
                                          .holding(loop::link("/tell-us", "Tell us about it all the same"))});
}

}  // namespace

web::Response show_check(Here& here, Journey const& journey) {
    bool const easy = journey.draft.easy;
    auto const send = govuk::button({.text = "Send", .prevent_double_click = true});
    auto const main = title("Check your answers") +
                      form_of(here, journey, "/tell-us/question", answers_of(here, journey)) +
                      paragraph("When you send it, we look into it. You get a reference and a secret.") +
                      form_of(here, journey, "/tell-us/send", send) +
                      form_of(here, journey, "/tell-us/question",
                              loop::hidden("step", "files") + link_button("go", "save", "Save and come back later"));
    return show_way_in(here, {.title = "Check your answers",
                              .back = back_form(here, journey, "check", false),
                              .main = main,
                              .easy = easy,
                              .picture = "check"});
}

web::Response show_files_of(Here& here, store::Reading const& db, Journey const& journey, Problems const& problems,
                            bool then_check) {
    bool const easy = journey.draft.easy;
    auto const& question = *find_question("files", journey.draft.kind);
    auto const files = work::files_of(db, draft_subject, journey.draft.id.number);
    auto const then = loop::hidden("step", "files") + (then_check ? loop::hidden("then", "check") : web::Html{});
    auto const upload =
        then +
        govuk::file_upload(
            {.name = "file",
             .label = {.text = "Choose one file or more"},
             .hint = easy ? "You can take a photo. You can send a voice message. A photo can tell us where you took it."
                          : "You can take a photo, or send what you have said into your phone. Together up to 25 MB. A "
                            "photo can tell us where it was taken, and a document who wrote it.",
             .error = error_of_files(problems),
             .multiple = true}) +
        govuk::button({.text = "Add what you chose", .classes = "govuk-button--secondary"});
    auto const list = list_of_files(files);
    auto const main = title(question.title.in(easy)) +
                      (list.empty() ? paragraph("You do not have to. You can go on without.") : web::Html{}) +
                      (list.empty() ? list : form_of(here, journey, "/tell-us/files", then + list)) +
                      refused_files(problems) + form_of(here, journey, "/tell-us/files", upload, true) +
                      form_of(here, journey, "/tell-us/question",
                              then + govuk::element("div")
                                         .classes("govuk-button-group")
                                         .holding(govuk::button({.text = "Continue"}) +
                                                  govuk::button({.text = "Save and come back later",
                                                                 .classes = "govuk-button--secondary",
                                                                 .name = "go",
                                                                 .value = "save"})));
    return show_way_in(here, {.title = std::string(question.title.in(easy)),
                              .back = back_form(here, journey, "files", then_check),
                              .main = main,
                              .problems = problems,
                              .easy = easy,
                              .picture = question.picture});
}

web::Response show_files_question(Here& here, Journey const& journey, Problems const& problems, bool then_check) {
    return show_files_of(here, here.db, journey, problems, then_check);
}

web::Response answer_with_file(web::Request const& request, Here& here) {
    return with_journey(request, here, [&](Journey& journey, web::Form const& form) {
        bool const then_check = form.text("then") == "check";
        auto const removed = loop::id_in(form.text("remove"));
        if (removed == 0) {
            return add_uploads(here, request, journey, then_check);
        }
        store::housekeeping(here.store, here.council.id, [&](store::Writing& db) {
            if (work::find_file(db, {removed}, draft_subject, journey.draft.id.number)) {
                work::forget_file(db, {removed});
            }
        });
        return store::read(here.store, here.council.id,
                           [&](store::Reading& db) { return show_files_of(here, db, journey, {}, then_check); });
    });
}

std::vector<Suggestion> help_for(store::Reading const& db, Journey const& journey) {
    auto const form = journey.form();
    return fitting(suggestions(db), form.text("said") + "\n" + form.text("wanted"));
}

web::Response show_help_question(Here& here, Journey const& journey, std::vector<Suggestion> const& found) {
    store::housekeeping(here.store, here.council.id,
                        [&](store::Writing& db) { count_shown(db, journey.draft.id, found); });
    bool const easy = journey.draft.easy;
    auto const& question = *find_question("help", journey.draft.kind);
    web::Html items;
    for (auto const& one : found) {
        items += govuk::element("li").holding(link_button("open", fmt::format("{}", one.id.number), one.title));
    }
    auto const list = govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(items);
    auto const main = title(question.title.in(easy)) +
                      paragraph("You can read these, or go on. We look into what you tell us either way.") +
                      form_of(here, journey, "/tell-us/help", list) +
                      form_of(here, journey, "/tell-us/help",
                              govuk::button({.text = "Go on and tell us", .name = "go", .value = "on"}));
    return show_way_in(here, {.title = std::string(question.title.in(easy)),
                              .back = back_form(here, journey, "help", false),
                              .main = main,
                              .easy = easy,
                              .picture = question.picture});
}

web::Response answer_with_help(web::Request const& request, Here& here) {
    return with_journey(request, here, [&](Journey& journey, web::Form const& form) {
        auto const asked = [&](std::string_view field) {
            Id<Suggestion> const id{loop::id_in(form.text(field))};
            return was_shown(here.db, journey.draft.id, id) ? find_suggestion(here.db, id) : std::nullopt;
        };
        if (auto const answered = asked("answered")) {
            return end_with_help(here, journey, *answered);
        }
        if (auto const opened = asked("open")) {
            store::housekeeping(here.store, here.council.id,
                                [&](store::Writing& db) { count_opened(db, journey.draft.id, opened->id); });
            return show_one_help(here, journey, *opened);
        }
        return show_next(here, journey, "help");
    });
}

web::Response show_come_back_form(Here const& here, web::Form const& form, Problems const& problems) {
    Typed const typed{form, problems};
    auto const fields = line_field(typed, {"reference", "Reference", "It looks like this: C-7K3M9QXP"},
                                   "govuk-input--width-20", "off") +
                        line_field(typed, {"secret", "Secret", "16 letters and numbers that we gave you with it"},
                                   "govuk-input--width-20", "off");
    auto const body = here.form_fields() + fields + govuk::button({.text = "Go on"});
    auto const form_element =
        govuk::element("form").with("method", "post").with("action", "/tell-us/come-back").flag("novalidate", true);
    return show_way_in(here, {.title = "Come back to what you wrote",
                              .back = govuk::back_link({.href = "/tell-us"}),
                              .main = title("Come back to what you wrote") +
                                      paragraph("We gave you a reference and a secret when you saved it.") +
                                      form_element.holding(body),
                              .problems = problems});
}

}  // namespace heed::complaints
