#include "areas/briefings/screens.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "web/markdown.hpp"

namespace heed::briefings {

std::string path_of(Id<Briefing> id) { return fmt::format("/briefings/{}", id.number); }

Doing doing_now(Here const& here) { return {here.today, here.now, here.me().id.number}; }

Briefing briefing_for(Here const& here, Id<Briefing> id) {
    auto briefing = find_briefing(here.db, id);
    if (!briefing || (!is_sent(*briefing) && !here.may(may::write_briefings))) {
        throw NotFound();
    }
    return std::move(*briefing);
}

std::string minutes_said(std::int64_t minutes) { return counted(minutes, "minute", "minutes"); }

std::string spoken_weight(std::int64_t words, std::int64_t minutes, int words_a_minute) {
    return fmt::format("{} to read: {} at {} a minute", minutes_said(minutes), counted(words, "word", "words"),
                       words_a_minute);
}

Html article_of(Words const& words) {
    Html boxes;
    std::size_t number = 0;
    for (auto const& box : words.boxes) {
        auto const says = web::marked_up(box.says);
        if (!says.empty()) {
            auto const heading = govuk::element("h2")
                                     .classes("govuk-heading-s heed-briefing__heading")
                                     .holding(fmt::format("{}. {}", ++number, box.title));
            boxes += govuk::element("section").classes("heed-briefing__box").holding(heading + says);
        }
    }
    return boxes.empty() ? loop::paragraph("Nothing is written in its boxes yet.")
                         : govuk::element("div").classes("heed-briefing__boxes").holding(boxes);
}

namespace {

Html subheading(std::string_view text) { return govuk::element("h3").classes("govuk-heading-s").holding(text); }

std::string spoken_hard(measure::HardWord const& word) {
    return word.times > 1 ? fmt::format("{} ({} times)", word.word, word.times) : word.word;
}

}  // namespace

Html how_it_reads(Weight const& weight) {
    auto const& age = weight.age;
    if (age.sentences == 0) {
        return {};
    }
    auto says = fmt::format(
        "About the reading age of {} (Flesch-Kincaid grade {:.1f}) or {} (SMOG grade {:.1f}). {} to a sentence.",
        measure::age_of_grade(age.flesch_kincaid), age.flesch_kincaid, measure::age_of_grade(age.smog), age.smog,
        counted(std::lround(static_cast<double>(age.words) / age.sentences), "word", "words"));
    if (age.sentences < measure::sentences_for_smog) {
        says += fmt::format(" With {} it is a rough figure.", counted(age.sentences, "sentence", "sentences"));
    }
    std::vector<std::string> longest;
    for (auto const& one : age.longest) {
        longest.push_back(fmt::format("{} words: {}", one.words, shortened(one.text, 400)));
    }
    std::vector<std::string> hard;
    std::ranges::transform(age.hard, std::back_inserter(hard), spoken_hard);
    auto shown = loop::paragraph(says) +
                 loop::paragraph("A hint and no rule: it counts syllables and words, and knows nothing of sense. "
                                 "Shorter sentences and everyday words bring it down.") +
                 subheading("The longest sentences") + loop::bullets(longest);
    if (!hard.empty()) {
        shown += subheading("Words of three syllables and more") + loop::bullets(hard);
    }
    return govuk::details(
        {.summary = fmt::format("How it reads: about age {}", measure::age_of_grade(age.flesch_kincaid)),
         .text = shown});
}

Html too_long(Weight const& weight) {
    if (weight.minutes <= longest_minutes) {
        return {};
    }
    return govuk::warning_text(
        {.text = fmt::format("It takes {} to read. A briefing is read in {}: leave something out.",
                             minutes_said(weight.minutes), minutes_said(longest_minutes))});
}

namespace {

constexpr std::string_view decide_field = "names_people";
constexpr std::string_view checked_field = "names_checked";

Html taken_out_table(std::vector<TakenOut> const& taken) {
    govuk::Records table{.caption = "What would be taken out",
                         .head = {{.text = "Where"}, {.text = "As it is"}, {.text = "Without it"}}};
    for (auto const& one : taken) {
        table.rows.push_back(
            {{.text = one.where}, {.text = shortened(one.before, 500)}, {.text = shortened(one.after, 500)}});
    }
    return govuk::records(table);
}

Html decide_on(std::vector<TakenOut> const& taken, Typed const& typed) {
    if (taken.empty()) {
        return {};
    }
    return govuk::warning_text({.text = "This text seems to hold numbers, addresses or dates that could tell who "
                                        "somebody is."}) +
           taken_out_table(taken) +
           loop::one_of(typed, {std::string(decide_field), "What shall be done with it?"},
                        {{"take_out", "Take it out before it is sent"},
                         {"keep", "Leave it as it is", "I have checked that it belongs to nobody who draws on care"}});
}

Html check_names(std::vector<std::string> const& names, Typed const& typed) {
    if (names.empty()) {
        return {};
    }
    auto const says = fmt::format("No program can tell whose name this is. Nobody who draws on care may be named in a "
                                  "briefing.");
    govuk::Checkboxes boxes{.name = std::string(checked_field),
                            .error = typed.error(checked_field),
                            .values = {typed.text(checked_field)},
                            .classes = "govuk-checkboxes--small"};
    boxes.items.push_back({.value = "yes", .text = "I have checked: these are not people who draw on care"});
    return govuk::warning_text({.text = "This text seems to name people."}) + loop::bullets(names) +
           loop::paragraph(says) + govuk::checkboxes(boxes);
}

}  // namespace

Html what_names_people(Words const& words, Typed const& typed) {
    return decide_on(what_would_be_taken_out(words), typed) + check_names(what_looks_like_a_name(words), typed);
}

Problems undecided(Words const& words, web::Form const& form) {
    Problems problems;
    auto const decision = form.text(decide_field);
    if (!what_would_be_taken_out(words).empty() && decision != "take_out" && decision != "keep") {
        problems.push_back({std::string(decide_field), "Select what shall be done with what could tell who it is"});
    }
    if (!what_looks_like_a_name(words).empty() && !form.ticked(checked_field)) {
        problems.push_back({std::string(checked_field), "Check whose names these are"});
    }
    return problems;
}

Words as_decided(Words words, web::Form const& form) {
    return form.text(decide_field) == "take_out" ? without_what_names_people(std::move(words)) : words;
}

}  // namespace heed::briefings
