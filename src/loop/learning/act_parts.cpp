#include "loop/learning/act_parts.hpp"

#include <fmt/format.h>

#include "kernel/failure.hpp"

namespace heed::loop {

std::string path_of(Id<LearningPoint> id) { return fmt::format("/learning-points/{}", id.number); }

Doing doing_now(people::Here const& here) { return {here.today, here.now, here.me().id.number}; }

FormPage page_for(Story const& story, std::string title, std::string const& place, std::string button) {
    FormPage page{.title = std::move(title),
                  .back = path_of(story.point.id),
                  .path = path_of(story.point.id) + place,
                  .button = std::move(button)};
    page.before = govuk::inset_text({.text = story.point.sentence});
    return page;
}

Story open_story(people::Here const& here, Id<LearningPoint> id) {
    auto story = story_there(here.db, id);
    if (story.point.standing == Standing::closed || story.point.decision == Decision::waiting) {
        throw Conflict();
    }
    return story;
}

}  // namespace heed::loop
