#pragma once
// What a council sets for its way in.

#include <string>

#include "people/site.hpp"

namespace heed::complaints {

struct WayInSettings {
    int days_kept = 14;          ///< a draft that was left alone is forgotten after so many days; 1 to 90
    int room_for_drafts = 5000;  ///< MiB that the files of all drafts may take together; 0 to 100,000
    std::string paper_address;   ///< where the printed form is sent; lines
    std::string phone;           ///< for those who would rather say it
};

WayInSettings way_in_settings(store::Reading const& db);

web::Response show_way_in_settings(web::Request const& request, people::Here& here);
web::Response set_way_in_settings(web::Request const& request, people::Here& here);

}  // namespace heed::complaints
