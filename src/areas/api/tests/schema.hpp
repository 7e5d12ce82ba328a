#pragma once
// Holds JSON to a JSON Schema (2020-12), for the keywords that our description uses; another keyword is a complaint, so
// that none is believed to be checked that is not. Stricter than the standard in one point: a member that the schema does
// not name is a complaint too, because our description must name everything that we answer.

#include <string>
#include <vector>

#include <boost/json.hpp>

namespace heed::api {

class Schemas {
public:
    /// `document` is the whole description: "$ref" is looked up in it.
    explicit Schemas(boost::json::value const& document) : document_(document) {}

    /// Every complaint, each with the JSON pointer of the value; empty where all fits.
    std::vector<std::string> complaints(boost::json::value const& value, boost::json::value const& schema) const;

    /// What a "$ref" stands for, or the value itself.
    boost::json::value const& resolved(boost::json::value const& value) const;

private:
    void check(boost::json::value const& value, boost::json::value const& schema, std::string const& at,
               std::vector<std::string>& found) const;
    void check_members(boost::json::object const& object, boost::json::object const& schema, std::string const& at,
                       std::vector<std::string>& found) const;
    bool fits_any(boost::json::value const& value, boost::json::array const& schemas) const;

    boost::json::value const& document_;
};

}  // namespace heed::api
