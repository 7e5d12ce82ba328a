#pragma once
// Our own parts, made for the loop and for staff pages: the stage strip, the timeline, badges, standing panels and the
// table of records. They say everything in words and shapes; colour only repeats it.

#include <array>

#include "web/govuk/lists.hpp"

namespace heed::web::govuk {

inline constexpr std::array<std::string_view, 6> loop_stages{"Heard",    "Understood", "Learned",
                                                             "Acted on", "Shared",     "Proved"};

enum class StageState { to_come, now, done, late, reopened };

struct Stage {
    StageState state = StageState::to_come;
    Words note{};  // one short line: a date, a count
    std::string href{};
};

/// How far something is round the loop: six steps in a row, one below the other on a phone.
struct StageStrip {
    std::array<Stage, 6> stages{};
    std::string label = "Stages of the loop";  // for those who cannot see the strip
    bool small = false;  // one line for a table cell: six marks and the words of the stage that counts
};
Html stage_strip(StageStrip const& options);

/// The usual case: stages before `current` are done, the rest is to come. 6 and more: all done.
std::array<Stage, 6> stages_up_to(std::size_t current, StageState state = StageState::now);

/// What a badge, a panel or an event stands for; each has its own shape and border.
enum class Standing { neutral, good, waiting, late, reopened, restricted };

struct Badge {
    Words text{};
    Standing standing = Standing::neutral;
};
Html badge(Badge const& options);

struct TimelineEvent {
    Words title{};
    Words by{};              // "Dev Okafor, complaints officer"
    std::string when{};      // as people read it: "3 March 2026 at 10:15am"
    std::string datetime{};  // as machines read it: "2026-03-03T10:15"
    Words body{};            // plain text becomes a paragraph
    Standing standing = Standing::neutral;
};

/// What happened, newest or oldest first as given; after the timeline pattern of the Ministry of Justice.
struct Timeline {
    std::vector<TimelineEvent> events{};
    int heading_level = 3;
};
Html timeline(Timeline const& options);

/// A panel that says how something stands: waiting, late, reopened ...
struct StandingPanel {
    Standing standing = Standing::waiting;
    Words title{};
    Words text{};  // plain text becomes a paragraph
    int heading_level = 2;
};
Html standing_panel(StandingPanel const& options);

/// A dense table for staff that turns into one card a row on a phone. The first cell names the row. Columns that are
/// numbers say so in their head: `.format = "numeric"`.
struct Records {
    Words caption{};
    std::vector<Cell> head{};
    std::vector<std::vector<Cell>> rows{};
    Words when_empty = "Nothing here yet.";
    std::string caption_classes = "govuk-table__caption--m";
    std::string classes{};
};
Html records(Records const& options);

}  // namespace heed::web::govuk
