#pragma once
// The picture as typed tables: for the page, for CSV and for XLSX. Each number opens exactly the list behind it.

#include <vector>

#include "loop/learning/learning_aspect.hpp"
#include "loop/picture/picture.hpp"
#include "web/table_file.hpp"

namespace heed::loop {

/// Everything that the page says, read once.
struct Picture {
    PictureFilter filter;
    std::vector<HeardFigure> heard;
    std::vector<ReachedFigure> reached;
    std::vector<StandingFigure> standing;
    std::vector<StageWait> waits;
    std::vector<LearningPicture> learning;
    std::int64_t all_heard = 0;
    std::int64_t all_learned = 0;
};
/// Without `signals`, only what is about learning points.
Picture read_picture(store::Reading const& db, PictureFilter const& filter, bool signals);

web::TypedTable heard_by_kind(Picture const& picture);
web::TypedTable heard_by_month(Picture const& picture);
web::TypedTable what_it_led_to(Picture const& picture);
web::TypedTable how_long_it_takes(Picture const& picture);
web::TypedTable what_is_stuck(Picture const& picture);
web::TypedTable how_learning_stands(Picture const& picture);
web::TypedTable strongest_actions(Picture const& picture);
web::TypedTable told_back(Picture const& picture);

/// In the order of the page.
std::vector<web::TypedTable> tables_of(Picture const& picture, bool signals);

/// How many learning points something was done about, and of how many of them people were told.
web::Share told_share(Picture const& picture);
std::int64_t standing_so(Picture const& picture, HowItStands how);

}  // namespace heed::loop
