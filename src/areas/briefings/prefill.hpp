#pragma once
// What the boxes of a briefing begin with when it is made from learning points: what the loop already knows, in
// sentences that the writer then mends.

#include "areas/briefings/rules.hpp"
#include "loop/learning/story.hpp"

namespace heed::briefings {

/// A learning point as a briefing tells it.
struct Told {
    loop::Story story;
    std::string theme;
    std::string definition;
    std::int64_t heard = 0;  ///< signals of its theme, without those that are kept from a worker
};

/// The words that the box begins with; "" for nothing.
std::string begins(BeginsWith begins_with, std::vector<Told> const& points);

/// The template's boxes, each with what it begins with.
Words begun(std::vector<TemplateBox> const& boxes, std::string title, std::vector<Told> const& points);

}  // namespace heed::briefings
