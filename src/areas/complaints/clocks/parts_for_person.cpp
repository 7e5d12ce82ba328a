#include "areas/complaints/clocks/parts_for_person.hpp"

#include <fmt/format.h>

#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/store.hpp"
#include "web/govuk/all.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;

namespace {

std::string plain_name(Part const& part) {
    switch (part.track) {
        case Track::statutory: return "Your complaint about social care";
        case Track::corporate_code:
            return part.stage == 2 ? "Your complaint about the council, looked at again"
                                   : "Your complaint about the council";
        case Track::data_protection: return "Your complaint about how we use what we know of you";
        case Track::subject_access: return "Your wish to see what we keep about you";
        case Track::financial_review: return "Looking again at what you pay";
        case Track::service_request: return "What you asked for";
        case Track::safeguarding: return "Making sure that everybody is safe";
        case Track::none: break;
    }
    return part.kind == Kind::compliment ? "Your thanks" : "What worries you";
}

}  // namespace

std::string plain_next(std::string_view step, Track track, Day due) {
    auto const by = spoken(due);
    if (step == "look_again") {
        return fmt::format("We wait with this one. We look at it again by {}.", by);
    }
    if (step == "acknowledge") {
        return fmt::format("We tell you ourselves that we have it by {}.", by);
    }
    if (step == "plan") {
        return fmt::format("We tell you by {} how we look into it.", by);
    }
    if (step == "refer") {
        return "We make sure first that everybody is safe.";
    }
    if (step == "answer" && track == Track::subject_access) {
        return fmt::format("You get them by {}.", by);
    }
    return step == "answer" ? fmt::format("You have our answer by {}.", by)
                            : fmt::format("Somebody looks into it by {}.", by);
}

web::Html parts_for_person(people::Here const& here, Story const& story) {
    auto const parts = parts_of(here.db, story.said, true);
    if (parts.size() < 2) {
        return {};
    }
    web::Html items;
    for (auto const& part : parts) {
        auto const next = part.closed_on ? fmt::format("We finished this on {}.", spoken(*part.closed_on))
                                         : plain_next(part.next_step, part.track, *part.next_due);
        items += govuk::element("li").holding(
            fmt::format("{} ({}). {}", plain_name(part), reference_of(part.id), next));
    }
    return govuk::element("h2").classes("govuk-heading-m").holding("Everything that you told us then") +
           govuk::element("p")
               .classes("govuk-body")
               .holding("It holds more than one matter, so we deal with each by itself. Your secret opens every one.") +
           govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(items);
}

}  // namespace heed::complaints
