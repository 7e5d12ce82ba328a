#pragma once
// Who is not complaining, by service. It is one more dimension of the people supported, whose groups are the council's own
// services: how many people each supports. Nobody is asked it about themselves; what was told of a service is counted from
// the service that each complaint and concern names. So it stands under the same rules as every other dimension
// (who_speaks.hpp): the same intervals, the same Holm, small numbers hidden. A table by service and a table by group divide
// the same whole and share no cell, so that taking one from the other gives the whole only, which each of them shows.

#include <optional>
#include <vector>

#include "areas/complaints/voices/voices_store.hpp"
#include "areas/complaints/voices/who_speaks.hpp"
#include "loop/heard/signal.hpp"

namespace heed::complaints {

/// The name by which the dimension is put in, whatever its capitals.
bool is_by_service(Dimension const& dimension);

/// What people are asked about themselves: everything but the service.
std::vector<Dimension> asked_of_people(std::vector<Dimension> dimensions);

/// Complaints and concerns by the services of this dimension; what names none of them is among the silent.
DimensionHeard heard_by_service(Dimension const& dimension, std::vector<loop::Service> const& services,
                                std::vector<VoiceFigure> const& figures);

/// The first name that is none of the council's services; rates by service can be counted for those only.
std::optional<std::string> unknown_service(std::vector<Dimension> const& dimensions,
                                           std::vector<loop::Service> const& services);

}  // namespace heed::complaints
