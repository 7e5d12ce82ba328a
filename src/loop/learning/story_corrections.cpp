#include <algorithm>

#include <fmt/format.h>

#include "loop/learning/source_corrected.hpp"
#include "loop/learning/story_parts.hpp"
#include "loop/pages.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

Html read_form(Here const& here, Story const& story) {
    return govuk::element("form")
        .with("method", "post")
        .with("action", path_of(story.point.id) + "/correction-read")
        .holding(here.form_fields() + govuk::button({.text = "It still fits, or was changed",
                                                     .classes = "govuk-button--secondary",
                                                     .prevent_double_click = true}));
}

std::string says_of(SourceCorrection const& one, Names& names) {
    auto const read = one.read_on ? fmt::format(" Looked at by {} on {}.", names.of(one.read_by), spoken(*one.read_on))
                                  : std::string();
    return fmt::format("{}: {}{}", spoken(one.on_day), one.what, read);
}

Response read_it(Request const& request, Here& here, Id<LearningPoint> id) {
    story_there(here.db, id);
    return people::change(request, here, [&](store::Writing& db) {
        mark_correction_read(db, id, doing_now(here));
        return web::see(path_of(id));
    });
}

}  // namespace

Html source_corrections_shown(Here const& here, Story const& story, Names& names) {
    auto const corrections = source_corrections_of(here.db, story.point.id);
    if (corrections.empty()) {
        return {};
    }
    std::vector<std::string> says;
    for (auto const& one : corrections) {
        says.push_back(says_of(one, names));
    }
    bool const waits = std::ranges::any_of(corrections, [](auto const& one) { return !one.read_on; });
    if (!waits) {
        return govuk::details({.summary = "What it came from was corrected", .text = bullets(says), .id = "corrected"});
    }
    auto const ask = paragraph("See whether its sentence and its date still fit, and change them if not.");
    auto const panel = govuk::standing_panel({.standing = govuk::Standing::waiting,
                                              .title = "What it came from was corrected",
                                              .text = bullets(says) + ask});
    return govuk::element("div")
        .with("id", "corrected")
        .holding(panel + (here.may(May::write_learning) ? read_form(here, story) : Html{}));
}

void mount_source_corrections(people::Site& at) {
    at.post("/learning-points/{id}/correction-read", may::write_learning, read_it);
}

}  // namespace heed::loop
