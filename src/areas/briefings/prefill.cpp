#include "areas/briefings/prefill.hpp"

#include <tuple>

#include <fmt/format.h>

#include "kernel/text.hpp"

namespace heed::briefings {

namespace {

std::string sentence(std::string_view text) { return fmt::format("{}.", without_full_stop(trimmed(text))); }

std::string theme_of(Told const& told) { return fmt::format("{} {}", sentence(told.theme), sentence(told.definition)); }

std::string how_often(Told const& told) {
    auto says = fmt::format("We heard about it {}.", told.heard == 1 ? "once" : fmt::format("{} times", told.heard));
    if (!told.story.reopenings.empty()) {
        says += fmt::format(" We thought that it was settled, and it came back on {}.",
                            spoken(told.story.reopenings.back().on_day));
    }
    return says;
}

std::string proofs_of(Told const& told) {
    std::string says;
    for (auto const& one : told.story.proofs) {
        auto const& [proof, result] = std::tie(one.proof, one.result);
        if (result) {
            says += fmt::format("- {}. We looked at {} and saw it in {}: {} {}.\n", spoken(proof.kind),
                                result->looked_at, result->seen, sentence(proof.would_see), spoken(result->result));
        }
    }
    return says.empty() ? "Nobody has looked yet whether it works." : says;
}

std::string what_to_do(Told const& told) {
    auto says = fmt::format("**From now on:** {}\n", sentence(told.story.point.sentence));
    std::string changed;
    for (auto const& one : told.story.actions) {
        if (one.done) {
            changed += fmt::format("- {} (since {})\n", without_full_stop(one.action.what), spoken(one.done->done_on));
        }
    }
    return changed.empty() ? says : fmt::format("{}\nWhat changed:\n\n{}", says, changed);
}

std::string story_link(Told const& told) {
    return fmt::format("[The whole story of learning point {0}](/learning-points/{0})", told.story.point.id.number);
}

template <class Say>
std::string of_each(std::vector<Told> const& points, Say&& say) {
    std::string all;
    for (auto const& point : points) {
        all += (all.empty() ? "" : "\n\n") + say(point);
    }
    return all;
}

}  // namespace

std::string begins(BeginsWith begins_with, std::vector<Told> const& points) {
    switch (begins_with) {
        case BeginsWith::nothing: return {};
        case BeginsWith::theme: return of_each(points, theme_of);
        case BeginsWith::how_often: return of_each(points, how_often);
        case BeginsWith::proofs: return of_each(points, proofs_of);
        case BeginsWith::what_to_do: return of_each(points, what_to_do);
        case BeginsWith::questions: break;
    }
    // The three questions that one safeguarding partnership puts beside each of its briefings.
    return "- What do you think of this?\n- How would we see in our team that it has stuck?\n"
           "- What of it goes into our team’s plan?\n\n" +
           of_each(points, story_link);
}

Words begun(std::vector<TemplateBox> const& boxes, std::string title, std::vector<Told> const& points) {
    Words words{std::move(title), {}};
    for (auto const& box : boxes) {
        words.boxes.push_back({box.place, box.title, box.hint, std::string(trimmed(begins(box.begins_with, points)))});
    }
    return words;
}

}  // namespace heed::briefings
