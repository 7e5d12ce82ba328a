#include "loop/register/origin.hpp"

#include <array>

#include <fmt/format.h>

namespace heed::loop {

std::string_view spoken(OriginKind kind) {
    constexpr std::array<std::string_view, 11> words{
        "Our own learning",   "Complaint",        "Audit",         "Safeguarding adults review",
        "Ombudsman decision", "Peer review",      "CQC finding",   "Board or panel",
        "Research",           "Coroner’s report", "Another review"};
    return words[static_cast<std::size_t>(kind)];
}

namespace {

/// A day that may be left out.
std::optional<Day> day_if_typed(web::Checking& checking, web::TypedDay const& typed, std::string_view field,
                                std::string_view what) {
    return typed.empty() ? std::nullopt : checking.take(web::day_from(typed, field, what));
}

}  // namespace

Outcome<Origin> origin_of(OriginDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(draft.kind.has_value(), "origin", "Select where it comes from");
    bool const is_own = draft.kind == OriginKind::own_learning;
    checking.expect(is_own || !draft.author.empty(), "author", "Enter who made it, such as the body or the board");
    checking.expect_at_most(draft.author, "author", "Who made it", 200);
    checking.expect_at_most(draft.document, "document", "The document", 200);
    checking.expect_at_most(draft.place, "place_in_it", "The place in it", 200);
    checking.expect_text(draft.own_words, "own_words", "Enter the recommendation in its own words", 2000);
    auto const made_on = day_if_typed(checking, draft.made_on, "made_on", "The date of the document");
    checking.expect(!made_on || *made_on <= today, "made_on", "The date of the document must be today or in the past");
    auto const decide_by = day_if_typed(checking, draft.decide_by, "decide_by", "The date to decide by");
    checking.expect(!decide_by || *decide_by >= today, "decide_by",
                    "The date to decide by must be today or in the future");
    if (!checking.fine()) {
        return checking.problems();
    }
    Origin origin;
    origin.kind = *draft.kind;
    origin.author = draft.author;
    origin.document = draft.document;
    origin.place = draft.place;
    origin.made_on = made_on;
    origin.own_words = draft.own_words;
    origin.decide_by = decide_by.value_or(today + days_to_decide);
    return origin;
}

std::string cited(Origin const& origin) {
    std::string says{spoken(origin.kind)};
    for (auto const& part : {origin.author, origin.document, origin.place}) {
        says += part.empty() ? "" : ", " + part;
    }
    return origin.made_on ? fmt::format("{}, {}", says, spoken(*origin.made_on)) : says;
}

}  // namespace heed::loop
