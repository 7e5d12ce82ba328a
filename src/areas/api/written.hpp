#pragma once
// What another system is given: JSON of which a person can read every line, and a mark (ETag) on single records.

#include <string>

#include <boost/json.hpp>

#include "people/api.hpp"

namespace heed::api {

/// One line of JSON. Written by hand because boost.json writes 0.93 as 9.3E-1.
std::string written(boost::json::value const& value);

/// 200, or another status.
web::Response answer(boost::json::value const& value, int status = 200);

/// A single record with its ETag; 304 where the caller has it as it is (If-None-Match, RFC 9110 13.1.2).
web::Response record(web::Request const& request, boost::json::value const& value);

/// A page of a list: the items, and the cursor of the next page or null.
web::Response page_of(boost::json::array items, std::string const& next);

}  // namespace heed::api
