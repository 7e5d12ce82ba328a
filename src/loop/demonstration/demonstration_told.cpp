// The demonstration's words to people, and what stands on its public page.

#include "loop/demonstration/demonstration_years.hpp"
#include "loop/told/said_and_done.hpp"
#include "loop/told/telling.hpp"

namespace heed::loop {

namespace {

void publish_one(Years& years, int ago, std::string const& key, PublicDraft const& draft) {
    years.at(ago, [&years, key, draft](Instant now) {
        auto const doing = years.doing("esther", now);
        auto const item = for_the_public(years.db(), story_there(years.db(), years.point(key)), draft, doing.today);
        must(item.has_value(), "what the demonstration publishes may be published");
        publish(years.db(), *item, doing);
    });
}

}  // namespace

void plan_tellings(Years& years) {
    years.tell_people(321, "discharge",
                      "We looked again a year later. Nobody is sent home before one named person at home has agreed.");
    years.tell_people(7, "capacity",
                      "We gave workers a short lesson, and that was not enough. We now change the form itself.");
    years.at(16, [&years](Instant now) {
        hold_telling(years.db(), years.point("letters"), true,
                     "The new letters are tried first with people who read large print.", years.doing("grace", now));
    });
    publish_one(
        years, 600, "discharge",
        {"Leaving hospital without a plan", "People came home from hospital and nobody knew that they would.",
         "The form for going home now needs the name of somebody at home who has agreed. No name, no discharge.",
         "whether somebody at home had agreed before the hour of discharge"});
    publish_one(
        years, 290, "payments",
        {"Direct payments that stop without warning", "Payments stopped, and people did not know why.",
         "Another provider now pays. It has its own rules, and we did not check whether people are warned.", ""});
    publish_one(
        years, 150, "equipment",
        {"Equipment that is late or wrong", "Equipment came late, or nobody came to fit it.",
         "The store and the fitters share one diary. If equipment cannot come on its day, people are rung before.",
         "whether equipment is fitted within 10 working days, or people are rung before"});
    publish_one(years, 14, "late_visits",
                {"Late visits", "Visits came late, and people waited without knowing.",
                 "The rota system rings people when a carer will be more than 30 minutes late.",
                 "whether people were rung before a late visit"});
    publish_one(
        years, 6, "capacity",
        {"Reasons in decisions about capacity", "Records said that somebody could not decide, and not why.",
         "We gave all social workers a short lesson.", "whether records say what was tried to help people decide"});
}

}  // namespace heed::loop
