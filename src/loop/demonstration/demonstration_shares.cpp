// Six weeks after what was shared by hand: how many of those who were asked use it.

#include "loop/demonstration/demonstration_years.hpp"
#include "loop/learning/share_store.hpp"

namespace heed::loop {

namespace {

void ask(Years& years, int ago, std::string const& key, int asked, int used) {
    years.at(ago, [&years, key, asked, used](Instant now) {
        auto const story = story_there(years.db(), years.point(key));
        ShareUse use;
        use.share = story.shares.front().id;
        use.asked = asked;
        use.used = used;
        use.on_day = day_in_england(now);
        set_use(years.db(), story.point.id, use, years.doing("hugh", now));
    });
}

}  // namespace

void plan_uses_of_shares(Years& years) {
    ask(years, 735, "discharge", 20, 17);
    ask(years, 246, "equipment", 18, 15);
    ask(years, 86, "late_visits", 12, 9);
    ask(years, 270, "charges", 60, 38);
    ask(years, 186, "told_again", 17, 5);
    ask(years, 195, "capacity", 40, 9);
}

}  // namespace heed::loop
