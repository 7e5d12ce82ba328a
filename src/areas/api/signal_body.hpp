#pragma once
// A signal as another system sends it, judged as strictly as one that staff log: see loop/heard/signal_draft.hpp.

#include <optional>
#include <string>
#include <vector>

#include "areas/api/json_body.hpp"
#include "loop/heard/signal.hpp"

namespace heed::api {

/// What was sent, and the sender's own name for it.
struct Sent {
    loop::Signal signal;
    std::string reference;  ///< at most 64 letters, digits and -_./: ; may be empty
};

/// The service in the member "service", by its number; nothing where none was named or it is not among those known, which is
/// then named as wrong.
std::optional<loop::Service> service_in(Members& members, std::vector<loop::Service> const& known);

/// Names everything that is wrong in `wrong`, with pointers that begin with `pointer`; nothing if there was any.
/// `known` are the services of the council.
std::optional<Sent> read_signal(boost::json::value const& value, std::string const& pointer,
                                std::vector<loop::Service> const& known, Day today, std::vector<web::WrongPart>& wrong);

}  // namespace heed::api
