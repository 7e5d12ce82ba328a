#include "areas/complaints/clocks/track.hpp"

#include <algorithm>

namespace heed::complaints {

std::string spoken(Track track) {
    switch (track) {
        case Track::none: return "Concern or compliment";
        case Track::statutory: return "Adult social care complaint";
        case Track::corporate_code: return "Complaint about another service of the council";
        case Track::data_protection: return "Data protection complaint";
        case Track::subject_access: return "Request for their own records";
        case Track::financial_review: return "Review of a financial assessment";
        case Track::service_request: return "Service request";
        case Track::safeguarding: return "Safeguarding concern";
    }
    return {};
}

std::string spoken(HoldReason why) {
    switch (why) {
        case HoldReason::safeguarding: return "a safeguarding enquiry goes first";
        case HoldReason::police: return "the police are looking into it";
        case HoldReason::court: return "it is before a court";
        case HoldReason::ombudsman: return "the Ombudsman is looking into it";
        case HoldReason::scope: return "we asked what exactly they want to see";
        case HoldReason::identity: return "we asked them to show who they are";
    }
    return {};
}

std::string spoken(Consent consent) {
    switch (consent) {
        case Consent::asked: return "asked, no answer yet";
        case Consent::given: return "they agree";
        case Consent::refused: return "they do not agree";
    }
    return {};
}

std::string spoken(MadeBy made_by) {
    switch (made_by) {
        case MadeBy::self: return "somebody who gets or got the service";
        case MadeBy::affected: return "somebody affected by what was done, not done or decided";
        case MadeBy::representative: return "somebody who speaks for another person";
    }
    return {};
}

std::string spoken(AdvocateAnswer answer) {
    switch (answer) {
        case AdvocateAnswer::not_offered: return "not offered yet";
        case AdvocateAnswer::offered: return "offered, no answer yet";
        case AdvocateAnswer::accepted: return "offered and accepted";
        case AdvocateAnswer::declined: return "offered and declined";
    }
    return {};
}

Hold const* open_hold(std::vector<Hold> const& holds) {
    auto const found = std::ranges::find_if(holds, [](Hold const& hold) { return !hold.ended_on; });
    return found == holds.end() ? nullptr : &*found;
}

}  // namespace heed::complaints
