#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "areas/complaints/intake/needs_pages.hpp"
#include "areas/complaints/intake/same_person_acts.hpp"
#include "areas/complaints/judging.hpp"
#include "kernel/text.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
using people::Here;

namespace {

constexpr std::size_t most_other = 300;
constexpr std::array named_needs{std::pair{"braille", needs_braille}, std::pair{"audio", needs_audio},
                                 std::pair{"hearing_loop", needs_hearing_loop},
                                 std::pair{"text_relay", needs_text_relay}};

/// What was typed in words, without the semicolons that part one need from another.
std::string in_own_words(web::Form const& form) {
    auto words = form.text("other_need");
    std::ranges::replace(words, ';', ',');
    return shortened(words, most_other);
}

Day first_review_after(Day today) { return today + 90; }

web::Html review_fields(Story const& story, Here const& here, Typed const& typed) {
    auto const standing = needs_as_typed(story.teller);
    Typed const shown = typed.form.has("review-day") ? typed : Typed{web::Form(standing), typed.problems};
    auto const before = last_review(here.db, story.said.id);
    return govuk::lines(
        {paragraph("Ask the person. What you save here stands on every page of this case, and on every letter."),
         needs_fields(shown, "What do they need?", ""),
         one_of(typed,
                {"sharing", "May we tell others who work with them what they need?", "",
                 std::string(name_of(before ? before->sharing : Sharing::not_asked))},
                {{"may_share", "Yes"}, {"must_not_share", "No"}, {"not_asked", "Not asked yet"}}),
         day_field(typed, {"review", "When will you ask again?"}, first_review_after(here.today))});
}

Outcome<Do> judge_review(Story const& story, Here const& here, web::Form const& form) {
    auto const on = read_day(form, "review", "The day on which you ask again");
    auto const sharing = form.choice<Sharing>("sharing");
    web::Checking checking;
    checking.expect(sharing.has_value(), "sharing", "Say whether others may be told");
    checking.expect(on.day || !on.problems.empty(), "review", "Enter the day on which you ask again");
    checking.expect(!on.day || *on.day > here.today, "review", "The day on which you ask again must be in the future");
    Teller needs = story.teller;
    read_needs(form, needs);
    auto const outcome = checking.fine() && on.day ? Outcome<NeedsReview>(NeedsReview{0, "", *sharing, *on.day})
                                                   : Outcome<NeedsReview>(checking.problems());
    return judged_with(outcome, {on}, [&](NeedsReview const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { review(db, story, needs, made, doing); };
    });
}

web::Html met_fields(Story const& story, Here const& here, Typed const& typed) {
    return govuk::lines(
        {paragraph(needs_line(story.teller)),
         line_field(typed, {"what", "What was sent or done?", "For example: the answer, a meeting"}),
         one_of(typed, {"met", "Was it in the form that they need?"}, {{"yes", "Yes"}, {"no", "No"}}, true),
         line_field(typed, {"how", "In which form, or why not?", "For example: large print, by post"}),
         day_field(typed, {"on", "When?"}, here.today)});
}

Outcome<Do> judge_met(Story const& story, Here const& here, web::Form const& form) {
    auto const on = read_day(form, "on", "The day");
    auto const met = form.text("met");
    web::Checking checking;
    checking.expect_text(form.text("what"), "what", "Enter what was sent or done", most_line);
    checking.expect(met == "yes" || met == "no", "met", "Say whether it was in the form that they need");
    checking.expect_text(form.text("how"), "how", "Enter the form, or why it was not met", most_line);
    checking.expect(on.day || !on.problems.empty(), "on", "Enter the day");
    checking.expect(!on.day || *on.day <= here.today, "on", "The day cannot be in the future");
    auto const outcome = checking.fine() && on.day
                             ? Outcome<NeedMet>(NeedMet{0, form.text("what"), form.text("how"), met == "yes", *on.day})
                             : Outcome<NeedMet>(checking.problems());
    return judged_with(outcome, {on}, [&](NeedMet const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { meet(db, story, made, doing); };
    });
}

web::Html evidence_of(std::vector<NeedMet> const& all) {
    auto const met = std::ranges::count_if(all, [](auto const& one) { return one.was_met; });
    govuk::SummaryList list;
    for (auto const& one : all) {
        list.rows.push_back({.key = fmt::format("{}, {}", one.what, spoken(one.on_day)),
                             .value = one.was_met ? one.how : "Not in the form they need: " + one.how});
    }
    return all.empty() ? paragraph("Nothing is recorded yet as sent in the form they need.")
                       : paragraph(fmt::format("In the form they need: {} of {}.", met, all.size())) +
                             govuk::summary_list(list);
}

}  // namespace

void read_needs(web::Form const& form, Teller& teller) {
    auto const supports = form.all("support");
    auto const has = [&](std::string_view word) { return std::ranges::find(supports, word) != supports.end(); };
    teller.large_print = has("large_print");
    teller.easy_read = has("easy_read");
    teller.british_sign_language = has("british_sign_language");
    teller.advocate = has("advocate");
    teller.interpreter_language = form.text("language");
    teller.other_needs.clear();
    auto const add = [&](std::string_view words) {
        (teller.other_needs += teller.other_needs.empty() ? "" : "; ") += words;
    };
    for (auto const& [code, words] : named_needs) {
        if (has(code)) {
            add(words);
        }
    }
    if (auto const words = in_own_words(form); !words.empty()) {
        add(words);
    }
}

std::vector<web::Field> needs_as_typed(Teller const& teller) {
    std::vector<web::Field> fields;
    auto const add = [&](bool needed, std::string_view code) {
        if (needed) {
            fields.push_back({"support", std::string(code)});
        }
    };
    add(teller.large_print, "large_print");
    add(teller.easy_read, "easy_read");
    add(teller.british_sign_language, "british_sign_language");
    add(teller.advocate, "advocate");
    std::string own;
    for (auto const part : split(teller.other_needs, ';')) {
        auto const need = trimmed(part);
        auto const named = std::ranges::find_if(named_needs, [&](auto const& one) { return one.second == need; });
        if (named != named_needs.end()) {
            fields.push_back({"support", named->first});
        } else if (!need.empty()) {
            (own += own.empty() ? "" : ", ") += need;
        }
    }
    fields.push_back({"other_need", own});
    fields.push_back({"language", teller.interpreter_language});
    return fields;
}

web::Html needs_fields(Typed const& typed, std::string const& legend, std::string const& hint, bool is_page_heading) {
    std::string const size = is_page_heading ? "govuk-fieldset__legend--l" : "govuk-fieldset__legend--s";
    auto const boxes = govuk::checkboxes(
        {.name = "support",
         .fieldset = govuk::Fieldset{.legend = {.text = legend, .classes = size, .is_page_heading = is_page_heading}},
         .hint = hint.empty() ? "Choose all that apply, or none." : hint,
         .values = typed.form.all("support"),
         .items = {{.value = "large_print", .text = "Large print"},
                   {.value = "easy_read", .text = "Easy Read", .hint = "Short words with pictures"},
                   {.value = "braille", .text = "Braille"},
                   {.value = "audio", .text = "A recording to listen to"},
                   {.value = "british_sign_language", .text = "British Sign Language"},
                   {.value = "hearing_loop", .text = "A hearing loop when we meet"},
                   {.value = "text_relay", .text = "Calls through a relay service, such as Relay UK"},
                   {.value = "advocate",
                    .text = "An advocate",
                    .hint = "Somebody independent who helps to say what one wants to say"}},
         .classes = "govuk-checkboxes--small"});
    auto const other = line_field(typed, {"other_need", "Something else (optional)"});
    return is_page_heading ? boxes + other
                           : govuk::lines({boxes, other,
                                           line_field(typed, {"language", "Interpreter: which language? (optional)"},
                                                      "govuk-input--width-20")});
}

web::Html needs_panel(Story const& story, Here const& here) {
    auto const before = last_review(here.db, story.said.id);
    auto const needs = support_needs(story.teller);
    auto const met = needs_met(here.db, story.said.id);
    auto const others = same_person_lines(story, here);
    if (needs.empty() && !before && met.empty()) {
        return others;
    }
    govuk::SummaryList list;
    std::string words;
    for (auto const& need : needs) {
        (words += words.empty() ? "" : "; ") += need;
    }
    list.rows.push_back({.key = "Needs", .value = words.empty() ? "none" : words});
    list.rows.push_back({.key = "May others be told?", .value = spoken(before ? before->sharing : Sharing::not_asked)});
    if (before && !needs.empty()) {
        auto const day = spoken(before->review_on);
        list.rows.push_back({.key = "Ask again", .value = before->review_on < here.today ? day + " – late" : day});
    }
    return govuk::summary_list(list) + others + (needs.empty() && met.empty() ? web::Html{} : evidence_of(met));
}

Act const review_needs{"needs",       "Record or review what they need",
                       "Save",        [](Story const&, Here const&) { return true; },
                       review_fields, judge_review};
Act const meet_needs{"needs-met", "Record what was sent in the form they need",
                     "Save",      [](Story const& story, Here const&) { return !support_needs(story.teller).empty(); },
                     met_fields,  judge_met};

}  // namespace heed::complaints
