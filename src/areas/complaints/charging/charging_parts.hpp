#pragma once
// What the pages of this room share.

#include <string>

#include "areas/complaints/charging/care_event.hpp"
#include "areas/complaints/voices/voices_parts.hpp"
#include "people/here.hpp"
#include "web/html.hpp"

namespace heed::complaints {

/// Events in words, with the names of their providers and services.
class EventNames {
public:
    explicit EventNames(store::Reading const& db) : names_(db) {}
    /// "Missed visit, 1 to 14 March 2026, Swan Homecare (12)".
    std::string line_of(CareEvent const& event) const;
    std::string provider_of(CareEvent const& event) const;
    std::string service_of(CareEvent const& event) const;

private:
    NamesOfAbout names_;
};

/// "1 March 2026", or "1 March 2026 to 14 March 2026".
std::string days_in_words(CareEvent const& event);

/// Links between the pages about charging; the one that is open is marked.
web::Html charging_links(people::Here const& here);

}  // namespace heed::complaints
