#pragma once
// Two people changed the same record: whoever is second sees both versions and decides; nothing is lost in silence.

#include <string>
#include <vector>

#include "people/here.hpp"

namespace heed::people {

/// One field as it is now, and as it was typed.
struct BothVersions {
    std::string label;
    std::string theirs;
    std::string yours;
};

struct Clash {
    std::string what;  ///< "Callum Byrne"
    std::vector<BothVersions> fields;
    std::string form_path;          ///< the form as it is now
    std::string action;             ///< where "keep mine" is sent
    std::vector<web::Field> typed;  ///< the fields of the form, without token, once and version
    std::int64_t version = 0;       ///< the record's version now
};

/// The page that shows both, with status 409. "Keep mine" sends what was typed again, as a change of what is there now.
web::Response show_clash(Here const& here, Clash const& clash);

/// The fields of this form that "keep mine" sends again.
std::vector<web::Field> typed_fields(web::Request const& request);

}  // namespace heed::people
