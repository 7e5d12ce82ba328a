#pragma once
// What moved, told without a word that anybody wrote: the events of the loop, for other systems and for webhooks. What
// happens to a signal that is kept from a worker is not among them.

#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "store/store.hpp"

namespace heed::api {

struct Moved {
    std::int64_t number = 0;  ///< of the event log; never leaves the server
    std::string subject;
    std::int64_t subject_id = 0;
    std::string what;
    std::string detail;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Moved, (), (number, subject, subject_id, what, detail, at))

struct Feed {
    std::vector<Moved> moved;    ///< oldest first
    std::int64_t looked_to = 0;  ///< the last event that was looked at
    bool more = false;           ///< there are later ones that were not
};

/// What moved after that event, at most `most`; looks at no more than 1,000 events at once.
Feed moved_after(store::Reading const& db, std::int64_t number, int most);
std::optional<Moved> moved_at(store::Reading const& db, std::int64_t number);
/// The number of the council's last event, whatever it is.
std::int64_t last_event(store::Reading const& db);

/// "learning_point.moved".
std::string type_of(Moved const& moved);

/// {"id": ..., "type": ..., "at": ..., "record": {...}, "stage": ...}: the id stays the same however often it is sent.
boost::json::object moved_json(Moved const& moved, std::string_view server_key);

}  // namespace heed::api
