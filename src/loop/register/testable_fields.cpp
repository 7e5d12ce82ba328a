#include "loop/register/testable_fields.hpp"

#include <algorithm>
#include <array>

namespace heed::loop {

Html testable_fields(Typed const& typed) {
    auto const background = govuk::lines({text_field(typed, {"finding", "What was found? (optional)"}, 2),
                                          text_field(typed,
                                                     {"systemic_risk", "What is the systemic risk? (optional)",
                                                      "Why it can happen again, to anybody, whoever is on duty"},
                                                     2),
                                          text_field(typed,
                                                     {"how_it_works", "How is the change thought to work? (optional)",
                                                      "What must happen between the change and what people notice"},
                                                     2)});
    bool const was_typed = !typed.text("finding").empty() || !typed.text("systemic_risk").empty() ||
                           !typed.text("how_it_works").empty();
    return govuk::lines(
        {line_field(typed, {"place", "Where, more narrowly than the service? (optional)"}),
         text_field(typed,
                    {"counted", "What is counted?", "For example, late visits with the time of a call in the record"},
                    2),
         line_field(typed, {"sample", "On which sample?", "For example, 20 late visits in a month, every third"}),
         day_field(typed, {"by_when", "By when would it be seen?"}),
         line_field(typed, {"baseline", "What was it before? (optional)", "For example, 6 of 20 in March"}),
         line_field(typed, {"target", "What must it be? (optional)", "For example, 18 of 20"}),
         govuk::details({.summary = "The finding, the systemic risk and how the change works",
                         .text = background,
                         .open = was_typed})});
}

TestableDraft testable_draft(web::Form const& form) {
    return {form.text("place"),        form.text("counted"),       form.text("sample"),
            form.typed_day("by_when"), form.text("baseline"),      form.text("target"),
            form.text("finding"),      form.text("systemic_risk"), form.text("how_it_works")};
}

bool is_begun(TestableDraft const& draft) {
    return !draft.by_when.empty() || !draft.place.empty() || !draft.counted.empty() || !draft.sample.empty() ||
           !draft.baseline.empty() || !draft.target.empty();
}

std::vector<web::Field> as_typed(TestableForm const& form) {
    std::vector<web::Field> fields{{"place", form.place},
                                   {"counted", form.counted},
                                   {"sample", form.sample},
                                   {"baseline", form.baseline},
                                   {"target", form.target},
                                   {"finding", form.finding},
                                   {"systemic_risk", form.systemic_risk},
                                   {"how_it_works", form.how_it_works}};
    if (form.by_when) {
        auto const day = day_as_typed("by_when", *form.by_when);
        fields.insert(fields.end(), day.begin(), day.end());
    }
    return fields;
}

Html keep_it_anyway(Typed const& typed, bool always) {
    constexpr std::array<std::string_view, 4> doubted{"sentence", "counted", "sample", "by_when"};
    bool const was_told = std::ranges::any_of(doubted, [&](auto field) { return !typed.error(field).empty(); });
    if (!always && !was_told) {
        return {};
    }
    govuk::Checkboxes keep{.name = "keep_as_it_is", .classes = "govuk-checkboxes--small"};
    keep.values = {typed.text("keep_as_it_is")};
    keep.items.push_back(
        {.value = "yes",
         .text = "Keep it, though nobody can test it yet",
         .hint = "The register and its page will say so until it is written so that it can be tested."});
    return govuk::checkboxes(keep);
}

}  // namespace heed::loop
