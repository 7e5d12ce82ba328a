#include "areas/ombudsman/correction_parts.hpp"

#include <fmt/format.h>

#include "areas/ombudsman/corrections.hpp"
#include "kernel/text.hpp"

namespace heed::ombudsman {

namespace govuk = web::govuk;
using people::Here;
using web::Html;

namespace {

std::string summary_of(std::size_t times) {
    return fmt::format("Corrected {}: what it said before",
                       times == 1 ? std::string("once") : counted(static_cast<std::int64_t>(times), "time", "times"));
}

std::string who_and_why(std::string const& who, Instant at, CorrectionCause cause, std::string const& because) {
    return fmt::format("Corrected by {}, {}. {}: {}", who, heed::spoken(at), spoken(cause), because);
}

/// Only what was different then: `is` is what followed.
govuk::SummaryList until_then(DecisionBefore const& was, Decision const& is) {
    govuk::SummaryList list{.classes = "govuk-!-font-size-16"};
    auto const add = [&](bool differs, std::string_view key, std::string const& value) {
        if (differs) {
            list.rows.push_back({.key = key, .value = value.empty() ? "Nothing" : value});
        }
    };
    add(was.category != is.category, "Decision", std::string(spoken_decision(was.category)));
    add(was.decided_on != is.decided_on, "Decided on", heed::spoken(was.decided_on));
    add(was.summary != is.summary, "What was found", was.summary);
    add(was.fault != is.fault, "Fault", was.fault);
    add(was.injustice != is.injustice, "Injustice", was.injustice);
    add(was.remedied_already != is.remedied_already, "Satisfactory remedy already provided by us",
        was.remedied_already ? "Yes" : "No");
    add(was.published_on != is.published_on, "Published",
        was.published_on ? heed::spoken(*was.published_on) : std::string("Not yet"));
    return list;
}

/// "It said “Apologise”, as an apology for the person, due on 3 March 2026."
std::string said_before(RemedyBefore const& was) {
    return fmt::format("It said “{}” ({}, {}), due on {}.", was.what, lowered(spoken(was.type)),
                       lowered(spoken(was.kind)), heed::spoken(was.due));
}

}  // namespace

Html decisions_before(Here const& here, Story const& story) {
    if (story.decisions_before.empty()) {
        return {};
    }
    loop::Names names(here.db);
    Html text;
    Decision next = *story.decision;
    for (auto was = story.decisions_before.rbegin(); was != story.decisions_before.rend(); ++was) {
        text += loop::paragraph(who_and_why(names.of(was->by), was->at, was->cause, was->because));
        auto const list = until_then(*was, next);
        text += list.rows.empty() ? loop::paragraph("Only the dates of remedies were changed.")
                                  : govuk::summary_list(list);
        next = as_decision(*was);
    }
    return govuk::details({.summary = summary_of(story.decisions_before.size()), .text = text});
}

Html remedy_before(Here const& here, Story const& story, Remedy const& remedy) {
    loop::Names names(here.db);
    Html text;
    std::size_t times = 0;
    for (auto was = story.remedies_before.rbegin(); was != story.remedies_before.rend(); ++was) {
        if (was->remedy == remedy.id) {
            ++times;
            govuk::add_line(text, govuk::element("p")
                                      .classes("govuk-body-s")
                                      .holding(said_before(*was) + " " +
                                               who_and_why(names.of(was->by), was->at, was->cause, was->because)));
        }
    }
    return times == 0 ? Html{}
                      : govuk::details({.summary = summary_of(times), .text = text, .classes = "govuk-!-font-size-16"});
}

}  // namespace heed::ombudsman
